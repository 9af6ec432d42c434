/** The one list of words (domain.md B). A word is named here once and keys every table: state machine, permission, schema, label. */

export const LANGS = ["zh", "en"] as const;
export type Lang = (typeof LANGS)[number];

/** 市 / 区县 / 街道(乡镇) / 社区(村). Grids lie below the community and hold no office, so they are not a level of casework. */
export const LEVELS = ["CITY", "COUNTY", "TOWN", "COMMUNITY"] as const;
export type Level = (typeof LEVELS)[number];
export const UNIT_LEVELS = [...LEVELS, "GRID"] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];
/** AREA = the office of a place; DEPARTMENT = a handling unit beside it (住建局, 城管局 …). */
export const UNIT_KINDS = ["AREA", "DEPARTMENT"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export const ROLES = [
  "VISITOR",
  "RECORDER",
  "GRID_WORKER",
  "LIAISON",
  "PROXY_AGENT",
  "INTAKE_CLERK",
  "DISPATCHER",
  "HANDLER",
  "UNIT_LEAD",
  "COUNCIL_CLERK",
  "SUPERVISOR",
  "CALLBACK_OFFICER",
  "REVIEWER",
  "AUDITOR",
  "SYS_ADMIN",
] as const;
export type Role = (typeof ROLES)[number];

/** 急 愁 难 盼: who can solve it, never how dangerous it is (domain.md, reading 4). */
export const TIERS = ["URGENT", "WORRY", "HARD", "HOPE"] as const;
export type Tier = (typeof TIERS)[number];

export const STATES = [
  "REGISTERED",
  "ACCEPTED",
  "DISPATCHED",
  "IN_PROGRESS",
  "MEDIATING",
  "ON_HOLD",
  "RESOLVED",
  "CLOSED",
  "ARCHIVED",
  "NOT_ACCEPTED",
  "REFERRED_OUT",
  "MERGED",
  "WITHDRAWN",
] as const;
export type State = (typeof STATES)[number];
/**
 * Open = somebody still owes the resident something. RESOLVED waits for the resident, so it is no longer open; a MERGED
 * issue is, because its own resident is still owed an answer.
 */
export const OPEN_STATES = [
  "REGISTERED",
  "ACCEPTED",
  "DISPATCHED",
  "IN_PROGRESS",
  "MEDIATING",
  "ON_HOLD",
  "MERGED",
] as const satisfies readonly State[];
export const ENDED_STATES = [
  "RESOLVED",
  "CLOSED",
  "ARCHIVED",
  "REFERRED_OUT",
] as const satisfies readonly State[];

/** One verb list (house rule 1). The order is the order of the working day, and of every menu. */
export const VERBS = [
  "register",
  "handOff",
  "accept",
  "proposeRefusal",
  "refuse",
  "askReview",
  "review",
  "dispatch",
  "sign",
  "return",
  "rule",
  "addCoHandler",
  "whistle",
  "reportIn",
  "finishTask",
  "rateJoint",
  "meet",
  "contact",
  "reply",
  "denyContact",
  "askBack",
  "askInfo",
  "giveInfo",
  "askPause",
  "approvePause",
  "askExtension",
  "approveExtension",
  "approveSecondExtension",
  "tellExtension",
  "declineRequest",
  "resume",
  "mediate",
  "hold",
  "escalate",
  "sendBack",
  "resolve",
  "rate",
  "callback",
  "reopen",
  "close",
  "urge",
  "withdraw",
  "supervise",
  "referOut",
  "merge",
  "split",
  "link",
  "reclassify",
  "archive",
  "followMaster",
  "autoEscalate",
  "recount",
  "breach",
  "correctContact",
  "keepPrivate",
  "forgetContact",
  "revokeMandate",
  "askRight",
  "answerRight",
] as const;
export type Verb = (typeof VERBS)[number];

export const CLOCK_KINDS = [
  "CONTACT",
  "ACCEPT",
  "SIGN",
  "REPLY",
  "PROGRESS",
  "RESOLVE",
  "RATING",
  "CO_TASK",
  "REPORT_IN",
  "RULING",
  "REVIEW",
  "HOLD_REVIEW",
  "WAIT",
  "CALLBACK",
  "ARCHIVE",
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];
/**
 * MET = done what the clock asked; ATTEMPTED = three logged tries, nobody reached; MOVED = the issue went to another
 * level or into another issue; HELD = 挂账; ENDED = the matter ended; LAPSED = ran out where nobody is at fault; REVOKED =
 * the resident says nobody was in touch.
 */
export const CLOCK_STOPS = ["MET", "ATTEMPTED", "MOVED", "HELD", "ENDED", "LAPSED", "REVOKED"] as const;
export type ClockStop = (typeof CLOCK_STOPS)[number];
export const DEADLINE_MODES = ["CALENDAR_ROLLOVER", "CALENDAR_STRICT", "WORKING_DAY"] as const;
export type DeadlineMode = (typeof DEADLINE_MODES)[number];

export const CHANNELS = ["VISIT", "RECEPTION", "PHONE", "WEB", "LETTER", "HOTLINE_12345"] as const;
export type Channel = (typeof CHANNELS)[number];
export const CONFIDENTIALITIES = ["NORMAL", "CONFIDENTIAL", "ANONYMOUS", "SENSITIVE"] as const;
export type Confidentiality = (typeof CONFIDENTIALITIES)[number];
export const VISIT_TYPES = ["HOUSEHOLD_VISIT", "EVENING_RECEPTION", "SEAT_IN", "PHONE_CONTACT"] as const;
export type VisitType = (typeof VISIT_TYPES)[number];
/** Every one of them is a full, valid result (domain.md N15): nobody has to invent problems. */
/** How an address stands: somebody lives there, nobody does, they have moved away, or it is closed for good. */
export const HOUSEHOLD_STATES = ["OCCUPIED", "EMPTY", "MOVED", "CLOSED"] as const;
export type HouseholdState = (typeof HOUSEHOLD_STATES)[number];
/** What is written of an address, append-only. */
export const HOUSEHOLD_CHANGES = [
  "ADDED",
  "STATE",
  "SAFETY",
  "WENT_INTO",
  "TOOK_IN",
  "PARTED",
  "CONTACT",
  "CONTACT_GONE",
] as const;
export type HouseholdChangeKind = (typeof HOUSEHOLD_CHANGES)[number];
/** How an address stands in the yearly round (domain.md N18 「所有居民或家庭都能参与一次」). */
export const STANDINGS = ["REACHED", "DECLINED", "NOT_MET", "NOT_YET"] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a grid worker looks after on the way (domain.md C3 电子巡查日志). */
export const FACILITIES = [
  "FIRE_LANE",
  "FIRE_EQUIPMENT",
  "STREET_LIGHT",
  "MANHOLE",
  "LIFT",
  "GAS_PIPE",
  "POWER_LINE",
  "EBIKE_CHARGING",
  "SLOPE_WATER",
  "FITNESS_PLAY",
  "WASTE_POINT",
  "OTHER",
] as const;
export type Facility = (typeof FACILITIES)[number];
export const PATROL_FINDINGS = ["IN_ORDER", "FAULT"] as const;
export type PatrolFinding = (typeof PATROL_FINDINGS)[number];

export const VISIT_RESULTS = ["RAISED", "NOTHING_RAISED", "NOT_MET", "DECLINED"] as const;
export type VisitResult = (typeof VISIT_RESULTS)[number];

export const REFUSAL_REASONS = ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];
export const REPLY_KINDS = ["PROGRESS", "FINAL"] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];
export const REPLY_CHANNELS = ["PHONE", "FACE_TO_FACE", "SMS", "WECHAT", "LETTER", "PUBLIC_POST"] as const;
export type ReplyChannel = (typeof REPLY_CHANNELS)[number];
export const OUTCOMES = ["SOLVED", "PARTIAL", "EXPLAINED", "NOT_SUPPORTED", "PLANNED", "MEDIATED"] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const ESCALATE_REASONS = ["AUTHORITY", "FUNDS", "POLICY", "CROSS_AREA"] as const;
export type EscalateReason = (typeof ESCALATE_REASONS)[number];
export const SUPERVISE_REASONS = ["BREACH", "REOPENED", "INSTRUCTION", "HAZARD_IGNORED"] as const;
export type SuperviseReason = (typeof SUPERVISE_REASONS)[number];
/** 一级 by the level itself, 二级 by a superior, 三级 (挂牌) by the city (domain.md C2). */
export const ORDER_LEVELS = [1, 2, 3] as const;
export type OrderLevel = (typeof ORDER_LEVELS)[number];
export const RATED_SOLVED = ["YES", "PARTLY", "NO"] as const;
export type RatedSolved = (typeof RATED_SOLVED)[number];
/** 非常满意 5 … 非常不满意 1. */
export const RATING_LEVELS = [5, 4, 3, 2, 1] as const;
export type RatingLevel = (typeof RATING_LEVELS)[number];

