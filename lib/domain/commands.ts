import { z } from "zod";
import { addDays, isCivilDate } from "./calendar/calendar.ts";
import { readMapPoint } from "./casework/mapPoint.ts";
import { MAX_EXTENSION_DAYS } from "./clocks/clocks.ts";
import { uuid } from "./fields.ts";
import { normalisePhone } from "./phone.ts";
import { cleanText, lengthOf, normaliseDigits } from "./text.ts";
import {
  CALLBACK_RESULTS,
  CATEGORIES,
  CHANNELS,
  CONFIDENTIALITIES,
  CONTACT_CHANNELS,
  CONTACT_PARTS,
  CONTACT_RESULTS,
  ESCALATE_REASONS,
  HAZARDS,
  LANGS,
  MANDATE_WAYS,
  OFFICE_LINK_KINDS,
  ORDER_LEVELS,
  OUTCOMES,
  PAUSE_REASONS,
  RATED_SOLVED,
  REFER_ROUTES,
  REFUSAL_REASONS,
  REPLY_CHANNELS,
  REPLY_KINDS,
  RIGHT_ANSWERS,
  RIGHT_KINDS,
  SUPERVISE_REASONS,
  TIERS,
  VERBS,
  type Verb,
  VISIT_RESULTS,
  VISIT_TYPES,
  YES_NO,
} from "./vocabulary.ts";

/** Limits of typed text, in characters as people count them (an emoji is one). */
export const TEXT_LIMITS = { statement: 2000, words: 1000, short: 100, name: 40 } as const;

/** Fewer characters than this nobody is told of beforehand: whoever writes at all writes two or three. */
const LEAST_WORTH_SAYING = 4;

/** Cleaned, bounded text. zod's own codes (too_small, too_big) become sentences in labels. */
const text = (max: number, min = 1) =>
  z
    .string()
    .transform(cleanText)
    .superRefine((value, ctx) => {
      const length = lengthOf(value);
      if (length < min)
        ctx.addIssue({ code: "custom", params: { code: length === 0 ? "REQUIRED" : "TOO_SHORT", min } });
      if (length > max) ctx.addIssue({ code: "custom", params: { code: "TOO_LONG", max, length } });
    })
    .meta({ least: min });

/**
 * The least number of characters of each text of a form, as the schema that refuses has it, for the hint beside the field.
 * Small minimums are left out.
 */
export function leastOf(shape: Readonly<Record<string, z.ZodType>>): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [name, field] of Object.entries(shape)) {
    const least = field.meta()?.least;
    if (typeof least === "number" && least >= LEAST_WORTH_SAYING) found[name] = least;
  }
  return found;
}

const optionalText = (max: number) => text(max, 0).optional().default("");
const oneOf = <const T extends readonly string[]>(values: T) => z.enum(values, { error: () => "CHOOSE_ONE" });
export const civilDate = z
  .string()
  .transform((t) => normaliseDigits(t).trim())
  .refine(isCivilDate, { params: { code: "BAD_DATE" } });
const optionalDate = z
  .string()
  .transform((t) => normaliseDigits(t).trim())
  .refine((t) => t === "" || isCivilDate(t), { params: { code: "BAD_DATE" } })
  .transform((t) => t || null)
  .nullable()
  .optional()
  .default(null);
/** A browser leaves an unticked box out of the form, so a missing key means no. */
const yes = z
  .union([z.literal(["on", "true", "false", ""]), z.boolean()])
  .default(false)
  .transform((v) => v === true || v === "on" || v === "true");
const optionalUuid = z
  .union([uuid, z.literal("")])
  .nullable()
  .default(null)
  .transform((v) => v || null);
const phoneOr = (refusal: "BAD_PHONE" | "BAD_MOBILE") =>
  z
    .string()
    .optional()
    .default("")
    .transform((t, ctx) => {
      if (t.trim() === "") return null;
      const phone = normalisePhone(t);
      if (phone === null) ctx.addIssue({ code: "custom", params: { code: refusal } });
      return phone;
    });
const optionalPhone = phoneOr("BAD_PHONE");
/** A phone that must be there; whether it is a mobile is for whoever sends to it. */
export const requiredPhone = phoneOr("BAD_MOBILE").transform((phone, ctx) => {
  if (phone === null) ctx.addIssue({ code: "custom", params: { code: "REQUIRED" } });
  return phone ?? "";
});
/** The six digits of a message, however they were typed. */
export const smsCode = z
  .string()
  .transform((t) => normaliseDigits(t).replace(/\s/g, ""))
  .refine((t) => /^\d{6}$/.test(t), { params: { code: "BAD_CODE" } });
