import { uuidv7 } from "uuidv7";
import { db, transaction } from "#lib/db/client.ts";
import {
  checkSample,
  clearSums,
  drawSamples,
  foldSome,
  holdSums,
  shortenQueues,
  startSumsOver,
} from "#lib/db/figures/selfCheck.ts";
import { cityOffices } from "#lib/db/units.ts";

/** So many issues are summed up in one transaction. */
const AT_ONCE = 5_000;

/** Sums up issues that changed since, as long as there are any and `goOn` says so; returns how many. */
export async function foldFigures(goOn: () => boolean = () => true): Promise<number> {
  let folded = 0;
  for (;;) {
    const some = await foldSome(db, AT_ONCE);
    folded += some;
    if (some < AT_ONCE || !goOn()) return folded;
  }
}

/** Places and months looked at in one night. */
const SAMPLES = 12;
const LONGEST_MS = 600_000;
/** Names of wrong numbers that are kept. */
const NAMED = 50;

export type FigureCheck = {
  readonly samples: number;
  readonly looked: number;
  readonly wrong: readonly string[];
};

/**
 * The nightly proof of the figures: places and months drawn by lot are recounted from the facts, in one snapshot with what is
 * kept summed up. When a number differs the city office is told, and everything is summed up anew; figures are counted live
 * until that is done. What no look reads any more is cleared away first, so that it is proved too.
 */
export async function checkFigures(lot: string, now: Date): Promise<FigureCheck> {
  await transaction((tx) => clearSums(tx, now), { timeout: LONGEST_MS });
  await shortenQueues(db);
  const found = await transaction(
    async (tx) => {
      await holdSums(tx);
      const samples = await drawSamples(tx, lot, SAMPLES, now);
      let looked = 0;
      const wrong: string[] = [];
      for (const sample of samples) {
        const one = await checkSample(tx, sample, now);
        looked += one.looked;
        wrong.push(...one.wrong);
      }
      return { samples: samples.length, looked, wrong };
    },
    { snapshot: true, timeout: LONGEST_MS },
  );
  await transaction(async (tx) => {
    const named = found.wrong.slice(0, NAMED);
    await tx.figureCheck.create({
      data: {
        id: uuidv7(),
        at: now,
        lot,
        samples: found.samples,
        looked: found.looked,
        wrong: found.wrong.length,
        named,
      },
    });
    if (named.length === 0) return;
    await startSumsOver(tx);
    await tx.outbox.createMany({
      data: (await cityOffices(tx)).map((id) => ({
        id: uuidv7(),
        topic: "figuresDiffer",
        recipient: `unit:${id}`,
        data: { count: found.wrong.length },
        createdAt: now,
      })),
    });
  });
  return found;
}