/** 共性问题: a problem several people told of. ANSWERED = its answer is drafted for each; FIXED = the cause is gone. */
export const MATTER_STATES = ["OPEN", "ANSWERED", "FIXED", "CLOSED"] as const;
export type MatterState = (typeof MATTER_STATES)[number];

/** What is asked of somebody else to decide before it takes effect. */
export const REQUEST_KINDS = ["REFUSAL", "EXTENSION", "PAUSE"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
/** Why RESOLVE stands still; the resident always knows until when. */
export const WAITING_KINDS = ["INFO", "PAUSE", "MEDIATION"] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];
/** 鉴定检测 · 司法或行政程序 · 听证 · 不可抗力、施工条件 (domain.md C2 pause). */
export const PAUSE_REASONS = ["APPRAISAL", "LEGAL_PROCEDURE", "HEARING", "FORCE_MAJEURE"] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];
/** Dangers to life: the number to call comes first (domain.md C2 hazard). */
export const HAZARDS = ["GAS", "FIRE", "LIVE_WIRE", "COLLAPSE", "PERSON", "FLOOD"] as const;
export type Hazard = (typeof HAZARDS)[number];
export const CONTACT_RESULTS = ["REACHED", "NOT_REACHED"] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];
export const CONTACT_CHANNELS = ["PHONE", "FACE_TO_FACE", "SMS", "WECHAT"] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];
export const CALLBACK_RESULTS = ["ANSWERED", "NO_ANSWER", "DECLINED"] as const;
export type CallbackResult = (typeof CALLBACK_RESULTS)[number];
/** How somebody was asked to speak for somebody else: by word of mouth, by phone, in writing. */
export const MANDATE_WAYS = ["ORAL", "PHONE", "WRITTEN"] as const;
export type MandateWay = (typeof MANDATE_WAYS)[number];
/** What of a contact was corrected; never the words themselves. */
export const CONTACT_PARTS = ["NAME", "PHONE", "BOTH"] as const;
export type ContactPart = (typeof CONTACT_PARTS)[number];
/**
 * What a resident asks of their own information and a person has to answer (PIPL §44–50): correct what was said, take
 * something out of it, change a contact without the key, explain, object, complain about the handling, a copy on paper.
 */
