import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { isOrBelow, type UnitPosition } from "#lib/domain/casework/recusal.ts";
import { areaPosts, type DeskDuty } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Role } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { positionOf, positionsOf } from "../routing/routing.ts";
import { isLeaderWithin, isOrWillBePairedWith, isPairedWith } from "./points.ts";

/** The areas in which somebody may do this at a desk, by one role alone where it is named; a department has none. */
export async function areasFor(
  tx: Db,
  actor: Staff,
  duty: DeskDuty,
  by: Role | null = null,
): Promise<UnitPosition[]> {
  const ids = areaPosts(actor, duty)
    .filter(({ role }) => by === null || role === by)
    .map(({ unitId }) => unitId);
  const found = await positionsOf(tx, [...new Set(ids)]);
  return ids.flatMap((id) => found.find((area) => area.id === id) ?? []);
}

/** Whether somebody keeps the pairings of the place this unit lies in. */
export async function keepsPairings(tx: Db, actor: Staff, unitId: string): Promise<boolean> {
  const unit = await positionOf(tx, unitId);
  const areas = unit ? await areasFor(tx, actor, "keepPairings") : [];
  return areas.some((area) => unit !== null && isOrBelow(unit, area));
}

/** Whether somebody may be paired by this office with a point of this unit: a leader on duty in the area for which it keeps pairings. */
export async function mayBePaired(tx: Db, actor: Staff, unitId: string, personId: string): Promise<boolean> {
  const unit = await positionOf(tx, unitId);
  const areas = (await areasFor(tx, actor, "keepPairings")).filter((area) => unit && isOrBelow(unit, area));
  const leads = await Promise.all(areas.map(({ id }) => isLeaderWithin(tx, id, personId)));
  return leads.includes(true);
}

/** Whether somebody may host at a point: whoever is paired with it, leads its community, or plans it themselves. */
export const mayHost = async (
  tx: Db,
  actor: Staff,
  at: { readonly unitId: string; readonly placeId: string | null },
  hostId: string,
  today: CivilDate,
): Promise<boolean> =>
  hostId === actor.personId ||
  (await isOrWillBePairedWith(tx, hostId, at, today)) ||
  (await isLeaderWithin(tx, at.unitId, hostId));

type At = { readonly unitId: string; readonly placeId: string | null };
type Session = At & { readonly hostId: string; readonly onDay: CivilDate };
/** Whether somebody keeps the sessions at a point for their own area, whoever hosts them. */
export async function keepsAllSessions(tx: Db, actor: Staff, unitId: string): Promise<boolean> {
  const unit = await positionOf(tx, unitId);
  if (!unit) return false;
  const areas = await areasFor(tx, actor, "keepSessions");
  return areas.some((area) => isOrBelow(unit, area));
}

/**
 * Whether somebody keeps the sessions at a point, or this one of them: for the own area, as its host or as the paired
 * leader. What was said to an earlier leader is not opened by a later pairing.
 */
export async function keepsSessions(
  tx: Db,
  actor: Staff,
  at: At | Session,
  today: CivilDate,
): Promise<boolean> {
  if ("hostId" in at && at.hostId === actor.personId) return true;
  if (await keepsAllSessions(tx, actor, at.unitId)) return true;
  const since = "onDay" in at && at.onDay < today ? at.onDay : today;
  return isPairedWith(tx, actor.personId, at, { since, on: today });
}
