import {
  addDays,
  type CivilDate,
  type HolidayCalendar,
  shanghaiDate,
} from "#lib/domain/calendar/calendar.ts";
import type { CategoryL1, Level, Tier } from "#lib/domain/vocabulary.ts";
import type { OfficeUnit } from "./city.ts";
import { drawDays } from "./days.ts";
import type { Places } from "./places.ts";
import { randomFrom } from "./random.ts";
import { drawFitting, sampleDrawer } from "./samples.ts";
import { SHOWCASE } from "./showcase.ts";
import { inTheStorm, onShow, stormDay } from "./special.ts";
import { statementOf } from "./texts.ts";
import { type Intake, isNear, oneOf, type Setting, told } from "./told.ts";

const AGAIN_SHARE = 0.12;
const AGAIN_DAYS = 10;
const SECOND_PROBLEM_SHARE = 0.1;
const STORM_SHARE = 0.04;
const SHOWCASE_SHARE = SHOWCASE.length / 600;

/** Everything that will be told to this city in fourteen months, in order of time. */
export function planIntake(
  count: number,
  { now, calendar, places }: { now: Date; calendar: HolidayCalendar; places: Places },
): Intake[] {
  const setting: Setting = { now, calendar, places, random: randomFrom(369_900), draw: sampleDrawer() };
  const shown = SHOWCASE.slice(0, Math.round(count * SHOWCASE_SHARE));
  const stormy = Math.round(count * STORM_SHARE);
  const plans: Intake[] = [];
  for (const day of drawDays(count - shown.length - stormy, now, calendar, setting.random))
    plans.push(ordinary(day, plans, setting));
  const storm = stormDay(now);
  for (let n = 0; n < stormy; n++) plans.push(inTheStorm(storm, setting));
  for (const piece of shown) plans.push(onShow(piece, setting));
  return plans
    .filter((plan) => plan.at < now)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((plan, no) => ({ ...plan, no }));
}

function ordinary(day: CivilDate, before: readonly Intake[], setting: Setting): Intake {
  const { places, random, draw, now } = setting;
  const last = before.at(-1);
  if (last?.channel === "VISIT" && last.level === "COMMUNITY" && random.chance(SECOND_PROBLEM_SHARE))
    return secondProblem(last, setting);
  const recent = before.filter(
    (plan) => plan.spokenOn >= addDays(day, -AGAIN_DAYS) && isNear(plan.level) && isShared(plan),
  );
  if (recent.length > 0 && random.chance(AGAIN_SHARE)) return meToo(random.pick(recent), day, setting);
  const sample = draw(random);
  const community = random.pick(places.fitting(sample.text));
  const unit = toldAt(community, sample.tier, setting);
  const plan = told(day, unit, community, sample, setting);
  return plan.at < now
    ? plan
    : { ...plan, at: new Date(now.getTime() - random.int(20, 300) * 60_000), spokenOn: shanghaiDate(now) };
}

/** What several households suffer from together; a pension or an illness is one's own. */
const SHARED: readonly string[] = [
  "HOUSING_PROPERTY",
  "UTILITIES",
  "ENVIRONMENT",
  "URBAN_MANAGEMENT",
  "TRANSPORT_SAFETY",
] satisfies CategoryL1[];
const isShared = ({ sample, refusal }: Intake): boolean =>
  refusal === null && SHARED.includes(sample.category.split(".")[0] ?? "");

/** Most things are told near home; what only county or city can solve is often told there at once. */
function toldAt(community: OfficeUnit, tier: Tier, { places, random }: Setting): OfficeUnit {
  const far: Level | null =
    tier === "HOPE"
      ? "CITY"
      : tier === "HARD"
        ? oneOf<Level | null>(
            [
              ["CITY", 40],
              ["COUNTY", 35],
              [null, 25],
            ],
            random,
          )
        : tier === "WORRY" && random.chance(0.5)
          ? "COUNTY"
          : null;
  if (far) return places.above(community, far);
  if (random.chance(0.1)) return places.above(community, "TOWN");
  return random.chance(0.35) ? random.pick(places.gridsOf(community)) : community;
}

function secondProblem(first: Intake, { random, draw, places }: Setting): Intake {
  const community = places.above(first.unit, "COMMUNITY");
  const sample = drawFitting(
    draw,
    random,
    (s) => s.tier === "URGENT" && places.fitting(s.text).includes(community),
  );
  return {
    ...first,
    sample,
    statement: statementOf(sample, { building: first.address.building, again: false }, random),
    category: sample.category,
    hazard: false,
    refusal: null,
  };
}

/** Another resident of the same place about the same problem. */
function meToo(first: Intake, day: CivilDate, setting: Setting): Intake {
  const { places } = setting;
  const community = first.level === "COMMUNITY" ? places.above(first.unit, "COMMUNITY") : null;
  const unit = community ?? first.unit;
  const plan = told(day, unit, unit, first.sample, setting, true);
  return { ...plan, address: { ...plan.address, building: first.address.building } };
}