export const RIGHT_KINDS = [
  "CORRECT_WORDS",
  "DELETE_WORDS",
  "CONTACT",
  "EXPLAIN",
  "OBJECT",
  "COMPLAIN",
  "PAPER_COPY",
] as const;
export type RightKind = (typeof RIGHT_KINDS)[number];
export const RIGHT_STATES = ["RECEIVED", "ANSWERED", "REFUSED"] as const;
export type RightState = (typeof RIGHT_STATES)[number];
export const RIGHT_ANSWERS = ["ANSWERED", "REFUSED"] as const satisfies readonly RightState[];
/** 移送: the six routes of 信访工作条例 §31 as far as they lead elsewhere. */
export const REFER_ROUTES = [
  "LITIGATION",
  "ARBITRATION",
  "RECONSIDERATION",
  "SUPERVISION",
  "DISCLOSURE",
  "OTHER_AREA",
] as const;
export type ReferRoute = (typeof REFER_ROUTES)[number];
export const LINK_KINDS = ["RELATED", "FOLLOW_UP", "MERGED", "ME_TOO"] as const;
/** What an office may say of two issues; the others come about by merging, and by a resident. */
export const OFFICE_LINK_KINDS = ["RELATED", "FOLLOW_UP"] as const satisfies readonly LinkKind[];
export type LinkKind = (typeof LINK_KINDS)[number];
export const CO_TASK_KINDS = ["CO_HANDLER", "WHISTLE"] as const;
export type CoTaskKind = (typeof CO_TASK_KINDS)[number];
/**
 * Why the daily proof lists an issue: its clock ran out and nobody wrote it down; it was written down and neither moved nor
 * supervised; it was twice; no promise runs at all; or nobody is on duty at the office that holds it.
 */
