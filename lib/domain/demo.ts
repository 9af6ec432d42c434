/** Everybody of the demonstration signs in with this. It is in the README, and no secret. */
export const DEMO_PASSWORD = "minqing-demo";
