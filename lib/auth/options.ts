import "server-only";
import type { NextAuthOptions } from "next-auth";
import { env } from "#lib/env.ts";

export const SESSION_HOURS = 12;

/** The one session cookie. Secure wherever the service is reached by https. */
export const sessionCookie = () => ({
  name: "minqing.session",
  options: {
    httpOnly: true,
    sameSite: "lax" as const,
    path: "/",
    secure: env.publicUrl.startsWith("https:"),
    maxAge: SESSION_HOURS * 3600,
  },
});

/**
 * next-auth holds the signed session (credentials imply JWT); the row in staff_sessions that it names can be revoked.
 * Signing in is a server action, so that the form works without script and says what was wrong in the person's language.
 */
export const authOptions = (): NextAuthOptions => ({
  secret: env.authSecret,
  session: { strategy: "jwt", maxAge: SESSION_HOURS * 3600 },
  cookies: { sessionToken: sessionCookie() },
  providers: [],
  callbacks: {
    session: ({ session, token }) => ({ ...session, sessionId: token.sub ?? "" }),
  },
});