export const LEFT_BEHIND = ["NOT_RECORDED", "NOT_ACTED_ON", "TWICE", "NO_CLOCK", "NOBODY_THERE"] as const;
export type LeftBehind = (typeof LEFT_BEHIND)[number];
export const YES_NO = ["yes", "no"] as const;

/** The five plain words a resident reads, and the sixth for a refusal (domain.md C1). */
export const PLAIN_STATES = ["RECEIVED", "WORKING", "ANSWERED", "PLEASE_RATE", "ENDED", "NOT_OURS"] as const;
export type PlainState = (typeof PLAIN_STATES)[number];

/** Subject taxonomy 12 × 8 (domain.md B). Codes are stable; names live in labels. Code of a leaf is `L1.L2`. */
export const TAXONOMY = {
  HOUSING_PROPERTY: [
    "PROPERTY_SERVICE",
    "MAINTENANCE_FUND",
    "LEAK_QUALITY",
    "ELEVATOR",
    "PARKING_CHARGING",
    "OWNERS_COMMITTEE",
    "PUBLIC_HOUSING",
    "OLD_ESTATE_RENEWAL",
  ],
  UTILITIES: [
    "WATER_SUPPLY",
    "DRAINAGE",
    "POWER_SUPPLY",
    "GAS_SUPPLY",
    "ROAD_MANHOLE",
    "STREET_LIGHT",
    "TELECOM",
    "HEATING_HOT_WATER",
  ],
  ENVIRONMENT: [
    "NOISE",
    "FUMES_ODOR",
    "GARBAGE",
    "WATER_POLLUTION",
    "DUST",
    "PUBLIC_TOILET",
    "GREENING",
    "PESTS_PETS",
  ],
  URBAN_MANAGEMENT: [
    "ILLEGAL_CONSTRUCTION",
    "STREET_VENDING",
    "ILLEGAL_PARKING",
    "SIGNAGE",
    "UNSAFE_CHARGING",
    "CORRIDOR_CLUTTER",
    "CONSTRUCTION_SITE",
    "SHARED_BIKE",
  ],
  LAND_RELOCATION: [
    "COMPENSATION",
    "RESETTLEMENT_HOUSING",
    "TRANSITION_FEE",
    "PROPERTY_CERTIFICATE",
    "LAND_PENSION",
    "HOMESTEAD",
    "LAND_CONTRACT",
    "PROJECT_IMPACT",
  ],
  SOCIAL_ASSISTANCE: [
    "MINIMUM_LIVING",
    "EXTREME_POVERTY",
    "TEMPORARY_AID",
    "DISABILITY_SERVICE",
    "MEDICAL_AID",
    "VETERAN_CARE",
    "CHARITY_AID",
    "LEGAL_AID",
  ],
  CARE_SERVICE: [
    "HOME_CARE",
    "MEAL_SERVICE",
    "AGE_ALLOWANCE",
    "NURSING_HOME",
    "AGE_FRIENDLY_RETROFIT",
    "LONG_TERM_CARE",
    "CHILDCARE",
    "LEFT_BEHIND_CHILDREN",
  ],
  HEALTH: [
    "COMMUNITY_CLINIC",
    "INSURANCE_CLAIM",
    "FAMILY_DOCTOR",
    "HOSPITAL_SERVICE",
    "VACCINATION",
    "MATERNAL_CHILD",
    "PATIENT_DISPUTE",
    "PUBLIC_HEALTH",
  ],
  EDUCATION_EMPLOYMENT: [
    "SCHOOL_ADMISSION",
    "SCHOOL_MANAGEMENT",
    "TUTORING_PREPAID",
    "AFTER_SCHOOL_CARE",
    "JOB_ASSISTANCE",
    "WAGE_ARREARS",
    "SOCIAL_INSURANCE",
    "SKILL_TRAINING",
  ],
  NEIGHBOR_DISPUTE: [
    "WATER_DAMAGE",
    "ACCESS_LIGHT",
    "PET_DISPUTE",
    "NEIGHBOR_NOISE",
    "FAMILY_MATTER",
    "DEBT_DISPUTE",
    "SHARED_AREA",
    "FARM_BOUNDARY",
  ],
  TRANSPORT_SAFETY: [
    "BUS_SERVICE",
    "TRAFFIC_FACILITY",
    "FIRE_HAZARD",
    "EBIKE_MANAGEMENT",
    "GAS_SAFETY",
    "FOOD_SAFETY",
    "WORK_SAFETY",
    "DROWNING_PREVENTION",
  ],
  GOVERNANCE_SERVICE: [
    "AFFAIRS_DISCLOSURE",
    "STAFF_CONDUCT",
    "SERVICE_EFFICIENCY",
    "LICENSES_HUKOU",
    "POLICY_INQUIRY",
    "FARM_SUBSIDY",
    "FACILITY_PROPOSAL",
    "BUSINESS_REQUEST",
  ],
} as const;
export type CategoryL1 = keyof typeof TAXONOMY;
export const CATEGORIES_L1 = Object.keys(TAXONOMY) as CategoryL1[];
export const CATEGORIES: readonly string[] = CATEGORIES_L1.flatMap((l1) =>
  TAXONOMY[l1].map((l2) => `${l1}.${l2}`),
);

