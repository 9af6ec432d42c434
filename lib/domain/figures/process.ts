import { ALL, COUNTED, DUE, ENDED, FIRST_ANSWERED, IN_TIME, INQUIRY } from "./clauses.ts";
import { define } from "./facts.ts";

/**
 * How the work went (domain.md C6 "Also", Z16, N17): shown on a page of its own and counted only there. None of them ranks
 * anybody, and moving a matter up never scores minus.
 */
export const PROCESS = {
  /** 首次解决率: by the rating of the first round. What had to be taken up again was not solved at first. */
  firstSolvedRate: define<"RATING">({
    over: "RATING",
    cohort: "RESOLVED",
    version: 1,
    of: { all: [FIRST_ANSWERED, { not: INQUIRY }] },
    counts: {
      all: [
        { field: "solved", in: ["YES"] },
        { field: "reopened", in: [false] },
        { not: { field: "outcome", in: ["PLANNED"] } },
      ],
    },
  }),
  /** 重办率: taken up again at least once, of what ended at least once. */
  reopenRate: define<"ISSUE">({
    over: "ISSUE",
    cohort: "REGISTERED",
    version: 1,
    of: { all: [COUNTED, { any: [ENDED, { not: { field: "round", in: [1] } }] }] },
    counts: { not: { field: "round", in: [1] } },
  }),
  /** 同点位重复率: the same problem at the same place once more within 90 days. */
  repeatRate: define<"AT_PLACE">({
    over: "AT_PLACE",
    cohort: "REGISTERED",
    version: 1,
    of: ALL,
    counts: { field: "registeredAt", before: "repeatUntil" },
  }),
  /** 及时响应率: the unit reached the resident within the CONTACT clock (24 hours as delivered, domain.md C3). */
  promptContactRate: define<"CONTACT_CLOCK">({
    over: "CONTACT_CLOCK",
    cohort: "REGISTERED",
    version: 1,
    of: DUE,
    counts: { all: [IN_TIME, { not: { field: "stop", in: ["ATTEMPTED"] } }] },
  }),
  /** 退单率: hand-overs to a unit that it gave back. */
  returnRate: define<"HANDOVER">({
    over: "HANDOVER",
    cohort: "HANDED",
    version: 1,
    of: ALL,
    counts: { field: "returned", in: [true] },
  }),
  /** 退单成立率: of the returns on which somebody has decided since, those that were right. */
  upheldRate: define<"HANDOVER">({
    over: "HANDOVER",
    cohort: "HANDED",
    version: 1,
    of: { field: "upheld", known: true },
    counts: { field: "upheld", in: [true] },
  }),
  /** 基层化解率 (Z16 「小事不出村、大事不出镇」): of what began at community or town and has ended, what ended there. */
  localRate: define<"ISSUE">({
    over: "ISSUE",
    cohort: "REGISTERED",
    version: 1,
    of: { all: [COUNTED, ENDED, { field: "initialTier", in: ["URGENT"] }] },
    counts: {
      all: [{ field: "level", in: ["COMMUNITY", "TOWN"] }, { not: { field: "state", in: ["REFERRED_OUT"] } }],
    },
  }),
  /** 公告按时率 (N17 「至少提前一天在辖区公告」): sessions up to now; one held without a notice was not announced in time. */
  onTimeNoticeRate: define<"SESSION">({
    over: "SESSION",
    cohort: "SESSION_DAY",
    version: 1,
    of: { field: "sessionDay", notAfter: "asOf" },
    counts: { field: "publishedAt", before: "lateFrom" },
  }),
} as const;
