import { type Actor, grantFor, type Staff } from "../permissions.ts";
import { type Problem, problem } from "../problems.ts";
import type { Verb } from "../vocabulary.ts";
import type { Context } from "./draft.ts";
import type { Issue } from "./issue.ts";

/**
 * Who took which step of a matter, as far as somebody else must decide after it: ids of people, also of the colleague in
 * whose name a stand-in acted. Begins anew with each round.
 */
export type Hands = { readonly [V in Verb]?: readonly string[] };

/**
 * Nobody decides their own (信访工作条例 §24, §34, §35: the office above decides; domain.md C2 "clerk proposes, office lead
 * confirms"). At the city the office above is the city itself, so there it must be another person: whoever took one of
 * these steps does not decide the one on the left. Screens, queues and the decision read this one table.
 */
export const SECOND_EYES = {
  refuse: ["proposeRefusal"],
  review: ["proposeRefusal", "refuse", "referOut"],
  rule: ["dispatch", "return"],
  approvePause: ["askPause"],
  approveExtension: ["askExtension"],
  approveSecondExtension: ["askExtension", "approveExtension"],
  hold: ["hold"],
} as const satisfies { [V in Verb]?: readonly Verb[] };
export type SecondEyed = keyof typeof SECOND_EYES;

export const stepsBefore = (verb: Verb): readonly Verb[] =>
  Object.hasOwn(SECOND_EYES, verb) ? SECOND_EYES[verb as SecondEyed] : [];
const WATCHED = new Set<Verb>(Object.values(SECOND_EYES).flat());
/** Both returns of a round are one dispute; of every other step only the latest is what is decided on. */
const ADD_UP: readonly Verb[] = ["dispatch", "return"];

type By = Pick<Context["by"], "personId" | "post">;
/** Everybody who acts in one step: the person, and the colleague whose post it is. */
const people = ({ personId, post }: By): string[] =>
  [personId, post?.onBehalfOf].filter((id) => id !== null && id !== undefined);

/** The hands of an issue after this step. */
export function withHands(hands: Hands, verb: Verb, by: By): Hands {
  if (!WATCHED.has(verb)) return hands;
  const before = ADD_UP.includes(verb) ? (hands[verb] ?? []) : [];
  return { ...hands, [verb]: [...new Set([...before, ...people(by)])] };
}

/** Whoever may not decide this now, because they took a step that it is about. */
export const tookPart = ({ hands }: Pick<Issue, "hands">, verb: Verb): readonly string[] =>
  stepsBefore(verb).flatMap((step) => hands[step] ?? []);

/** SAME_PERSON when this person, or whose post they borrow, took a step that is decided on here; `step` is that one. */
export function ownHand(issue: Pick<Issue, "hands">, verb: Verb, by: By): Problem | undefined {
  const own = people(by);
  const step = stepsBefore(verb).findLast((one) => issue.hands[one]?.some((id) => own.includes(id)));
  return step && problem("SAME_PERSON", { step });
}

/** The same staff without the posts they borrow from somebody who took part: their own posts may still decide. */
export const withFreshPosts = (actor: Staff, issue: Pick<Issue, "hands">, verb: Verb): Staff => {
  const taken = tookPart(issue, verb);
  return { ...actor, posts: actor.posts.filter((p) => !p.onBehalfOf || !taken.includes(p.onBehalfOf)) };
};

/** Why somebody with the right post may still not decide this one, knowable before the form is filled. */
export function notByThem(issue: Issue, verb: Verb, actor: Actor): Problem | undefined {
  if (actor.kind !== "STAFF" || stepsBefore(verb).length === 0) return;
  const post = grantFor(withFreshPosts(actor, issue, verb), verb, issue) ?? grantFor(actor, verb, issue);
  return post === null || typeof post === "string"
    ? undefined
    : ownHand(issue, verb, { personId: actor.personId, post });
}
