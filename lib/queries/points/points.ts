import { db } from "#lib/db/client.ts";
import { areasFor, keepsAllSessions, keepsPairings, keepsSessions } from "#lib/db/points/authority.ts";
import {
  type ExcuseRow,
  excusesAt,
  excusesOf,
  type Leader,
  leadersWithin,
  type PairingRow,
  type PlacePairing,
  type PointFound,
  type PointRow,
  pairingBelow,
  pairingsOf,
  pointAt,
  pointsOfPerson,
  pointsWithin,
  sessionsInMonth,
} from "#lib/db/points/points.ts";
import {
  type HandedSession,
  plannedSessions,
  type SessionRow,
  sessionsAt,
  sessionsHandedOver,
  sessionsHostedFrom,
} from "#lib/db/points/sessions.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { addDays, type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { isOrBelow, type UnitPosition } from "#lib/domain/casework/recusal.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { coversMonth, lastDayOf, type Month, monthOf } from "#lib/domain/points/months.ts";
import { type Point, pointKey, samePoint } from "#lib/domain/points/points.ts";
import { isUuid } from "../casework/issues.ts";
import { openPlace, type PlaceStep } from "../open/rooms.ts";

const MOST_SESSIONS = 100;
/** Whoever asks, with the words by which they may stand in a list of hosts. */
export type Asker = Staff & { readonly dutyTitle?: string };

export type MyPoint = Point & {
  /** a session this month, held or still ahead */
  readonly covered: boolean;
};
export type PointsPage = {
  readonly mine: readonly MyPoint[];
  /** paired, and neither held a session this month nor has one ahead: as the reminder counts (domain.md N16) */
  readonly missing: boolean;
  /** planned in the own area or hosted, the next first; what should have been closed comes before it */
  readonly sessions: readonly SessionRow[];
  /** community of the own desk, where sessions can be planned at once */
  readonly own: readonly Point[];
  readonly office: boolean;
  /** may look where a session is missing */
  readonly gaps: boolean;
  readonly today: CivilDate;
};

/** The own contact points, and the sessions one has to do with; null for whoever has neither desk nor point. */
export async function readPoints(actor: Staff, now: Date): Promise<PointsPage | null> {
  const today = shanghaiDate(now);
  const month = monthOf(today);
  const paired = await pointsOfPerson(db, actor.personId, today);
  if (paired.length === 0 && !mayAtDesk(actor, "seePoints")) return null;
  const areas = await areasFor(db, actor, "keepSessions");
  const [sessions, inMonth, own, hosted] = await Promise.all([
    plannedSessions(db, concernsOf(actor, areas, today), MOST_SESSIONS),
    Promise.all(paired.map((point) => sessionsAt(db, point, month, MOST_SESSIONS))),
    ownPoints(areas, today),
    sessionsInMonth(db, { hostId: actor.personId }, month),
  ]);
  return {
    missing: paired.length > 0 && !coversMonth(hosted, month, today),
    mine: paired.map((point, at) => ({ ...point, covered: coversMonth(inMonth[at] ?? [], month, today) })),
    sessions,
    own,
    office: mayAtDesk(actor, "keepPairings"),
    gaps: areas.length > 0,
    today,
  };
}

/**
 * How many sessions wait for this person to be closed or signed: hosted, at an own point or of the own community, and their
 * day has come. Offices above look at the gaps of their places.
 */
export async function sessionsWaiting(actor: Staff, now: Date): Promise<number> {
  const today = shanghaiDate(now);
  const areas = (await areasFor(db, actor, "keepSessions")).filter(({ level }) => level === "COMMUNITY");
  const planned = await plannedSessions(db, concernsOf(actor, areas, today), MOST_SESSIONS);
  return planned.filter(({ onDay }) => onDay <= today).length;
}

const concernsOf = (actor: Staff, areas: readonly UnitPosition[], today: CivilDate) => ({
  areas: areas.map(({ id }) => id),
  hostId: actor.personId,
  units: actor.posts.map(({ unitId }) => unitId),
  today,
});

