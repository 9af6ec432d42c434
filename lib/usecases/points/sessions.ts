import { uuidv7 } from "uuidv7";
import { type Db, db, isUniqueViolation } from "#lib/db/client.ts";
import { lockPublicNotice } from "#lib/db/open/publicNotices.ts";
import { keepsSessions, mayHost } from "#lib/db/points/authority.ts";
import { isBooked, slotsAt, tellBooked } from "#lib/db/points/bookings.ts";
import { openPointAt, pointAt } from "#lib/db/points/points.ts";
import {
  clashesWith,
  insteadsOf,
  itemsOf,
  lockSession,
  type SessionRow,
  signaturesOf,
} from "#lib/db/points/sessions.ts";
import { addDays, type CivilDate, instantAt, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { publicNoticeForm } from "#lib/domain/open/publicNotices.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { lastMonthToPlan, monthOf, plannedDays } from "#lib/domain/points/months.ts";
import type { ExcuseForm } from "#lib/domain/points/points.ts";
import {
  type AnnounceForm,
  type CancelForm,
  type CloseForm,
  closingProblem,
  openProblem,
  type PlanForm,
  type SessionForm,
  tookPlace,
} from "#lib/domain/points/sessions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { draftIn, publishIn, takeDownIn } from "../open/publicNotices.ts";
import { onceOnly, refusable } from "../outcome.ts";

const midnight = (date: CivilDate) => new Date(`${date}T00:00:00Z`);

/** A session whoever keeps it may work on, locked; for everybody else it is not there. */
export async function sessionFor(
  tx: Db,
  actor: Staff,
  sessionId: string,
  now: Date,
): Promise<SessionRow | Problem> {
  const session = await lockSession(tx, sessionId);
  if (!session || !(await keepsSessions(tx, actor, session, shanghaiDate(now)))) return problem("NOT_FOUND");
  return session;
}

/** As {@link sessionFor}, as it was looked at, and still open. Errors: NOT_FOUND, SESSION_ENDED, SESSION_CHANGED. */
async function openSession(
  tx: Db,
  actor: Staff,
  { sessionId, version }: { sessionId: string; version: number },
  now: Date,
): Promise<SessionRow | Problem> {
  const session = await sessionFor(tx, actor, sessionId, now);
  if (isProblem(session)) return session;
  return openProblem(session) ?? (session.version === version ? session : problem("SESSION_CHANGED"));
}

/**
 * Plans a month at a contact point. Days and times that are planned already stay as they are, so that doing it twice makes
 * nothing twice. Errors: NOT_FOUND, NO_LEADER, MONTH_TOO_FAR, SESSION_CLASH, NO_DAY_LEFT.
 */
export const planMonth = (
  actor: Staff,
  { month, weekday, recurrence, unitId, placeId, ...about }: PlanForm,
  now: Date,
): Promise<{ made: number } | Problem> =>
  refusable(async (tx) => {
    const today = shanghaiDate(now);
    const at = { unitId, placeId };
    if (!(await openPointAt(tx, at)) || !(await keepsSessions(tx, actor, at, today)))
      return problem("NOT_FOUND");
    if (!(await mayHost(tx, actor, at, about.hostId, today))) return problem("NO_LEADER");
    if (monthOf(month) > lastMonthToPlan(today)) return problem("MONTH_TOO_FAR");
    // Of today's hours those that have begun are gone.
    const from = instantAt(today, about.fromTime) > now ? today : addDays(today, 1);
    const days = plannedDays({ month: monthOf(month), weekday, recurrence }, from);
    const clash = await clashProblem(tx, { ...at, ...about }, days, null);
    if (clash) return clash;
    const { count } = await tx.visitSession.createMany({
      data: days.map((day) => ({
        ...about,
        ...at,
        id: uuidv7(),
        onDay: midnight(day),
        madeBy: actor.personId,
        madeAt: now,
      })),
      skipDuplicates: true,
    });
    return count === 0 ? problem("NO_DAY_LEFT") : { made: count };
  });

/** Nobody sits in two places, and nowhere two sessions: whoever plans second for one host waits for the first. Errors: SESSION_CLASH. */
export async function clashProblem(
  tx: Db,
  planned: Parameters<typeof clashesWith>[1],
  days: readonly CivilDate[],
  exceptId: string | null,
): Promise<Problem | undefined> {
  await tx.$queryRaw`SELECT FROM people WHERE id = ${planned.hostId}::uuid FOR UPDATE`;
  const [first] = await clashesWith(tx, planned, days, exceptId);
  if (!first) return;
  const { onDay: on, fromTime, toTime, point, host: who } = first;
  return problem("SESSION_CLASH", { on, hours: `${fromTime}–${toTime}`, point, who });
}

/** Moves a planned session; what was announced is cancelled and planned anew instead. Errors: SESSION_ANNOUNCED, SESSION_TOOK_PLACE, SESSION_PAST, NO_LEADER, SESSION_CLASH, SESSION_THERE, as {@link openSession}. */
export const changeSession = (
  actor: Staff,
  { sessionId, version, onDay, ...about }: SessionForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const session = await openSession(tx, actor, { sessionId, version }, now);
    if (isProblem(session)) return session;
    if (session.noticeId) return problem("SESSION_ANNOUNCED");
    const held = tookPlace(session);
    if (held) return held;
    const today = shanghaiDate(now);
    if (instantAt(onDay, about.fromTime) <= now) return problem("SESSION_PAST");
    const stays = about.hostId === session.hostId;
    if (!stays && !(await mayHost(tx, actor, session, about.hostId, today))) return problem("NO_LEADER");
    const { unitId, placeId } = session;
    const clash = await clashProblem(tx, { unitId, placeId, ...about }, [onDay], session.id);
    if (clash) return clash;
    // Nobody was told, so nobody booked: the times are made anew for the new hours.
    await tx.sessionSlot.deleteMany({ where: { sessionId: session.id } });
    const data = { ...about, onDay: midnight(onDay), version: { increment: 1 } };
    await tx.visitSession.update({ where: { id: session.id }, data });
    return { id: session.id };
    // The database alone knows of two moved to one hour at once.
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) return problem("SESSION_THERE");
    throw error;
  });

