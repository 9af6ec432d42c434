import { z } from "zod";
import { type CivilDate, dayDiff, isCivilDate } from "../calendar/calendar.ts";
import { civilDate, TEXT_LIMITS } from "../commands.ts";
import { maybeUuid, uuid, words } from "../fields.ts";
import { type Problem, problem } from "../problems.ts";
import { HOT_ENDS, type HotEnd, type HotStand } from "../vocabulary.ts";

/** 限期解决 (domain.md Z31 「限期解决一批群众关注的突出问题」): a day promised before everybody, and what became of it. */
export type HotDate = {
  readonly dueOn: CivilDate;
  /** why it was moved to here; null for the first */
  readonly reason: string | null;
  readonly on: CivilDate;
};
export type HotPart = {
  /** every day that was promised, the first one first; the last one holds */
  readonly dates: readonly HotDate[];
  readonly end: { readonly kind: HotEnd; readonly words: string; readonly on: CivilDate } | null;
};

const dueOn = ({ dates }: HotPart): CivilDate => dates.at(-1)?.dueOn ?? "";
/** How it stands on a day. What was moved is measured by the day that holds; the days before it stay to be read. */
export function hotStand(part: HotPart, today: CivilDate): HotStand {
  const { end } = part;
  if (end?.kind === "TAKEN_DOWN") return "TAKEN_DOWN";
  if (end) return end.on > dueOn(part) ? "DONE_LATE" : "DONE";
  return today > dueOn(part) ? "OVERDUE" : "RUNNING";
}
export const holdsOn = dueOn;

/** The whole is stage 0; the steps on the way are counted from 1. */
export const WHOLE = 0;
export const MOST_STAGES = 4;

const looked = z.literal("on").optional();
const stage = z
  .string()
  .default("0")
  .refine((no) => /^[0-4]$/.test(no), { params: { code: "CHOOSE_ONE" } })
  .transform(Number);

export const hotForm = z
  .object({
    hotId: uuid,
    unitId: uuid,
    responsibleId: uuid,
    matterId: maybeUuid,
    /** of a matter that stands for itself; as it was typed */
    receiptNo: z
      .string()
      .max(40)
      .optional()
      .default("")
      .transform((typed) => typed.trim()),
    title: words(40, 4),
    text: words(TEXT_LIMITS.words, 5),
    dueOn: civilDate,
    stage: z
      .array(z.object({ name: z.string().max(60).default(""), dueOn: z.string().default("") }))
      .max(MOST_STAGES)
      .default([])
      .transform((rows) => rows.map((row) => ({ name: row.name.trim(), dueOn: row.dueOn.trim() })))
      .transform((rows) => rows.filter((row) => row.name !== "" || row.dueOn !== "")),
    looked,
  })
  .superRefine((form, ctx) => {
    for (const [at, one] of form.stage.entries()) {
      if (one.name === "")
        ctx.addIssue({ code: "custom", path: [`stage.${at}.name`], params: { code: "REQUIRED" } });
      if (!isCivilDate(one.dueOn))
        ctx.addIssue({ code: "custom", path: [`stage.${at}.dueOn`], params: { code: "BAD_DATE" } });
    }
  });
export type HotForm = z.output<typeof hotForm>;

/** Nothing is promised for later: such a day is a slip of the pen, and what was promised stays to be read. */
const LONGEST_PROMISE_DAYS = 5 * 366;
const dayProblem = (day: CivilDate, today: CivilDate): Problem | undefined => {
  if (day < today) return problem("HOT_DAY_PAST");
  return dayDiff(today, day) > LONGEST_PROMISE_DAYS ? problem("HOT_DAY_FAR") : undefined;
};
/**
 * Days that may be promised today; steps are promised one after the other. Errors: HOT_DAY_PAST,
 * HOT_DAY_FAR, HOT_STAGE_AFTER, HOT_STAGE_ORDER.
 */
export function promiseProblem(
  { dueOn: on, stage: stages }: Pick<HotForm, "dueOn" | "stage">,
  today: CivilDate,
): Problem | undefined {
  const wrong = [on, ...stages.map((one) => one.dueOn)].map((day) => dayProblem(day, today)).find(Boolean);
  if (wrong) return wrong;
  if (stages.some((one) => one.dueOn > on)) return problem("HOT_STAGE_AFTER", { on });
  const at = stages.findIndex((one, no) => one.dueOn < (stages[no - 1]?.dueOn ?? ""));
  return at > 0 ? problem("HOT_STAGE_ORDER", { number: at + 1 }) : undefined;
}

type Steps = HotPart & { readonly stages: readonly (HotPart & { readonly no: number })[] };
/** What is not settled yet on the way to the whole. */
export const openSteps = ({ stages }: Steps): Steps["stages"] => stages.filter(({ end }) => !end);
/** Days that were promised of the whole and its steps together; each move adds one. */
export const daysPromised = ({ dates, stages }: Steps): number =>
  stages.reduce((sum, stage) => sum + stage.dates.length, dates.length);
type Move = Pick<MoveForm, "stage" | "seen" | "dueOn">;
/**
 * Another day for the whole or a step that is open, by whoever saw the days that hold. Errors: HOT_MOVED, HOT_DAY_PAST, HOT_DAY_FAR,
 * HOT_SAME_DAY, HOT_STAGE_AFTER, HOT_STAGE_ORDER, HOT_WHOLE_BEFORE.
 */
export function moveProblem(
  hot: Steps,
  { stage: no, seen, dueOn: to }: Move,
  today: CivilDate,
): Problem | undefined {
  if (seen !== daysPromised(hot)) return problem("HOT_MOVED");
  const part = no === WHOLE ? hot : hot.stages.find((step) => step.no === no);
  const wrong = dayProblem(to, today);
  if (wrong) return wrong;
  if (part && to === holdsOn(part)) return problem("HOT_SAME_DAY");
  if (no !== WHOLE) return stageProblem(hot, no, to);
  const last = openSteps(hot).map(holdsOn).sort().at(-1);
  return last && last > to ? problem("HOT_WHOLE_BEFORE", { on: last }) : undefined;
}

/** Between the steps around it, as far as they are open. */
function stageProblem(hot: Steps, no: number, to: CivilDate): Problem | undefined {
  if (to > holdsOn(hot)) return problem("HOT_STAGE_AFTER", { on: holdsOn(hot) });
  const early = openSteps(hot).some((step) => step.no < no && holdsOn(step) > to);
  if (early) return problem("HOT_STAGE_ORDER", { number: no });
  const next = openSteps(hot).find((step) => step.no > no && holdsOn(step) < to);
  return next && problem("HOT_STAGE_ORDER", { number: next.no });
}

export const moveForm = z.object({
  dateId: uuid,
  hotId: uuid,
  stage,
  /** how many days of it had been promised, where it was looked at */
  seen: z.coerce.number({ error: () => "BAD_ID" }).int({ error: () => "BAD_ID" }),
  dueOn: civilDate,
  reason: words(TEXT_LIMITS.words, 5),
  looked,
});
export type MoveForm = z.output<typeof moveForm>;

export const endForm = z.object({
  endId: uuid,
  hotId: uuid,
  stage,
  kind: z.enum(HOT_ENDS, { error: () => "CHOOSE_ONE" }),
  words: words(TEXT_LIMITS.words, 5),
  looked,
});
export type EndForm = z.output<typeof endForm>;