/** Words that mark a danger to life at once (domain.md C2 hazard): the emergency numbers are shown, the issue still lives. */
/** Who repairs what is dangerous. 95598 answers for power everywhere in the country; water and gas are each city's own. */
export const UTILITIES = ["POWER", "GAS", "WATER"] as const;
export type Utility = (typeof UTILITIES)[number];
export const POWER_NUMBER = "95598";
export const HAZARD_NUMBERS = ["110", "119", "120", "122"] as const;

/** Official letters (domain.md F5). REPORTED tells the resident that the matter went to the level above (上报告知单). */
export const LETTER_KINDS = [
  "ACCEPTED",
  "REFUSED",
  "INFO_ASKED",
  "EXTENDED",
  "PROGRESS",
  "OPINION",
  "REPORTED",
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];
/** Letters are numbered per unit, year and series: 告, 答, 意, 报. */
export const LETTER_SERIES = ["NOTICE", "ANSWER", "OPINION", "REPORT"] as const;
export type LetterSeries = (typeof LETTER_SERIES)[number];
export const LETTER_STATES = ["DRAFT", "SIGNED", "VOIDED"] as const;
export type LetterState = (typeof LETTER_STATES)[number];
/** 支持 · 解释说明 · 不予支持 (信访工作条例 §32). */
export const STANDS = ["SUPPORTED", "EXPLAINED", "NOT_SUPPORTED"] as const;
export type Stand = (typeof STANDS)[number];
/** How a letter was served: 直接 · 邮寄 · 留置 · 电子 (domain.md F5, 送达回证). */
export const SERVICE_WAYS = ["IN_PERSON", "POST", "LEFT", "ELECTRONIC"] as const;
export type ServiceWay = (typeof SERVICE_WAYS)[number];
/** What a template starts: a reply, or one kind of letter. */
export const TEMPLATE_KINDS = ["REPLY", ...LETTER_KINDS] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** What a file may belong to: the issue itself, one answer, one visit. */
export const ATTACHMENT_ENTRIES = ["ISSUE", "REPLY", "VISIT"] as const;
export type AttachmentEntry = (typeof ATTACHMENT_ENTRIES)[number];
/** What a file may be, by its content. */
export const ATTACHMENT_KINDS = ["JPEG", "PNG", "PDF", "DOCX", "XLSX", "PPTX", "DOC", "XLS", "TXT"] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** Work on the Excel ledger in the background (domain.md F6): out, the dry run of an import, and the import itself. */
export const LEDGER_TASKS = ["EXPORT", "CHECK", "IMPORT"] as const;
/** What the ledger is taken out as. */
export const LEDGER_FORMATS = ["XLSX", "CSV"] as const;
export type LedgerFormat = (typeof LEDGER_FORMATS)[number];
export type LedgerTask = (typeof LEDGER_TASKS)[number];
/** CHECKED waits for the person to confirm; EXPIRED = file and rows are gone. */
export const LEDGER_JOB_STATES = ["WAITING", "RUNNING", "CHECKED", "DONE", "FAILED", "EXPIRED"] as const;
export type LedgerJobState = (typeof LEDGER_JOB_STATES)[number];
/** What the dry run says of a row; one that is the same as an issue or an earlier row is never brought in by itself. */
export const IMPORT_VERDICTS = ["GOOD", "BAD", "SAME_NUMBER", "SAME_WORDS", "EXAMPLE"] as const;
export type ImportVerdict = (typeof IMPORT_VERDICTS)[number];
/** What the dry run of a list of addresses says of a row. */
export const ADDRESS_VERDICTS = ["NEW", "THERE", "DOUBTFUL", "WRONG"] as const;
export type AddressVerdict = (typeof ADDRESS_VERDICTS)[number];

