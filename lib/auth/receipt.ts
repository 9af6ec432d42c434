import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { cache } from "react";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { env } from "#lib/env.ts";
import { sessionCookie } from "./options.ts";

const NAME = "minqing.receipt";
const HOURS = 2;
/** A salt of its own: a receipt cookie can never pass for a staff session. */
const SALT = "receipt";

/** After the right receipt number and proof, this browser may follow that one issue for two hours; it remembers which proof it was. */
export async function keepReceipt(issueId: string, byKey: boolean): Promise<void> {
  const token = await encode({
    token: { sub: issueId, byKey },
    secret: env.authSecret,
    salt: SALT,
    maxAge: HOURS * 3600,
  });
  (await cookies()).set(NAME, token, { ...sessionCookie().options, maxAge: HOURS * 3600 });
}

/** The resident at this browser; without a receipt they may only register. */
export const currentResident = cache(async (): Promise<ResidentActor> => {
  const token = (await cookies()).get(NAME)?.value;
  const read = token ? await decode({ token, secret: env.authSecret, salt: SALT }).catch(() => null) : null;
  return { kind: "RESIDENT", issueId: read?.sub ?? null, byKey: read?.byKey === true };
});

export async function forgetReceipt(): Promise<void> {
  (await cookies()).delete(NAME);
}
