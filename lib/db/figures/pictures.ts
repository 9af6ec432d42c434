import { type FigureValue, HEADLINE_IDS, type HeadlineId, NOTHING } from "#lib/domain/figures/metrics.ts";
import { count, type Pass } from "./count.ts";
import { KEY_SIGN } from "./cuts.ts";
import type { AnyCut, Asked } from "./live.ts";
import { alongside } from "./metrics.ts";

/** How many facts of a figure there are by each key of a cut; the parts of a key that has several stand in a list. */
export async function countBy(
  of: Asked,
  figure: HeadlineId,
  cut: AnyCut,
): Promise<{ readonly key: readonly string[]; readonly count: number }[]> {
  const pass = await count(of, [figure], [cut]);
  return [...pass].flatMap(([at, values]) =>
    at.startsWith(`${cut}:`)
      ? [{ key: at.slice(cut.length + 1).split(KEY_SIGN), count: values[figure]?.counted ?? 0 }]
      : [],
  );
}

/** One figure by the place below. */
export const countByPlace = (of: Asked, figure: HeadlineId): Promise<Pass> => count(of, [figure], ["unit"]);

/** What is open now. */
export const countStock = (of: Asked): Promise<Pass> =>
  count(of, alongside("backlogOpen", HEADLINE_IDS), ["level"]);

/** One of each kind of fact and cohort; what can be counted with it comes along. */
const KINDS = [
  "intake",
  "onTimeReplyRate",
  "satisfactionRate",
  "ended",
] as const satisfies readonly HeadlineId[];
export type Headline = Readonly<Partial<Record<HeadlineId, FigureValue>>>;

/** What is counted over a period, by place below: the headline of each, and of the whole under "". */
export async function countOverPeriod(of: Asked): Promise<Map<string, Headline>> {
  const passes = await Promise.all(KINDS.map((like) => count(of, alongside(like, HEADLINE_IDS), ["unit"])));
  const found = new Map<string, Headline>();
  for (const pass of passes)
    for (const [at, values] of pass) {
      const key = at.slice(at.indexOf(":") + 1);
      found.set(key, { ...found.get(key), ...values });
    }
  return found;
}
export const valueIn = (headline: Headline | undefined, id: HeadlineId): FigureValue =>
  headline?.[id] ?? NOTHING;
