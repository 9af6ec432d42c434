/** How the proxy agent of the demo city stands to whom they speak for. */
export const RELATION = "社区代理员";
