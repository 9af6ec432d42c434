import { db } from "#lib/db/client.ts";
import {
  announcedSessions,
  comingSessions,
  type NoticeCursor,
  noticesOf,
  publicNotice,
  publishedNotices,
  toldNotices,
} from "#lib/db/open/publicNotices.ts";
import { openCounties, placesBelow } from "#lib/db/units.ts";
import { addDays, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import {
  type KeptNotice,
  noticeStands,
  type ShownNotice,
  wasInTime,
} from "#lib/domain/open/publicNotices.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { NoticeStands } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";
import { type UnitOption, unitNames } from "../routing/units.ts";
import { openPlace, type PlaceStep } from "./rooms.ts";

/** A notice with the mark it carries: null where there is nothing to be in time for. */
const shown = (row: KeptNotice): ShownNotice => ({ ...row, inTime: wasInTime(row) });

/** And how it stands at the moment somebody reads it. */
export type ReadNotice = ShownNotice & { readonly stands: NoticeStands };
const readAt =
  (now: Date) =>
  (row: KeptNotice): ReadNotice => ({ ...shown(row), stands: noticeStands(row, now) });

export type NoticesPage = {
  readonly path: readonly PlaceStep[];
  /** the places below the one that is open; the counties where none is */
  readonly below: readonly UnitOption[];
  /** sessions to come, the next one first; on the first page only */
  readonly coming: readonly ReadNotice[];
  /** there are more of them than are listed */
  readonly comingMore: boolean;
  readonly notices: readonly ReadNotice[];
  /** where the next page begins; null at the end */
  readonly older: string | null;
  readonly unknown: boolean;
};

const PER_PAGE = 20;
const MOST_COMING = 30;
const IN_FEED = 50;

/** "2026-03-04T02:00:00.000Z_0191…" as it stands in an address; anything else begins at the newest. */
function cursorOf(asked: string): NoticeCursor | null {
  const [at = "", id = ""] = asked.split("_");
  const time = new Date(at);
  return isUuid(id) && !Number.isNaN(time.getTime()) ? { at: time, id } : null;
}

/** What is told to residents of a place and of the offices above it: the sessions to come, then everything else, the newest first. */
export async function readNotices(asked: { place: string; before: string }, now: Date): Promise<NoticesPage> {
  const path = isUuid(asked.place) ? await openPlace(asked.place) : null;
  const here = path?.at(-1) ?? null;
  const after = cursorOf(asked.before);
  const placeId = here?.id ?? null;
  const [coming, rows, below] = await Promise.all([
    after ? [] : comingSessions(db, placeId, now, MOST_COMING + 1),
    toldNotices(db, placeId, now, after, PER_PAGE + 1),
    here ? placesBelow(db, here.id) : openCounties(db),
  ]);
  const last = rows.length > PER_PAGE ? rows[PER_PAGE - 1] : undefined;
  return {
    path: path ?? [],
    below,
    coming: coming.slice(0, MOST_COMING).map(readAt(now)),
    comingMore: coming.length > MOST_COMING,
    notices: rows.slice(0, PER_PAGE).map(readAt(now)),
    older: last ? `${last.newsAt.toISOString()}_${last.id}` : null,
    unknown: asked.place !== "" && !path,
  };
}

/** One notice for everybody; a draft is not there, and of what was taken down only that it was, and why. */
export async function readNotice(id: string, now: Date): Promise<ReadNotice | null> {
  const row = isUuid(id) ? await publicNotice(db, id) : null;
  if (!row || row.state === "DRAFT") return null;
  return readAt(now)(row.state === "TAKEN_DOWN" ? { ...row, text: "", corrections: [] } : row);
}

/** The session that was offered instead of a cancelled one, while people can still go there. */
export async function insteadOf({ insteadId }: KeptNotice, now: Date): Promise<ReadNotice | null> {
  const instead = insteadId ? await readNotice(insteadId, now) : null;
  return instead?.stands === "AHEAD" ? instead : null;
}

export type NoticeFeed = { readonly place: UnitOption | null; readonly notices: readonly ShownNotice[] };

/** The newest notices of a place and of the offices above it, of the whole city without one; null when there is no such place. */
export async function readNoticeFeed(asked: string): Promise<NoticeFeed | null> {
  const of = await feedPlace(asked);
  const notices = of && (await publishedNotices(db, of.place?.id ?? null, IN_FEED));
  return of && { place: of.place, notices: (notices ?? []).map(shown) };
}
async function feedPlace(id: string): Promise<{ place: PlaceStep | null } | null> {
  if (id === "") return { place: null };
  const place = isUuid(id) ? (await openPlace(id))?.at(-1) : null;
  return place ? { place } : null;
}

/** How far back a calendar still shows what was. */
const DAYS_BACK = 31;
const MOST_SESSIONS = 500;

/** Sessions of a place and of the offices above it that were announced; null when there is no such place. */
export async function readSessions(asked: string, now: Date): Promise<NoticeFeed | null> {
  const of = await feedPlace(asked);
  if (!of) return null;
  const from = addDays(shanghaiDate(now), -DAYS_BACK);
  return {
    place: of.place,
    notices: (await announcedSessions(db, of.place?.id ?? null, from, MOST_SESSIONS)).map(shown),
  };
}

export type NoticesDesk = {
  readonly notices: readonly ShownNotice[];
  /** units one may write for */
  readonly units: readonly UnitOption[];
  readonly mayPublish: boolean;
};
const ON_DESK = 100;

/** What one's units tell and told their residents; null for whoever writes no notices. */
export async function noticesDesk(actor: Staff): Promise<NoticesDesk | null> {
  const posts = deskPosts(actor, "draftPublicNotice");
  if (posts.length === 0) return null;
  const units = [...new Set(posts.map(({ unitId }) => unitId))];
  const areas = posts.filter(({ role }) => role === "COUNCIL_CLERK").map(({ unitId }) => unitId);
  const [rows, names] = await Promise.all([noticesOf(db, { units, areas }, ON_DESK), unitNames(units)]);
  return {
    notices: rows.map(shown),
    units: units.map((id) => ({ id, name: names[id] ?? "" })),
    mayPublish: deskPosts(actor, "publishPublicNotice").length > 0,
  };
}

/** One of the notices of {@link noticesDesk}, to be changed, published or taken down. */
export async function noticeToEdit(actor: Staff, id: string): Promise<ShownNotice | null> {
  const desk = isUuid(id) ? await noticesDesk(actor) : null;
  return desk?.notices.find((notice) => notice.id === id) ?? null;
}