const MOST_OWN = 60;
/** The points of a community's or town's own desk; offices above find theirs in the matrix. */
async function ownPoints(areas: readonly UnitPosition[], today: CivilDate): Promise<Point[]> {
  const near = areas.find(({ level }) => level === "COMMUNITY" || level === "TOWN");
  return near ? pointsWithin(db, near.id, today, { bare: false, most: MOST_OWN }) : [];
}

export type MatrixPage = {
  readonly path: readonly PlaceStep[];
  readonly places: readonly PlacePairing[];
  readonly points: readonly PointRow[];
  readonly bare: boolean;
};
const MOST_POINTS = 400;

/** 对口联系: which contact points have whom, and which have nobody; null for whoever keeps no pairings. */
export async function readMatrix(
  actor: Staff,
  asked: { place: string; bare: boolean },
  now: Date,
): Promise<MatrixPage | null> {
  const found = await placeIn(await areasFor(db, actor, "keepPairings"), asked.place);
  if (!found) return null;
  const { at, path } = found;
  const today = shanghaiDate(now);
  const wide = at.level === "CITY" && !asked.bare;
  const [places, points] = await Promise.all([
    at.level === "COMMUNITY" ? [] : pairingBelow(db, at.id, today),
    wide ? [] : pointsWithin(db, at.id, today, { bare: asked.bare, most: MOST_POINTS }),
  ]);
  return { path, places, points, bare: asked.bare };
}

/** The place that was asked for, where it lies in one of these areas; else the first area. */
async function placeIn(
  areas: readonly UnitPosition[],
  asked: string,
): Promise<{ at: UnitPosition; path: PlaceStep[] } | null> {
  const first = areas[0];
  if (!first) return null;
  const place = isUuid(asked) ? await positionOf(db, asked) : null;
  const own = (place && areas.find((area) => isOrBelow(place, area))) ?? first;
  const at = place && isOrBelow(place, own) && place.kind === "AREA" ? place : own;
  const path = (await openPlace(at.id)) ?? [];
  const from = path.findIndex(({ id }) => id === own.id);
  return { at, path: path.slice(Math.max(0, from)) };
}

export type PointPage = {
  readonly point: PointFound;
  readonly pairings: readonly PairingRow[];
  readonly sessions: readonly SessionRow[];
  /** may pair and name places here */
  readonly pairs: boolean;
  /** may plan sessions here */
  readonly plans: boolean;
  /** whom one may pair, by the piece of a name that was asked for */
  readonly leaders: readonly Leader[];
  /** who may host: the paired, and whoever asks */
  readonly hosts: readonly { readonly id: string; readonly who: string }[];
  /** rooms of the community and its town, as proposals for the place */
  readonly venues: readonly string[];
  /** nothing this month that was held or is still ahead, and what was said of it */
  readonly missing: boolean;
  /** the day of one has passed, and nobody closed it */
  readonly unclosed: boolean;
  readonly excuses: readonly ExcuseRow[];
  readonly today: CivilDate;
};
const MOST_LEADERS = 60;
const DAYS_BACK = 62;

/** One contact point with everything about it; null where it is none, or nothing of the asker's. */
export async function readPoint(
  actor: Asker,
  asked: { unit: string; place: string; who: string },
  now: Date,
): Promise<PointPage | null> {
  if (!isUuid(asked.unit) || (asked.place !== "" && !isUuid(asked.place))) return null;
  const at = { unitId: asked.unit, placeId: asked.place || null };
  const today = shanghaiDate(now);
  const [point, pairs, plans, all, unit] = await Promise.all([
    pointAt(db, at),
    keepsPairings(db, actor, at.unitId),
    keepsSessions(db, actor, at, today),
    keepsAllSessions(db, actor, at.unitId),
    positionOf(db, at.unitId),
  ]);
  if (!point || !unit || (!pairs && !plans)) return null;
  const areas = await areasFor(db, actor, "keepPairings");
  const area = areas.find((one) => isOrBelow(unit, one));
  const month = monthOf(today);
  const [pairings, sessions, leaders, about, inMonth, excuses] = await Promise.all([
    pairingsOf(db, at),
    sessionsAt(db, at, addDays(today, -DAYS_BACK), MOST_SESSIONS),
    pairs && area ? leadersWithin(db, area.id, asked.who.trim().slice(0, 20), MOST_LEADERS) : [],
    plans ? hostsAndVenues(actor, at, today) : { hosts: [], venues: [] },
    sessionsAt(db, at, month, MOST_SESSIONS),
    excusesAt(db, month, at),
  ]);
  // A leader has the sessions of their own time there, as {@link keepsSessions} has it for each.
  const since = pairings
    .filter(({ personId }) => personId === actor.personId)
    .reduce((first, { fromOn }) => (fromOn < first ? fromOn : first), addDays(today, 1));
  const own = sessions.filter(({ hostId, onDay }) => all || hostId === actor.personId || onDay >= since);
  const missing = !coversMonth(inMonth, month, today);
  const unclosed = inMonth.some(({ state, onDay }) => state === "PLANNED" && onDay < today);
  return {
    ...{ point, pairings, sessions: own, pairs, leaders, ...about, missing, unclosed, excuses, today },
    plans: plans && point.endedOn === null,
  };
}

