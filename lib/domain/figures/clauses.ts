import { ENDED_STATES, OPEN_STATES } from "../vocabulary.ts";

/** Parts that several figures (domain.md C6) are made of. */

export const ALL = { all: [] } as const;
export const ENDED = { field: "state", in: ENDED_STATES } as const;
export const OPEN = { field: "state", in: OPEN_STATES } as const;
/** C(from,to) leaves out what was withdrawn before anybody accepted it. */
export const COUNTED = {
  not: {
    all: [
      { field: "state", in: ["WITHDRAWN"] },
      { field: "withdrawnFrom", in: ["REGISTERED"] },
    ],
  },
} as const;
/** Three logged tries in vain count as done for 按期答复率, and are listed apart (domain.md C3). */
export const MET = { field: "stop", in: ["MET", "ATTEMPTED"] } as const;
export const PAST_DUE = {
  any: [
    { field: "breachedAt", known: true },
    { all: [{ not: { field: "stoppedAt", known: true } }, { field: "dueAt", notAfter: "asOf" }] },
    {
      all: [
        { field: "stop", in: ["REVOKED"] },
        { field: "dueAt", notAfter: "asOf" },
      ],
    },
  ],
} as const;
/** Clocks of which it is known whether they were kept: those not yet due and unanswered are left out. */
export const DUE = { all: [COUNTED, { any: [MET, PAST_DUE] }] } as const;
export const IN_TIME = {
  all: [MET, { not: { field: "breachedAt", known: true } }, { field: "stoppedAt", before: "dueAt" }],
} as const;
/** Anonymous ones cannot be asked. */
const NAMED = { not: { field: "confidentiality", in: ["ANONYMOUS"] } } as const;
/** Of several ended rounds the last one counts. */
export const ASKED = { all: [{ field: "superseded", in: [false] }, NAMED] } as const;
/** V of C6: 未评价 is out, so it is never counted as satisfied. */
export const ANSWERED = { all: [ASKED, { field: "level", known: true }] } as const;
/** The first round, rated, whatever came after it. */
export const FIRST_ANSWERED = {
  all: [{ field: "round", in: [1] }, NAMED, { field: "level", known: true }],
} as const;
/** A pure inquiry has nothing to solve: 咨询 counts for 响应 and 满意 only. */
export const INQUIRY = { field: "category", in: ["GOVERNANCE_SERVICE.POLICY_INQUIRY"] } as const;
