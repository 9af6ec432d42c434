import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { addDays, type CivilDate, instantAt, shanghaiDate, weekday } from "#lib/domain/calendar/calendar.ts";
import { draftOfNotice, draftOfResult } from "#lib/domain/labels/sessionResult.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { monthBefore, monthOf } from "#lib/domain/points/months.ts";
import { planForm } from "#lib/domain/points/sessions.ts";
import type { VisitSessionKind } from "#lib/domain/vocabulary.ts";
import { bookSlot, offerSlots } from "#lib/usecases/points/bookings.ts";
import { handOver } from "#lib/usecases/points/handovers.ts";
import {
  answerItem,
  inviteDepartment,
  leaveItem,
  noteItem,
  signConsult,
} from "#lib/usecases/points/minutes.ts";
import { nameContactPlace, pair } from "#lib/usecases/points/pairings.ts";
import { draftResult, publishResult } from "#lib/usecases/points/results.ts";
import { announceSession, closeSession, excuseMonth, planMonth } from "#lib/usecases/points/sessions.ts";
import { DEPARTMENTS, type Department, type OfficeUnit } from "./city.ts";
import { must } from "./doors.ts";
import type { Cast } from "./people.ts";

/** The county of the sign-in page's people. */
const LINE_COUNTY = "369902";
/** One community in so many has nobody yet, so that the matrix has something to find. */
const BARE_EVERY = 6;
type Leader = Staff & { dutyTitle: string };

/**
 * 联系点 of the demonstration: who is paired where, last month's sessions, one of yesterday that waits to be closed, one
 * ahead that people booked, and a consultation that waits for a signature. Made through the use cases by those who would.
 */
export async function keepInTouch(units: readonly OfficeUnit[], cast: Cast, now: Date): Promise<void> {
  const today = shanghaiDate(now);
  const areas = units.filter(({ kind }) => kind === "AREA");
  for (const county of areas.filter(({ level }) => level === "COUNTY"))
    await pairCounty(county, units, cast, today);
  const county = areas.find(({ code }) => code === LINE_COUNTY);
  const clerk = county && cast.at(county.id, "COUNCIL_CLERK");
  if (!county || !clerk) return;
  const here = areas.filter(({ level, countyId }) => level === "COMMUNITY" && countyId === county.id);
  const [first, second, third] = here;
  if (!first || !second || !third) return;
  const head = headsOf(county, units, cast);
  const host = head("HOUSING");
  await pairWith(clerk, first, cast.at(first.townId ?? "", "VISITOR"), today);
  await place(clerk, second, "PARK", "锦溪创智园", today);
  await passOn(clerk, head("EDUCATION"), head("HEALTH"), today);
  if (!host) return;
  await pairWith(clerk, second, host, today);
  const scene = { cast, host };
  await heldLastMonth(scene, first, addDays(monthOf(today), -9));
  await heldLastMonth(scene, second, addDays(monthOf(today), -11));
  await excused(cast, third, today, now);
  await waitsToBeClosed(scene, first, addDays(today, -1));
  await ahead(scene, first, addDays(today, 5));
  await consultation(scene, second, addDays(today, 3), county, units);
}

/** Heads of the departments beside a county. */
const headsOf = (county: OfficeUnit, units: readonly OfficeUnit[], cast: Cast) => (name: Department) => {
  const unit = units.find(({ code }) => code === `${county.code}-${DEPARTMENTS[name][0]}`);
  return unit && cast.at(unit.id, "UNIT_LEAD");
};

async function pairCounty(
  county: OfficeUnit,
  units: readonly OfficeUnit[],
  cast: Cast,
  today: CivilDate,
): Promise<void> {
  const clerk = cast.at(county.id, "COUNCIL_CLERK");
  const head = headsOf(county, units, cast);
  const leaders = (Object.keys(DEPARTMENTS) as Department[]).map(head).filter((one) => one !== undefined);
  const communities = units.filter(
    ({ kind, level, countyId }) => kind === "AREA" && level === "COMMUNITY" && countyId === county.id,
  );
  for (const [at, unit] of communities.entries())
    if (clerk && at % BARE_EVERY !== BARE_EVERY - 1)
      await pairWith(clerk, unit, leaders[at % leaders.length], today);
}

