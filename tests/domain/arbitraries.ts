import fc from "fast-check";
import { hindrance } from "#lib/domain/casework/decide.ts";
import type { Issue, Place } from "#lib/domain/casework/issue.ts";
import { startsFrom } from "#lib/domain/casework/transitions.ts";
import {
  CALLBACK_RESULTS,
  CONTACT_RESULTS,
  OUTCOMES,
  RATED_SOLVED,
  RATING_LEVELS,
  REPLY_KINDS,
  type Verb,
} from "#lib/domain/vocabulary.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { at, place } from "#tests/support/story.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Verbs as people use them: what leads onward most often, what ends it hardly ever, so that stories grow long. */
const WEIGHTS = {
  accept: 16,
  dispatch: 16,
  sign: 16,
  reply: 16,
  escalate: 12,
  sendBack: 12,
  resolve: 16,
  rate: 16,
  reopen: 12,
  return: 8,
  rule: 8,
  urge: 2,
  supervise: 2,
  close: 2,
  proposeRefusal: 2,
  refuse: 3,
  askReview: 6,
  review: 6,
  withdraw: 1,
  handOff: 2,
  addCoHandler: 5,
  whistle: 5,
  reportIn: 6,
  finishTask: 6,
  rateJoint: 4,
  meet: 3,
  contact: 8,
  denyContact: 5,
  askBack: 5,
  askInfo: 4,
  giveInfo: 5,
  askPause: 4,
  approvePause: 5,
  askExtension: 5,
  approveExtension: 6,
  approveSecondExtension: 6,
  tellExtension: 6,
  declineRequest: 2,
  resume: 4,
  mediate: 3,
  hold: 5,
  callback: 6,
  referOut: 1,
  merge: 2,
  split: 4,
  link: 1,
  reclassify: 2,
} as const satisfies { [V in Verb]?: number };
const PEOPLES_VERBS = (Object.entries(WEIGHTS) as [Verb, number][]).flatMap(([verb, weight]) =>
  Array<Verb>(weight).fill(verb),
);

/** Known down to the community, the town, the county, or only the city; and a town of the city's own, and a community of the county's. */
export const places: fc.Arbitrary<Place> = fc.constantFrom(
  place,
  place,
  { ...place, gridId: "grid" },
  { ...place, communityId: null },
  { ...place, communityId: null, townId: null },
  { ...place, communityId: null, townId: null, countyId: null },
  { ...place, countyId: null, townId: "town-alone", communityId: "community-alone" },
  { ...place, townId: null, communityId: "community-apart" },
);

/** When it is registered: any minute of 2026, holidays and nights included. */
export const beginnings: fc.Arbitrary<Date> = fc
  .integer({ min: 0, max: 365 * 1440 })
  .map((minutes) => new Date(at("01-01 00:00").getTime() + minutes * MINUTE));

/** How long nothing happens: minutes, hours, days, or long enough for every clock to run out. */
const waits: fc.Arbitrary<number> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 240 }).map((n) => n * MINUTE) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 48 }).map((n) => n * 60 * MINUTE) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 12 }).map((n) => n * DAY) },
  { weight: 1, arbitrary: fc.integer({ min: 13, max: 70 }).map((n) => n * DAY) },
);

export type Step = {
  wait: number;
  /** whether the sweep comes by at that instant, and on which side of the person */
  sweep: "none" | "before" | "after" | "both";
  /** most people do what is possible, some press whatever they find */
  sensible: boolean;
  choice: number;
  /** one of three people who do everything at a small office; otherwise whoever sits at that desk */
  by: string | null;
  payload: { [V in Verb]?: object };
};
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    wait: waits,
    sweep: fc.constantFrom("none", "before", "after", "both"),
    sensible: fc.boolean().chain((b) => (b ? fc.constant(true) : fc.boolean())),
    choice: fc.nat(),
    by: fc.constantFrom(null, null, "clerk-one", "clerk-two", "clerk-three"),
    payload: fc.record({
      reply: fc.record({ kind: fc.constantFrom(...REPLY_KINDS) }),
      rate: fc.record({
        solved: fc.constantFrom(...RATED_SOLVED),
        level: fc.constantFrom(...RATING_LEVELS),
        words: fc.constantFrom("", "还在漏"),
      }),
      resolve: fc.record({ outcome: fc.constantFrom(...OUTCOMES) }),
      supervise: fc.record({ level: fc.integer({ min: 1, max: 3 }) }),
      review: fc.record({ upheld: fc.boolean() }),
      rule: fc.record({ upheld: fc.boolean() }),
      contact: fc.record({ result: fc.constantFrom(...CONTACT_RESULTS) }),
      callback: fc.record({
        result: fc.constantFrom(...CALLBACK_RESULTS),
        solved: fc.constantFrom(...RATED_SOLVED),
        level: fc.constantFrom(...RATING_LEVELS),
        contacted: fc.boolean(),
        ofFreeWill: fc.boolean(),
      }),
    }),
  }),
  { minLength: 1, maxLength: 40, size: "max" },
);

/** What somebody does in this step, given what the issue is now. */
export function chosen(step: Step, issue: Issue, now: Date): Verb {
  const possible = PEOPLES_VERBS.filter(
    (verb) => startsFrom(verb, issue.state) && !hindrance(issue, verb, { now, calendar: realCalendar }),
  );
  const from = step.sensible && possible.length > 0 ? possible : PEOPLES_VERBS;
  return from[step.choice % from.length] as Verb;
}
