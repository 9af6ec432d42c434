import { hash } from "@node-rs/argon2";
import { uuidv7 } from "uuidv7";
import { db, transaction } from "#lib/db/client.ts";
import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { insertRule } from "#lib/db/routing/routing.ts";
import { shanghaiDate, startOfDay } from "#lib/domain/calendar/calendar.ts";
import { namedPeriod } from "#lib/domain/calendar/period.ts";
import { DEMO_PASSWORD } from "#lib/domain/demo.ts";
import { DEMO_KEY, USUAL_RATE } from "#lib/domain/open311/keys.ts";
import { env } from "#lib/env.ts";
import { learnCategories } from "#lib/usecases/alike/categoryModel.ts";
import { handOnNotices } from "#lib/usecases/notices/notices.ts";
import { hashOfKey } from "#lib/usecases/open/open311Keys.ts";
import { insertUnits } from "#prisma/import/register.ts";
import { applyMigrations } from "#prisma/migrate.ts";
import { lookAhead, watchOut } from "./alerts.ts";
import { speakForSome } from "./behalf.ts";
import { tellResidents } from "./bulletin.ts";
import { beginCampaigns } from "./campaigns.ts";
import { buildCity, CITY_CODE, type OfficeUnit } from "./city.ts";
import { type Fates, insertCohort, SIZE_M } from "./cohort.ts";
import { keepInTouch } from "./contactPoints.ts";
import { firstDay } from "./days.ts";
import { directAndReport } from "./direct.ts";
import { directoryRules } from "./directory.ts";
import { generateIssues } from "./history.ts";
import { registerHouseholds } from "./households.ts";
import { planIntake } from "./intake.ts";
import { messages } from "./messages.ts";
import { buildPeople, castOf, type SeededPerson } from "./people.ts";
import { placesOf } from "./places.ts";
import { play } from "./play.ts";
import { promiseAndAnswer } from "./policy.ts";
import { planQuietVisits } from "./quiet.ts";
import { randomFrom } from "./random.ts";
import { publishReports } from "./reports.ts";
import { leaveOut, lookAgain } from "./review.ts";
import { openRooms } from "./rooms.ts";
import { walkTheRound } from "./round.ts";
import { writeTemplates } from "./templates.ts";
import { fillWall } from "./wall.ts";
import { WIDEN_CITY } from "./wideCity.ts";

export const SIZE_S = 600;
/** The offices were there before the first issue. */
const OFFICES_SINCE = "2024-01-01";

/**
 * Fills an empty database with 赣平市 up to `now`: the tree, the people, and fourteen months of issues played through
 * the use cases. The same `now` gives the same figures.
 */
export async function seedDemo(
  now: Date,
  { issues = SIZE_S, say = () => {} }: { issues?: number; say?: (line: string) => void } = {},
): Promise<void> {
  const units = buildCity();
  const people = buildPeople(units, randomFrom(369_902));
  await insertCity(units, people, startOfDay(firstDay(now)));
  say(messages.city(units.length, people.length));

  const calendar = await loadCalendar();
  const places = placesOf(units);
  const world = { cast: castOf(people), calendar, units: new Map(units.map((unit) => [unit.id, unit])) };
  const setting = { now, calendar, places };
  await play(planIntake(issues, setting), planQuietVisits(issues, setting), {
    now,
    world,
    onMonth: (month, told) => say(messages.month(month, told)),
  });
  await registerHouseholds(units, randomFrom(369_903), now);
  await walkTheRound(units, world.cast, now);
  await writeTemplates(units, world.cast, now);
  await learnCategories(now);
  await openRooms(units, world.cast, OFFICES_SINCE, now);
  await tellResidents(units, world.cast, now);
  await keepInTouch(units, world.cast, now);
  await beginCampaigns(units, world.cast, now);
  await publishReports(units, world.cast, now);
  const city = units.find(({ code }) => code === CITY_CODE);
  const reviewer = city && world.cast.at(city.id, "REVIEWER");
  if (reviewer) await fillWall(reviewer, now);
  await promiseAndAnswer(units, world.cast, now);
  await speakForSome(units, world.cast, now);
  await directAndReport(units, world.cast, people, now);
  await lookAgain(units, world.cast, now);
  await leaveOut(world.cast, now);
  await watchOut(world.cast, now);
  await lookAhead(world.cast, now);
  await tellOfLately(now);
  await finish();
}

/** So many issues over so many days, beside the cohort, in a city as large as the design load (domain.md D). */
export type Past = { readonly issues: number; readonly days: number };
export const PASTS: Readonly<Record<"L" | "XL", Past>> = {
  L: { issues: 1_000_000, days: 1_095 },
  XL: { issues: 10_000_000, days: 3_652 },
};
async function insertPast({ issues, days }: Past, say: (line: string) => void): Promise<void> {
  for (const statement of WIDEN_CITY) await db.$executeRawUnsafe(statement);
  await generateIssues(env.databaseUrl, issues, "HISTORY", { days, say: (made) => say(messages.past(made)) });
}

/**
 * Fills an empty database with the same city and a cohort whose figures are known beforehand: the last twelve months, as the
 * dashboard opens with. Made by whole statements and not played, so no message was written and nobody's story is told in it.
 */