const optionalCategory = z
  .enum(["", ...CATEGORIES], { error: () => "CHOOSE_ONE" })
  .nullable()
  .default(null)
  .transform((v) => v || null);

const timeOfDay = z
  .string()
  .transform((t) => normaliseDigits(t).replace("：", ":").trim())
  .refine((t) => /^([01]\d|2[0-3]):[0-5]\d$/.test(t), { params: { code: "BAD_TIME" } });
const yesNo = z.enum(YES_NO, { error: () => "CHOOSE_ONE" }).transform((v) => v === "yes");
const optionalYesNo = z
  .enum(["", ...YES_NO], { error: () => "CHOOSE_ONE" })
  .nullable()
  .default(null)
  .transform((v) => (v ? v === "yes" : null));
const ratingLevel = z
  .union([z.string(), z.number()])
  .transform(Number)
  .pipe(
    z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)], {
      error: () => "CHOOSE_ONE",
    }),
  );
/** Telling the resident: through which channel, and that it reached them. */
const told = { channel: oneOf(REPLY_CHANNELS), reached: yes };

/** What somebody said, and how to reach them: shared by the resident's form, the desk and each problem of a visit. */
export const statementFields = {
  statement: text(TEXT_LIMITS.statement, 2),
  category: optionalCategory,
  hazard: yes,
  confidentiality: oneOf(CONFIDENTIALITIES).default("NORMAL"),
};
export const contactFields = {
  residentName: optionalText(TEXT_LIMITS.name),
  residentPhone: optionalPhone,
  /** 短信用语: how they wish to be written to; Chinese where nothing is said */
  residentLang: oneOf(LANGS).optional(),
};

/** 我替别人反映: who speaks, how they stand to whom they speak for, and how they were asked to (群众事务代理). */
export const behalfFields = {
  forOther: yes.optional(),
  agentName: optionalText(TEXT_LIMITS.name).optional(),
  agentPhone: optionalPhone.nullable().optional(),
  relation: optionalText(TEXT_LIMITS.short).optional(),
  mandateGiven: z
    .enum(["", ...MANDATE_WAYS], { error: () => "CHOOSE_ONE" })
    .nullable()
    .optional()
    .transform((v) => v || null)
    .optional(),
  /** the person wants it */
  wanted: yes.optional(),
};
export type Behalf = z.output<z.ZodObject<typeof behalfFields>>;
/** For the schema of a form that has these fields: says beside each what is missing. */
export function behalfComplete({ forOther, relation, mandateGiven, wanted }: Behalf, ctx: z.RefinementCtx) {
  if (!forOther) return;
  const missing = { relation: !relation, mandateGiven: !mandateGiven, wanted: !wanted };
  for (const [field, lacks] of Object.entries(missing))
    if (lacks) ctx.addIssue({ code: "custom", path: [field], params: { code: "REQUIRED" } });
}

/** Whom it is about (信访工作条例 §28); a key that is missing leaves what was said before. */
const maybeUuid = z
  .union([uuid, z.literal("")])
  .nullable()
  .transform((v) => v || null)
  .optional();
const complaintFields = {
  complainedUnitId: maybeUuid,
  complainedPersonId: maybeUuid,
  hidden: yes.optional(),
};

