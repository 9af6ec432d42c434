import { db } from "#lib/db/client.ts";
import { publishedNotices } from "#lib/db/open/publicNotices.ts";

/** A sitemap holds 50,000 addresses; a city has some 2,300 offices of places. */
const MOST_OFFICES = 20_000;
const MOST_NOTICES = 5_000;

/** What changes behind the fixed pages: offices of places, and notices that are published now. */
export async function readSitemap(): Promise<{
  offices: string[];
  notices: { id: string; publishedAt: Date | null }[];
}> {
  const [offices, notices] = await Promise.all([
    db.orgUnit.findMany({
      where: { validTo: null, kind: "AREA", level: { not: "GRID" } },
      select: { id: true },
      orderBy: { code: "asc" },
      take: MOST_OFFICES,
    }),
    publishedNotices(db, null, MOST_NOTICES),
  ]);
  return {
    offices: offices.map(({ id }) => id),
    notices: notices.map(({ id, publishedAt }) => ({ id, publishedAt })),
  };
}
