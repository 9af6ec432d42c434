import { type Db, db } from "#lib/db/client.ts";
import { tellReaders } from "#lib/db/open/noticeReaders.ts";
import { lockPublicNotice } from "#lib/db/open/publicNotices.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import { type DeskDuty, deskPosts } from "#lib/domain/desk/deskGrants.ts";
import {
  type PublicNoticeForm,
  type PublishForm,
  publishingProblem,
  type TakeDownForm,
} from "#lib/domain/open/publicNotices.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import type { VisitSessionState } from "#lib/domain/vocabulary.ts";
import { onceOnly, refusable } from "../outcome.ts";

const midnight = (date: string | null) => (date === null ? null : new Date(`${date}T00:00:00Z`));
type Noticing = Extract<DeskDuty, "draftPublicNotice" | "publishPublicNotice">;
const WHO = {
  draftPublicNotice: "RECORDER,UNIT_LEAD,COUNCIL_CLERK",
  publishPublicNotice: "UNIT_LEAD,COUNCIL_CLERK",
} as const satisfies Record<Noticing, string>;

/** For one's own unit; a council office also for the places below it. What lies elsewhere is not there. */
async function mayNotice(tx: Db, actor: Staff, duty: Noticing, unitId: string): Promise<Problem | null> {
  const unit = await positionOf(tx, unitId);
  if (!unit || unit.level === "GRID") return problem("NOT_FOUND");
  const serves = async (posts: Staff["posts"]) => {
    if (posts.some((post) => post.unitId === unitId)) return true;
    const clerks = posts.filter(({ role }) => role === "COUNCIL_CLERK");
    const areas = await Promise.all(clerks.map((post) => positionOf(tx, post.unitId)));
    return areas.some((area) => area && isOrBelow(unit, area));
  };
  if (await serves(deskPosts(actor, duty))) return null;
  return (await serves(actor.posts)) ? problem("NOT_ALLOWED", { who: WHO[duty] }) : problem("NOT_FOUND");
}

/**
 * Writes a notice down as a draft, or changes the draft. Sent twice it is one.
 * Errors: NOT_FOUND (also elsewhere), NOT_ALLOWED, NOTICE_PUBLISHED, NOTICE_CHANGED, NOTICE_OF_SESSION.
 */
export const draftPublicNotice = (
  actor: Staff,
  form: PublicNoticeForm,
  now: Date,
): Promise<{ id: string } | Problem> => refusable((tx) => draftIn(tx, actor, form, now));

/** The same inside a transaction that is already open: a session is announced with its notice. */
export async function draftIn(
  tx: Db,
  actor: Staff,
  form: PublicNoticeForm,
  now: Date,
): Promise<{ id: string } | Problem> {
  const { noticeId: id, version: seen, unitId, ...told } = form;
  const refused = await mayNotice(tx, actor, "draftPublicNotice", unitId);
  if (refused) return refused;
  const before = await lockPublicNotice(tx, id);
  if (before && before.unitId !== unitId) return problem("NOT_FOUND");
  if (before && before.state !== "DRAFT") return problem("NOTICE_PUBLISHED");
  if (before && WHEN_AND_WHERE.some((key) => before[key] !== told[key]) && (await sessionBehind(tx, id)))
    return problem("NOTICE_OF_SESSION");
  if (
    before &&
    before.version === seen + 1 &&
    Object.entries(told).every(([key, value]) => before[key as keyof typeof told] === value)
  )
    return { id };
  if ((before?.version ?? 0) !== seen) return problem("NOTICE_CHANGED");
  const data = {
    ...told,
    sessionOn: midnight(told.sessionOn),
    version: seen + 1,
    madeBy: actor.personId,
    updatedAt: now,
  };
  if (before) await tx.publicNotice.update({ where: { id }, data });
  else await tx.publicNotice.create({ data: { ...data, id, unitId, state: "DRAFT" } });
  return { id };
}

const WHEN_AND_WHERE = ["kind", "sessionOn", "sessionFrom", "sessionTo", "place"] as const;
/** A notice of a planned session says when and where it is, and goes with it: both are changed there, where people have booked. */
const sessionBehind = (tx: Db, noticeId: string, states: readonly VisitSessionState[] = ["PLANNED"]) =>
  tx.visitSession.findFirst({ where: { noticeId, state: { in: [...states] } }, select: { id: true } });

/**
 * Tells it to everybody, as it was looked at. A session less than a day ahead needs its emergency, and stays marked.
 * Errors: NOT_FOUND, NOT_ALLOWED, NOTICE_CHANGED, SESSION_ENDED, SESSION_OVER, NOTICE_LATE.
 */
export const publishPublicNotice = (
  actor: Staff,
  form: PublishForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    () => refusable((tx) => publishIn(tx, actor, form, now)),
    () =>
      db.publicNotice.findFirst({
        where: { id: form.noticeId, publishedBy: actor.personId, version: form.version },
        select: { id: true },
      }),
  );

/** The same inside a transaction that is already open. */
export async function publishIn(
  tx: Db,
  actor: Staff,
  { noticeId: id, version, lateReason }: PublishForm,
  now: Date,
): Promise<{ id: string } | Problem> {
  const notice = await lockPublicNotice(tx, id);
  const refused = notice
    ? await mayNotice(tx, actor, "publishPublicNotice", notice.unitId)
    : problem("NOT_FOUND");
  if (refused || !notice) return refused ?? problem("NOT_FOUND");
  if (notice.state !== "DRAFT") return problem("NOTICE_PUBLISHED");
  if (notice.version !== version) return problem("NOTICE_CHANGED");
  if (await sessionBehind(tx, id, ["CANCELLED", "HELD"])) return problem("SESSION_ENDED");
  const wrong = publishingProblem(notice, lateReason, now);
  if (wrong) return wrong;
  await tx.publicNotice.update({
    where: { id },
    data: {
      state: "PUBLISHED",
      publishedAt: now,
      publishedBy: actor.personId,
      lateReason: lateReason || null,
    },
  });
  await tellReaders(tx, "publicNotice", id, now);
  return { id };
}

/** Takes it back with a reason; that it was there, and why it went, can still be read. Errors: NOT_FOUND, NOT_ALLOWED, NOTICE_NOT_PUBLISHED, NOTICE_OF_SESSION. */
export const takeDownPublicNotice = (
  actor: Staff,
  form: TakeDownForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) =>
    (await sessionBehind(tx, form.noticeId))
      ? problem("NOTICE_OF_SESSION")
      : takeDownIn(tx, actor, form, now),
  );

/** The same inside a transaction that is already open: a session is cancelled with its notice, and its readers are told. */
export async function takeDownIn(
  tx: Db,
  actor: Staff,
  { noticeId: id, reason }: TakeDownForm,
  now: Date,
): Promise<{ id: string } | Problem> {
  const notice = await lockPublicNotice(tx, id);
  if (!notice) return problem("NOT_FOUND");
  const refused = await mayNotice(tx, actor, "publishPublicNotice", notice.unitId);
  if (refused) return refused;
  if (notice.state !== "PUBLISHED") return problem("NOTICE_NOT_PUBLISHED");
  await tx.publicNotice.update({
    where: { id },
    data: { state: "TAKEN_DOWN", takenDownAt: now, takenDownBy: actor.personId, takenDownReason: reason },
  });
  // Who was told that there is a session is told that it is not as it was said; once its day is past nobody goes there.
  if (notice.sessionOn && notice.sessionOn >= shanghaiDate(now))
    await tellReaders(tx, "sessionCancelled", id, now);
  return { id };
}
