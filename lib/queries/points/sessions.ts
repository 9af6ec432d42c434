import { db } from "#lib/db/client.ts";
import { areasFor, keepsSessions } from "#lib/db/points/authority.ts";
import { type BookingRow, bookingById, type SlotRow, slotsAt } from "#lib/db/points/bookings.ts";
import {
  type ItemRow,
  insteadsOf,
  itemsOf,
  namesAt,
  type SessionRow,
  type SignatureRow,
  seenAmong,
  sessionById,
  sessionOfNotice,
  signaturesOf,
} from "#lib/db/points/sessions.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { placeOfUnit } from "#lib/db/units.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import { draftOfResult } from "#lib/domain/labels/sessionResult.ts";
import { isInTime, isOver } from "#lib/domain/open/publicNotices.ts";
import { mayRegister } from "#lib/domain/permissions.ts";
import { maskPhone } from "#lib/domain/phone.ts";
import { givingBackProblem, offerProblem, slotProblem, takesBookings } from "#lib/domain/points/booking.ts";
import { resultMarks } from "#lib/domain/points/minutes.ts";
import { redacted, type Span } from "#lib/domain/redaction/redaction.ts";
import { isUuid } from "../casework/issues.ts";
import type { UnitOption } from "../routing/units.ts";
import { type Asker, hostsAndVenues } from "./points.ts";

export type ResultShown = {
  readonly version: number;
  readonly draft: string;
  readonly more: readonly string[];
  readonly stand: readonly string[];
  /** what the rules alone find, and what is struck out as it stands */
  readonly marks: readonly Span[];
  readonly struck: readonly Span[];
  readonly preview: string;
  readonly publishedAt: Date | null;
};
export type SessionPage = {
  readonly session: SessionRow;
  /** told a day before at least; null while it is not told */
  readonly inTime: boolean | null;
  readonly items: readonly ItemSeen[];
  readonly signatures: readonly SignatureRow[];
  /** departments that may sit down with the others */
  readonly departments: readonly UnitOption[];
  /** those of them for which the asker may sign */
  readonly signsFor: readonly string[];
  readonly keeps: boolean;
  /** may register what was raised here; others ask the recorder */
  readonly files: boolean;
  /** may write the notice of this place */
  readonly announces: boolean;
  /** its hours are past */
  readonly over: boolean;
  /** times that can be booked, and who has them; a phone as others may see it */
  readonly slots: readonly (SlotRow & {
    /** the office could give it back now */
    readonly freeable: boolean;
  })[];
  /** times could still be opened for booking */
  readonly offers: boolean;
  /** sessions people may be sent to instead of this one */
  readonly insteads: readonly SessionRow[];
  /** who may host and where, while it can still be moved */
  readonly hosts: readonly { readonly id: string; readonly who: string }[];
  readonly venues: readonly string[];
  readonly result: ResultShown | null;
  readonly today: CivilDate;
};

/** One session for whoever keeps it, or signs its note; null for everybody else. */
export async function readSession(actor: Asker, id: string, now: Date): Promise<SessionPage | null> {
  const session = isUuid(id) ? await sessionById(db, id) : null;
  if (!session) return null;
  const today = shanghaiDate(now);
  const [keeps, signatures] = await Promise.all([
    keepsSessions(db, actor, session, today),
    signaturesOf(db, id),
  ]);
  const signing = deskPosts(actor, "signConsult");
  const signsFor = signatures
    .filter(({ unitId, signedAt }) => !signedAt && signing.some((post) => post.unitId === unitId))
    .map(({ unitId }) => unitId);
  const sitsThere = signatures.some(({ unitId }) => actor.posts.some((post) => post.unitId === unitId));
  if (!keeps && !sitsThere) return null;
  const movable = keeps && session.state === "PLANNED" && session.noticeId === null;
  const [items, departments, result, slots, insteads, about, announces, place] = await Promise.all([
    // What was said is for whoever keeps the session; a department that signs reads the note of the consultation.
    keeps ? itemsSeen(actor, id) : [],
    keeps && session.kind === "CONSULTATION" ? departmentsNear(session.unitId) : [],
    db.sessionResult.findUnique({ where: { sessionId: id } }),
    keeps ? slotsAt(db, id) : [],
    keeps ? insteadsOf(db, session, today) : [],
    movable ? hostsAndVenues(actor, session, today, session) : { hosts: [], venues: [] },
    mayAnnounce(actor, session.unitId),
    placeOfUnit(db, session.unitId),
  ]);
  return {
    session,
    inTime: session.publishedAt ? isInTime(shanghaiDate(session.publishedAt), session.onDay) : null,
    items,
    signatures,
    departments: departments.filter(({ id: unit }) => !signatures.some(({ unitId }) => unitId === unit)),
    signsFor,
    keeps,
    files: place !== null && mayRegister(actor, place),
    announces,
    over: isOver(session.onDay, session.toTime, now),
    slots: slots.map((slot) => ({
      ...slot,
      phone: slot.phone && maskPhone(slot.phone),
      freeable: slot.bookingId !== null && !givingBackProblem({ ...session, ...slot }, now),
    })),
    offers: keeps && slots.length === 0 && !offerProblem(session, today),
    insteads,
    ...about,
    result: keeps && session.state === "HELD" ? shownResult(items, result, await namesAt(db, id)) : null,
    today,
  };
}

