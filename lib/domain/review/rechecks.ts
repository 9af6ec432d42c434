import { z } from "zod";
import { startsFrom } from "../casework/transitions.ts";
import { civilDate, PAYLOADS } from "../commands.ts";
import { uuid, words } from "../fields.ts";
import type { Staff } from "../permissions.ts";
import { mayReopen } from "../verbs/resident.ts";
import { RECHECK_FINDINGS, type RecheckFinding, type State } from "../vocabulary.ts";

/**
 * 抽查 (anchors.md 2.9, "closure proof": evidence, the resident's word, and a sampled recheck): of the rounds that ended in
 * some days at a place some are drawn by lot, and somebody goes and looks. Problems and places are checked, never persons.
 */
export const DRAW_SIZES = [10, 20, 30, 50, 100, 200] as const;
export const USUAL_DRAW = 20;
const MOST_DRAWN = 200;

export const drawForm = z
  .object({
    recheckId: uuid,
    unitId: uuid,
    fromOn: civilDate,
    toOn: civilDate,
    size: z
      .string()
      .transform(Number)
      .pipe(z.literal([...DRAW_SIZES], { error: () => "CHOOSE_ONE" })),
    lot: words(40, 1),
  })
  .superRefine(({ fromOn, toOn }, ctx) => {
    if (toOn < fromOn)
      ctx.addIssue({ code: "custom", path: ["toOn"], params: { code: "LAST_BEFORE_FIRST" } });
  });
export type DrawForm = z.output<typeof drawForm>;

export const findingForm = z.object({
  findingId: uuid,
  recheckId: uuid,
  no: z
    .union([z.string(), z.number()])
    .transform(Number)
    .pipe(
      z
        .int({ error: () => "BAD_ID" })
        .min(1, { error: () => "BAD_ID" })
        .max(MOST_DRAWN, { error: () => "BAD_ID" }),
    ),
  finding: z.enum(RECHECK_FINDINGS, { error: () => "CHOOSE_ONE" }),
  words: PAYLOADS.sendBack.shape.reason,
});
export type FindingForm = z.output<typeof findingForm>;

/** How a matter stands that was drawn: it can be opened again, it ended too long ago for that, or it was opened again since. */
export type Standing = "OPENABLE" | "OVER" | "MOVED_ON";
type Stood = {
  /** the round that was drawn, and the one it is in now */
  readonly round: number;
  readonly roundNow: number;
  readonly state: State;
  readonly closedAt: Date | null;
};
export function standingOf({ round, roundNow, state, closedAt }: Stood, now: Date): Standing {
  if (round === roundNow && startsFrom("reopen", state))
    return mayReopen({ closedAt }, { now }) ? "OVER" : "OPENABLE";
  return round === roundNow && state === "ARCHIVED" ? "OVER" : "MOVED_ON";
}

export type Stratum = { readonly unitId: string; readonly ended: number };
export type Share = Stratum & { readonly drawn: number };

/**
 * How many to draw at each place: in proportion to what ended there (largest remainders), and where the draw is large enough
 * at least one at each, so that no place is never looked at. Together exactly `size`, or all there are.
 */
export function sharesOf(strata: readonly Stratum[], size: number): Share[] {
  const all = strata.reduce((sum, { ended }) => sum + ended, 0);
  const most = Math.min(size, all);
  const order = (a: Stratum, b: Stratum) => (a.unitId < b.unitId ? -1 : 1);
  // In whole numbers: what a place gets, and what is left over of it.
  const shares = strata.map((stratum) => ({
    ...stratum,
    drawn: Math.floor((stratum.ended * most) / all),
    over: (stratum.ended * most) % all,
  }));
  const left = most - shares.reduce((sum, { drawn }) => sum + drawn, 0);
  for (const share of shares.toSorted((a, b) => b.over - a.over || order(a, b)).slice(0, left))
    share.drawn += 1;
  if (most >= strata.length)
    for (const share of shares.filter(({ drawn }) => drawn === 0)) {
      const [largest] = shares.toSorted((a, b) => b.drawn - a.drawn || order(a, b));
      if (largest) largest.drawn -= 1;
      share.drawn = 1;
    }
  return shares.map(({ over: _, ...share }) => share);
}

/** Handled by an office of this person, so that another looks into it. */
export const isOwnMatter = (
  { posts }: Pick<Staff, "posts">,
  { leadId }: { readonly leadId: string | null },
): boolean => posts.some(({ unitId }) => unitId === leadId);

/** What could not be told may be looked at again; what was told stays. */
export const isTold = (finding: RecheckFinding | null): boolean => finding !== null && finding !== "UNCLEAR";

export type Tally = Readonly<Record<RecheckFinding, number>> & {
  readonly drawn: number;
  readonly looked: number;
};
/** What was found so far; what cannot be told counts as looked at, and as neither. */
export function tallyOf(found: readonly (RecheckFinding | null)[]): Tally {
  const count = (one: RecheckFinding) => found.filter((finding) => finding === one).length;
  return {
    drawn: found.length,
    looked: found.filter((finding) => finding !== null).length,
    SOLVED: count("SOLVED"),
    NOT_SOLVED: count("NOT_SOLVED"),
    UNCLEAR: count("UNCLEAR"),
  };
}
