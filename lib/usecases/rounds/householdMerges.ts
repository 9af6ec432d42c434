import { type Db, db } from "#lib/db/client.ts";
import { type HouseholdHead, lockHouseholds } from "#lib/db/rounds/households.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { canPart, type MergeForm, safetyOfBoth } from "#lib/domain/rounds/merging.ts";
import { onceOnly, refusable } from "../outcome.ts";
import { NO_CONTACT } from "./householdContacts.ts";
import { communityFor, midnight, note } from "./households.ts";

type Joined = { readonly intoId: string };

/**
 * Two addresses are one: the visits of the other, and with them the issues told there, go to the one that stays; the other
 * keeps its history and says where it went. Its contact person is erased, since the consent was for that address. Sent twice it
 * is done once. Errors: NOT_FOUND (also out of reach), HOUSEHOLDS_APART, HOUSEHOLD_MERGED, HOUSEHOLD_CHANGED.
 */
export const mergeHouseholds = (actor: Staff, form: MergeForm, now: Date): Promise<Joined | Problem> =>
  onceOnly(
    () => refusable((tx) => join(tx, actor, form, now)),
    () =>
      db.householdMerge.findUnique({
        where: { id: form.mergeId, personId: actor.personId },
        select: { intoId: true },
      }),
  );

async function join(
  tx: Db,
  actor: Staff,
  { mergeId, oneId, oneVersion, otherId, otherVersion, intoId }: MergeForm,
  now: Date,
): Promise<Joined | Problem> {
  const fromId = intoId === oneId ? otherId : oneId;
  const versions = new Map([
    [oneId, oneVersion],
    [otherId, otherVersion],
  ]);
  const heads = await lockHouseholds(tx, [oneId, otherId]);
  const [into, from] = [headOf(heads, intoId), headOf(heads, fromId)];
  if (!into || !from) return problem("NOT_FOUND");
  for (const head of heads) {
    const at = await communityFor(tx, actor, head.communityId);
    if ("code" in at) return at.code === "PLACE_OUT_OF_REACH" ? problem("NOT_FOUND") : at;
  }
  if (into.communityId !== from.communityId) return problem("HOUSEHOLDS_APART");
  if (into.mergedIntoId || from.mergedIntoId) return problem("HOUSEHOLD_MERGED");
  if (heads.some(({ id, version }) => versions.get(id) !== version)) return problem("HOUSEHOLD_CHANGED");

  const visits = await tx.visit.findMany({ where: { householdId: fromId }, select: { id: true } });
  const visitIds = visits.map(({ id }) => id);
  await tx.visit.updateMany({ where: { householdId: fromId }, data: { householdId: intoId } });
  await tx.householdMerge.create({
    data: { id: mergeId, fromId, intoId, visitIds, personId: actor.personId, at: now },
  });
  const hadContact = (await tx.household.count({ where: { id: fromId, consentedUntil: { not: null } } })) > 0;
  await tx.household.update({
    where: { id: fromId },
    data: {
      mergedIntoId: intoId,
      version: { increment: 1 },
      ...NO_CONTACT,
    },
  });
  if (hadContact) await note(tx, fromId, actor, { what: "CONTACT_GONE" }, now);
  await note(tx, fromId, actor, { what: "WENT_INTO", otherId: intoId }, now);
  await note(tx, intoId, actor, { what: "TOOK_IN", otherId: fromId }, now);
  await warnForBoth(tx, actor, { intoId, fromId }, now);
  return { intoId };
}
const headOf = (heads: readonly HouseholdHead[], id: string) => heads.find((head) => head.id === id);

/** A dog does not go away because two lines of a register were one. */
async function warnForBoth(
  tx: Db,
  actor: Staff,
  { intoId, fromId }: { intoId: string; fromId: string },
  now: Date,
): Promise<void> {
  const [into, from] = [await safetyAt(tx, intoId, now), await safetyAt(tx, fromId, now)];
  const both = safetyOfBoth(into, from);
  const changed = both !== null && (both.words !== into?.words || both.until !== into?.until);
  await tx.household.update({
    where: { id: intoId },
    data: {
      version: { increment: 1 },
      ...(changed && { safetyWords: both.words, safetyUntil: midnight(both.until) }),
    },
  });
  if (changed) await note(tx, intoId, actor, { what: "SAFETY", words: both.words, until: both.until }, now);
}

async function safetyAt(tx: Db, id: string, now: Date) {
  const { safetyWords, safetyUntil } = await tx.household.findUniqueOrThrow({
    where: { id },
    select: { safetyWords: true, safetyUntil: true },
  });
  const until = safetyUntil?.toISOString().slice(0, 10);
  return safetyWords && until && until >= shanghaiDate(now) ? { words: safetyWords, until } : null;
}

/**
 * They were two after all: what went along goes back, visits made since stay where they were written down. Pressed twice it is
 * done once. Errors: NOT_FOUND, MERGE_TOO_OLD, MERGE_WENT_ON (the one that stayed has itself gone into another).
 */
export const partHouseholds = (
  actor: Staff,
  { mergeId }: { mergeId: string },
  now: Date,
): Promise<{ fromId: string } | Problem> =>
  refusable(async (tx) => {
    const merge = await tx.householdMerge.findUnique({ where: { id: mergeId } });
    if (!merge) return problem("NOT_FOUND");
    const { fromId, intoId, visitIds } = merge;
    const heads = await lockHouseholds(tx, [fromId, intoId]);
    const into = headOf(heads, intoId);
    const at = into ? await communityFor(tx, actor, into.communityId) : problem("NOT_FOUND");
    if ("code" in at) return at.code === "PLACE_OUT_OF_REACH" ? problem("NOT_FOUND") : at;
    // Asked again under the lock: somebody may have parted them meanwhile.
    const { undoneAt } = await tx.householdMerge.findUniqueOrThrow({ where: { id: mergeId } });
    if (undoneAt) return { fromId };
    if (!canPart(merge.at, now)) return problem("MERGE_TOO_OLD");
    if (into?.mergedIntoId) return problem("MERGE_WENT_ON");
    await tx.visit.updateMany({
      where: { id: { in: visitIds }, householdId: intoId },
      data: { householdId: fromId },
    });
    await tx.householdMerge.update({
      where: { id: mergeId },
      data: { undoneAt: now, undoneBy: actor.personId },
    });
    await tx.household.update({
      where: { id: fromId },
      data: { mergedIntoId: null, version: { increment: 1 } },
    });
    await tx.household.update({ where: { id: intoId }, data: { version: { increment: 1 } } });
    await note(tx, fromId, actor, { what: "PARTED", otherId: intoId }, now);
    await note(tx, intoId, actor, { what: "PARTED", otherId: fromId }, now);
    return { fromId };
  });
