import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { ActorPost, Staff } from "#lib/domain/permissions.ts";
import type { Role, UnitKind, UnitLevel } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { joinSql, sql } from "../sql.ts";

export type Colleague = {
  readonly personId: string;
  readonly name: string;
  readonly posts: readonly ActorPost[];
};

type PersonRow = {
  id: string;
  name: string;
  dutyTitle: string;
  posts: { role: string; unitId: string; unit: { level: string; kind: string } }[];
};
/** How people in public office are named. */
const colleague = ({ id, name, dutyTitle, posts }: PersonRow): Colleague => ({
  personId: id,
  name: dutyTitle || name,
  posts: posts.map(({ role, unitId, unit }) => ({
    role: role as Role,
    unitId,
    level: unit.level as UnitLevel,
    kind: unit.kind as UnitKind,
  })),
});
const WITH_POSTS = { posts: { where: { validTo: null }, include: { unit: true } } } as const;

/** People on duty with their own posts; those whose account is closed are not among them. */
export async function colleagues(tx: Db, ids: readonly string[]): Promise<Colleague[]> {
  const people = await tx.person.findMany({
    where: { id: { in: [...ids] }, disabledAt: null },
    include: WITH_POSTS,
  });
  return people.map(colleague);
}

/** Everybody with a post at one of these units. */
export async function colleaguesAt(tx: Db, unitIds: readonly string[]): Promise<Colleague[]> {
  const people = await tx.person.findMany({
    where: { disabledAt: null, posts: { some: { validTo: null, unitId: { in: [...unitIds] } } } },
    include: WITH_POSTS,
    orderBy: [{ dutyTitle: "asc" }, { name: "asc" }],
    take: 200,
  });
  return people.map(colleague);
}

export type AbsenceRow = {
  readonly id: string;
  readonly personId: string;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
  readonly standInIds: readonly string[];
};
const COLUMNS = sql`id, person_id AS "personId", from_on::text AS "fromOn", to_on::text AS "toOn", stand_in_ids AS "standInIds"`;

/** Absences of these people that have not ended and touch these days. */
export const absencesOf = (
  tx: Db,
  people: readonly string[],
  days: { fromOn: CivilDate; toOn: CivilDate },
): Promise<AbsenceRow[]> => tx.$queryRaw<AbsenceRow[]>`
  SELECT ${COLUMNS} FROM absences WHERE person_id = ANY(${[...people]}::uuid[]) AND ended_at IS NULL
    AND from_on <= ${days.toOn}::date AND to_on >= ${days.fromOn}::date ORDER BY from_on, id`;

/** Absences of today in which this person stands in; they begin and end with the day in Shanghai, by themselves. */
export const standingInNow = (tx: Db, personId: string, now: Date): Promise<AbsenceRow[]> =>
  tx.$queryRaw<AbsenceRow[]>`
  SELECT ${COLUMNS} FROM absences WHERE stand_in_ids @> ARRAY[${personId}::uuid] AND ended_at IS NULL
    AND ${shanghaiDate(now)}::date BETWEEN from_on AND to_on ORDER BY from_on, id`;

/** Whose work comes to this person today: those they stand in for, and those away from units they head. */
export async function awayFor(tx: Db, { personId, posts }: Staff, now: Date): Promise<string[]> {
  const led = posts.filter(({ role }) => role === "UNIT_LEAD").map(({ unitId }) => sql`${unitId}::uuid`);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT a.person_id AS id FROM absences a
    WHERE a.ended_at IS NULL AND ${shanghaiDate(now)}::date BETWEEN a.from_on AND a.to_on AND a.person_id <> ${personId}::uuid
      AND (a.stand_in_ids @> ARRAY[${personId}::uuid] ${
        led.length > 0
          ? sql`OR EXISTS (SELECT FROM posts p WHERE p.person_id = a.person_id AND p.valid_to IS NULL AND p.unit_id IN (${joinSql(led)}))`
          : sql``
      })`;
  return rows.map(({ id }) => id);
}

/** Whoever sets days for these people does so alone. */
export async function lockPeople(tx: Db, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT FROM people WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}
