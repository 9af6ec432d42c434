import { uuidv7 } from "uuidv7";
import { type Db, db } from "#lib/db/client.ts";
import { tellHostChanged } from "#lib/db/open/noticeReaders.ts";
import { lockPublicNotice } from "#lib/db/open/publicNotices.ts";
import { keepsPairings, mayBePaired } from "#lib/db/points/authority.ts";
import { pointsOfPerson } from "#lib/db/points/points.ts";
import { lockSession, type SessionRow } from "#lib/db/points/sessions.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { correctionOfHost } from "#lib/domain/labels/sessionResult.ts";
import { isOver, type KeptNotice } from "#lib/domain/open/publicNotices.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { HandoverForm, Point } from "#lib/domain/points/points.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { draftIn } from "../open/publicNotices.ts";
import { onceOnly, refusable } from "../outcome.ts";
import { pairedBeyond } from "./pairings.ts";
import { clashProblem } from "./sessions.ts";

type Handing = { readonly actor: Staff; readonly form: HandoverForm; readonly day: Date; readonly now: Date };

/**
 * A post changed: every contact point of one person in the own area goes to another from that day on, with the sessions
 * planned there from then (domain.md P1 "hand-over list when posts change"). Notices of those sessions name who comes.
 * Errors: NOT_ALLOWED, HANDOVER_TO_SELF, NO_LEADER, HANDOVER_EARLY, NOTHING_TO_HAND_OVER, SESSION_CLASH.
 */
export const handOver = (actor: Staff, form: HandoverForm, now: Date): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const { handoverId: id, fromId, toId, onDay, words } = form;
        if (!mayAtDesk(actor, "keepPairings")) return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK" });
        if (fromId === toId) return problem("HANDOVER_TO_SELF");
        await tx.$queryRaw`SELECT FROM people WHERE id IN (${fromId}::uuid, ${toId}::uuid) ORDER BY id FOR UPDATE`;
        const held = await heldWithin(tx, actor, fromId, onDay);
        if (held.length === 0) return nothingOn(tx, actor, form, shanghaiDate(now));
        for (const { unitId } of held)
          if (!(await mayBePaired(tx, actor, unitId, toId))) return problem("NO_LEADER");
        const day = new Date(`${onDay}T00:00:00Z`);
        await tx.handover.create({
          data: { id, fromId, toId, onDay: day, words, madeBy: actor.personId, madeAt: now },
        });
        const handing = { actor, form, day, now };
        for (const point of held) {
          await passPoint(tx, handing, point);
          const wrong = await passSessions(tx, handing, point);
          if (wrong) return wrong;
        }
        return { id };
      }),
    () =>
      db.handover.findFirst({
        where: { id: form.handoverId, madeBy: actor.personId },
        select: { id: true },
      }),
  );

/** What this office may hand over of what somebody holds on a day; a pairing that begins later is left alone. */
async function heldWithin(tx: Db, actor: Staff, personId: string, on: CivilDate) {
  const held = await pointsOfPerson(tx, personId, on);
  const mine = await Promise.all(held.map(({ unitId }) => keepsPairings(tx, actor, unitId)));
  return held.filter((_, at) => mine[at]);
}

/** Nothing on that day; where a pairing of today began later, the day was too early. */
async function nothingOn(
  tx: Db,
  actor: Staff,
  { fromId, onDay }: HandoverForm,
  today: CivilDate,
): Promise<Problem> {
  const [first] = await heldWithin(tx, actor, fromId, today);
  return first && first.fromOn > onDay
    ? problem("HANDOVER_EARLY", { on: first.fromOn })
    : problem("NOTHING_TO_HAND_OVER");
}

/** Ends the one pairing and begins the other; whoever is paired there already, or will be, goes on from that day and is left without an end. */
async function passPoint(
  tx: Db,
  { actor, form, day, now }: Handing,
  { id: endingId, unitId, placeId }: Point & { id: string },
): Promise<void> {
  await tx.pairing.update({ where: { id: endingId }, data: { toOn: day } });
  const at = { unitId, placeId, personId: form.toId };
  const beyond = await pairedBeyond(tx, at, day);
  const [first] = beyond;
  const fromOn = first && first.fromOn < day ? first.fromOn : day;
  const openEnded = beyond.some(({ toOn }) => toOn === null);
  const toOn = openEnded && first ? first.toOn : null;
  const { id: pairingId } = first
    ? await tx.pairing.update({ where: { id: first.id }, data: { fromOn, toOn } })
    : await tx.pairing.create({
        data: { ...at, id: uuidv7(), fromOn, madeBy: actor.personId, madeAt: now },
      });
  await tx.handoverPairing.create({ data: { handoverId: form.handoverId, pairingId } });
}

async function passSessions(tx: Db, handing: Handing, { unitId, placeId }: Point): Promise<Problem | null> {
  const { form, day } = handing;
  const { handoverId, fromId, toId } = form;
  const planned = await tx.visitSession.findMany({
    where: { unitId, placeId, hostId: fromId, state: "PLANNED", onDay: { gte: day } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const { id: sessionId } of planned) {
    const before = await lockSession(tx, sessionId);
    // Moved, ended or given to somebody else while this one waited for it.
    if (before?.state !== "PLANNED" || before.hostId !== fromId || before.onDay < form.onDay) continue;
    const { fromTime, toTime, venue } = before;
    const taken = { unitId, placeId, hostId: toId, fromTime, toTime };
    const clash = await clashProblem(tx, taken, [before.onDay], sessionId);
    if (clash) return clash;
    await tx.visitSession.update({
      where: { id: sessionId },
      data: { hostId: toId, version: { increment: 1 } },
    });
    await tx.handoverSession.create({
      data: { handoverId, sessionId, onDay: new Date(`${before.onDay}T00:00:00Z`), fromTime, toTime, venue },
    });
    const wrong = await nameWhoComes(tx, handing, before);
    if (wrong) return wrong;
  }
  return null;
}

/** A notice of a session still to come names who comes: a draft in its words, what was published by a correction beside it. */
async function nameWhoComes(tx: Db, handing: Handing, session: SessionRow): Promise<Problem | null> {
  const { actor, form, now } = handing;
  const notice = session.noticeId ? await lockPublicNotice(tx, session.noticeId) : null;
  if (!notice || isOver(session.onDay, session.toTime, now)) return null;
  const to = await tx.person.findUniqueOrThrow({
    where: { id: form.toId },
    select: { name: true, dutyTitle: true },
  });
  const names = { from: session.host, to: to.dutyTitle || to.name };
  if (notice.state === "DRAFT") return renamed(tx, actor, notice, names, now);
  if (notice.state !== "PUBLISHED") return null;
  const correctionId = uuidv7();
  const words = correctionOfHost(names);
  await tx.noticeCorrection.create({
    data: { id: correctionId, noticeId: notice.id, words, madeBy: actor.personId, madeAt: now },
  });
  await tellHostChanged(tx, { correctionId, noticeId: notice.id }, now);
  return null;
}

async function renamed(
  tx: Db,
  actor: Staff,
  notice: KeptNotice,
  { from, to }: { from: string; to: string },
  now: Date,
): Promise<Problem | null> {
  const { id: noticeId, unitId, version, kind, sessionOn, sessionFrom, sessionTo, place } = notice;
  const [title, text] = [notice.title.replaceAll(from, to), notice.text.replaceAll(from, to)];
  if (title === notice.title && text === notice.text) return null;
  const told = { kind, title, text, sessionOn, sessionFrom, sessionTo, place };
  const done = await draftIn(tx, actor, { noticeId, unitId, version, ...told }, now);
  return isProblem(done) ? done : null;
}
