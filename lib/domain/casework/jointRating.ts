import type { CoTaskRecord, TrailEvent } from "./issue.ts";

/**
 * 吹哨报到, both sides rated (北京市接诉即办工作条例 §33): once a department has reported in, whoever blew the whistle and whoever
 * came each say once how the other side's work was. Units about units, never about persons; no clock and no duty.
 */
export const JOINT_QUESTIONS = {
  /** of whoever blew the whistle, about the department that came */
  TOWN: ["inTime", "tookOver", "together"],
  /** of the department that came, about the whistle */
  DEPARTMENT: ["needed", "rightUnit", "together"],
} as const;
export type JointSide = keyof typeof JOINT_QUESTIONS;
export type JointQuestion = (typeof JOINT_QUESTIONS)[JointSide][number];
const SIDES = Object.keys(JOINT_QUESTIONS) as JointSide[];

type Parties = Pick<CoTaskRecord, "id" | "unitId" | "askedByUnitId">;
/** A whistle that was blown, whether the department came by itself, and who has rated it. */
export type Whistle = Parties & { readonly cameIn: boolean; readonly given: readonly JointSide[] };

/** On which side of a whistle a unit stands; null for everybody else. */
export const sideOf = ({ unitId, askedByUnitId }: Parties, unit: string | null): JointSide | null => {
  if (unit === null) return null;
  return unit === unitId ? "DEPARTMENT" : unit === askedByUnitId ? "TOWN" : null;
};
export const otherUnit = ({ unitId, askedByUnitId }: Parties, side: JointSide): string | null =>
  side === "TOWN" ? unitId : askedByUnitId;

type Event = Pick<TrailEvent, "verb" | "unitId" | "data">;
const rates = (event: Event, task: Parties) => event.verb === "rateJoint" && event.data.taskId === task.id;
export const givenSides = (task: Parties, trail: readonly Event[]): JointSide[] =>
  SIDES.filter((side) => trail.some((event) => rates(event, task) && sideOf(task, event.unitId) === side));

/** What these units may still rate, each with the side they stand on. */
export const toRate = (
  whistles: readonly Whistle[],
  units: readonly string[],
): { readonly whistle: Whistle; readonly side: JointSide }[] =>
  whistles.flatMap((whistle) =>
    SIDES.filter(
      (side) =>
        whistle.cameIn &&
        !whistle.given.includes(side) &&
        units.some((unit) => sideOf(whistle, unit) === side),
    ).map((side) => ({ whistle, side })),
  );

/** Neither side reads the other's answer before it has given its own: what was said is left out, that it was said stays. */
export function withoutUnseen<E extends Event>(
  trail: readonly E[],
  whistles: readonly Whistle[],
  units: readonly string[],
): E[] {
  const waiting = toRate(whistles, units);
  return trail.map((event) => {
    const unseen = waiting.some(
      ({ whistle, side }) => rates(event, whistle) && sideOf(whistle, event.unitId) !== side,
    );
    return unseen ? { ...event, data: { taskId: event.data.taskId } } : event;
  });
}

export type JointAnswer = {
  readonly taskId: string;
  readonly side: JointSide;
  /** in the order of the questions; null while this reader may not see it */
  readonly answers: readonly { readonly question: JointQuestion; readonly yes: boolean }[] | null;
  readonly said: string;
  readonly at: Date;
};
/** What both sides said, as far as {@link withoutUnseen} left it. */
export const answersIn = (
  trail: readonly (Event & Pick<TrailEvent, "at">)[],
  whistles: readonly Whistle[],
): JointAnswer[] =>
  whistles.flatMap((whistle) =>
    trail.flatMap((event): JointAnswer[] => {
      const side = rates(event, whistle) ? sideOf(whistle, event.unitId) : null;
      if (side === null) return [];
      const { data, at } = event;
      const answers = JOINT_QUESTIONS[side].map((question) => ({ question, yes: data[question] === true }));
      const seen = "together" in data;
      return [
        {
          taskId: whistle.id,
          side,
          answers: seen ? answers : null,
          said: seen ? String(data.said ?? "") : "",
          at,
        },
      ];
    }),
  );
