import { type Issue, runningClock, type TrailEvent, type Waiting } from "#lib/domain/casework/issue.ts";
import { promiseOf } from "#lib/domain/casework/promised.ts";
import type { ReferRoute, RefusalReason, Verb } from "#lib/domain/vocabulary.ts";

/** Where an issue stands off its straight way, in what the resident may read: until when, why, and what they were told. */
export type Turns = {
  readonly refusal: {
    readonly reason: RefusalReason;
    readonly words: string;
    readonly whereToGo: string;
    /** asked for, and when the office above (at the city somebody else) must have decided; or what was decided */
    readonly review: { readonly due: string; readonly above: boolean } | { readonly words: string } | null;
  } | null;
  readonly referral: {
    readonly route: ReferRoute;
    readonly words: string;
    readonly whereToGo: string;
  } | null;
  readonly waiting:
    | (Pick<Waiting, "kind" | "since" | "until" | "reason"> & {
        /** the one list that was asked for */
        readonly list: string | null;
      })
    | null;
  readonly extension: { readonly words: string; readonly until: string } | null;
  readonly hold: { readonly words: string; readonly reviewOn: string } | null;
  readonly merged: boolean;
};

type Event = Pick<TrailEvent, "verb" | "data">;

/** `events` in order, only those a resident may know of. */
export function turnsOf(issue: Issue, events: readonly Event[]): Turns {
  const last = (verb: Verb) => events.findLast((event) => event.verb === verb)?.data;
  const words = (verb: Verb) => String(last(verb)?.words ?? "");
  return {
    refusal:
      issue.state === "NOT_ACCEPTED" ? { ...toldIn(last("refuse")), review: reviewOf(issue, words) } : null,
    referral: issue.state === "REFERRED_OUT" ? referredIn(last("referOut")) : null,
    waiting: issue.waiting && {
      ...standing(issue.waiting),
      list: issue.waiting.kind === "INFO" ? words("askInfo") : null,
    },
    extension: extensionOf(issue, words("tellExtension")),
    hold: holdOf(issue, words("hold")),
    merged: issue.state === "MERGED",
  };
}

type Data = TrailEvent["data"] | undefined;
const toldIn = (data: Data) => ({
  reason: data?.reason as RefusalReason,
  words: String(data?.words ?? ""),
  whereToGo: String(data?.whereToGo ?? ""),
});
const referredIn = (data: Data) => ({
  route: data?.route as ReferRoute,
  words: String(data?.words ?? ""),
  whereToGo: String(data?.whereToGo ?? ""),
});
const standing = ({ kind, since, until, reason }: Waiting) => ({ kind, since, until, reason });

function reviewOf(issue: Issue, words: (verb: Verb) => string) {
  const review = runningClock(issue, "REVIEW");
  if (review) return { due: review.basis.due, above: review.unitId !== issue.holderUnitId };
  return issue.refusalReview === "UPHELD" ? { words: words("review") } : null;
}

/** The extension of this round that was told; while the date still runs. Merged, the reasons were written to another. */
function extensionOf(issue: Issue, words: string): Turns["extension"] {
  const resolve = promiseOf(issue, "RESOLVE");
  const extended = resolve?.basis.shifts?.some(({ rule }) => rule === "EXTENDED");
  return resolve && extended ? { words, until: resolve.basis.due } : null;
}

function holdOf(issue: Issue, words: string): Turns["hold"] {
  const review = promiseOf(issue, "HOLD_REVIEW");
  return review ? { words, reviewOn: review.basis.due } : null;
}
