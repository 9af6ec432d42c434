import { startOfDay } from "../calendar/calendar.ts";
import type { Clock, Issue } from "../casework/issue.ts";
import type { ClockKind } from "../vocabulary.ts";

/** 50 % and 80 % of the clock, and 09:00 on its last day (domain.md C5 "Warnings"); the breach itself is an event. */
export const WARNING_STAGES = ["HALF", "MOST", "DUE_DAY"] as const;
export type WarningStage = (typeof WARNING_STAGES)[number];

/** Clocks that an office runs against; the others only end a wait. */
const WARNED: readonly ClockKind[] = [
  "REPLY",
  "PROGRESS",
  "RESOLVE",
  "CO_TASK",
  "REVIEW",
  "RULING",
  "HOLD_REVIEW",
];
const NINE_O_CLOCK_MS = 9 * 3_600_000;

type Run = Pick<Clock, "kind" | "startedAt" | "dueAt" | "basis">;

/** The instant of each warning of a clock, earliest first; one that would come before the clock starts is left out. */
export function warnings({ kind, startedAt, dueAt, basis }: Run): { stage: WarningStage; at: Date }[] {
  if (!WARNED.includes(kind)) return [];
  const from = startedAt.getTime();
  const part = (share: number) => new Date(from + (dueAt.getTime() - from) * share);
  const all = [
    { stage: "HALF" as const, at: part(0.5) },
    { stage: "MOST" as const, at: part(0.8) },
    { stage: "DUE_DAY" as const, at: new Date(startOfDay(basis.due).getTime() + NINE_O_CLOCK_MS) },
  ];
  return all.filter(({ at }) => at > startedAt && at < dueAt).sort((a, b) => a.at.getTime() - b.at.getTime());
}

export const firstWarning = (clock: Run): Date | null => warnings(clock)[0]?.at ?? null;

/**
 * What is to be said now of a clock whose warning is due, and when the next one is. After a standstill only the latest
 * stage that has come is told: three warnings at once help nobody.
 */
export function warningNow(clock: Run & { warnAt: Date | null }, now: Date) {
  const stages = warnings(clock).filter(({ at }) => clock.warnAt !== null && at >= clock.warnAt);
  const stage = stages.findLast(({ at }) => at <= now)?.stage ?? null;
  return { stage, next: stages.find(({ at }) => at > now)?.at ?? null };
}

/** Whom a warning reaches: the handler first, then the head of the unit, then the office that answers for it. */
export function warned(
  stage: WarningStage,
  clock: Pick<Clock, "unitId">,
  issue: Pick<Issue, "handlerId" | "holderUnitId">,
): string[] {
  const unit = `unit:${clock.unitId}`;
  if (stage === "HALF") return [issue.handlerId ? `person:${issue.handlerId}` : unit];
  return stage === "MOST" ? [unit] : [...new Set([unit, `unit:${issue.holderUnitId}`])];
}
