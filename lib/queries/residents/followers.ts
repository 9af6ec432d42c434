import { db } from "#lib/db/client.ts";
import { maskAddress } from "#lib/domain/notices/noticeAddress.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";

/** Where else the holder of a receipt hears of it; addresses masked, because a receipt can lie about. */
export async function followersOf({
  issueId,
}: ResidentActor): Promise<{ id: string; address: string; confirmed: boolean }[]> {
  const rows = await db.issueFollower.findMany({
    where: { issueId: issueId ?? "" },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ id, address, confirmedAt }) => ({
    id,
    address: maskAddress("EMAIL", address),
    confirmed: confirmedAt !== null,
  }));
}