/**
 * 公告 (domain.md N17): writes the notice of a session and publishes it, as whoever may publish; from others it waits as a
 * draft for the head of the unit. Less than a day before it needs its emergency, and stays marked.
 * Errors: those of the notice, SESSION_ANNOUNCED, as {@link openSession}.
 */
export const announceSession = (
  actor: Staff,
  { sessionId, version, noticeId, title, text, lateReason }: AnnounceForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const session = await openSession(tx, actor, { sessionId, version }, now);
        if (isProblem(session)) return session;
        if (session.noticeId) return problem("SESSION_ANNOUNCED");
        const { unitId, onDay: sessionOn, fromTime: sessionFrom, toTime: sessionTo, venue: place } = session;
        const told = { noticeId, unitId, version: "0", kind: "SESSION", title, text };
        const form = publicNoticeForm.parse({ ...told, sessionOn, sessionFrom, sessionTo, place });
        const drafted = await draftIn(tx, actor, form, now);
        if (isProblem(drafted))
          return drafted.code === "NOT_FOUND"
            ? problem("NOT_ALLOWED", { who: "RECORDER,UNIT_LEAD,COUNCIL_CLERK" })
            : drafted;
        const published = await publishIn(tx, actor, { noticeId, version: 1, lateReason }, now);
        if (isProblem(published)) {
          if (published.code !== "NOT_ALLOWED") return published;
          // The emergency goes with the draft to whoever publishes it.
          await tx.publicNotice.update({
            where: { id: noticeId },
            data: { lateReason: lateReason || null },
          });
        }
        await tx.visitSession.update({
          where: { id: session.id },
          data: { noticeId, version: { increment: 1 } },
        });
        return { id: session.id };
      }),
    () => db.visitSession.findFirst({ where: { id: sessionId, noticeId }, select: { id: true } }),
  );

