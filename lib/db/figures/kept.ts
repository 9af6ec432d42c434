import type { OpenCounted } from "#lib/domain/figures/openFigures.ts";
import { type Db, db, transaction } from "../client.ts";

export type KeptFigures = { readonly countedAt: Date; readonly figures: OpenCounted };
/** Nobody asks for what is older: the days of the page end today. */
const GONE_AFTER_MS = 86_400_000;
/** Longer than the slowest count; whoever waits for another process waits within it. */
const LONGEST_MS = 60_000;

type Asked = { readonly now: Date; readonly keptMs: number };
const freshIn = async (tx: Db, key: string, { now, keptMs }: Asked): Promise<KeptFigures | null> => {
  const row = await tx.keptFigure.findUnique({ where: { key } });
  return row && Math.abs(now.getTime() - row.countedAt.getTime()) < keptMs
    ? { countedAt: row.countedAt, figures: row.figures as unknown as OpenCounted }
    : null;
};

/**
 * Figures that some process has counted within so long, or else counted now and kept for all: while one counts the others wait
 * for it. Asked one after another within a process, because who waits holds a connection that the count needs.
 */
export async function keptFigures(
  key: string,
  asked: Asked,
  count: () => Promise<OpenCounted>,
): Promise<KeptFigures> {
  const { now } = asked;
  const fresh = await freshIn(db, key, asked);
  if (fresh) return fresh;
  return transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`figures ${key}`}, 0))`;
      const counted = await freshIn(tx, key, asked);
      if (counted) return counted;
      const figures = await count();
      await tx.keptFigure.upsert({
        where: { key },
        create: { key, countedAt: now, figures },
        update: { countedAt: now, figures },
      });
      const gone = new Date(now.getTime() - GONE_AFTER_MS);
      await tx.keptFigure.deleteMany({ where: { countedAt: { lt: gone } } });
      return { countedAt: now, figures };
    },
    { timeout: LONGEST_MS },
  );
}