/** One schema per verb: forms, actions, sync and API all parse with it. What is a form field is a string here. */
export const PAYLOADS = {
  register: z.object({
    ...statementFields,
    ...contactFields,
    ...behalfFields,
    unitId: uuid,
    placeText: optionalText(TEXT_LIMITS.short),
    /** 「这件事说的是工作人员吗？」, asked of residents */
    aboutStaff: optionalYesNo.optional(),
    mapPoint: z.string().transform(readMapPoint).nullable().optional(),
    channel: oneOf(CHANNELS),
    spokenOn: civilDate,
    lateReason: optionalText(TEXT_LIMITS.words),
  }),
  handOff: z.object({ hazard: oneOf(HAZARDS), words: text(TEXT_LIMITS.words, 2) }),
  accept: z.object({
    category: z.enum(CATEGORIES as [string, ...string[]], { error: () => "CHOOSE_ONE" }),
    tier: oneOf(TIERS),
    hazard: yes,
    petition: yes.optional(),
    ...complaintFields,
  }),
  proposeRefusal: z.object({ reason: oneOf(REFUSAL_REASONS), words: text(TEXT_LIMITS.words, 10) }),
  refuse: z.object({
    reason: oneOf(REFUSAL_REASONS),
    words: text(TEXT_LIMITS.words, 10),
    whereToGo: text(TEXT_LIMITS.words, 4),
  }),
  askReview: z.object({ words: text(TEXT_LIMITS.words, 2) }),
  review: z.object({ upheld: yesNo, words: text(TEXT_LIMITS.words, 5) }),
  dispatch: z.object({ unitId: uuid, words: optionalText(TEXT_LIMITS.words) }),
  sign: z.object({}),
  return: z.object({
    reason: text(TEXT_LIMITS.words, 5),
    legalBasis: text(TEXT_LIMITS.words, 2),
    suggestedUnit: text(TEXT_LIMITS.short, 2),
  }),
  rule: z.object({ unitId: uuid, upheld: yesNo, words: text(TEXT_LIMITS.words, 5) }),
  addCoHandler: z.object({ unitId: uuid, task: text(TEXT_LIMITS.words, 4), dueOn: civilDate }),
  whistle: z.object({
    unitId: uuid,
    otherUnitId: optionalUuid,
    thirdUnitId: optionalUuid,
    lacking: text(TEXT_LIMITS.words, 4),
    where: text(TEXT_LIMITS.short, 2),
  }),
  reportIn: z.object({ taskId: uuid, words: text(TEXT_LIMITS.words, 4) }),
  finishTask: z.object({ taskId: uuid, words: text(TEXT_LIMITS.words, 4) }),
  /** each side answers its own questions (lib/domain/casework/jointRating) */
  rateJoint: z.object({
    taskId: uuid,
    inTime: optionalYesNo,
    tookOver: optionalYesNo,
    needed: optionalYesNo,
    rightUnit: optionalYesNo,
    together: optionalYesNo,
    said: optionalText(TEXT_LIMITS.words),
  }),
  /** 协调会纪要 (domain.md N12 "minutes linked to case"): units that were there, never persons, and what they agreed on */
  meet: z.object({
    on: civilDate,
    present: text(TEXT_LIMITS.short, 2),
    words: text(TEXT_LIMITS.words, 10),
  }),
  contact: z.object({
    channel: oneOf(CONTACT_CHANNELS),
    result: oneOf(CONTACT_RESULTS),
    on: civilDate,
    time: timeOfDay,
    words: optionalText(TEXT_LIMITS.words),
  }),
  reply: z.object({
    kind: oneOf(REPLY_KINDS),
    done: text(TEXT_LIMITS.words, 0),
    state: text(TEXT_LIMITS.words, 0),
    next: text(TEXT_LIMITS.words, 0),
    nextOn: optionalDate,
    contactName: text(TEXT_LIMITS.name, 0),
    contactPhone: text(TEXT_LIMITS.name, 0),
    channel: oneOf(REPLY_CHANNELS),
    reached: yes,
    /** 仍然发送: ticked only after a reply was found nearly the same as an earlier one; stays in the trail */
    sendAnyway: z.literal("on").optional(),
  }),
  denyContact: z.object({ words: optionalText(TEXT_LIMITS.words) }),
  askBack: z.object({ words: text(TEXT_LIMITS.words, 2) }),
  askInfo: z.object({ words: text(TEXT_LIMITS.words, 4), ...told }),
  giveInfo: z.object({ words: text(TEXT_LIMITS.words, 1) }),
  askPause: z.object({ reason: oneOf(PAUSE_REASONS), until: civilDate, words: text(TEXT_LIMITS.words, 5) }),
  approvePause: z.object({ words: optionalText(TEXT_LIMITS.words) }),
  askExtension: z.object({
    days: z
      .union([z.string().transform(normaliseDigits), z.number()])
      .transform(Number)
      .refine((days) => Number.isInteger(days) && days >= 1 && days <= MAX_EXTENSION_DAYS, {
        params: { code: "BAD_DAYS", min: 1, max: MAX_EXTENSION_DAYS },
      }),
    reason: text(TEXT_LIMITS.words, 5),
  }),
  approveExtension: z.object({ words: optionalText(TEXT_LIMITS.words) }),
  approveSecondExtension: z.object({ words: optionalText(TEXT_LIMITS.words) }),
  tellExtension: z.object({ words: text(TEXT_LIMITS.words, 5), ...told }),
  declineRequest: z.object({ words: text(TEXT_LIMITS.words, 5) }),
  resume: z.object({ words: optionalText(TEXT_LIMITS.words) }),
  mediate: z.object({ bothAgree: yes, words: text(TEXT_LIMITS.words, 5) }),
  hold: z.object({ reviewOn: civilDate, words: text(TEXT_LIMITS.words, 10) }),
  escalate: z.object({
    reason: oneOf(ESCALATE_REASONS),
    done: text(TEXT_LIMITS.words, 5),
    whyNot: text(TEXT_LIMITS.words, 5),
    asked: text(TEXT_LIMITS.words, 5),
  }),
  sendBack: z.object({ reason: text(TEXT_LIMITS.words, 5) }),
  resolve: z.object({ outcome: oneOf(OUTCOMES), evidence: text(TEXT_LIMITS.words, 4) }),
  rate: z.object({
    solved: oneOf(RATED_SOLVED),
    level: ratingLevel,
    contacted: yesNo,
    words: optionalText(TEXT_LIMITS.words),
  }),
  callback: z.object({
    result: oneOf(CALLBACK_RESULTS),
    on: civilDate,
    time: timeOfDay,
    solved: z
      .enum(["", ...RATED_SOLVED], { error: () => "CHOOSE_ONE" })
      .nullable()
      .default(null)
      .transform((v) => v || null),
    level: z
      .union([z.literal(""), ratingLevel])
      .nullable()
      .default(null)
      .transform((v) => v || null),
    contacted: optionalYesNo,
    ofFreeWill: optionalYesNo,
    words: optionalText(TEXT_LIMITS.words),
  }),
  reopen: z.object({ reason: text(TEXT_LIMITS.words, 2) }),
  close: z.object({ words: optionalText(TEXT_LIMITS.words) }),
  urge: z.object({ words: optionalText(TEXT_LIMITS.words) }),
  /** `paperId`: of an office, which of the issue's files is the paper the resident signed */
  withdraw: z.object({ reason: text(TEXT_LIMITS.words, 2), paperId: optionalUuid }),
  supervise: z.object({
    reason: oneOf(SUPERVISE_REASONS),
    level: z.union([z.string(), z.number()]).transform(Number).pipe(z.literal(ORDER_LEVELS)),
    words: text(TEXT_LIMITS.words, 5),
  }),
  referOut: z.object({
    route: oneOf(REFER_ROUTES),
    whereToGo: text(TEXT_LIMITS.words, 4),
    words: text(TEXT_LIMITS.words, 5),
    papersHandedOver: yes,
    ...told,
  }),
  merge: z.object({ masterId: uuid, words: optionalText(TEXT_LIMITS.words) }),
  split: z.object({ words: text(TEXT_LIMITS.words, 2) }),
  link: z.object({ otherId: uuid, kind: oneOf(OFFICE_LINK_KINDS), words: optionalText(TEXT_LIMITS.words) }),
  reclassify: z.object({
    category: z.enum(CATEGORIES as [string, ...string[]], { error: () => "CHOOSE_ONE" }),
    tier: oneOf(TIERS),
    petition: yes,
    words: text(TEXT_LIMITS.words, 5),
    ...complaintFields,
  }),
  archive: z.object({}),
  followMaster: z.object({ told: oneOf(VERBS).nullable(), due: z.string().nullable() }),
  autoEscalate: z.object({}),
  recount: z.object({ words: optionalText(TEXT_LIMITS.words) }),
  breach: z.object({}),
  correctContact: z.object({ what: oneOf(CONTACT_PARTS) }),
  keepPrivate: z.object({}),
  forgetContact: z.object({}),
  revokeMandate: z.object({}),
  askRight: z.object({ kind: oneOf(RIGHT_KINDS), words: text(TEXT_LIMITS.words, 2) }),
  answerRight: z.object({
    requestId: uuid,
    result: oneOf(RIGHT_ANSWERS),
    words: text(TEXT_LIMITS.words, 10),
    whereToComplain: optionalText(TEXT_LIMITS.words),
  }),
} as const satisfies Record<Verb, z.ZodObject>;
export type Payload<V extends Verb> = z.output<(typeof PAYLOADS)[V]>;

