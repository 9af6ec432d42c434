import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { cache } from "react";
import { db } from "#lib/db/client.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
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

/** After the right receipt number and proof, this browser may follow that one issue for two hours; it remembers which proof it was. */
export async function keepReceipt(issueId: string, byKey: boolean): Promise<void> {
  const token = await encode({
    token: { sub: issueId, byKey, key: await keyPrint(issueId) },
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
  const token = (await cookies()).get(NAME)?.value;
  const read = token ? await decode({ token, secret: env.authSecret, salt: SALT }).catch(() => null) : null;
  if (!read?.sub || (await keyPrint(read.sub)) !== read.key) return NOBODY;
  return { kind: "RESIDENT", issueId: read.sub, byKey: read.byKey === true };
});

export async function forgetReceipt(): Promise<void> {
  (await cookies()).delete(NAME);
}