/**
 * Who may host at a point (`mayHost` asks the same of one), the paired first, and rooms near it as proposals for the place.
 * Of a session that is moved its host stays among them.
 */
export async function hostsAndVenues(
  actor: Asker,
  at: { unitId: string; placeId: string | null },
  today: CivilDate,
  session?: { hostId: string; host: string },
): Promise<{ hosts: { id: string; who: string }[]; venues: string[] }> {
  const unit = await positionOf(db, at.unitId);
  const [pairings, heads, venues] = await Promise.all([
    pairingsOf(db, at),
    leadersWithin(db, at.unitId, "", MOST_LEADERS),
    venuesOf([at.unitId, unit?.townId ?? null], today),
  ]);
  const paired = pairings.filter(({ toOn }) => toOn === null || toOn > today);
  const hosts = [
    ...(session ? [{ id: session.hostId, who: session.host }] : []),
    ...paired.map(({ personId, who }) => ({ id: personId, who })),
    ...(actor.dutyTitle ? [{ id: actor.personId, who: actor.dutyTitle }] : []),
    ...heads.map(({ id, who }) => ({ id, who })),
  ];
  return { hosts: hosts.filter((host, i) => hosts.findIndex(({ id }) => id === host.id) === i), venues };
}

async function venuesOf(units: readonly (string | null)[], today: CivilDate): Promise<string[]> {
  const rooms = await db.receptionRoom.findMany({
    where: {
      unitId: { in: units.filter((id) => id !== null) },
      OR: [{ validTo: null }, { validTo: { gt: new Date(`${today}T00:00:00Z`) } }],
    },
    select: {
      unitId: true,
      versions: { orderBy: { version: "desc" }, take: 1, select: { name: true, address: true } },
    },
    orderBy: { id: "asc" },
  });
  // the own room before that of the town
  rooms.sort((a, b) => units.indexOf(a.unitId) - units.indexOf(b.unitId));
  return rooms.flatMap(({ versions }) => versions.map(({ name, address }) => `${name}（${address}）`));
}

export type GapRow = Point & {
  /** planned for a day still ahead */
  readonly ahead: boolean;
  /** its day is over and nobody closed it */
  readonly unclosed: boolean;
  readonly covered: boolean;
  readonly bare: boolean;
  readonly excuses: readonly { readonly words: string; readonly who: string; readonly at: Date }[];
};
export type GapsPage = {
  readonly path: readonly PlaceStep[];
  readonly month: Month;
  readonly points: number;
  /** of those without a session, how many have one planned that is still ahead */
  readonly planned: number;
  readonly gaps: readonly GapRow[];
};

/**
 * The contact points of a place that have no session in a month, by place and never by person (domain.md N16, A6). Of a
 * month that is over, what was a contact point on its last day, and who was paired then.
 */
