import { ENDED, OPEN } from "./clauses.ts";
import type { Clause, IssueFact } from "./facts.ts";

/** How an issue stands, as the flow of a period shows it: each has exactly one. The first whose clause holds is it. */
export const STANDINGS = ["WAITING", "ANSWERED", "ENDED", "NOT_TAKEN"] as const;
export type Standing = (typeof STANDINGS)[number];

const ANSWER = { field: "firstReplyAt", known: true } as const;
export const STANDING_CLAUSES = {
  /** open, and the resident has heard nothing yet */
  WAITING: { all: [OPEN, { not: ANSWER }] },
  /** open, with an answer given */
  ANSWERED: { all: [OPEN, ANSWER] },
  ENDED,
  /** not accepted, or withdrawn by the resident after acceptance */
  NOT_TAKEN: { field: "state", in: ["NOT_ACCEPTED", "WITHDRAWN"] },
} as const satisfies Record<Standing, Clause<keyof IssueFact & string>>;
