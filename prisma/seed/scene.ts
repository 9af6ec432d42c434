import { addWorkingHours, type HolidayCalendar, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { type Issue, runningClock } from "#lib/domain/casework/issue.ts";
import type { Payload } from "#lib/domain/commands.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Level, Outcome, Role, Verb } from "#lib/domain/vocabulary.ts";
import type { OfficeUnit } from "./city.ts";
import { DAY_MS, HOUR_MS } from "./days.ts";
import type { Cast } from "./people.ts";
import type { Random } from "./random.ts";
import type { Road } from "./roads.ts";
import type { Intake } from "./told.ts";

export type Doing = { [V in Verb]: { verb: V; payload: Payload<V> } }[Verb];
/** Somebody does something at some time; nobody and nothing = look again then. */
export type Step = { at: Date; by: Staff | "RESIDENT" | null; doings: readonly Doing[] };

/** One issue on its way, with what its people have in mind. */
export type Life = {
  readonly plan: Intake;
  readonly random: Random;
  outcome: Exclude<Outcome, "MEDIATED">;
  late: Intake["late"];
  returns: boolean;
  urges: boolean;
  supervised: boolean;
  withdrawsWhen: "REGISTERED" | "IN_PROGRESS";
  meanwhile: number;
  solvedAt: Level;
  reconsidered: boolean;
  /** the side road it takes, until it is at its end */
  road: Road | null;
  helped: boolean;
};
/** Who and what there is, whichever issue it is about. */
export type World = { cast: Cast; calendar: HolidayCalendar; units: ReadonlyMap<string, OfficeUnit> };

/** One issue at one moment: what its people look at when they decide what to do next. */
export type Scene = { life: Life; world: World; issue: Issue; from: Date };

export function who({ world, issue }: Scene, unitId: string | null, ...roles: Role[]): Staff {
  for (const role of roles) {
    const staff = unitId && world.cast.at(unitId, role);
    if (staff) return staff;
  }
  throw new Error(`nobody is ${roles.join(" or ")} for issue ${issue.id} at ${issue.level}`);
}
/** Day and time on the wall in Shanghai. */
export const wallTime = (at: Date): { on: string; time: string } => ({
  on: shanghaiDate(at),
  time: new Date(at.getTime() + 8 * HOUR_MS).toISOString().slice(11, 16),
});
export const step = (at: Date, by: Step["by"], ...doings: Doing[]): Step => ({ at, by, doings });

export const lead = (scene: Scene): Staff => who(scene, scene.issue.leadUnitId, "UNIT_LEAD");
export const handler = (scene: Scene): Staff => who(scene, scene.issue.leadUnitId, "HANDLER", "UNIT_LEAD");

/** So many office hours later. */
export const soon = ({ life, world, from }: Scene, least: number, most: number): Date =>
  addWorkingHours(world.calendar, from, life.random.between(least, most));
/** The next office hour from there. */
export const inOffice = ({ life, world }: Scene, at: Date): Date =>
  addWorkingHours(world.calendar, at, life.random.between(0.05, 4));
/** Residents keep no office hours, but they sleep. */
export const awake = (at: Date): Date => {
  const hour = (at.getUTCHours() + 8) % 24;
  return hour < 8
    ? new Date(at.getTime() + 9 * HOUR_MS)
    : hour > 21
      ? new Date(at.getTime() - 4 * HOUR_MS)
      : at;
};
/** Within the first contact's 24 hours, if need be in the evening or at the weekend, when people are at home. */
export function promptly(scene: Scene): Date {
  const { life, issue, from } = scene;
  const wanted = soon(scene, 0.3, 3);
  const due = runningClock(issue, "CONTACT")?.dueAt;
  if (!due || wanted < due || due <= from) return wanted;
  const left = due.getTime() - from.getTime();
  const at = awake(new Date(from.getTime() + left * life.random.between(0.1, 0.8)));
  return at > from && at < due ? at : new Date(due.getTime() - left * 0.05);
}
/** Some days on; drawn in when that would pass the limit. */
export function withinLimit(
  scene: Scene,
  days: readonly [least: number, most: number],
  limit: Date | undefined,
): Date {
  const { life, from } = scene;
  const wanted = inOffice(scene, new Date(from.getTime() + life.random.between(...days) * DAY_MS));
  if (!limit || wanted < limit) return wanted;
  const left = limit.getTime() - from.getTime();
  const nearer = inOffice(
    scene,
    new Date(from.getTime() + Math.max(0, left) * life.random.between(0.3, 0.8)),
  );
  return nearer < limit ? nearer : soon(scene, 0.1, 0.9);
}
