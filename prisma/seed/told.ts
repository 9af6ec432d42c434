import { addDays, type CivilDate, type HolidayCalendar, weekday } from "#lib/domain/calendar/calendar.ts";
import { entryLevel } from "#lib/domain/casework/issue.ts";
import type { Payload } from "#lib/domain/commands.ts";
import type { Channel, Confidentiality, Level, Outcome, State, Tier } from "#lib/domain/vocabulary.ts";
import type { OfficeUnit } from "./city.ts";
import { someTime, WEDNESDAY } from "./days.ts";
import { residentName, residentPhone } from "./names.ts";
import { REFUSALS } from "./phrases.ts";
import { type Address, type Places, someAddress } from "./places.ts";
import type { Random } from "./random.ts";
import type { Road } from "./roads.ts";
import type { Sample } from "./samples.ts";
import { statementOf } from "./texts.ts";

/** What somebody will say, when, where and how, and what is to become of it. */
export type Intake = {
  readonly no: number;
  readonly at: Date;
  readonly spokenOn: CivilDate;
  /** problems of one home visit have one number */
  readonly visitNo: number;
  readonly unit: OfficeUnit;
  readonly level: Level;
  readonly address: Address;
  readonly channel: Channel;
  readonly sample: Sample;
  readonly statement: string;
  readonly category: string | null;
  readonly hazard: boolean;
  readonly confidentiality: Confidentiality;
  readonly name: string;
  readonly phone: string | null;
  /** where it is solved in the end */
  readonly solvedAt: Level;
  readonly ending: "ANSWER" | "WITHDRAW";
  /** not ours to solve: why, and who does */
  readonly refusal: Payload<"refuse"> | null;
  readonly outcome: Exclude<Outcome, "MEDIATED">;
  readonly late: "NO" | "IN_GRACE" | "NEVER";
  /** where this one stays, so that the demonstration has something in every state */
  readonly stop: {
    readonly state: State;
    readonly level?: Level;
    readonly replied?: boolean;
    readonly road?: Road;
    readonly from: Date;
  } | null;
};

const REFUSED_SHARE = 0.026;
const WITHDRAWN_SHARE = 0.02;
/** Late replies by tier: on time are 急 95, 愁 92, 难/盼 88 % (domain.md D). */
const LATE_SHARE = { URGENT: 0.04, WORRY: 0.06, HARD: 0.09, HOPE: 0.09 } as const satisfies Record<
  Tier,
  number
>;
const OUTCOMES: readonly (readonly [Intake["outcome"], number])[] = [
  ["SOLVED", 76],
  ["PARTIAL", 8],
  ["EXPLAINED", 8],
  ["NOT_SUPPORTED", 3],
  ["PLANNED", 5],
];
const HAZARDS = ["FIRE_HAZARD", "GAS_SAFETY", "UNSAFE_CHARGING", "DROWNING_PREVENTION", "MAINTENANCE_FUND"];

/** Channels of what is told near home, and of what is brought to a county's or the city's office. */
const NEAR: readonly (readonly [Channel, number])[] = [
  ["VISIT", 43],
  ["RECEPTION", 12],
  ["PHONE", 17],
  ["WEB", 23],
  ["LETTER", 1],
  ["HOTLINE_12345", 4],
];
const FAR: readonly (readonly [Channel, number])[] = [
  ["RECEPTION", 40],
  ["PHONE", 17],
  ["WEB", 28],
  ["LETTER", 6],
  ["HOTLINE_12345", 9],
];

/** What a plan is made from. */
export type Setting = {
  now: Date;
  calendar: HolidayCalendar;
  places: Places;
  random: Random;
  draw: (r: Random) => Sample;
};

/** One of several, each in its share. */
export const oneOf = <T>(shares: readonly (readonly [T, number])[], random: Random): T =>
  (shares[random.weighted(shares.map(([, share]) => share))] as readonly [T, number])[0];

export const isNear = (level: Level): boolean => level === "COMMUNITY" || level === "TOWN";

const SOLVED_AT = {
  URGENT: "COMMUNITY",
  WORRY: "COUNTY",
  HARD: "CITY",
  HOPE: "CITY",
} as const satisfies Record<Tier, Level>;
/** What community and town solve between them, the town solves this often. */
const HANDED_UP_SHARE = 0.15;

/** One thing told on that day at that place, with everything that is to become of it. */
export function told(
  day: CivilDate,
  unit: OfficeUnit,
  community: OfficeUnit,
  sample: Sample,
  { random }: Setting,
  again = false,
): Intake {
  const level = entryLevel({ ...unit, gridId: null });
  const near = isNear(level);
  const channel = oneOf(near ? NEAR : FAR, random);
  const at = timeOf(channel, day, random);
  const confidentiality = oneOf<Confidentiality>(
    [
      ["NORMAL", 90],
      ["CONFIDENTIAL", 6],
      ["ANONYMOUS", 4],
    ],
    random,
  );
  const anonymous = confidentiality === "ANONYMOUS";
  const tier = sample.tier === "URGENT" && !near ? "WORRY" : sample.tier;
  const solvedAt =
    tier === "URGENT" && (level === "TOWN" || random.chance(HANDED_UP_SHARE)) ? "TOWN" : SOLVED_AT[tier];
  const address = someAddress(community, random);
  const fate = random.next();
  const refused = fate < REFUSED_SHARE && !again ? random.pick(REFUSALS) : null;
  const leaf = sample.category.split(".")[1] ?? "";
  return {
    no: 0,
    at,
    spokenOn: random.chance(0.05) ? addDays(day, -random.int(1, 3)) : day,
    visitNo: random.int(0, 2 ** 31),
    unit,
    level,
    address,
    channel,
    sample,
    statement: statementOf(refused ?? sample, { building: address.building, again }, random),
    category: channel === "WEB" && random.chance(0.4) ? null : (refused ?? sample).category,
    hazard: HAZARDS.includes(leaf) && random.chance(0.7),
    confidentiality: sample.category.startsWith("HEALTH.") && !anonymous ? "SENSITIVE" : confidentiality,
    name: anonymous ? "" : residentName(random),
    phone: anonymous || random.chance(0.12) ? null : residentPhone(random),
    solvedAt,
    ending: fate > 1 - WITHDRAWN_SHARE ? "WITHDRAW" : "ANSWER",
    refusal: refused?.refusal ?? null,
    outcome: tier === "HOPE" && random.chance(0.7) ? "PLANNED" : oneOf(OUTCOMES, random),
    late: random.chance(LATE_SHARE[tier]) ? random.pick(["IN_GRACE", "NEVER"]) : "NO",
    stop: null,
  };
}

/** Offices keep hours, receptions are on Wednesday evenings as well (N1), the web is always open. */
function timeOf(channel: Channel, day: CivilDate, random: Random): Date {
  const evening = weekday(day) === WEDNESDAY && random.chance(0.6);
  if (evening && (channel === "VISIT" || channel === "RECEPTION")) return someTime(day, 19.5, 21.5, random);
  return channel === "WEB" ? someTime(day, 7, 23, random) : someTime(day, 9, 17.5, random);
}