/** On which days a reception room keeps hours (domain.md N6): kinds of days by the holiday table, or a named weekday. */
export const OPEN_DAYS = [
  "WORKING",
  "WEEKEND",
  "HOLIDAY",
  "MON",
  "TUE",
  "WED",
  "THU",
  "FRI",
  "SAT",
  "SUN",
] as const;
export type OpenDay = (typeof OPEN_DAYS)[number];

/** 公告 (domain.md N17): of a session on a day, or of anything else. */
export const PUBLIC_NOTICE_KINDS = ["SESSION", "GENERAL"] as const;
export type PublicNoticeKind = (typeof PUBLIC_NOTICE_KINDS)[number];
export const PUBLIC_NOTICE_STATES = ["DRAFT", "PUBLISHED", "TAKEN_DOWN"] as const;
export type PublicNoticeState = (typeof PUBLIC_NOTICE_STATES)[number];
/** How a notice stands for whoever reads it now: a session that is cancelled, over or to come, or what is no session. */
export const NOTICE_STANDS = ["CANCELLED", "TAKEN_DOWN", "OVER", "AHEAD", "TOLD"] as const;
export type NoticeStands = (typeof NOTICE_STANDS)[number];
/** 抽查: what was found where a matter is said to be solved; UNCLEAR says nothing either way. */
export const RECHECK_FINDINGS = ["SOLVED", "NOT_SOLVED", "UNCLEAR"] as const;
export type RecheckFinding = (typeof RECHECK_FINDINGS)[number];
/** 限期解决: how a promise before everybody ended, and how it stands on a day. */
export const HOT_ENDS = ["DONE", "TAKEN_DOWN"] as const;
export type HotEnd = (typeof HOT_ENDS)[number];
export const HOT_STANDS = ["RUNNING", "OVERDUE", "DONE", "DONE_LATE", "TAKEN_DOWN"] as const;
export type HotStand = (typeof HOT_STANDS)[number];
/** 问责 (domain.md C8): conduct of a unit in its duty. The first five a rule can find, the others only a person. */
export const CONDUCT_KINDS = [
  "REPLY_BREACH",
  "FALSE_CONTACT",
  "REOPENED_TWICE",
  "REFUSAL_OVERTURNED",
  "HAZARD_IGNORED",
  "PERFUNCTORY",
  "LEAK",
  "RETALIATION",
  "FORGED",
] as const;
export type ConductKind = (typeof CONDUCT_KINDS)[number];
export const CASE_STATES = ["CLUE", "VERIFYING", "DECIDED", "CLOSED", "DROPPED"] as const;
export type CaseState = (typeof CASE_STATES)[number];
export const CASE_VERBS = ["verify", "explain", "decide", "drop", "appeal", "ruleAppeal", "close"] as const;
export type CaseVerb = (typeof CASE_VERBS)[number];
/** 提醒、约谈、通报、责令整改、移送; EXEMPT = 容错, an honest attempt that failed. */
export const CASE_OUTCOMES = ["REMIND", "TALK", "NOTICE", "RECTIFY", "REFER", "EXEMPT"] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];
/** What is struck out before anything becomes public (PIPL §25). NUMBER is long and of unknown meaning; OTHER a person chose. */
export const REDACTION_KINDS = [
  "ID_NUMBER",
  "BANK_CARD",
  "PHONE",
  "EMAIL",
  "PLATE",
  "ACCOUNT",
  "DOOR",
  "NAME",
  "NUMBER",
  "OTHER",
] as const;
export type RedactionKind = (typeof REDACTION_KINDS)[number];