/** As the use case of notices asks: for the own unit, or as the council office of the place. */
async function mayAnnounce(actor: Asker, unitId: string): Promise<boolean> {
  const own = deskPosts(actor, "draftPublicNotice").some((post) => post.unitId === unitId);
  if (own) return true;
  const unit = await positionOf(db, unitId);
  const areas = await areasFor(db, actor, "draftPublicNotice", "COUNCIL_CLERK");
  return unit !== null && areas.some((area) => isOrBelow(unit, area));
}

type Kept = {
  version: number;
  draft: string;
  stand: string[];
  more: string[];
  text: string | null;
  publishedAt: Date | null;
};
/** An item as its reader may have it: `withheld` where it became a confidential matter that is not theirs to read. */
export type ItemSeen = ItemRow & { readonly withheld: boolean; readonly opens: boolean };
/**
 * What became a complaint about the own unit or oneself is not there (信访工作条例 §30). Of a confidential matter only those
 * who handle it read the words; the others see that there is one.
 */
async function itemsSeen(actor: Asker, sessionId: string): Promise<ItemSeen[]> {
  const items = await itemsOf(db, sessionId);
  const seen = await seenAmong(
    db,
    actor,
    items.flatMap(({ issueId }) => issueId ?? []),
  );
  return items.flatMap((item) => {
    const opens = item.issueId !== null && seen.has(item.issueId);
    if (item.hidden && !opens) return [];
    const withheld = item.secret && !opens;
    return { ...item, ...(withheld && { words: "", corrections: [], receiptNo: null }), withheld, opens };
  });
}

function shownResult(items: readonly ItemRow[], kept: Kept | null, known: readonly string[]): ResultShown {
  // Of what is hidden nobody is told that it was there.
  const draft = kept?.draft ?? draftOfResult(items.filter(({ hidden }) => !hidden));
  const { stand, more } = kept ?? { stand: [], more: [] };
  const struck = resultMarks(draft, { stand, more, known });
  return {
    version: kept?.version ?? 0,
    draft,
    stand,
    more,
    marks: resultMarks(draft, { stand: [], more: [], known }),
    struck,
    preview: kept?.text ?? redacted(draft, struck),
    publishedAt: kept?.publishedAt ?? null,
  };
}

/** Departments beside the town, the county and the city over a place. */
async function departmentsNear(unitId: string): Promise<UnitOption[]> {
  const at = await positionOf(db, unitId);
  const above = [at?.townId, at?.countyId, at?.cityId].filter((id) => !!id) as string[];
  return db.orgUnit.findMany({
    where: { kind: "DEPARTMENT", validTo: null, parentId: { in: above } },
    select: { id: true, name: true },
    orderBy: [{ code: "asc" }],
    take: 100,
  });
}

export type OpenSlot = { readonly id: string; readonly fromTime: string; readonly toTime: string };
export type OpenSession = {
  readonly id: string;
  /** times nobody has taken yet; null where none can be booked, because none were offered, it was told of late, or the session is over */
  readonly free: readonly OpenSlot[] | null;
  /** what came of it, for everybody */
  readonly result: { readonly text: string; readonly at: Date } | null;
};
/** What everybody may know of the session behind a notice; null where there is none. */
export async function readOpenSession(noticeId: string, now: Date): Promise<OpenSession | null> {
  const session = isUuid(noticeId) ? await sessionOfNotice(db, noticeId) : null;
  if (!session) return null;
  const [result, slots] = await Promise.all([
    db.sessionResult.findUnique({ where: { sessionId: session.id } }),
    slotsAt(db, session.id),
  ]);
  const bookable = ({ fromTime, no }: SlotRow) =>
    slotProblem({ ...session, fromTime, taken: no !== null }, now) === undefined;
  const open = takesBookings(session) && !isOver(session.onDay, session.toTime, now);
  return {
    id: session.id,
    free:
      slots.length > 0 && open
        ? slots.filter(bookable).map(({ id, fromTime, toTime }) => ({ id, fromTime, toTime }))
        : null,
    result: result?.text && result.publishedAt ? { text: result.text, at: result.publishedAt } : null,
  };
}

export type BookingShown = BookingRow & {
  /** it can still be given back */
  readonly open: boolean;
};
/** A booking for whoever holds its address, with what they left (PIPL §45); the phone as others may see it, for a paper may be lost. */
export async function readBooking(id: string, now: Date): Promise<BookingShown | null> {
  const booking = isUuid(id) ? await bookingById(db, id) : null;
  if (!booking) return null;
  const phone = booking.phone && maskPhone(booking.phone);
  return { ...booking, phone, open: !booking.cancelledAt && !givingBackProblem(booking, now) };
}
