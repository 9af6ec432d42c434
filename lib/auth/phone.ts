import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { sessionCookie } from "./options.ts";

const NAME = "minqing.phone";
const MINUTES = 30;
/** A salt of its own: neither a session nor a receipt. The cookie is encrypted, so the number does not lie on the device. */
const SALT = "phone";

/** A phone at this browser: a code was sent to it, or it was shown to be in hand. */
export type PhoneHere = {
  readonly phone: string;
  readonly inHand: boolean;
  /** the code itself, in a demonstration, which sends nothing */
  readonly demoCode: string | null;
};

/** For half an hour. */
export async function keepPhone({ phone, inHand, demoCode }: PhoneHere): Promise<void> {
  const maxAge = MINUTES * 60;
  const token = await encode({
    token: { sub: phone, inHand, demoCode },
    secret: env.authSecret,
    salt: SALT,
    maxAge,
  });
  (await cookies()).set(NAME, token, { ...sessionCookie().options, maxAge });
}

export async function phoneHere(): Promise<PhoneHere | null> {
  const token = (await cookies()).get(NAME)?.value;
  const read = token ? await decode({ token, secret: env.authSecret, salt: SALT }).catch(() => null) : null;
  if (!read?.sub) return null;
  return {
    phone: read.sub,
    inHand: read.inHand === true,
    demoCode: (read.demoCode as string | null) ?? null,
  };
}

/** Whether an issue was told with the phone that was shown to be in hand at this browser. */
export async function holdsPhoneOf(issueId: string): Promise<boolean> {
  const here = await phoneHere();
  return (
    here?.inHand === true &&
    (await db.issue.count({ where: { id: issueId, resident: { phone: here.phone } } })) > 0
  );
}

export async function forgetPhone(): Promise<void> {
  (await cookies()).delete(NAME);
}
