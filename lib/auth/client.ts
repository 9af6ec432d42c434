/** The technical client, for throttling only: the address the nearest proxy saw. What a client claims stands before it. */
export const clientOf = (headers: Pick<Headers, "get">): string =>
  headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