/** 民意墙: why a post is folded. Behind the first two nothing can be read any more. */
export const WALL_FOLD_KINDS = ["CONSENT_WITHDRAWN", "PRIVACY", "NEWER_ANSWER", "MISTAKE"] as const;
export type WallFoldKind = (typeof WALL_FOLD_KINDS)[number];
export const WALL_STEPS = ["PUBLISHED", "FOLDED", "UNFOLDED"] as const;
export type WallStep = (typeof WALL_STEPS)[number];

/** 联系点 (domain.md P13): a community or village is one by itself, a park or an office building is named inside one. */
export const CONTACT_PLACE_KINDS = ["PARK", "BUILDING"] as const;
export const CONTACT_KINDS = ["COMMUNITY", "VILLAGE", ...CONTACT_PLACE_KINDS] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];
/** 三诊 (domain.md Z17): people come to the room, the leader goes to them, departments sit down together. */
export const VISIT_SESSION_KINDS = ["CLINIC", "OUTREACH", "CONSULTATION"] as const;
export type VisitSessionKind = (typeof VISIT_SESSION_KINDS)[number];
export const VISIT_SESSION_STATES = ["PLANNED", "HELD", "CANCELLED"] as const;
export type VisitSessionState = (typeof VISIT_SESSION_STATES)[number];
/** How often a plan comes back within its month. */
export const RECURRENCES = ["WEEKLY", "FORTNIGHTLY", "MONTHLY"] as const;
export type Recurrence = (typeof RECURRENCES)[number];
/** How what was raised at a session ends (domain.md N19): 立案, 当场答复, 不立案. */
export const RAISED_ENDS = ["ISSUE", "ANSWERED", "NOT_FILED"] as const;
export type RaisedEnd = (typeof RAISED_ENDS)[number];

