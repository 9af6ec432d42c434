import { db } from "#lib/db/client.ts";
import { absencesOf, colleaguesAt } from "#lib/db/desk/absences.ts";
import { addDays, type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { canStandIn } from "#lib/domain/desk/absence.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";

export type AbsenceItem = {
  readonly id: string;
  readonly name: string;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
  readonly standIns: readonly string[];
  readonly now: boolean;
  readonly mine: boolean;
};
/** Whose absence can be set here, each with those who can stand in. */
export type AbsenceChoice = {
  readonly personId: string;
  readonly name: string;
  readonly standIns: readonly { readonly personId: string; readonly name: string }[];
};

/** How far ahead absences are listed. */
const DAYS_AHEAD = 366;

/** One's own absences and those of the people of units one heads, from today on; and what can be set. */
export async function readAbsences(
  actor: Staff,
  now: Date,
): Promise<{ absences: AbsenceItem[]; choices: AbsenceChoice[] }> {
  const own = actor.posts.filter((post) => !post.onBehalfOf);
  const led = deskPosts(actor, "setAbsenceOfOthers").flatMap((p) => (p.onBehalfOf ? [] : [p.unitId]));
  const people = await colleaguesAt(db, [...new Set(own.map(({ unitId }) => unitId))]);
  const set = people.filter(
    ({ personId, posts }) => personId === actor.personId || posts.some(({ unitId }) => led.includes(unitId)),
  );
  const today = shanghaiDate(now);
  const rows = await absencesOf(
    db,
    set.map(({ personId }) => personId),
    { fromOn: today, toOn: addDays(today, DAYS_AHEAD) },
  );
  const nameOf = (id: string) => people.find(({ personId }) => personId === id)?.name ?? "";
  return {
    absences: rows.map((row) => ({
      id: row.id,
      name: nameOf(row.personId),
      fromOn: row.fromOn,
      toOn: row.toOn,
      standIns: row.standInIds.map(nameOf).filter(Boolean),
      now: row.fromOn <= today,
      mine: row.personId === actor.personId,
    })),
    choices: set
      .map((absent) => ({
        personId: absent.personId,
        name: absent.name,
        standIns: people
          .filter((person) => person !== absent && canStandIn(person.posts, absent))
          .map(({ personId, name }) => ({ personId, name })),
      }))
      .sort((a, b) => Number(b.personId === actor.personId) - Number(a.personId === actor.personId)),
  };
}
