import { db } from "#lib/db/client.ts";
import {
  type BuildingRound,
  buildingsInRound,
  type HouseholdRow,
  householdsOf,
  type PlaceRound,
  placesInRound,
} from "#lib/db/rounds/households.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { isOrBelow, type UnitPosition } from "#lib/domain/casework/recusal.ts";
import { deskPosts, mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { maskPhone } from "#lib/domain/phone.ts";
import { spoken } from "#lib/domain/rounds/addressKey.ts";
import { canPart, partUntil } from "#lib/domain/rounds/merging.ts";
import { maskName } from "#lib/domain/text.ts";
import type { HouseholdChangeKind, HouseholdState } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";
import { openPlace, type PlaceStep } from "../open/rooms.ts";

export type RoundPage = {
  readonly year: number;
  readonly path: readonly PlaceStep[];
  /** below a county or town: its places; in a community: its buildings; in a building: its addresses */
  readonly places: readonly PlaceRound[];
  readonly buildings: readonly BuildingRound[];
  readonly building: string | null;
  readonly households: readonly HouseholdRow[];
  /** whether this person writes the register here */
  readonly keeps: boolean;
};

type Asked = { readonly place: string; readonly building: string; readonly year: number | null };

/** How far the visiting round has come, from the own area down to the door; null for whoever has no area. */
export async function readRound(actor: Staff, asked: Asked, now: Date): Promise<RoundPage | null> {
  const areas = await areasOf(actor);
  const first = areas[0];
  if (!first || !mayAtDesk(actor, "seeRounds")) return null;
  const today = shanghaiDate(now);
  const year = asked.year ?? Number(today.slice(0, 4));
  const place = isUuid(asked.place) ? await positionOf(db, asked.place) : null;
  const own = (place && areas.find((area) => isOrBelow(place, area))) ?? first;
  const at = place && isOrBelow(place, own) ? place : own;
  const path = (await openPlace(at.id)) ?? [];
  const from = path.findIndex(({ id }) => id === own.id);
  const base = {
    year,
    path: path.slice(Math.max(0, from)),
    places: [],
    buildings: [],
    building: null,
    households: [],
    keeps: false,
  };
  const communityId = at.level === "COMMUNITY" ? at.id : null;
  if (!communityId) return { ...base, places: await placesInRound(db, at.id, year) };
  // Counts are for everybody here; doors only for whoever keeps the register of this place.
  const keeps = await keepsHere(actor, at);
  const buildings = await buildingsInRound(db, communityId, year);
  const building = keeps
    ? (buildings.find((one) => one.building === asked.building)?.building ?? null)
    : null;
  const households = building ? await householdsOf(db, actor, { communityId, building }, year, today) : [];
  return { ...base, buildings, building, households, keeps };
}

/** A grid stands for its community, whose buildings it is made of. */
async function areasOf({ posts }: Staff): Promise<UnitPosition[]> {
  const own = await Promise.all(
    posts
      .filter(({ kind, role }) => kind === "AREA" && role !== "SYS_ADMIN")
      .map(({ unitId }) => positionOf(db, unitId)),
  );
  const areas = await Promise.all(
    own.map((area) => (area?.level === "GRID" && area.communityId ? positionOf(db, area.communityId) : area)),
  );
  return areas.filter((area) => area !== null);
}

/** Whether this person keeps the register of addresses at this place. */
export async function keepsHere(actor: Staff, place: UnitPosition): Promise<boolean> {
  const posts = deskPosts(actor, "keepHouseholds");
  const areas = await Promise.all(posts.map(({ unitId }) => positionOf(db, unitId)));
  return areas.some((area) => area && (isOrBelow(place, area) || area.communityId === place.id));
}

export type HouseholdPage = {
  readonly id: string;
  readonly version: number;
  readonly communityId: string;
  readonly place: string;
  readonly address: string;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
  readonly state: HouseholdState;
  readonly safety: { readonly words: string; readonly until: string } | null;
  /** masked, as long as the consent holds; with everybody who looked */
  readonly contact: {
    readonly name: string;
    readonly phone: string;
    readonly until: string;
    readonly views: readonly {
      readonly id: string;
      readonly by: string;
      readonly at: Date;
      readonly reason: string;
    }[];
  } | null;
  readonly changes: readonly {
    readonly id: string;
    readonly what: HouseholdChangeKind;
    readonly state: HouseholdState | null;
    readonly words: string;
    readonly until: string | null;
    /** the other of two that were one */
    readonly other: { readonly id: string; readonly address: string } | null;
    readonly by: string;
    readonly at: Date;
  }[];
  /** into which address it went; `mergeId` as long as the two can be parted */
  readonly merged: {
    readonly id: string;
    readonly address: string;
    readonly mergeId: string | null;
    readonly until: Date;
  } | null;
};

/** One address with everything that was written of it, for whoever keeps the register there; null for everybody else. */
export async function readHousehold(actor: Staff, id: string, now: Date): Promise<HouseholdPage | null> {
  const found = isUuid(id)
    ? await db.household.findUnique({
        where: { id },
        include: {
          changes: { orderBy: { at: "desc" } },
          merges: { where: { undoneAt: null } },
        },
      })
    : null;
  const place = found && (await positionOf(db, found.communityId));
  if (!found || !place || !(await keepsHere(actor, place))) return null;
  const others = await addressesBy([...found.changes.map(({ otherId }) => otherId), found.mergedIntoId]);
  const merge = found.merges[0];
  const views = await db.householdContactView.findMany({
    where: { householdId: found.id, ...(found.consentedOn && { at: { gte: found.consentedOn } }) },
    orderBy: { at: "desc" },
  });
  const people = await db.person.findMany({
    where: { id: { in: [...found.changes, ...views].map(({ personId }) => personId) } },
    select: { id: true, name: true, dutyTitle: true },
  });
  const nameOf = new Map(people.map((person) => [person.id, person.dutyTitle || person.name]));
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
  const until = day(found.safetyUntil);
  const holds = found.safetyWords !== null && until !== null && until >= shanghaiDate(now);
  const kept = day(found.consentedUntil);
  const agreed = kept !== null && kept >= shanghaiDate(now);
  return {
    id: found.id,
    version: found.version,
    communityId: found.communityId,
    place: ((await openPlace(found.communityId)) ?? []).at(-1)?.name ?? "",
    address: spoken(found),
    building: found.building,
    unit: found.unit,
    room: found.room,
    state: found.state as HouseholdState,
    safety: holds ? { words: found.safetyWords ?? "", until } : null,
    contact: agreed
      ? {
          name: maskName(found.contactName ?? ""),
          phone: maskPhone(found.contactPhone ?? ""),
          until: kept,
          views: views.map(({ id, personId, at, reason }) => ({
            ...{ id, at, reason },
            by: nameOf.get(personId) ?? "",
          })),
        }
      : null,
    changes: found.changes.map((change) => ({
      id: change.id,
      what: change.what as HouseholdChangeKind,
      state: change.state as HouseholdState | null,
      words: change.words,
      until: day(change.until),
      other: change.otherId ? { id: change.otherId, address: others.get(change.otherId) ?? "" } : null,
      by: nameOf.get(change.personId) ?? "",
      at: change.at,
    })),
    merged:
      merge && found.mergedIntoId
        ? {
            id: found.mergedIntoId,
            address: others.get(found.mergedIntoId) ?? "",
            mergeId: canPart(merge.at, now) ? merge.id : null,
            until: partUntil(merge.at),
          }
        : null,
  };
}

/** Addresses as one reads them aloud. */
async function addressesBy(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const rows = await db.household.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, building: true, unit: true, room: true },
  });
  return new Map(rows.map((row) => [row.id, spoken(row)]));
}
