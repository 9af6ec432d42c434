import { createHash, randomBytes } from "node:crypto";
import { db } from "#lib/db/client.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import { type Fault, fault } from "#lib/domain/open311/faults.ts";
import type { KeyForm } from "#lib/domain/open311/keys.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { onceOnly } from "../outcome.ts";
import { countTry } from "../sessions/throttle.ts";

/** Whose key it is: a system outside, and the area it may file for. */
export type KeyHolder = {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly perMinute: number;
};

export const hashOfKey = (key: string): string => createHash("sha256").update(key).digest("hex");
const KEY_BYTES = 24;

const notTheirs = () => problem("NOT_ALLOWED", { who: "SYS_ADMIN" });
async function isInOwnArea(actor: Staff, unitId: string): Promise<boolean> {
  const unit = await positionOf(db, unitId);
  const areas = await Promise.all(
    deskPosts(actor, "keepOpen311Keys").map((post) => positionOf(db, post.unitId)),
  );
  return unit !== null && areas.some((area) => area !== null && isOrBelow(unit, area));
}

/**
 * Makes a key for a system outside. It is told once; only its hash is kept, so the same form sent again makes no second
 * one and tells nothing. Errors: NOT_ALLOWED, UNKNOWN_PLACE, KEY_TOLD.
 */
export async function makeKey(actor: Staff, form: KeyForm, now: Date): Promise<{ key: string } | Problem> {
  if (deskPosts(actor, "keepOpen311Keys").length === 0) return notTheirs();
  if (!(await isInOwnArea(actor, form.unitId))) return problem("UNKNOWN_PLACE");
  const key = `mq_${randomBytes(KEY_BYTES).toString("base64url")}`;
  const { id, name, unitId, perMinute } = form;
  const made = await onceOnly<{ key: string }>(
    async () => {
      await db.open311Key.create({
        data: { id, name, unitId, perMinute, keyHash: hashOfKey(key), madeBy: actor.personId, madeAt: now },
      });
      return { key };
    },
    async () => ((await db.open311Key.count({ where: { id } })) > 0 ? { key: "" } : null),
  );
  return "key" in made && made.key === "" ? problem("KEY_TOLD") : made;
}

/** Ends a key at once; doing it again changes nothing. Errors: NOT_ALLOWED, NOT_FOUND. */
export async function revokeKey(actor: Staff, id: string, now: Date): Promise<Problem | undefined> {
  if (deskPosts(actor, "keepOpen311Keys").length === 0) return notTheirs();
  const key = await db.open311Key.findUnique({ where: { id }, select: { unitId: true } });
  if (!key || !(await isInOwnArea(actor, key.unitId))) return problem("NOT_FOUND");
  await db.open311Key.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: now, revokedBy: actor.personId },
  });
}

/** Reading needs no key, but nobody may ask without end: requests a minute of one technical client; a design default. */
const PER_CLIENT = 120;
const SECONDS = 60;

/**
 * Whoever comes with a key is counted by it, everybody else by the technical client. Null = nobody's key, and reading is
 * free. Errors: KEY_INVALID, TOO_OFTEN.
 */
export async function admit(
  key: string | null,
  client: string,
  now: Date,
): Promise<KeyHolder | null | Fault> {
  const holder = key === null ? null : await holderOf(key);
  // A wrong key counts against the client, so that trying keys is no faster than asking.
  const counted = holder
    ? { key: `open311:${holder.id}`, limit: holder.perMinute }
    : { key: `open311-client:${client}`, limit: PER_CLIENT };
  if ((await countTry({ ...counted, minutes: 1 }, now)) > 0) return fault("TOO_OFTEN", { seconds: SECONDS });
  return key !== null && holder === null ? fault("KEY_INVALID") : holder;
}

async function holderOf(key: string): Promise<KeyHolder | null> {
  const found = await db.open311Key.findFirst({
    where: { keyHash: hashOfKey(key), revokedAt: null },
    select: { id: true, unitId: true, perMinute: true, unit: { select: { name: true } } },
  });
  return (
    found && { id: found.id, unitId: found.unitId, unitName: found.unit.name, perMinute: found.perMinute }
  );
}
