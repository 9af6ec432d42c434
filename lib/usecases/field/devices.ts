import { createHash } from "node:crypto";
import { type Db, db } from "#lib/db/client.ts";
import { PAGE_RECORDS } from "#lib/domain/field/items.ts";
import { type FieldPage, type FieldRecord, keyOf } from "#lib/domain/field/round.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { refusable } from "../outcome.ts";

/** Whose device it is, and by which session it speaks now. */
type Holder = { readonly personId: string; readonly sessionId: string };
/** A record's print under its key: what changed is what has another print. */
type Given = Readonly<Record<string, string>>;
const printOf = (record: FieldRecord): string =>
  createHash("sha1").update(JSON.stringify(record)).digest("base64").slice(0, 12);

/**
 * The device of this person, made when it is first heard of. Errors: OTHER_PERSON_DEVICE where it carries somebody else's round;
 * DEVICE_ENDED where it was told to forget everything.
 */
export async function deviceIn(tx: Db, id: string, { personId, sessionId }: Holder, now: Date) {
  await tx.fieldDevice.createMany({
    data: [{ id, personId, sessionId, seenAt: now, given: {} }],
    skipDuplicates: true,
  });
  await tx.$queryRaw`SELECT FROM field_devices WHERE id = ${id}::uuid FOR UPDATE`;
  const device = await tx.fieldDevice.findUniqueOrThrow({ where: { id } });
  if (device.personId !== personId) return problem("OTHER_PERSON_DEVICE");
  if (device.wipedAt) return problem("DEVICE_ENDED");
  return device;
}

/**
 * What changed of a round since the device was last here, a page at a time, with what it is to forget. An answer that was lost is
 * given again: a page counts as received only when the device comes back with its cursor. A cursor that was never given out
 * begins anew. Errors: those of {@link deviceIn}.
 */
export const pullRound = (
  holder: Holder,
  asked: { device: string; cursor: number },
  records: readonly FieldRecord[],
  now: Date,
): Promise<FieldPage | Problem> =>
  refusable(async (tx) => {
    const device = await deviceIn(tx, asked.device, holder, now);
    if ("code" in device) return device;
    const arrived = device.offered !== null && asked.cursor === device.cursor + 1;
    const reset = !arrived && asked.cursor !== device.cursor;
    const given = (reset ? {} : arrived ? device.offered : device.given) as Given;
    const cursor = reset ? 0 : asked.cursor;
    const prints = new Map(records.map((record) => [keyOf(record), { record, print: printOf(record) }]));
    const changed = [...prints].filter(([key, { print }]) => given[key] !== print);
    const page = changed.slice(0, PAGE_RECORDS);
    const gone = Object.keys(given).filter((key) => !prints.has(key));
    const offered: Record<string, string> = { ...given };
    for (const key of gone) delete offered[key];
    for (const [key, { print }] of page) offered[key] = print;
    await tx.fieldDevice.update({
      where: { id: asked.device },
      data: { sessionId: holder.sessionId, seenAt: now, cursor, given, offered },
    });
    return {
      cursor: cursor + 1,
      reset,
      changed: page.map(([, { record }]) => record),
      gone,
      more: changed.length > page.length,
      now: now.toISOString(),
    };
  });

/** Whether a device is to forget everything; asked by whoever is not signed in any more, who knows nothing but its id. */
export const isEnded = async (device: string): Promise<boolean> =>
  (await db.fieldDevice.findUnique({ where: { id: device }, select: { wipedAt: true } }))?.wipedAt != null;
