import { type FigureValue, HEADLINE_IDS, type HeadlineId, NOTHING } from "#lib/domain/figures/metrics.ts";
import { count, keysOf, type Pass } from "./count.ts";
import { KEY_SIGN } from "./cuts.ts";
import type { AnyCut, Asked } from "./live.ts";
import { alongside } from "./metrics.ts";

/** How many facts there are by one key of a cut; the parts of a key that has several stand in a list. */
export type KeyCount = { readonly key: readonly string[]; readonly count: number };
export const keyCounts = (pass: Pass, figure: HeadlineId, cut: AnyCut): KeyCount[] =>
  keysOf(pass, cut).map((key) => ({
    key: key.split(KEY_SIGN),
    count: pass.get(`${cut}:${key}`)?.[figure]?.counted ?? 0,
  }));
export const countBy = async (of: Asked, figure: HeadlineId, cut: AnyCut): Promise<KeyCount[]> =>
  keyCounts(await count(of, [figure], [cut]), figure, cut);

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
