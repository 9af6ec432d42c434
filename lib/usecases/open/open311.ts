import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { type Db, db } from "#lib/db/client.ts";
import { placeOfCode, placesOfIds, somePlace } from "#lib/db/open/open311.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { placesInside } from "#lib/db/search/searchWords.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import type { Command } from "#lib/domain/commands.ts";
import { type Fault, fault, isFault } from "#lib/domain/open311/faults.ts";
import type { Filing } from "#lib/domain/open311/filing.ts";
import { spotNamed } from "#lib/domain/open311/namedPlace.ts";
import { type Added, commandOf } from "#lib/domain/open311/updates.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { act, type Receipt, receiptOf, registerIssue } from "../casework/issues.ts";
import type { KeyHolder } from "./open311Keys.ts";

/** Two that say exactly the same within so many minutes are one that was sent twice; a design default. */
const SENT_TWICE_MINUTES = 15;
const NOBODY: ResidentActor = { kind: "RESIDENT", issueId: null };

export type Filed = { readonly receipt: Receipt; readonly token: string };
/** `sending` tells one sending from another: an id the client gave it for good, or all it said. */
export type Sending = { readonly text: string; readonly given: boolean };

/**
 * POST requests: registers what a system outside files for a resident, through the door of the resident's own form. Sent
 * twice it is registered once, and answered as the first time.
 * Errors: ADDRESS_ID_UNKNOWN, PLACE_NOT_NAMED, PLACE_AMBIGUOUS, OUTSIDE_UNIT, and those of registering.
 */
export async function fileRequest(
  key: KeyHolder,
  cityId: string,
  { payload, addressId, addressString, mediaUrl, hazards }: Filing,
  sending: Sending,
  now: Date,
): Promise<Filed | Fault | Problem> {
  const fingerprint = hashOf(sending.given ? "given" : "said", sending.text);
  const since = sending.given ? null : new Date(now.getTime() - SENT_TWICE_MINUTES * 60_000);
  const again = await filedBefore(db, key.id, fingerprint, since);
  if (again) return again;
  const unitId = await unitOf(key, cityId, addressId, addressString);
  if (isFault(unitId)) return unitId;
  const id = uuidv7();
  const token = crypto.randomUUID();
  const command: Command<"register"> = {
    id,
    verb: "register",
    version: null,
    madeAt: now,
    payload: { ...payload, unitId },
  };
  const receipt = await registerIssue(NOBODY, command, now, async (tx, { issueId }) => {
    // Who sends the same at the same moment waits here, and is then told what the first was told.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key.id + fingerprint}, 311))`;
    if (await filedBefore(tx, key.id, fingerprint, since)) return problem("SENT_TWICE");
    await tx.open311Request.create({
      data: { id: token, keyId: key.id, issueId, fingerprint, mediaUrl, hazards: [...hazards], filedAt: now },
    });
    return null;
  });
  if (!isProblem(receipt)) return { receipt, token };
  return (await filedBefore(db, key.id, fingerprint, since)) ?? receipt;
}

async function filedBefore(
  tx: Db,
  keyId: string,
  fingerprint: string,
  since: Date | null,
): Promise<Filed | null> {
  const before = await tx.open311Request.findFirst({
    where: { keyId, fingerprint, ...(since && { filedAt: { gte: since } }) },
    select: { id: true, issueId: true },
    orderBy: { filedAt: "desc" },
  });
  return before && { receipt: await receiptOf(tx, before.issueId), token: before.id };
}

const hashOf = (...parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/** The unit that the address leads to; it must lie in the city asked and in the area of the key. */
async function unitOf(
  key: KeyHolder,
  cityId: string,
  addressId: string | null,
  addressString: string | null,
): Promise<string | Fault> {
  const place = addressId
    ? ((await placeOfCode(db, addressId)) ?? fault("ADDRESS_ID_UNKNOWN", { id: addressId }))
    : await placeNamed(cityId, addressString ?? "");
  if (isFault(place)) return place;
  const [unit, area] = await Promise.all([positionOf(db, place.id), positionOf(db, key.unitId)]);
  const within = unit?.cityId === cityId && area !== null && isOrBelow(unit, area);
  return within ? place.id : fault("OUTSIDE_UNIT", { unit: key.unitName });
}

async function placeNamed(cityId: string, address: string) {
  const { named } = await placesInside([address.toLowerCase()]);
  const all = await placesOfIds(db, [...new Set(named.flatMap(({ places }) => places))]);
  const found = spotNamed(
    named,
    all.filter((place) => place.cityId === cityId),
  );
  if ("id" in found) return found;
  if (found.length === 0) return fault("PLACE_NOT_NAMED", { example: await somePlace(db, cityId) });
  return fault("PLACE_AMBIGUOUS", { places: found.map(({ path }) => path).join("、") });
}

/**
 * POST servicerequestupdates: what the resident adds, sent by the system that filed the request and by no other. Sent twice
 * with one update_id it counts once. Returns the id of the step.
 * Errors: REQUEST_UNKNOWN, CANNOT_CLOSE, NOTHING_TO_ADD, and those of the step.
 */
export async function addUpdate(
  key: KeyHolder,
  { requestId, updateId, closes, words }: Added,
  now: Date,
): Promise<{ stepId: string } | Fault | Problem> {
  const filed = await db.open311Request.findFirst({ where: { issueId: requestId, keyId: key.id } });
  const issue = filed && (await loadIssue(db, filed.issueId));
  if (!issue) return fault("REQUEST_UNKNOWN", { id: requestId });
  if (closes) return fault("CANNOT_CLOSE");
  const commandId = asUuid(hashOf(key.id, requestId, updateId));
  const before = await stepOf(commandId);
  if (before) return before;
  const step = commandOf(issue, words);
  if (!step) return fault("NOTHING_TO_ADD");
  const actor: ResidentActor = { kind: "RESIDENT", issueId: issue.id };
  const command = { id: commandId, version: null, madeAt: now, ...step } as Command;
  const done = await act(actor, issue.id, [command], now);
  return isProblem(done) ? done : ((await stepOf(commandId)) ?? fault("GENERAL"));
}

const stepOf = async (commandId: string): Promise<{ stepId: string } | null> => {
  const event = await db.issueEvent.findUnique({ where: { commandId }, select: { id: true } });
  return event && { stepId: event.id };
};
/** The first half of a hash in the form of an id (RFC 9562, version 8: made by a rule of one's own). */
const asUuid = (hash: string): string =>
  `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
