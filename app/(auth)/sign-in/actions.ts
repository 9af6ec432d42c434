"use server";
import { z } from "zod";
import { publicAction } from "#lib/action.ts";
import { clientKey, deviceName, keepSession } from "#lib/auth/actor.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { cleanText } from "#lib/domain/text.ts";
import { signIn as signInStaff } from "#lib/usecases/sessions/sessions.ts";
import { backTo } from "./backTo.ts";

const filledIn = { params: { code: "REQUIRED" } };

/** Signing in as staff. A wrong password and an unknown name are answered alike; the name typed stays. */
export const signIn = publicAction(
  "signIn",
  z.object({
    loginName: z
      .string()
      .transform(cleanText)
      .refine((name) => name !== "", filledIn),
    password: z.string().refine((password) => password !== "", filledIn),
    to: z.string().optional(),
  }),
  async ({ loginName, password, to }, { now }) => {
    const [client, device] = await Promise.all([clientKey(), deviceName()]);
    const signedIn = await signInStaff({ loginName, password, device, client }, now);
    if (isProblem(signedIn)) return signedIn;
    await keepSession(signedIn.sessionId);
    return { to: backTo(to, "/desk") };
  },
);
