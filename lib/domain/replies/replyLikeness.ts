import { likeness } from "../alike/likeness.ts";
import type { CivilDate } from "../calendar/calendar.ts";
import { type Problem, problem } from "../problems.ts";
import { lengthOf } from "../text.ts";
import type { TemplateText } from "./fillIns.ts";

/** From here on two replies read as one; a design default [设], asked again and never decided by it (domain.md E, reviewer 2). */
export const NEARLY_THE_SAME = 0.85;
/** How far back the unit's own replies to other issues are looked at. */
export const RECENT_REPLIES = 30;
export const RECENT_DAYS = 90;

/** A reply given before, as far as it is compared: its words without templates, cut into tokens. */
export type EarlierReply = {
  readonly sameIssue: boolean;
  readonly on: CivilDate;
  readonly words: string;
  readonly tokens: readonly string[];
};
/** What a reply is held against besides itself. Words are cut by lib/search, which is no part of the rules. */
export type ReplyCheck = {
  readonly templates: readonly TemplateText[];
  readonly tokens: readonly string[];
  readonly earlier: readonly EarlierReply[];
};

const QUOTED_LETTERS = 40;

/**
 * Whether a reply is nearly one that was already given: the last one of this issue, or a recent one of the same unit.
 * Errors: REPLY_LIKE_LAST, REPLY_LIKE_OTHER; both can be confirmed, which is recorded with the reply.
 */
export function likeEarlier({ tokens, earlier }: ReplyCheck): Problem | undefined {
  const nearest = earlier
    .map((reply) => ({ reply, share: likeness(tokens, reply.tokens) }))
    .filter(({ share }) => share >= NEARLY_THE_SAME)
    .sort((a, b) => Number(b.reply.sameIssue) - Number(a.reply.sameIssue) || b.share - a.share)[0];
  if (!nearest) return undefined;
  const { sameIssue, on, words } = nearest.reply;
  const quoted =
    lengthOf(words) > QUOTED_LETTERS ? `${[...words].slice(0, QUOTED_LETTERS).join("")}…` : words;
  return problem(sameIssue ? "REPLY_LIKE_LAST" : "REPLY_LIKE_OTHER", {
    percent: Math.floor(nearest.share * 100),
    words: quoted,
    ...(!sameIssue && { on }),
  });
}
