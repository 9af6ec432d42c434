import { uuidv7 } from "uuidv7";
import { type Db, db } from "#lib/db/client.ts";
import { type HouseholdHead, lockHousehold } from "#lib/db/rounds/households.ts";
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
import type { HouseholdState } from "#lib/domain/vocabulary.ts";
import { onceOnly, refusable } from "../outcome.ts";

/** Where the address would stand: a community, or a grid in one, in the own area. */
async function communityFor(tx: Db, actor: Staff, unitId: string): Promise<Problem | Place> {
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
  what: "ADDED" | "STATE" | "SAFETY";
  state: HouseholdState | null;
  words: string;
  until: string | null;
};
const note = (tx: Db, householdId: string, actor: Staff, { until, ...change }: Change, at: Date) =>
  tx.householdChange.create({
    data: {
      id: uuidv7(),
      ...change,
      householdId,
      until: until ? midnight(until) : null,
      personId: actor.personId,
      at,
    },
  });
const midnight = (date: string) => new Date(`${date}T00:00:00Z`);

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
    const at = await communityFor(tx, actor, unitId);
    if ("code" in at) return at;
    const made = await tx.$executeRaw`
      INSERT INTO households (id, community_id, grid_id, building, unit, room, created_at)
      VALUES (${id}::uuid, ${at.communityId}::uuid, ${at.gridId}::uuid, ${building}, ${unit}, ${room}, ${now})
      ON CONFLICT DO NOTHING`;
    if (made > 0)
      await note(tx, id, actor, { what: "ADDED", state: "OCCUPIED", words: "", until: null }, now);
    const { communityId } = at;
    const found = await tx.household.findUniqueOrThrow({
      where: { communityId_building_unit_room: { communityId, building, unit, room } },
      select: { id: true },
    });
    return { id: found.id, communityId };
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
          { ...(changeId && { id: changeId }), what: "STATE", state, words, until: null },
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
    await note(tx, before.id, actor, { what: "SAFETY", state: null, words, until: day }, now);
    return null;
  });

/** Errors: NOT_FOUND, the same for an address out of reach; HOUSEHOLD_CHANGED when somebody was faster. */
const write = (
  actor: Staff,
  { householdId, version }: { householdId: string; version: number },
  work: (tx: Db, before: HouseholdHead) => Promise<Problem | null>,
): Promise<HouseholdHead | Problem> =>
  refusable(async (tx) => {
    const before = await lockHousehold(tx, householdId);
    if (!before) return problem("NOT_FOUND");
    const at = await communityFor(tx, actor, before.communityId);
    if ("code" in at) return at.code === "PLACE_OUT_OF_REACH" ? problem("NOT_FOUND") : at;
    if (before.version !== version) return problem("HOUSEHOLD_CHANGED");
    return (await work(tx, before)) ?? before;
  });
