/** How the name of a villagers' committee ends, for PostgreSQL; any other community is one of residents (居委会). */
export const VILLAGE_NAME = "村(委会|民委员会)?$";
/** 创智园区（梧桐里社区）: what stands around the community behind the name of a place in it. */
export const IN_COMMUNITY = ["（", "）"] as const;
