import { type Db, db } from "#lib/db/client.ts";
import { absencesOf, type Colleague, colleagues, lockPeople } from "#lib/db/desk/absences.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { type AbsenceForm, canStandIn, wrongDates } from "#lib/domain/desk/absence.ts";
import { deskPosts, mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { onceOnly, refusable } from "../outcome.ts";

const midnight = (date: string) => new Date(`${date}T00:00:00Z`);

/**
 * 请假代办: from and to, and up to three people of the same unit who stand in. The head of the unit may set it for its
 * people. Without a stand-in the head alone has the work before them. Sent again it changes nothing.
 * Errors: NOT_FOUND (nobody there, or not of one's unit), NOT_ALLOWED, ABSENCE_DATES, ABSENCE_OVERLAPS,
 * STAND_IN_NOT_HERE, STAND_IN_AWAY.
 */
export const setAbsence = (actor: Staff, form: AbsenceForm, now: Date): Promise<{ id: string } | Problem> =>
  onceOnly(
    () => refusable((tx) => setIn(tx, actor, form, now)),
    () =>
      db.absence.findFirst({ where: { id: form.absenceId, setBy: actor.personId }, select: { id: true } }),
  );

async function setIn(tx: Db, actor: Staff, form: AbsenceForm, now: Date): Promise<{ id: string } | Problem> {
  await lockPeople(tx, [form.personId, ...form.standInIds]);
  const people = await colleagues(tx, [form.personId, ...form.standInIds]);
  const absent = people.find(({ personId }) => personId === form.personId);
  const refused =
    maySet(actor, absent) ??
    wrongDates(form, shanghaiDate(now)) ??
    (await overlap(tx, form)) ??
    (await standIns(tx, form, absent as Colleague, people));
  if (refused) return refused;
  await tx.absence.create({
    data: {
      id: form.absenceId,
      personId: form.personId,
      fromOn: midnight(form.fromOn),
      toOn: midnight(form.toOn),
      standInIds: [...form.standInIds],
      setBy: actor.personId,
      setAt: now,
    },
  });
  return { id: form.absenceId };
}

/** For oneself, or as the head of a unit where the person has a post; a borrowed headship is not passed on. */
function maySet(actor: Staff, absent: Colleague | undefined): Problem | undefined {
  if (!absent) return problem("NOT_FOUND");
  if (absent.personId === actor.personId)
    return mayAtDesk(actor, "setAbsence") ? undefined : problem("NOT_ALLOWED", { who: "UNIT_LEAD" });
  const here = (unitId: string) => absent.posts.some((post) => post.unitId === unitId);
  if (deskPosts(actor, "setAbsenceOfOthers").some((post) => !post.onBehalfOf && here(post.unitId))) return;
  return actor.posts.some((post) => !post.onBehalfOf && here(post.unitId))
    ? problem("NOT_ALLOWED", { who: "UNIT_LEAD" })
    : problem("NOT_FOUND");
}

async function overlap(tx: Db, form: AbsenceForm): Promise<Problem | undefined> {
  const [other] = await absencesOf(tx, [form.personId], form);
  if (other) return problem("ABSENCE_OVERLAPS", { from: other.fromOn, to: other.toOn });
}

/** Of the same unit, there in those days, and nobody for themselves: never a chain. */
async function standIns(
  tx: Db,
  form: AbsenceForm,
  absent: Colleague,
  people: readonly Colleague[],
): Promise<Problem | undefined> {
  const chosen = form.standInIds.map((id) => people.find(({ personId }) => personId === id));
  if (chosen.some((person) => !person || person === absent || !canStandIn(person.posts, absent)))
    return problem("STAND_IN_NOT_HERE");
  const [away] = await absencesOf(tx, form.standInIds, form);
  const name = people.find(({ personId }) => personId === away?.personId)?.name;
  if (away) return problem("STAND_IN_AWAY", { who: name ?? "" });
}

/** Back earlier, or it never began: ended now, and kept. Errors: NOT_FOUND, NOT_ALLOWED. */
export const endAbsence = (actor: Staff, absenceId: string, now: Date): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const absence = await tx.absence.findUnique({ where: { id: absenceId } });
    if (!absence) return problem("NOT_FOUND");
    const [absent] = await colleagues(tx, [absence.personId]);
    const refused = maySet(actor, absent);
    if (isProblem(refused)) return refused;
    await tx.absence.updateMany({
      where: { id: absenceId, endedAt: null },
      data: { endedAt: now, endedBy: actor.personId },
    });
    return { id: absenceId };
  });
