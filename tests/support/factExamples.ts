import { periodOf } from "#lib/domain/calendar/period.ts";
import type { ClockFact, IssueFact, RatingFact } from "#lib/domain/figures/facts.ts";
import { type FigureValue, fractionOf, type MetricId } from "#lib/domain/figures/metrics.ts";
import { percent } from "#lib/domain/labels.ts";

/** One fact of each kind as it usually is, and the year it is asked in. */
export const at = (text: string) => new Date(`${text}+08:00`);
export const YEAR = periodOf("2026-01-01", "2026-12-31");
export const NOW = at("2026-10-01T12:00");
export const rate = (id: MetricId, value: FigureValue) => percent(...fractionOf(id, value), "zh");

export const issue = (is: Partial<IssueFact> = {}): IssueFact => ({
  registeredAt: at("2026-03-02T10:00"),
  resolvedAt: null,
  state: "IN_PROGRESS",
  withdrawnFrom: null,
  firstReplyAt: null,
  nextDueAt: null,
  ratedLevel: null,
  mergedInto: null,
  round: 1,
  initialTier: "URGENT",
  level: "COMMUNITY",
  ...is,
});
export const rating = (is: Partial<RatingFact> = {}): RatingFact => ({
  resolvedAt: at("2026-03-20T10:00"),
  superseded: false,
  round: 1,
  reopened: false,
  confidentiality: "NORMAL",
  category: "UTILITIES.DRAINAGE",
  outcome: "SOLVED",
  solved: "YES",
  level: 5,
  contacted: true,
  ...is,
});
export const clock = (is: Partial<ClockFact> = {}): ClockFact => ({
  ...issue(),
  dueAt: at("2026-03-10T00:00"),
  stop: "MET",
  stoppedAt: at("2026-03-05T09:00"),
  breachedAt: null,
  ...is,
});
