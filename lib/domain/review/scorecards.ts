import { z } from "zod";
import { type CivilDate, dayDiff } from "../calendar/calendar.ts";
import { civilDate, TEXT_LIMITS } from "../commands.ts";
import { uuid, words } from "../fields.ts";
import { type FigureValue, fractionOf, type MetricId, metricOf, ranks } from "../figures/metrics.ts";
import { type Problem, problem } from "../problems.ts";

/**
 * 绩效考核 (domain.md N13): outcome figures of a unit beside those of its like; units only. What is not ranked is shown all the
 * same: 基层化解率 would count it against a unit that it escalated, and escalating never scores minus (Z16).
 */
export const MEASURES = [
  { id: "feedbackRate", better: "HIGH" },
  { id: "resolvedRate", better: "HIGH" },
  { id: "onTimeReplyRate", better: "HIGH" },
  { id: "ratingCoverage", better: null },
  { id: "responseRate", better: "HIGH" },
  { id: "resolutionRate", better: "HIGH" },
  { id: "satisfactionRate", better: "HIGH" },
  { id: "firstSolvedRate", better: "HIGH" },
  { id: "reopenRate", better: "LOW" },
  { id: "repeatRate", better: "LOW" },
  { id: "localRate", better: null },
] as const satisfies readonly { id: MetricId; better: "HIGH" | "LOW" | null }[];
export type MeasureId = (typeof MEASURES)[number]["id"];
/** The versions of the formulas a scorecard of today is counted by; kept with it. */
export const formulas = (): Record<string, number> =>
  Object.fromEntries(MEASURES.map(({ id }) => [id, metricOf(id).version]));

/** The other side of a rate of which less is better, so that the best comes first. */
const turned = (id: MeasureId, value: FigureValue): FigureValue => {
  const [points, of] = fractionOf(id, value);
  return { ...value, points: of - points };
};
/**
 * The place of each unit by one measure, as `ranks` has it; null for what is not ranked.
 */
export function placesBy(id: MeasureId, values: readonly FigureValue[]): (number | null)[] {
  const better = MEASURES.find((measure) => measure.id === id)?.better ?? null;
  if (better === null) return values.map(() => null);
  return ranks(better === "HIGH" ? values : values.map((value) => turned(id, value)));
}

const LONGEST_DAYS = 366;
/** Days that may be published today. Errors: SCORECARD_DAYS. */
export const spanProblem = (
  { fromOn, toOn }: Pick<PublishForm, "fromOn" | "toOn">,
  today: CivilDate,
): Problem | undefined =>
  toOn >= today || dayDiff(fromOn, toOn) >= LONGEST_DAYS ? problem("SCORECARD_DAYS") : undefined;

export const publishForm = z
  .object({ scorecardId: uuid, unitId: uuid, fromOn: civilDate, toOn: civilDate })
  .superRefine(({ fromOn, toOn }, ctx) => {
    if (toOn < fromOn)
      ctx.addIssue({ code: "custom", path: ["toOn"], params: { code: "LAST_BEFORE_FIRST" } });
  });
export type PublishForm = z.output<typeof publishForm>;
export const scorecardReplyForm = z.object({
  replyId: uuid,
  scorecardId: uuid,
  words: words(TEXT_LIMITS.words, 5),
});
export type ScorecardReplyForm = z.output<typeof scorecardReplyForm>;