/**
 * It does not take place, and why; its notice is taken down with the same words, and a draft can be published no more. Everybody who booked is
 * told, with the session they may book instead: where there is one it is named (domain.md Z18 「取消须另给时间」).
 * Errors: those of the notice, SESSION_TOOK_PLACE, NO_SUCH_SESSION, INSTEAD_NEEDED, as {@link openSession}.
 */
export const cancelSession = (
  actor: Staff,
  { sessionId, version, reason, insteadId }: CancelForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const session = await openSession(tx, actor, { sessionId, version }, now);
    if (isProblem(session)) return session;
    const held = tookPlace(session);
    if (held) return held;
    // Locked first, so that nobody publishes a draft between this look and the end.
    const notice = session.noticeId ? await lockPublicNotice(tx, session.noticeId) : null;
    const wrong = await insteadProblem(tx, session, insteadId, now);
    if (wrong) return wrong;
    if (notice?.state === "PUBLISHED") {
      const down = await takeDownIn(tx, actor, { noticeId: notice.id, reason }, now);
      if (isProblem(down)) return down;
    }
    await end(tx, session.id, { state: "CANCELLED", cancelledReason: reason, insteadId }, actor, now);
    await tellBooked(tx, session.id, now);
    return { id: session.id };
  });

/** Asked when it is cancelled, not when the page was drawn: somebody may have booked since. */
async function insteadProblem(
  tx: Db,
  session: SessionRow,
  insteadId: string | null,
  now: Date,
): Promise<Problem | undefined> {
  const insteads = await insteadsOf(tx, session, shanghaiDate(now));
  if (insteadId) return insteads.some(({ id }) => id === insteadId) ? undefined : problem("NO_SUCH_SESSION");
  if (insteads.length > 0 && (await isBooked(tx, session.id))) return problem("INSTEAD_NEEDED");
}

/** Closes a session as held, once nothing raised at it is left open (domain.md N19). Errors: as {@link closingProblem}, {@link openSession}. */
export const closeSession = (
  actor: Staff,
  { sessionId, version, lateReason }: CloseForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const session = await openSession(tx, actor, { sessionId, version }, now);
    if (isProblem(session)) return session;
    const [items, signatures, slots] = await Promise.all([
      itemsOf(tx, sessionId),
      signaturesOf(tx, sessionId),
      slotsAt(tx, sessionId),
    ]);
    const stands = {
      session,
      items: items.map(({ words, end: ended }) => ({ words, ended: ended !== null })),
      signatures,
      announced: session.publishedAt !== null,
      booked: slots.flatMap(({ no, fromTime }) => (no ? [fromTime] : [])),
    };
    const refused = closingProblem(stands, lateReason, now);
    if (refused) return refused;
    const late = session.publishedAt ? null : lateReason;
    await end(tx, session.id, { state: "HELD", lateReason: late }, actor, now);
    return { id: session.id };
  });

type Ending =
  | { state: "HELD"; lateReason: string | null }
  | { state: "CANCELLED"; cancelledReason: string; insteadId: string | null };
const end = (tx: Db, id: string, ending: Ending, actor: Staff, now: Date) =>
  tx.visitSession.update({
    where: { id },
    data: { ...ending, endedBy: actor.personId, endedAt: now, version: { increment: 1 } },
  });

/** Why a contact point had no session in a month; what was said before stays. Errors: NOT_FOUND, MONTH_TOO_FAR. */
export const excuseMonth = (
  actor: Staff,
  { excuseId: id, month, words, unitId, placeId }: Omit<ExcuseForm, "listOf">,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const at = { unitId, placeId };
        const today = shanghaiDate(now);
        const known = await pointAt(tx, at);
        if (!known || !(await keepsSessions(tx, actor, at, today))) return problem("NOT_FOUND");
        if (month > lastMonthToPlan(today)) return problem("MONTH_TOO_FAR");
        await tx.monthExcuse.create({
          data: { ...at, id, month: midnight(month), words, personId: actor.personId, at: now },
        });
        return { id };
      }),
    () => db.monthExcuse.findFirst({ where: { id, personId: actor.personId }, select: { id: true } }),
  );
