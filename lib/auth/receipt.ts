import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { cache } from "react";
import { db } from "#lib/db/client.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { OPEN_STATES } from "#lib/domain/vocabulary.ts";
import { env } from "#lib/env.ts";
import { seal } from "#lib/seal.ts";
import { sessionCookie } from "./options.ts";

const NAME = "minqing.receipt";
const HOURS = 2;
/** A salt of its own: a receipt cookie can never pass for a staff session. */
const SALT = "receipt";

/** Which key a receipt has now, without telling it; null where there is no such issue. */
async function keyPrint(issueId: string): Promise<string | null> {
  const issue = await db.issue.findUnique({ where: { id: issueId }, select: { receiptSecret: true } });
  return issue && seal("RECEIPT", issue.receiptSecret);
}

/** A form in a few letters: the same ones only where every field is the same. */
export const printOf = (form: object): string => seal("FORM", JSON.stringify(form));

/**
 * After the right receipt number and proof, this browser may follow that one issue for two hours; it remembers which proof it
 * was, and the {@link printOf} the form it was raised with here.
 */
export async function keepReceipt(issueId: string, byKey: boolean, told?: string): Promise<void> {
  const token = await encode({
    token: { sub: issueId, byKey, key: await keyPrint(issueId), told },
    secret: env.authSecret,
    salt: SALT,
    maxAge: HOURS * 3600,
  });
  (await cookies()).set(NAME, token, { ...sessionCookie().options, maxAge: HOURS * 3600 });
}

const NOBODY: ResidentActor = { kind: "RESIDENT", issueId: null, byKey: false };

/**
 * The resident at this browser; without a receipt they may only register. A new key (收回委托) closes every browser that was
 * let in under the old one.
 */
export const currentResident = cache(async (): Promise<ResidentActor> => {
  const read = await kept();
  return read ? { kind: "RESIDENT", issueId: read.sub, byKey: read.byKey } : NOBODY;
});

/** What the cookie says, as long as its key is the receipt's. */
const kept = cache(async () => {
  const token = (await cookies()).get(NAME)?.value;
  const read = token ? await decode({ token, secret: env.authSecret, salt: SALT }).catch(() => null) : null;
  if (!read?.sub || (await keyPrint(read.sub)) !== read.key) return null;
  return { sub: read.sub, byKey: read.byKey === true, told: read.told };
});

/** Whether this very form was sent from here, and what it raised is open still: what was withdrawn may be raised again. */
export async function hasTold(print: string): Promise<boolean> {
  const read = await kept();
  if (read?.told !== print) return false;
  const open = { id: read.sub, state: { in: [...OPEN_STATES] } };
  return (await db.issue.count({ where: open })) > 0;
}

export async function forgetReceipt(): Promise<void> {
  (await cookies()).delete(NAME);
}
