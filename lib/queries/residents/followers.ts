import { db } from "#lib/db/client.ts";
import { type Follower, maskAddress } from "#lib/domain/notices/noticeAddress.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";

/** Where else the holder of a receipt hears of it; addresses masked, because a receipt can lie about. */
export async function followersOf({ issueId }: ResidentActor): Promise<Follower[]> {
  const rows = await db.issueFollower.findMany({
    where: { issueId: issueId ?? "" },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ id, channel: kept, address, createdAt, confirmedAt }) => {
    const channel = kept as Follower["channel"];
    return {
      id,
      channel,
      address: maskAddress(channel, address),
      confirmed: confirmedAt !== null,
      since: createdAt,
    };
  });
}