async function pairWith(
  clerk: Staff,
  unit: OfficeUnit,
  leader: Leader | undefined,
  today: CivilDate,
  placeId: string | null = null,
): Promise<void> {
  if (!leader) return;
  const fromOn = addDays(today, -300);
  const pairing = { pairingId: uuidv7(), unitId: unit.id, placeId, personId: leader.personId, fromOn };
  must(await pair(clerk, pairing, instantAt(fromOn, "10:00")), `pairing of ${unit.name}`);
}

/** A park inside a community is a contact point of its own; nobody is paired with it yet. */
async function place(
  clerk: Staff,
  unit: OfficeUnit,
  kind: "PARK",
  name: string,
  today: CivilDate,
): Promise<void> {
  const form = { placeId: uuidv7(), unitId: unit.id, kind, name };
  must(await nameContactPlace(clerk, form, instantAt(addDays(today, -60), "10:00")), name);
}

/** A post changed three weeks ago. */
async function passOn(
  clerk: Staff,
  from: Leader | undefined,
  to: Leader | undefined,
  today: CivilDate,
): Promise<void> {
  if (!from || !to) return;
  const onDay = addDays(today, -20);
  const form = { handoverId: uuidv7(), fromId: from.personId, toId: to.personId, onDay, words: "职务调整" };
  must(await handOver(clerk, form, instantAt(onDay, "10:00")), "a hand-over");
}

type Scene = { cast: Cast; host: Leader };

/** A session on a day, planned six days before by the head of the place; the day itself is the first of its weekday from then on. */
async function planned(
  { cast, host }: Scene,
  unit: OfficeUnit,
  day: CivilDate,
  kind: VisitSessionKind = "CLINIC",
): Promise<{ id: string; head: Staff; at: (time: string, daysBefore?: number) => Date }> {
  const head = cast.at(unit.id, "UNIT_LEAD");
  if (!head) throw new Error(`nobody heads ${unit.name}`);
  const at = (time: string, daysBefore = 0) => instantAt(addDays(day, -daysBefore), time);
  const form = planForm.parse({
    unitId: unit.id,
    placeId: "",
    hostId: host.personId,
    kind,
    fromTime: "19:00",
    toTime: "21:00",
    venue: `${unit.name}民情接待室`,
    month: day.slice(0, 7),
    weekday: String(weekday(day)),
    recurrence: "MONTHLY",
  });
  must(await planMonth(head, form, at("09:00", 6)), `a session at ${unit.name}`);
  const { id } = await db.visitSession.findFirstOrThrow({
    where: { unitId: unit.id, placeId: null, onDay: new Date(`${day}T00:00:00Z`) },
    select: { id: true },
  });
  return { id, head, at };
}

async function announced(scene: Scene, unit: OfficeUnit, day: CivilDate) {
  const session = await planned(scene, unit, day);
  const told = {
    point: unit.name,
    host: scene.host.dutyTitle,
    venue: `${unit.name}民情接待室`,
  };
  const form = {
    sessionId: session.id,
    version: 1,
    noticeId: uuidv7(),
    ...draftOfNotice(told),
    lateReason: "",
  };
  must(await announceSession(session.head, form, session.at("10:00", 6)), `notice of ${unit.name}`);
  return session;
}

const RAISED = [
  ["三号楼前的路灯一到下雨就跳闸，老人晚上不敢下楼。", "当晚请电工看过，换了漏电开关，下雨再试一次。"],
  ["菜场门口的车停得满满的，轮椅过不去。", "划出一米五的通道，周五前立桩，社区每天去看。"],
] as const;
const NOT_FILED = [
  "想让社区出面管一管邻居家的狗叫。",
  "邻里间先由调解员上门说一次，已约好周六上午。",
] as const;

async function minutes(
  by: Staff,
  sessionId: string,
  at: Date,
  raised: readonly (readonly [string, string])[],
) {
  for (const [words, answer] of raised) {
    const itemId = uuidv7();
    must(await noteItem(by, { itemId, sessionId, words }, at), "an item");
    must(await answerItem(by, { itemId, sessionId, answer }, at), "an answer");
  }
}

