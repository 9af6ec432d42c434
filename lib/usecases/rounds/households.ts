import { uuidv7 } from "uuidv7";
import { type Db, db } from "#lib/db/client.ts";
import { addressOf, type HouseholdHead, lockHousehold } from "#lib/db/rounds/households.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import {
  type HouseholdForm,
  type HouseholdStateForm,
  type SafetyForm,
  safetyProblem,
} from "#lib/domain/rounds/households.ts";
import type { HouseholdChangeKind, HouseholdState } from "#lib/domain/vocabulary.ts";
import { onceOnly, refusable } from "../outcome.ts";

/** Where the address would stand: a community, or a grid in one, in the own area. */
export async function communityFor(tx: Db, actor: Staff, unitId: string): Promise<Problem | Place> {
  const posts = deskPosts(actor, "keepHouseholds");
  if (posts.length === 0)
    return problem("NOT_ALLOWED", { who: "VISITOR,RECORDER,GRID_WORKER,COUNCIL_CLERK" });
  const place = await positionOf(tx, unitId);
  if (place?.kind !== "AREA" || !place.communityId) return problem("UNKNOWN_PLACE");
  const areas = await Promise.all(posts.map((post) => positionOf(tx, post.unitId)));
  // A grid worker keeps the whole community: people move between grids, and a register has one hand more, not less.
  const near = areas.some(
    (area) => area && (isOrBelow(place, area) || area.communityId === place.communityId),
  );
  if (!near) return problem("PLACE_OUT_OF_REACH");
  return { communityId: place.communityId, gridId: place.level === "GRID" ? place.id : null };
}
type Place = { readonly communityId: string; readonly gridId: string | null };

type Change = {
  id?: string;
  what: HouseholdChangeKind;
  state?: HouseholdState | null;
  words?: string;
  until?: string | null;
  otherId?: string;
};
/** A line of the history of an address. */
export const note = (
  tx: Db,
  householdId: string,
  actor: Staff,
  { until, words = "", ...change }: Change,
  at: Date,
) =>
  tx.householdChange.create({
    data: {
      id: uuidv7(),
      ...change,
      words,
      householdId,
      until: until ? midnight(until) : null,
      personId: actor.personId,
      at,
    },
  });
export const midnight = (date: string) => new Date(`${date}T00:00:00Z`);

/**
 * Puts an address into the register. The id is made with the form, so sending it twice makes one; an address that is there
 * already is found. Errors: NOT_ALLOWED, UNKNOWN_PLACE, PLACE_OUT_OF_REACH.
 */
export const addHousehold = (
  actor: Staff,
  { householdId: id, unitId, building, unit, room }: HouseholdForm,
  now: Date,
): Promise<{ id: string; communityId: string } | Problem> =>
  refusable(async (tx) => {
    const place = await communityFor(tx, actor, unitId);
    if ("code" in place) return place;
    const door = await addressOf(tx, place, { building, unit, room }, { id, at: now });
    if (door.made) await note(tx, door.id, actor, { what: "ADDED", state: "OCCUPIED" }, now);
    return { id: door.id, communityId: place.communityId };
  });

/** Somebody moved in or out, it stands empty, it is no home any more; what it was before stays on record. */
export const setHouseholdState = (
  actor: Staff,
  { householdId, changeId, version, state, words }: HouseholdStateForm,
  now: Date,
): Promise<HouseholdHead | Problem> =>
  onceOnly(
    () =>
      write(actor, { householdId, version }, async (tx, before) => {
        // Under an id of its own it is noted even where nothing changes, or coming again it would be new.
        if (before.state === state && !changeId) return null;
        await tx.household.update({ where: { id: before.id }, data: { state, version: { increment: 1 } } });
        await note(
          tx,
          before.id,
          actor,
          { ...(changeId && { id: changeId }), what: "STATE", state, words },
          now,
        );
        return null;
      }),
    async () => {
      const where = { id: changeId ?? "", householdId, personId: actor.personId };
      const done = changeId ? await db.householdChange.findFirst({ where, select: { id: true } }) : null;
      return done && db.$transaction((tx) => lockHousehold(tx, householdId));
    },
  );

/** How an address stands, beside what somebody on the way took it for. */
export async function householdNow(id: string): Promise<Record<string, string>> {
  const found = await db.household.findUnique({ where: { id }, select: { version: true, state: true } });
  return found ? { version: String(found.version), state: found.state } : {};
}

/** A warning about the place, for at most 90 days; empty words take it away. Errors: SAFETY_TOO_LONG. */
export const warnOfPlace = (
  actor: Staff,
  { householdId, version, words, until }: SafetyForm,
  now: Date,
): Promise<HouseholdHead | Problem> =>
  write(actor, { householdId, version }, async (tx, before) => {
    const day = words ? until : null;
    const refused = day ? safetyProblem(day, now) : null;
    if (refused) return refused;
    await tx.household.update({
      where: { id: before.id },
      data: {
        safetyWords: words || null,
        safetyUntil: day ? midnight(day) : null,
        version: { increment: 1 },
      },
    });
    await note(tx, before.id, actor, { what: "SAFETY", words, until: day }, now);
    return null;
  });

/** Errors: NOT_FOUND, the same for an address out of reach; HOUSEHOLD_MERGED; HOUSEHOLD_CHANGED when somebody was faster. */
export const write = (
  actor: Staff,
  { householdId, version }: { householdId: string; version: number },
  work: (tx: Db, before: HouseholdHead) => Promise<Problem | null>,
): Promise<HouseholdHead | Problem> =>
  refusable(async (tx) => {
    const before = await lockHousehold(tx, householdId);
    if (!before) return problem("NOT_FOUND");
    const at = await communityFor(tx, actor, before.communityId);
    if ("code" in at) return at.code === "PLACE_OUT_OF_REACH" ? problem("NOT_FOUND") : at;
    if (before.mergedIntoId) return problem("HOUSEHOLD_MERGED");
    if (before.version !== version) return problem("HOUSEHOLD_CHANGED");
    return (await work(tx, before)) ?? before;
  });