/** Units that a payload names to handle or to help. */
export const unitsNamed = (payload: object): string[] =>
  (["unitId", "otherUnitId", "thirdUnitId"] as const)
    .map((key) => (payload as Partial<Record<string, unknown>>)[key])
    .filter((id) => typeof id === "string");

/** id makes it idempotent; version is what the person was looking at (null = whatever is there). */
export type Command<V extends Verb = Verb> = {
  [K in V]: {
    readonly id: string;
    readonly verb: K;
    readonly version: number | null;
    readonly madeAt: Date;
    readonly payload: Payload<K>;
  };
}[V];

/** One problem raised during a visit. */
export const visitProblem = z.object({ id: uuid, ...statementFields });
/** What is promised beside the problems: "bring the form on Friday". */
export const MOST_PROMISES = 3;
/** A promise for later than that is no promise [设]. */
const PROMISE_WITHIN_DAYS = 180;
export const visitPromise = z.object({ id: uuid, words: text(200, 2), on: civilDate });
/** A visit with 0–n problems. Three required fields: where, when, what came of it. */
export const visitCommand = z
  .object({
    id: uuid,
    type: oneOf(VISIT_TYPES),
    result: oneOf(VISIT_RESULTS),
    unitId: uuid,
    building: optionalText(TEXT_LIMITS.name),
    unit: optionalText(TEXT_LIMITS.name),
    room: optionalText(TEXT_LIMITS.name),
    visitedOn: civilDate,
    visitedTime: z
      .string()
      .optional()
      .default("")
      .transform((t) => normaliseDigits(t).replace("：", ":").trim())
      .refine((t) => t === "" || /^([01]\d|2[0-3]):[0-5]\d$/.test(t), { params: { code: "BAD_TIME" } }),
    lateReason: optionalText(TEXT_LIMITS.words),
    companions: optionalText(TEXT_LIMITS.short),
    note: optionalText(TEXT_LIMITS.statement),
    ...contactFields,
    ...behalfFields,
    problems: z.array(visitProblem).max(10),
    promises: z.array(visitPromise).max(MOST_PROMISES).optional(),
  })
  .superRefine((visit, ctx) => {
    behalfComplete(visit, ctx);
    for (const [at, { on }] of (visit.promises ?? []).entries())
      if (on < visit.visitedOn || on > addDays(visit.visitedOn, PROMISE_WITHIN_DAYS))
        ctx.addIssue({ code: "custom", path: ["promises", at, "on"], params: { code: "PROMISED_DAY" } });
    if (visit.result === "RAISED" && visit.problems.length === 0)
      ctx.addIssue({ code: "custom", path: ["problems"], params: { code: "PROBLEM_MISSING" } });
    if (visit.result !== "RAISED" && visit.problems.length > 0)
      ctx.addIssue({ code: "custom", path: ["result"], params: { code: "RESULT_WITHOUT_PROBLEMS" } });
  });
