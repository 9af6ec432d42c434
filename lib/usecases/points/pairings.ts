import { type Db, db, isUniqueViolation } from "#lib/db/client.ts";
import { keepsPairings, mayBePaired } from "#lib/db/points/authority.ts";
import { openPointAt } from "#lib/db/points/points.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type {
  ContactPlaceForm,
  EndPairingForm,
  EndPlaceForm,
  PairForm,
  RenamePlaceForm,
} from "#lib/domain/points/points.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { onceOnly, refusable } from "../outcome.ts";

const midnight = (date: CivilDate) => new Date(`${date}T00:00:00Z`);
const WHO = { who: "COUNCIL_CLERK" } as const;
const refusedAt = async (tx: Db, actor: Staff, unitId: string): Promise<Problem | null> => {
  if (!mayAtDesk(actor, "keepPairings")) return problem("NOT_ALLOWED", WHO);
  return (await keepsPairings(tx, actor, unitId)) ? null : problem("PLACE_OUT_OF_REACH");
};

/** Names a park or an office building inside a community (domain.md P13). Errors: NOT_ALLOWED, UNKNOWN_PLACE, PLACE_OUT_OF_REACH, PLACE_THERE. */
export const nameContactPlace = (
  actor: Staff,
  { placeId: id, unitId, kind, name }: ContactPlaceForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const unit = await positionOf(tx, unitId);
        if (unit?.level !== "COMMUNITY" || unit.kind !== "AREA") return problem("UNKNOWN_PLACE");
        const refused = await refusedAt(tx, actor, unitId);
        if (refused) return refused;
        await tx.contactPlace.create({
          data: { id, unitId, kind, name, madeBy: actor.personId, madeAt: now },
        });
        return { id };
      }).catch(sameName(name)),
    () => db.contactPlace.findFirst({ where: { id, madeBy: actor.personId }, select: { id: true } }),
  );

/** Two of one name in one community are one place: the database alone knows of two made at once. */
const sameName = (name: string) => (error: unknown) => {
  if (isUniqueViolation(error) && /contact_places_once|`name`/.test(String(error)))
    return problem("PLACE_THERE", { name });
  throw error;
};

type PlaceDone = { readonly unitId: string; readonly placeId: string };
const onPlace = (
  actor: Staff,
  placeId: string,
  change: (tx: Db, at: PlaceDone) => Promise<Problem | undefined>,
): Promise<PlaceDone | Problem> =>
  refusable(async (tx) => {
    await tx.$queryRaw`SELECT FROM contact_places WHERE id = ${placeId}::uuid FOR UPDATE`;
    const place = await tx.contactPlace.findFirst({ where: { id: placeId, endedOn: null } });
    if (!place) return problem("NOT_FOUND");
    const refused = await refusedAt(tx, actor, place.unitId);
    if (refused) return refused;
    const at = { unitId: place.unitId, placeId };
    return (await change(tx, at)) ?? at;
  });

/** Names a park or building right. Errors: NOT_FOUND, NOT_ALLOWED, PLACE_OUT_OF_REACH, PLACE_THERE. */
export const renameContactPlace = (actor: Staff, { placeId, name }: RenamePlaceForm) =>
  onPlace(actor, placeId, async (tx) => {
    await tx.contactPlace.update({ where: { id: placeId }, data: { name } });
  }).catch(sameName(name));

/**
 * A park or building is no contact point from today on, and nobody is paired with it; what was there stays on record.
 * Errors: NOT_FOUND, NOT_ALLOWED, PLACE_OUT_OF_REACH, PLACE_PLANNED.
 */
export const endContactPlace = (actor: Staff, { placeId }: EndPlaceForm, now: Date) =>
  onPlace(actor, placeId, async (tx, at) => {
    const number = await tx.visitSession.count({ where: { ...at, state: "PLANNED" } });
    if (number > 0) return problem("PLACE_PLANNED", { number });
    const endedOn = midnight(shanghaiDate(now));
    await tx.contactPlace.update({ where: { id: placeId }, data: { endedOn } });
    const still = { ...at, OR: [{ toOn: null }, { toOn: { gt: endedOn } }] };
    await tx.pairing.updateMany({ where: { ...still, fromOn: { lte: endedOn } }, data: { toOn: endedOn } });
    // What was to begin later never does.
    await tx.$executeRaw`UPDATE pairings SET to_on = from_on WHERE place_id = ${placeId}::uuid AND from_on > ${endedOn}`;
  });

/** Pairings of somebody with a point that go on beyond a day or begin later, the first first: another from that day on would be one too many. */
export const pairedBeyond = (
  tx: Db,
  of: { unitId: string; placeId: string | null; personId: string },
  day: Date,
): Promise<{ id: string; fromOn: Date; toOn: Date | null }[]> =>
  tx.pairing.findMany({
    where: { ...of, OR: [{ toOn: null }, { toOn: { gt: day } }] },
    orderBy: { fromOn: "asc" },
    select: { id: true, fromOn: true, toOn: true },
  });

/** Pairs somebody with a contact point from a day on. Errors: NOT_ALLOWED, NOT_FOUND, PLACE_OUT_OF_REACH, NO_LEADER, PAIRED_ALREADY. */
export const pair = (
  actor: Staff,
  { pairingId: id, personId, fromOn, ...at }: PairForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        if (!(await openPointAt(tx, at))) return problem("NOT_FOUND");
        const refused = await refusedAt(tx, actor, at.unitId);
        if (refused) return refused;
        if (!(await mayBePaired(tx, actor, at.unitId, personId))) return problem("NO_LEADER");
        // The second of two at once waits here, then finds the first.
        await tx.$queryRaw`SELECT FROM people WHERE id = ${personId}::uuid FOR UPDATE`;
        const there = await pairedBeyond(tx, { ...at, personId }, midnight(fromOn));
        if (there.length > 0) return problem("PAIRED_ALREADY");
        const data = { ...at, personId, fromOn: midnight(fromOn), madeBy: actor.personId, madeAt: now };
        await tx.pairing.create({ data: { ...data, id } });
        return { id };
      }),
    () => db.pairing.findFirst({ where: { id, madeBy: actor.personId }, select: { id: true } }),
  );

/** Ends a pairing on a day; it stays on record. Errors: NOT_FOUND, NOT_ALLOWED, PLACE_OUT_OF_REACH, PAIRING_ENDED. */
export const endPairing = (
  actor: Staff,
  { pairingId: id, toOn }: EndPairingForm,
): Promise<{ unitId: string; placeId: string | null } | Problem> =>
  refusable(async (tx) => {
    await tx.$queryRaw`SELECT FROM pairings WHERE id = ${id}::uuid FOR UPDATE`;
    const before = await tx.pairing.findUnique({ where: { id } });
    if (!before) return problem("NOT_FOUND");
    const refused = await refusedAt(tx, actor, before.unitId);
    if (refused) return refused;
    if (before.toOn) return problem("PAIRING_ENDED");
    const last = midnight(toOn);
    await tx.pairing.update({
      where: { id },
      data: { toOn: last < before.fromOn ? before.fromOn : last },
    });
    return { unitId: before.unitId, placeId: before.placeId };
  });