export async function readGaps(
  actor: Staff,
  asked: { place: string; month: Month | null },
  now: Date,
): Promise<GapsPage | null> {
  const today = shanghaiDate(now);
  const found = await placeIn(await areasFor(db, actor, "keepSessions"), asked.place);
  if (!found) return null;
  const month = asked.month ?? monthOf(today);
  const last = lastDayOf(month);
  const [points, sessions, excuses] = await Promise.all([
    pointsWithin(db, found.at.id, last < today ? last : today, { bare: false, most: 5000 }),
    sessionsInMonth(db, { areaId: found.at.id }, month),
    excusesOf(db, month),
  ]);
  const sessionsOf = Map.groupBy(sessions, pointKey);
  const excusesAt = Map.groupBy(excuses, pointKey);
  const rows = points.map((point): GapRow => {
    const here = sessionsOf.get(pointKey(point)) ?? [];
    const held = here.some(({ state }) => state === "HELD");
    const covered = coversMonth(here, month, today);
    return {
      unitId: point.unitId,
      placeId: point.placeId,
      kind: point.kind,
      name: point.name,
      covered: held,
      ahead: covered && !held,
      unclosed: here.some(({ state, onDay }) => state === "PLANNED" && onDay < today),
      bare: point.paired.length === 0,
      excuses: excusesAt.get(pointKey(point)) ?? [],
    };
  });
  return {
    path: found.path,
    month,
    points: rows.length,
    planned: rows.filter(({ ahead }) => ahead).length,
    gaps: rows.filter(({ covered }) => !covered).slice(0, MOST_POINTS),
  };
}

export type HandoverPage = {
  readonly from: { readonly id: string; readonly who: string };
  readonly points: readonly Point[];
  readonly sessions: readonly SessionRow[];
  readonly leaders: readonly Leader[];
  readonly today: CivilDate;
};
/** What somebody would hand over today, and to whom they could; null where it is not the asker's to do. */
export async function readHandover(
  actor: Staff,
  asked: { person: string; who: string },
  now: Date,
): Promise<HandoverPage | null> {
  const area = (await areasFor(db, actor, "keepPairings"))[0];
  const from = isUuid(asked.person)
    ? await db.person.findUnique({
        where: { id: asked.person },
        select: { id: true, name: true, dutyTitle: true },
      })
    : null;
  if (!area || !from) return null;
  const today = shanghaiDate(now);
  const held = await pointsOfPerson(db, from.id, today);
  const mine = await Promise.all(held.map(({ unitId }) => keepsPairings(db, actor, unitId)));
  const points = held.filter((_, i) => mine[i]);
  if (points.length === 0) return null;
  const [sessions, leaders] = await Promise.all([
    sessionsHostedFrom(db, from.id, today),
    leadersWithin(db, area.id, asked.who.trim().slice(0, 20), MOST_LEADERS),
  ]);
  return {
    from: { id: from.id, who: from.dutyTitle || from.name },
    points,
    sessions: sessions.filter((session) => points.some((point) => samePoint(point, session))),
    leaders: leaders.filter(({ id }) => id !== from.id),
    today,
  };
}

export type HandoverList = {
  readonly from: string;
  readonly to: string;
  readonly onDay: CivilDate;
  readonly words: string;
  readonly points: readonly Point[];
  readonly sessions: readonly HandedSession[];
};
/** The list of what went over, to be printed and signed: whole for the two, for an office what lies in its own area. */
export async function readHandoverList(actor: Staff, id: string): Promise<HandoverList | null> {
  if (!isUuid(id)) return null;
  const row = await db.handover.findUnique({
    where: { id },
    include: { pairings: { select: { pairing: { select: { unitId: true, placeId: true } } } } },
  });
  if (!row) return null;
  const all = row.pairings.map(({ pairing }) => pairing);
  const kept = await Promise.all(all.map(({ unitId }) => keepsPairings(db, actor, unitId)));
  const party = actor.personId === row.toId || actor.personId === row.fromId;
  const shown = all.filter((_, at) => party || kept[at]);
  if (shown.length === 0) return null;
  const [people, points, sessions] = await Promise.all([
    db.person.findMany({
      where: { id: { in: [row.fromId, row.toId] } },
      select: { id: true, name: true, dutyTitle: true },
    }),
    Promise.all(shown.map((point) => pointAt(db, point))),
    sessionsHandedOver(db, id),
  ]);
  const nameOf = (personId: string) => {
    const found = people.find((one) => one.id === personId);
    return found ? found.dutyTitle || found.name : "";
  };
  return {
    from: nameOf(row.fromId),
    to: nameOf(row.toId),
    onDay: row.onDay.toISOString().slice(0, 10),
    words: row.words,
    points: points.filter((point) => point !== null),
    sessions: sessions.filter((session) => shown.some((point) => samePoint(point, session))),
  };
}