export type VisitCommand = z.output<typeof visitCommand>;
export const optionalPlaceId = optionalUuid;

/** What is wrong with a field, as data; labels turns it into a sentence. */
export type FieldProblem = {
  readonly code: string;
  readonly min?: number;
  readonly max?: number;
  readonly length?: number;
};
/** zod's findings, keyed by field path ("problems.0.statement"); the first finding per field counts. */
export function fieldProblems(error: z.ZodError): Record<string, FieldProblem> {
  const found: Record<string, FieldProblem> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    if (path in found) continue;
    const params = issue.code === "custom" ? (issue.params as FieldProblem | undefined) : undefined;
    found[path] = params ?? {
      code: ["CHOOSE_ONE", "BAD_ID"].includes(issue.message) ? issue.message : "REQUIRED",
    };
  }
  return found;
}

/** The fields every form of an issue carries beside its own: which issue, which version was looked at, and its own id. */
const ISSUE_FIELDS = {
  commandId: uuid,
  issueId: uuid,
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
};
export const issueForm = <V extends Verb>(verb: V) =>
  // The compiler keeps the verb only when told: a spread over all verbs becomes a union of hundreds.
  z.object({ ...PAYLOADS[verb].shape, ...ISSUE_FIELDS }) as unknown as IssueFormOf<(typeof PAYLOADS)[V]>;
type IssueFormOf<P> = P extends z.ZodObject<infer Shape> ? z.ZodObject<Shape & typeof ISSUE_FIELDS> : never;

/** A parsed issue form as the command it stands for. */
export function commandOf<V extends Verb>(
  verb: V,
  form: Record<string, unknown> & { commandId: string; version: number },
  madeAt: Date,
): Command<V> {
  const { commandId, version, issueId: _issue, ...payload } = form;
  return { id: commandId, verb, version, madeAt, payload } as unknown as Command<V>;
}
