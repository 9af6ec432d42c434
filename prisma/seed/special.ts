import { addDays, type CivilDate, shanghaiDate, startOfDay } from "#lib/domain/calendar/calendar.ts";
import { dueAt } from "#lib/domain/calendar/deadlines.ts";
import { TIERS_OF_LEVEL } from "#lib/domain/casework/issue.ts";
import { DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import type { Tier } from "#lib/domain/vocabulary.ts";
import { firstDay, officeHoursBefore, someTime } from "./days.ts";
import { STORM, STORM_FINAL, STORM_PROGRESS } from "./phrases.ts";
import { drawFitting, type Sample } from "./samples.ts";
import type { Showpiece } from "./showcase.ts";
import { type Intake, type Setting, told } from "./told.ts";

const STORM_TOWNS = ["枫树街道", "槐荫街道", "栖霞路街道"];

/** The ninth of July that lies in the fourteen months. */
export function stormDay(now: Date): CivilDate {
  const year = firstDay(now).slice(0, 4);
  const inFirst = `${year}-07-09`;
  return inFirst > firstDay(now) ? inFirst : `${Number(year) + 1}-07-09`;
}

/** One of those whom the storm of that day drove to the telephone. */
export function inTheStorm(day: CivilDate, setting: Setting): Intake {
  const { places, random } = setting;
  const community = random.pick(places.inTowns(STORM_TOWNS));
  const sample: Sample = {
    title: "暴雨积水，请快来排水",
    text: random.pick(STORM),
    category: "UTILITIES.DRAINAGE",
    tier: "URGENT",
    progress: STORM_PROGRESS,
    final: STORM_FINAL,
  };
  const plan = told(day, community, community, sample, setting);
  return { ...plan, at: someTime(day, 7, 20, random), hazard: random.chance(0.4), outcome: "SOLVED" };
}

/** A piece on show: told that many days ago, it goes as far as it should and stays there. */
export function onShow(piece: Showpiece, setting: Setting): Intake {
  const { places, random, draw, now, calendar } = setting;
  const line = places.byCode(random.chance(0.6) ? "369902001001" : "369904002001");
  const unit = places.above(line, piece.level);
  const tiers: readonly Tier[] = TIERS_OF_LEVEL[piece.level];
  const sample = drawFitting(draw, random, (s) => tiers.includes(s.tier));
  const daysAgo = piece.daysAgo === "IN_GRACE" ? justOverdue(setting) : piece.daysAgo;
  const day = addDays(shanghaiDate(now), -daysAgo);
  const plan = told(day, unit, line, sample, setting);
  const at = daysAgo === 0 ? new Date((startOfDay(day).getTime() + now.getTime()) / 2) : plan.at;
  return {
    ...plan,
    at,
    spokenOn: day,
    channel: plan.channel === "VISIT" ? "PHONE" : plan.channel,
    ending: "ANSWER",
    refusal: null,
    late: "NO",
    solvedAt: piece.level,
    stop: { ...piece.stop, from: officeHoursBefore(now, 3, calendar) },
  };
}

/** How long ago something was told whose five days are over since yesterday, or since the last working day. */
function justOverdue({ now, calendar }: Setting): number {
  const today = shanghaiDate(now);
  let ago = 1;
  const { amount } = DEFAULT_SETTINGS.rules.REPLY.URGENT;
  while (dueAt(addDays(today, -ago), amount, "CALENDAR_ROLLOVER", calendar).due >= today) ago++;
  return ago;
}