export async function seedCohort(
  now: Date,
  {
    fates = SIZE_M,
    say = () => {},
    past,
  }: { fates?: Fates; say?: (line: string) => void; past?: Past | undefined } = {},
): Promise<void> {
  const units = buildCity();
  const people = buildPeople(units, randomFrom(369_902));
  await insertCity(units, people, startOfDay(firstDay(now)));
  say(messages.city(units.length, people.length));
  await insertCohort(fates, namedPeriod("12months", shanghaiDate(now)), now);
  await registerHouseholds(units, randomFrom(369_903), now);
  await writeTemplates(units, castOf(people), now);
  await openRooms(units, castOf(people), OFFICES_SINCE, now);
  await tellResidents(units, castOf(people), now);
  await learnCategories(now);
  // Nothing was played, so nothing that held before was kept.
  await db.pastKept.updateMany({ data: { since: now } });
  if (past) await insertPast(past, say);
  await finish();
  // What was written at once is unknown to the planner until somebody looks.
  await db.$executeRaw`ANALYZE`;
}

/** The inboxes of a demonstration begin with what happened in the last days. */
const LATELY_MS = 3 * 86_400_000;
async function tellOfLately(now: Date): Promise<void> {
  const since = new Date(now.getTime() - LATELY_MS);
  await db.$executeRaw`UPDATE outbox SET sent_at = created_at WHERE sent_at IS NULL AND created_at < ${since}`;
  await handOnNotices({ offered: ["EMAIL", "SMS"] }, now);
}

/** One transaction: a database with people in it always has the whole city. */
async function insertCity(
  units: readonly OfficeUnit[],
  people: readonly SeededPerson[],
  createdAt: Date,
): Promise<void> {
  const passwordHash = await hash(DEMO_PASSWORD);
  const since = new Date(OFFICES_SINCE);
  await transaction(async (tx) => {
    await insertUnits(tx, units, OFFICES_SINCE);
    for (const rule of directoryRules(units, OFFICES_SINCE, uuidv7))
      await insertRule(tx, rule, null, createdAt);
    await tx.person.createMany({
      data: people.map(({ posts: _, ...person }) => ({ ...person, passwordHash, createdAt })),
    });
    await tx.post.createMany({
      data: people.flatMap(({ id, posts }) =>
        posts.map(({ unit, role }) => ({
          personId: id,
          unitId: unit.id,
          role,
          validFrom: since,
          id: crypto.randomUUID(),
        })),
      ),
    });
    await tx.open311Key.create({ data: demoKey(units, people, createdAt) });
    // A domain nobody can have (RFC 2606): what a demonstration would send leads nowhere, even if it were sent.
    await tx.noticeAddress.createMany({
      data: people
        .filter(({ isPersona }) => isPersona)
        .map(({ id, loginName }) => ({
          id: crypto.randomUUID(),
          personId: id,
          channel: "EMAIL",
          address: `${loginName}@ganping.example`,
          createdAt,
        })),
    });
  });
}

/** A key that everybody knows, so that the interface can be tried with curl. */
function demoKey(units: readonly OfficeUnit[], people: readonly SeededPerson[], madeAt: Date) {
  const city = units.find(({ code }) => code === CITY_CODE)?.id ?? "";
  const madeBy = people.find(({ loginName }) => loginName === "admin")?.id ?? "";
  const shared = { keyHash: hashOfKey(DEMO_KEY), perMinute: USUAL_RATE };
  return { id: uuidv7(), unitId: city, name: messages.demoKey, ...shared, madeBy, madeAt };
}

/** Messages of the past count as delivered; the demo clock's row, written last, says that the city is whole. */
const finish = () =>
  transaction(async (tx) => {
    await tx.$executeRaw`UPDATE outbox SET sent_at = created_at WHERE sent_at IS NULL`;
    await tx.demoClock.upsert({ where: { id: 1 }, create: { id: 1, daysAhead: 0 }, update: {} });
  });

/**
 * EMPTY = to be seeded; WHOLE = the demo city, done; HALF = the demo city, cut short (killed before its last row);
 * OTHERS = people who are not ours, never touched.
 */
export async function demoState(): Promise<"EMPTY" | "WHOLE" | "HALF" | "OTHERS"> {
  if ((await db.person.count()) === 0) return "EMPTY";
  if ((await db.demoClock.count()) > 0) return "WHOLE";
  const cities = await db.orgUnit.findMany({
    where: { level: "CITY", kind: "AREA", validTo: null },
    select: { code: true },
  });
  return cities.length === 1 && cities[0]?.code === CITY_CODE ? "HALF" : "OTHERS";
}

/**
 * The trail cannot be emptied row by row, and shall not be: a city that was cut short goes with its whole schema.
 * For {@link demoState} HALF only, where the database's one city is the fictional 369900.
 */
export async function startOver(databaseUrl: string): Promise<void> {
  await db.$executeRaw`DROP SCHEMA public CASCADE`;
  await db.$executeRaw`CREATE SCHEMA public`;
  await applyMigrations(databaseUrl);
}
