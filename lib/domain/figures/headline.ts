import { ALL, ANSWERED, ASKED, COUNTED, DUE, ENDED, IN_TIME, INQUIRY, MET, OPEN } from "./clauses.ts";
import { define } from "./facts.ts";

/** What the dashboard shows first: counted together, in one pass for each kind and cohort. */
export const HEADLINE = {
  /** 收件 */
  intake: define<"ISSUE">({ over: "ISSUE", cohort: "REGISTERED", version: 1, of: COUNTED, counts: ALL }),
  /** 事项数: one for each matter; a merged issue is a voice of another (domain.md C6 "masters only"). */
  masters: define<"ISSUE">({
    over: "ISSUE",
    cohort: "REGISTERED",
    version: 1,
    of: COUNTED,
    counts: { not: { field: "mergedInto", known: true } },
  }),
  /** 反馈办结率: ended, or answered, or refused with notice. A reopened issue stays in. */
  feedbackRate: define<"ISSUE">({
    over: "ISSUE",
    cohort: "REGISTERED",
    version: 1,
    of: COUNTED,
    counts: {
      any: [ENDED, { field: "firstReplyAt", known: true }, { field: "state", in: ["NOT_ACCEPTED"] }],
    },
  }),
  /** 办结率: ended now. A reopened issue leaves. */
  resolvedRate: define<"ISSUE">({
    over: "ISSUE",
    cohort: "REGISTERED",
    version: 1,
    of: COUNTED,
    counts: ENDED,
  }),
  /** Last step of the funnel: ended, and called 基本满意 or better by the resident. */
  contentRate: define<"ISSUE">({
    over: "ISSUE",
    cohort: "REGISTERED",
    version: 1,
    of: COUNTED,
    counts: { all: [ENDED, { field: "ratedLevel", in: [5, 4, 3] }] },
  }),
  /** 按期答复率: clocks not yet due and unanswered are left out; so are those moved or ended before they were due. */
  onTimeReplyRate: define<"REPLY_CLOCK">({
    over: "REPLY_CLOCK",
    cohort: "REGISTERED",
    version: 2,
    of: DUE,
    counts: IN_TIME,
  }),
  /** 联系不上: of the reply clocks that were met, those where nobody could be reached. */
  unreachedRate: define<"REPLY_CLOCK">({
    over: "REPLY_CLOCK",
    cohort: "REGISTERED",
    version: 1,
    of: { all: [COUNTED, MET] },
    counts: { field: "stop", in: ["ATTEMPTED"] },
  }),
  /** 评价覆盖: V ÷ to be asked. */
  ratingCoverage: define<"RATING">({
    over: "RATING",
    cohort: "RESOLVED",
    version: 1,
    of: ASKED,
    counts: { field: "level", known: true },
  }),
  /** 响应率 */
  responseRate: define<"RATING">({
    over: "RATING",
    cohort: "RESOLVED",
    version: 1,
    of: ANSWERED,
    counts: { field: "contacted", in: [true] },
  }),
  /** 解决率: partly solved is not solved; put into a plan is not solved. */
  resolutionRate: define<"RATING">({
    over: "RATING",
    cohort: "RESOLVED",
    version: 1,
    of: { all: [ANSWERED, { not: INQUIRY }] },
    counts: { all: [{ field: "solved", in: ["YES"] }, { not: { field: "outcome", in: ["PLANNED"] } }] },
  }),
  /** 满意率: 非常满意 and 满意 weigh 1, 基本满意 0.9 [设]. */
  satisfactionRate: define<"RATING">({
    over: "RATING",
    cohort: "RESOLVED",
    version: 1,
    of: ANSWERED,
    counts: { field: "level", in: [5, 4, 3] },
    weight: { field: "level", tenths: { 5: 10, 4: 10, 3: 9 } },
  }),
  /** 办结 by the day it ended: the flow beside intake */
  ended: define<"ISSUE">({ over: "ISSUE", cohort: "RESOLVED", version: 1, of: ENDED, counts: ALL }),
  /** 在办 */
  backlogOpen: define<"ISSUE">({ over: "ISSUE", cohort: "NOW", version: 1, of: OPEN, counts: ALL }),
  /** 超期在办 */
  overdueOpen: define<"ISSUE">({
    over: "ISSUE",
    cohort: "NOW",
    version: 1,
    of: OPEN,
    counts: { field: "nextDueAt", notAfter: "asOf" },
  }),
} as const;
