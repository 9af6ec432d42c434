import { db } from "#lib/db/client.ts";
import { loadCounting } from "#lib/db/clocks/clockSettings.ts";
import { doorsToCarry, issuesToCarry } from "#lib/db/field/round.ts";
import { loadPrivacy } from "#lib/db/rights/privacy.ts";
import { issueOf } from "#lib/db/rows.ts";
import { addDays, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { MOST_RECORDS } from "#lib/domain/field/items.ts";
import { type FieldRecord, sentCalendar } from "#lib/domain/field/round.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { promisesOwed } from "../rounds/promises.ts";
import { placeIds, placeName, unitNames, visitPlaces } from "../routing/units.ts";

const MOST_ISSUES = 1000;
/** Sessions of so many days. */
const DAYS_AHEAD = 7;

/**
 * What somebody carries when they go out: who they are, the addresses of their places, the open matters there or in their hands,
 * and the sessions of the week. At most {@link MOST_RECORDS}, by their own reach; no contact of anybody, and of what was told in
 * confidence not the words.
 */
export async function fieldRound(actor: Staff & { name: string }, now: Date): Promise<FieldRecord[]> {
  const [places, counting, privacy, issues] = await Promise.all([
    visitPlaces(actor),
    loadCounting(),
    loadPrivacy(),
    issuesToCarry(db, actor, MOST_ISSUES + 1),
  ]);
  const room = MOST_RECORDS - 300 - Math.min(issues.length, MOST_ISSUES);
  const [doors, sessions, promises, office] = await Promise.all([
    doorsToCarry(db, actor, now, room + 1),
    sessionsHere(actor, now),
    promisesOwed(actor),
    db.orgUnit.findFirst({
      where: { id: { in: actor.posts.map(({ unitId }) => unitId) } },
      select: { phone: true },
    }),
  ]);
  const carried = issues
    .slice(0, MOST_ISSUES)
    .map((row) => ({ issue: issueOf(row), building: row.building }));
  const names = await unitNames(carried.flatMap(({ issue }) => placeIds(issue.place)));
  return [
    {
      kind: "me",
      id: actor.personId,
      name: actor.name,
      posts: actor.posts,
      places,
      contact: { name: actor.name, phone: office?.phone ?? "" },
      privacy,
      calendar: sentCalendar(counting.calendar),
      settings: counting.settings,
      leftOut: { doors: Math.max(0, doors.length - room), issues: Math.max(0, issues.length - MOST_ISSUES) },
    },
    ...sessions,
    ...promises.map(({ id, words, dueOn, placeText, householdId }) => ({
      ...{ kind: "promise" as const, id, words, householdId },
      on: dueOn,
      place: placeText,
    })),
    ...carried.map(({ issue, building }) => ({
      kind: "issue" as const,
      id: issue.id,
      issue: issue.confidentiality === "NORMAL" ? issue : { ...issue, statement: "" },
      place: [placeName(issue.place, names), issue.placeText].filter(Boolean).join(" · "),
      building,
    })),
    ...doors.slice(0, room).map((door) => ({ kind: "door" as const, ...door })),
  ];
}

const MOST_SESSIONS = 50;
async function sessionsHere({ posts }: Staff, now: Date): Promise<FieldRecord[]> {
  const today = shanghaiDate(now);
  const day = (date: string) => new Date(`${date}T00:00:00Z`);
  const own = posts.map(({ unitId }) => unitId);
  const notices = await db.publicNotice.findMany({
    where: {
      kind: "SESSION",
      publishedAt: { not: null },
      takenDownAt: null,
      sessionOn: { gte: day(today), lte: day(addDays(today, DAYS_AHEAD)) },
      unit: {
        OR: [{ id: { in: own } }, { townId: { in: own } }, { children: { some: { id: { in: own } } } }],
      },
    },
    orderBy: [{ sessionOn: "asc" }, { sessionFrom: "asc" }],
    take: MOST_SESSIONS,
  });
  return notices.map(({ id, title, sessionOn, sessionFrom, sessionTo, place }) => ({
    kind: "session",
    id,
    title,
    on: sessionOn?.toISOString().slice(0, 10) ?? today,
    from: sessionFrom ?? "",
    to: sessionTo ?? "",
    place,
  }));
}