async function heldLastMonth(scene: Scene, unit: OfficeUnit, day: CivilDate): Promise<void> {
  const { id, at, head } = await announced(scene, unit, day);
  await minutes(head, id, at("20:00"), RAISED);
  const itemId = uuidv7();
  must(await noteItem(head, { itemId, sessionId: id, words: NOT_FILED[0] }, at("20:30")), "an item");
  must(await leaveItem(head, { itemId, sessionId: id, reason: NOT_FILED[1] }, at("20:31")), "a reason");
  must(await closeSession(head, { sessionId: id, version: 2, lateReason: "" }, at("21:05")), "a closing");
  const open = { corrections: [], secret: false } as const;
  const told = [
    ...RAISED.map(([words, endWords]) => ({ ...open, words, end: "ANSWERED" as const, endWords })),
    { ...open, words: NOT_FILED[0], end: "NOT_FILED" as const, endWords: NOT_FILED[1] },
  ];
  const draft = { sessionId: id, version: 0, draft: draftOfResult(told), more: [], stand: [] };
  must(await draftResult(head, draft, at("09:00", -1)), "a result");
  must(await publishResult(head, { sessionId: id, version: 1 }, at("09:10", -1)), "a result");
}

async function excused(cast: Cast, unit: OfficeUnit, today: CivilDate, now: Date): Promise<void> {
  const head = cast.at(unit.id, "UNIT_LEAD");
  if (!head) return;
  const month = monthBefore(monthOf(today));
  const form = {
    excuseId: uuidv7(),
    unitId: unit.id,
    placeId: null,
    month,
    words: "连日防汛值守，改到下个月第一周补上",
  };
  must(await excuseMonth(head, form, now), "an excuse");
}

/** Yesterday's: one item ended, one did not. */
async function waitsToBeClosed(scene: Scene, unit: OfficeUnit, day: CivilDate): Promise<void> {
  const { id, at, head } = await announced(scene, unit, day);
  await minutes(head, id, at("19:20"), RAISED.slice(1));
  const open = { itemId: uuidv7(), sessionId: id, words: "五号楼顶楼又漏水了，去年修过一次。" };
  must(await noteItem(head, open, at("19:40")), "an item");
}

const BOOKINGS = [
  ["王阿姨", "13800001111", "楼道的灯"],
  ["", "13800002222", "孩子上学"],
] as const;

async function ahead(scene: Scene, unit: OfficeUnit, day: CivilDate): Promise<void> {
  const { id, at, head } = await announced(scene, unit, day);
  must(await offerSlots(head, { sessionId: id, minutes: 15 }, at("10:30", 6)), "times to book");
  const slots = await db.sessionSlot.findMany({ where: { sessionId: id }, orderBy: { fromTime: "asc" } });
  for (const [n, [residentName, residentPhone, words]] of BOOKINGS.entries()) {
    const slotId = slots[n * 2]?.id ?? "";
    const form = { bookingId: uuidv7(), slotId, residentName, residentPhone, words, website: "" };
    must(await bookSlot(form, { client: `seed-${n}`, lang: "zh" }, at("12:00", 6)), "a booking");
  }
}

/** Two departments sit down with the community; one has signed for its task. */
async function consultation(
  scene: Scene,
  unit: OfficeUnit,
  day: CivilDate,
  county: OfficeUnit,
  units: readonly OfficeUnit[],
): Promise<void> {
  const { id, at } = await planned(scene, unit, day, "CONSULTATION");
  for (const name of ["HOUSING", "CITY_MANAGEMENT"] as const) {
    const department = units.find(({ code }) => code === `${county.code}-${DEPARTMENTS[name][0]}`);
    const head = department && scene.cast.at(department.id, "UNIT_LEAD");
    if (!department || !head) continue;
    must(
      await inviteDepartment(scene.host, { sessionId: id, unitId: department.id }, at("11:00", 6)),
      "a department",
    );
    if (name === "HOUSING") continue;
    const form = {
      sessionId: id,
      unitId: department.id,
      task: "清走围墙边的建筑垃圾，装上监督电话牌",
      dueOn: addDays(day, 14),
    };
    must(await signConsult(head, form, at("11:30", 6)), "a signature");
  }
}