/** 专项行动 (domain.md N22): where a campaign stands follows from its days. */
export const CAMPAIGN_STATES = ["AHEAD", "RUNNING", "OVER"] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** 预警: the same again at one place, or all at once over many (domain.md Z14). */
export const ALERT_KINDS = ["REPEATED", "BURST"] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];
export const ALERT_STATES = ["NEW", "TAKEN_UP", "CLOSED"] as const;
export type AlertState = (typeof ALERT_STATES)[number];
export const ALERT_VERBS = ["raise", "join", "takeUp", "close"] as const;
export type AlertVerb = (typeof ALERT_VERBS)[number];
export const ALERT_ENDS = ["HANDLED", "FALSE_ALARM"] as const;
export type AlertEnd = (typeof ALERT_ENDS)[number];
/** 批示: what it is written on (domain.md N11). */
export const INSTRUCTION_SUBJECTS = ["ISSUE", "MATTER", "DIGEST", "ALERT", "FORECAST", "FREE"] as const;
export type InstructionSubject = (typeof INSTRUCTION_SUBJECTS)[number];
/** How a unit stands with what it was told to do. */
export const TASK_STATES = ["GIVEN", "OPENED", "UNDER_WAY", "DONE", "SENT_BACK", "ENDED"] as const;
export type TaskState = (typeof TASK_STATES)[number];
export const TASK_VERBS = ["open", "report", "finish", "sendBack", "end", "overdue"] as const;
export type TaskVerb = (typeof TASK_VERBS)[number];
/** 民情专报 (domain.md N11). */
export const DIGEST_KINDS = ["WEEKLY", "MONTHLY"] as const;
export type DigestKind = (typeof DIGEST_KINDS)[number];
export const DIGEST_STATES = ["DRAFT", "SIGNED", "PUBLISHED"] as const;
export type DigestState = (typeof DIGEST_STATES)[number];
export const DIGEST_SECTIONS = [
  "SUMMARY",
  "FIGURES",
  "KINDS",
  "PLACES",
  "ESCALATIONS",
  "ORDERS",
  "ADVICE",
] as const;
export type DigestSection = (typeof DIGEST_SECTIONS)[number];
/** What a section lists, each to be instructed on. */
export const ENTRY_SECTIONS = [
  "KINDS",
  "PLACES",
  "ESCALATIONS",
  "ORDERS",
] as const satisfies readonly DigestSection[];
export type EntrySection = (typeof ENTRY_SECTIONS)[number];
/** 协调 and 督办: columns of the boards (domain.md N9). */
export const COORDINATION_COLUMNS = [
  "NEW",
  "IN_HAND",
  "TOGETHER",
  "WAITING",
  "INSTRUCTED",
  "REPLIED",
  "RESOLVED",
] as const;
export const ORDER_COLUMNS = ["LEVEL_3", "LEVEL_2", "LEVEL_1", "ANSWERED"] as const;
export const BOARD_COLUMNS = [...COORDINATION_COLUMNS, ...ORDER_COLUMNS] as const;
export type BoardColumn = (typeof BOARD_COLUMNS)[number];
/** 剔除: why a matter is not held against a unit (domain.md C6 "enumerated reason"). */
export const EXCLUSION_REASONS = [
  "OUTSIDE_POWERS",
  "LAW_BARS",
  "LEGAL_COURSE",
  "FORCE_MAJEURE",
  "REGISTERED_TWICE",
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];
/** Reports that are formed and published: 三率月报, 单位台账, 形势分析材料, 年度公开报告. */
export const REPORT_KINDS = ["MONTHLY", "LEDGER", "ANALYSIS", "YEARLY"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
