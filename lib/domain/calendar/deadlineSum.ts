import { type CivilDate, yearOf } from "./calendar.ts";
import type { DeadlineStep, StepRule } from "./deadlines.ts";

/** The steps of one deadline, sorted by the part they play when it is told in a sentence. */
export type DeadlineSum = {
  from: CivilDate;
  /** where the limit ended before anything was added to it */
  due: CivilDate;
  /** standstills and extensions since, in order, and the last day with them; none for most */
  shifts: DeadlineStep[];
  dueNow: CivilDate;
  /** the rest in which the count ended with them, when that moved the last day */
  restNow: DeadlineStep | undefined;
  /** Null when the last day was set by another rule than a count (a send-back). */
  days: number | null;
  /** Where the bare count ended, before any move. */
  counted: CivilDate;
  working: boolean;
  /** The rest in which the count ended, when the limit moved because of it. */
  rest: DeadlineStep | undefined;
  skipped: DeadlineStep[];
  makeups: DeadlineStep[];
  provisional: DeadlineStep | undefined;
  /** Dates need their year, because the sum touches more than one. */
  withYear: boolean;
};

/** Null for steps that tell no dates (a clock counted in hours). */
export function deadlineSum(steps: readonly DeadlineStep[]): DeadlineSum | null {
  const isShift = ({ rule }: DeadlineStep) => rule === "PAUSED" || rule === "EXTENDED";
  const shifted = steps.findIndex(isShift);
  const first = shifted < 0 ? steps : steps.slice(0, shifted);
  const all = (rule: StepRule, of = first) => of.filter((step) => step.rule === rule);
  const [from] = all("DAY_ZERO");
  const [due] = all("DUE", steps);
  const [counted] = [...all("COUNTED_TO"), ...all("WORKING_COUNTED_TO")];
  if (!from || !due) return null;
  return {
    from: from.date,
    due: shifted < 0 ? due.date : (all("MOVED_TO")[0]?.date ?? counted?.date ?? due.date),
    shifts: steps.filter(isShift),
    dueNow: due.date,
    restNow: all("NON_WORKING", steps.slice(steps.findLastIndex(isShift) + 1))[0],
    days: counted?.days ?? null,
    counted: counted?.date ?? due.date,
    working: counted?.rule === "WORKING_COUNTED_TO",
    rest: all("NON_WORKING")[0],
    skipped: all("SKIPPED"),
    makeups: all("MAKEUP_DAY"),
    provisional: all("PROVISIONAL", steps)[0],
    withYear: new Set(steps.map((step) => yearOf(step.date))).size > 1,
  };
}

/** Days of rest in all, the different holiday names among them, and whether plain weekends are too. */
export function restOf(steps: readonly DeadlineStep[]): { days: number; names: string[]; weekends: boolean } {
  return {
    days: steps.reduce((sum, step) => sum + (step.days ?? 0), 0),
    names: [...new Set(steps.flatMap((step) => step.name ?? []))],
    weekends: steps.some((step) => !step.name),
  };
}
