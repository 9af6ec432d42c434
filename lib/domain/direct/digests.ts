import { z } from "zod";
import { addDays, type CivilDate, weekday } from "../calendar/calendar.ts";
import { monthsOf, type Period, periodOf } from "../calendar/period.ts";
import { uuid, words } from "../fields.ts";
import { type FigureValue, type HeadlineId, metricOf } from "../figures/metrics.ts";
import { type Problem, type ProblemCode, problem } from "../problems.ts";
import { DIGEST_KINDS, type DigestKind, type DigestSection, type DigestState } from "../vocabulary.ts";

/** 民情专报 (domain.md N11): the figures a digest tells, in its order. */
export const DIGEST_FIGURES = [
  "intake",
  "ended",
  "feedbackRate",
  "onTimeReplyRate",
  "resolutionRate",
  "satisfactionRate",
  "backlogOpen",
  "overdueOpen",
] as const satisfies readonly HeadlineId[];
export type DigestFigure = (typeof DIGEST_FIGURES)[number];
type Values = Readonly<Record<DigestFigure, FigureValue>>;
/** As they were counted when it was drafted, with the formulas they were counted by; both periods as of the same instant. */
export type DigestFigures = {
  readonly now: Values;
  readonly before: Values;
  readonly versions: Readonly<Record<DigestFigure, number>>;
};
export const FORMULA_VERSIONS = Object.fromEntries(
  DIGEST_FIGURES.map((id) => [id, metricOf(id).version]),
) as Record<DigestFigure, number>;
/** What is open is open now: of an earlier period there is none to compare it with. */
export const hasBefore = (id: DigestFigure): boolean => metricOf(id).cohort !== "NOW";
/** Told in whole numbers; the others are rates. */
export const isCount = (id: DigestFigure): boolean =>
  metricOf(id).cohort === "NOW" || id === "intake" || id === "ended";

/** What an entry is told from; of an issue only its kind, place and number, never words of a resident. */
export type EntryFacts = {
  readonly category: string | null;
  readonly place: string;
  readonly placeId: string | null;
  readonly n?: number;
  readonly before?: number;
  readonly receiptNo?: string;
  /** level of the office it came up to, or of the order */
  readonly level?: string;
  readonly on?: CivilDate;
  readonly metOn?: CivilDate | null;
};

/** Fewer are not told of a place: it would be known who spoke. */
export const FEWEST_OF_A_KIND = 3;
export const MOST_ENTRIES = 5;

/** The last week, Monday to Sunday, or the last month that is over. */
export function lastWhole(kind: DigestKind, today: CivilDate): Period {
  if (kind === "WEEKLY") {
    const monday = addDays(today, -((weekday(today) + 6) % 7));
    return periodOf(addDays(monday, -7), addDays(monday, -1));
  }
  const last = addDays(`${today.slice(0, 7)}-01`, -1);
  return periodOf(`${last.slice(0, 7)}-01`, last);
}
/** The one before it: the week before, the month before. */
export function periodBefore(kind: DigestKind, { from }: Pick<Period, "from">): Period {
  if (kind === "WEEKLY") return periodOf(addDays(from, -7), addDays(from, -1));
  const last = addDays(from, -1);
  const [month] = monthsOf(periodOf(`${last.slice(0, 7)}-01`, last));
  return periodOf(month?.from ?? last, last);
}

/** What people write; the rest is as it was drafted. */
export const WRITTEN_SECTIONS = [
  "SUMMARY",
  "KINDS",
  "PLACES",
  "ESCALATIONS",
  "ORDERS",
  "ADVICE",
] as const satisfies readonly DigestSection[];
type WrittenSection = (typeof WRITTEN_SECTIONS)[number];
export type DigestText = Readonly<Record<WrittenSection, string>>;
const LONGEST = 1500;

export const draftDigestForm = z.object({
  digestId: uuid,
  unitId: uuid,
  kind: z.enum(DIGEST_KINDS, { error: () => "CHOOSE_ONE" }),
});
export type DraftDigestForm = z.output<typeof draftDigestForm>;
const section = words(LONGEST, 0);
export const editDigestForm = z.object({
  versionId: uuid,
  digestId: uuid,
  no: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
  SUMMARY: words(LONGEST, 2),
  KINDS: section,
  PLACES: section,
  ESCALATIONS: section,
  ORDERS: section,
  ADVICE: section,
});
export type EditDigestForm = z.output<typeof editDigestForm>;
export const digestForm = z.object({ digestId: uuid });
/** `no`: the version that was read */
export const readDigestForm = z.object({ digestId: uuid, no: z.coerce.number().int() });
export type ReadDigestForm = z.output<typeof readDigestForm>;

const DIGEST_TABLE = {
  edit: { from: "DRAFT", to: "DRAFT" },
  sign: { from: "DRAFT", to: "SIGNED" },
  publish: { from: "SIGNED", to: "PUBLISHED" },
} as const satisfies Record<string, { from: DigestState; to: DigestState }>;
export type DigestVerb = keyof typeof DIGEST_TABLE;

/** Why a step is not for it as it stands. */
const NOT_NOW = {
  DRAFT: "DIGEST_NOT_SIGNED",
  SIGNED: "DIGEST_OVER",
  PUBLISHED: "DIGEST_OUT",
} as const satisfies Record<DigestState, ProblemCode>;
/**
 * Whether it goes on, and to where. Whoever drafted it or wrote in it does not sign it, and what no person wrote in is
 * signed by nobody (domain.md N11). Errors: DIGEST_OVER, DIGEST_OUT, DIGEST_NOT_SIGNED, DIGEST_OWN_HAND, DIGEST_UNREAD.
 */
export function decideDigest(
  digest: { readonly state: DigestState; readonly no: number; readonly hands: readonly (string | null)[] },
  verb: DigestVerb,
  personId: string,
): DigestState | Problem {
  const { from, to } = DIGEST_TABLE[verb];
  if (digest.state !== from) return problem(NOT_NOW[digest.state]);
  if (verb === "sign" && digest.hands.includes(personId)) return problem("DIGEST_OWN_HAND");
  // The first version is the system's, whoever asked for it.
  if (verb === "sign" && digest.no === 1) return problem("DIGEST_UNREAD");
  return to;
}
