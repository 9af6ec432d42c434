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
  "RESOLVED",
  "CLOSED",
  "NOT_ACCEPTED",
  "WITHDRAWN",
] as const;
export type State = (typeof STATES)[number];
/** Open = somebody still owes the resident something. RESOLVED waits for the resident, so it is no longer open. */
export const OPEN_STATES = [
  "REGISTERED",
  "ACCEPTED",
  "DISPATCHED",
  "IN_PROGRESS",
] as const satisfies readonly State[];
export const ENDED_STATES = ["RESOLVED", "CLOSED"] as const satisfies readonly State[];

/** One verb list (house rule 1). The order is the order of the working day, and of every menu. */
export const VERBS = [
  "register",
  "accept",
  "refuse",
  "dispatch",
  "sign",
  "return",
  "reply",
  "escalate",
  "sendBack",
  "resolve",
  "rate",
  "reopen",
  "close",
  "urge",
  "withdraw",
  "supervise",
  "autoEscalate",
  "breach",
] as const;
export type Verb = (typeof VERBS)[number];

export const CLOCK_KINDS = ["CONTACT", "ACCEPT", "SIGN", "REPLY", "RESOLVE", "RATING"] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];
/** MET = done what the clock asked; MOVED = the issue went to another level; ENDED = the matter ended; LAPSED = ran out where nobody is at fault (RATING). */
export const CLOCK_STOPS = ["MET", "MOVED", "ENDED", "LAPSED"] as const;
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
export const VISIT_RESULTS = ["RAISED", "NOTHING_RAISED", "NOT_MET", "DECLINED"] as const;
export type VisitResult = (typeof VISIT_RESULTS)[number];

export const REFUSAL_REASONS = ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];
export const REPLY_KINDS = ["PROGRESS", "FINAL"] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];
export const REPLY_CHANNELS = ["PHONE", "FACE_TO_FACE", "SMS", "WECHAT", "LETTER", "PUBLIC_POST"] as const;
export type ReplyChannel = (typeof REPLY_CHANNELS)[number];
export const OUTCOMES = ["SOLVED", "PARTIAL", "EXPLAINED", "NOT_SUPPORTED", "PLANNED"] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const ESCALATE_REASONS = ["AUTHORITY", "FUNDS", "POLICY", "CROSS_AREA"] as const;
export type EscalateReason = (typeof ESCALATE_REASONS)[number];
export const SUPERVISE_REASONS = ["BREACH", "REOPENED", "INSTRUCTION", "HAZARD_IGNORED"] as const;
export type SuperviseReason = (typeof SUPERVISE_REASONS)[number];
export const RATED_SOLVED = ["YES", "PARTLY", "NO"] as const;
export type RatedSolved = (typeof RATED_SOLVED)[number];
/** 非常满意 5 … 非常不满意 1. */
export const RATING_LEVELS = [5, 4, 3, 2, 1] as const;
export type RatingLevel = (typeof RATING_LEVELS)[number];

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
export const HAZARD_NUMBERS = ["110", "119", "120", "122"] as const;

/** What a file may belong to: the issue itself, one answer, one visit. */
export const ATTACHMENT_ENTRIES = ["ISSUE", "REPLY", "VISIT"] as const;
export type AttachmentEntry = (typeof ATTACHMENT_ENTRIES)[number];
/** What a file may be, by its content. */
export const ATTACHMENT_KINDS = ["JPEG", "PNG", "PDF", "DOCX", "XLSX", "PPTX", "DOC", "XLS", "TXT"] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];
