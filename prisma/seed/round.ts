import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { addDays, instantAt, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { VisitCommand } from "#lib/domain/commands.ts";
import { patrolForm } from "#lib/domain/field/patrols.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Address } from "#lib/domain/rounds/addressKey.ts";
import { addressHead, readAddress } from "#lib/domain/rounds/addressSheet.ts";
import { logVisit } from "#lib/usecases/casework/visits.ts";
import { logPatrol } from "#lib/usecases/field/patrols.ts";
import { keepDryRun } from "#lib/usecases/rounds/addressImports.ts";
import { keepContact } from "#lib/usecases/rounds/householdContacts.ts";
import { addHousehold, warnOfPlace } from "#lib/usecases/rounds/households.ts";
import { planVisits } from "#lib/usecases/rounds/plans.ts";
import { keepPromise } from "#lib/usecases/rounds/promises.ts";
import type { OfficeUnit } from "./city.ts";
import { must } from "./doors.ts";
import type { Cast } from "./people.ts";

type Walker = { readonly by: Staff; readonly community: OfficeUnit; readonly now: Date };

/**
 * The round of the demo line's community: buildings planned, promises of its visits, two addresses written twice, a list that
 * waits to be confirmed, a contact person who agreed, and facilities looked at. All through the use cases.
 */
export async function walkTheRound(units: readonly OfficeUnit[], cast: Cast, now: Date): Promise<void> {
  const community = units.find(({ id, level }) => level === "COMMUNITY" && cast.at(id, "PROXY_AGENT"));
  const by = community && cast.at(community.id, "RECORDER");
  if (!community || !by) return;
  const walker = { by, community, now };
  await planBuildings(walker, units);
  await promiseThings(walker);
  await writeTwice(walker);
  await handInList(walker);
  await agreeToBeRung(walker);
  await lookAtFacilities(walker);
}

/** One is on, one comes next week with a grid, one is over. */
async function planBuildings({ by, community, now }: Walker, units: readonly OfficeUnit[]): Promise<void> {
  const today = shanghaiDate(now);
  const grid = units.find(({ level, communityId }) => level === "GRID" && communityId === community.id);
  const plans = [
    ["3栋", community, 0, 6, 0],
    ["5栋", grid ?? community, 7, 13, 0],
    ["2栋", community, -14, -8, -15],
  ] as const;
  for (const [building, unit, from, to, made] of plans) {
    const form = {
      planId: uuidv7(),
      communityId: community.id,
      building,
      unitId: unit.id,
      fromOn: addDays(today, from),
      toOn: addDays(today, to),
    };
    must(await planVisits(by, form, made === 0 ? now : instantAt(addDays(today, made), "09:00")), "a plan");
  }
}

const PROMISES = [
  { room: "102", daysAgo: 6, words: "把医保报销的表送来", dueIn: -2, done: "" },
  { room: "201", daysAgo: 2, words: "问清楚几号换水表，回个话", dueIn: 1, done: "" },
  { room: "202", daysAgo: 3, words: "带一份公交改线的通知", dueIn: 4, done: "" },
  { room: "302", daysAgo: 8, words: "楼道灯换好以后来看一眼", dueIn: -3, done: "灯换好了，亮着" },
] as const;
/** One is overdue, one is due tomorrow, one has time, one is done. */
async function promiseThings({ by, community, now }: Walker): Promise<void> {
  const today = shanghaiDate(now);
  for (const { room, daysAgo, words, dueIn, done } of PROMISES) {
    const promise = { id: uuidv7(), words, on: addDays(today, dueIn) };
    const visitedOn = addDays(today, -daysAgo);
    const visit: VisitCommand = {
      id: uuidv7(),
      unitId: community.id,
      building: "3栋",
      unit: "1单元",
      room,
      visitedOn,
      visitedTime: "19:40",
      type: "HOUSEHOLD_VISIT",
      result: "NOTHING_RAISED",
      note: "",
      lateReason: "",
      companions: "",
      residentName: "",
      residentPhone: null,
      problems: [],
      promises: [promise],
    };
    const at = instantAt(visitedOn, "20:30");
    must(await logVisit(by, visit, at, at), "a visit");
    if (done)
      must(
        await keepPromise(by, { promiseId: promise.id, words: done }, instantAt(promise.on, "10:00")),
        words,
      );
  }
}

const TWICE: readonly Address[] = [
  { building: "3幢", unit: "1", room: "101" },
  { building: "０5栋", unit: "2单元", room: "301室" },
];
/** Somebody wrote them down once more, a little differently. */
async function writeTwice({ by, community, now }: Walker): Promise<void> {
  for (const address of TWICE)
    must(await addHousehold(by, { householdId: uuidv7(), unitId: community.id, ...address }, now), "a door");
}

const LIST = [
  ["楼栋", "单元", "门牌", "现状"],
  ["19栋", "1单元", "101", "有人住"],
  ["19栋", "1单元", "102", "空着"],
  ["1栋", "1单元", "101", ""],
  ["1号楼", "1", "102", ""],
  ["", "2单元", "201", ""],
  ["19栋", "2单元", "201", "租出去了"],
];
/** A list that was checked and waits for whoever handed it in. */
async function handInList({ by, now }: Walker): Promise<void> {
  const [first = [], ...lines] = LIST;
  const head = addressHead(first);
  if (!head) throw new Error("the demonstration's list has no head");
  const rows = lines.flatMap((cells, at) => {
    const read = readAddress({ cells }, head);
    return read ? [{ row: at + 2, ...read }] : [];
  });
  must(
    await keepDryRun(by, { id: uuidv7(), fileName: "新建住宅门牌.csv" }, { rows, unread: [] }, now),
    "a list",
  );
}

/** A number that nobody has, and a warning about the place. */
async function agreeToBeRung({ by, community, now }: Walker): Promise<void> {
  const today = shanghaiDate(now);
  const where = { communityId: community.id, building: "3栋", unit: "1单元", room: "201" };
  const door = await db.household.findFirstOrThrow({ where });
  const head = { householdId: door.id, version: door.version };
  const consent = {
    consentedOn: addDays(today, -2),
    consentedUntil: addDays(today, 180),
    consented: "on",
  } as const;
  must(
    await keepContact(by, { ...head, contactName: "周阿姨", contactPhone: "19900001234", ...consent }, now),
    "a contact",
  );
  const warning = { householdId: door.id, version: door.version + 1, words: "二楼转角灯暗，带手电" };
  must(await warnOfPlace(by, { ...warning, until: addDays(today, 30) }, now), "a warning");
}

const LOOKED_AT = [
  ["FIRE_LANE", "3栋门口", 1],
  ["FIRE_EQUIPMENT", "3栋1单元一楼", 4],
  ["EBIKE_CHARGING", "5栋车棚", 4],
  ["MANHOLE", "小区东门外", 9],
  ["FIRE_LANE", "3栋门口", 12],
] as const;
async function lookAtFacilities({ by, community, now }: Walker): Promise<void> {
  for (const [facility, placeText, daysAgo] of LOOKED_AT) {
    const seenOn = addDays(shanghaiDate(now), -daysAgo);
    const form = { id: uuidv7(), unitId: community.id, facility, placeText, seenOn, finding: "IN_ORDER" };
    const at = instantAt(seenOn, "16:00");
    must(await logPatrol(by, patrolForm.parse(form), at, at), "a patrol");
  }
}
