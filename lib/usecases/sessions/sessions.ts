import { hash, verify } from "@node-rs/argon2";
import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { endSession } from "#lib/db/sessions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { countTry, forgetTries } from "./throttle.ts";

export const SIGN_IN_TRIES = 5;
const SIGN_IN_MINUTES = 15;
const CLIENT_TRIES = 100;

/** OWASP's argon2id floor: 19 MiB, 2 passes. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2ID);

/** Checked when nobody has that name, so that the answer takes as long as for a wrong password. */
let nobody: Promise<string> | undefined;

/**
 * Signs in with login name and password. Unknown name and wrong password are the same WRONG_SIGN_IN; after five failures
 * the name waits (TOO_MANY_TRIES), whether or not it exists.
 */
export async function signIn(
  tried: { loginName: string; password: string; device: string; client: string },
  now: Date,
): Promise<{ sessionId: string; personId: string } | Problem> {
  const nameKey = `sign-in:${tried.loginName.toLowerCase().slice(0, 100)}`;
  const minutes = Math.max(
    await countTry({ key: nameKey, limit: SIGN_IN_TRIES, minutes: SIGN_IN_MINUTES }, now),
    await countTry(
      { key: `sign-in-client:${tried.client}`, limit: CLIENT_TRIES, minutes: SIGN_IN_MINUTES },
      now,
    ),
  );
  if (minutes > 0) return problem("TOO_MANY_TRIES", { minutes });
  const person = await db.person.findUnique({ where: { loginName: tried.loginName } });
  nobody ??= hashPassword("nobody");
  const right = await verify(person?.passwordHash ?? (await nobody), tried.password);
  if (!person || !right || person.disabledAt) return problem("WRONG_SIGN_IN");
  await forgetTries(nameKey);
  const session = await db.staffSession.create({
    data: { id: uuidv7(), personId: person.id, createdAt: now, device: tried.device.slice(0, 200) },
  });
  return { sessionId: session.id, personId: person.id };
}

/**
 * Ends a session on another device, and lets what that device carries be forgotten: its phone may be lost. A device that is here
 * keeps what was not sent yet, for the next sign-in ({@link revokeSession}).
 */
export async function endElsewhere(
  personId: string,
  sessionId: string,
  now: Date,
): Promise<Problem | undefined> {
  const refused = await revokeSession(personId, sessionId, now);
  if (!refused) await db.fieldDevice.updateMany({ where: { personId, sessionId }, data: { wipedAt: now } });
  return refused;
}

/** Ends one's own session, here or on another device; one that is open elsewhere says within half a minute that it still is. Errors: NOT_FOUND. */
export const revokeSession = async (
  personId: string,
  sessionId: string,
  now: Date,
): Promise<Problem | undefined> =>
  (await endSession(db, personId, sessionId, now)) ? undefined : problem("NOT_FOUND");
