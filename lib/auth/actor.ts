import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { encode } from "next-auth/jwt";
import { cache } from "react";
import { withMandates } from "#lib/db/casework/mandates.ts";
import { db } from "#lib/db/client.ts";
import { type StandingIn, withLentPosts } from "#lib/db/desk/standIns.ts";
import { endSession } from "#lib/db/sessions.ts";
import { FIELD_COOKIE, LEAVING_COOKIE } from "#lib/domain/field/items.ts";
import { reach, type Staff } from "#lib/domain/permissions.ts";
import type { Role, UnitKind, UnitLevel } from "#lib/domain/vocabulary.ts";
import { env } from "#lib/env.ts";
import { now } from "#lib/now.ts";
import { clientOf } from "./client.ts";
import { authOptions, SESSION_HOURS, sessionCookie } from "./options.ts";

/** Whoever is signed in: what they may do, and how the header names them. */
export type SignedIn = Staff & {
  readonly sessionId: string;
  /** colleagues who are away today and whose posts are among these; every step with one says so */
  readonly standsInFor: readonly StandingIn[];
  readonly name: string;
  readonly dutyTitle: string;
  readonly unitNames: Readonly<Record<string, string>>;
};

/**
 * The signed-in person, or null: no cookie, a forged or expired one, a revoked session, a disabled account. Whoever signed out
 * on a phone without a line is signed out here.
 */
export const currentActor = cache(async (): Promise<SignedIn | null> => {
  const session = (await getServerSession(authOptions())) as { sessionId?: string } | null;
  if (!session?.sessionId) return null;
  const row = await db.staffSession.findFirst({
    where: { id: session.sessionId, revokedAt: null, person: { disabledAt: null } },
    include: { person: { include: { posts: { where: { validTo: null }, include: { unit: true } } } } },
  });
  if (!row) return null;
  const { person } = row;
  if ((await cookies()).has(LEAVING_COOKIE)) {
    await endSession(db, person.id, row.id, await now());
    return null;
  }
  const signedIn = {
    kind: "STAFF" as const,
    sessionId: row.id,
    personId: person.id,
    name: person.name,
    dutyTitle: person.dutyTitle,
    posts: person.posts.map((post) => ({
      role: post.role as Role,
      unitId: post.unitId,
      level: post.unit.level as UnitLevel,
      kind: post.unit.kind as UnitKind,
    })),
    unitNames: Object.fromEntries(person.posts.map((post) => [post.unitId, post.unit.name])),
  };
  const at = await now();
  return withLentPosts(db, await withMandates(db, signedIn, at), at);
});

/** A page that asks nobody's name ends it too: whichever is opened first (docs/decisions, in the field without a line). */
export async function finishLeaving(): Promise<void> {
  if ((await cookies()).has(LEAVING_COOKIE)) await currentActor();
}

/** The signed-in person; anybody else is led to the sign-in page and comes back afterwards. */
export async function requireActor(backTo: string): Promise<SignedIn> {
  const actor = await currentActor();
  if (!actor) redirect(`/sign-in?to=${encodeURIComponent(backTo)}`);
  return actor;
}

/** {@link requireActor}, where issues are counted or listed: whoever sees none by their duty finds no such page. */
export async function requireReader(backTo: string): Promise<SignedIn> {
  const actor = await requireActor(backTo);
  if (reach(actor).length === 0) notFound();
  return actor;
}

export async function keepSession(sessionId: string): Promise<void> {
  const { name, options } = sessionCookie();
  const token = await encode({
    token: { sub: sessionId },
    secret: env.authSecret,
    maxAge: SESSION_HOURS * 3600,
  });
  const kept = await cookies();
  kept.delete(LEAVING_COOKIE);
  kept.set(name, token, options);
}

/** Answers where to go: a browser that carries a round lets it go first (components/field/main.tsx). */
export async function forgetSession(): Promise<string> {
  const kept = await cookies();
  kept.delete(sessionCookie().name);
  kept.delete(LEAVING_COOKIE);
  return kept.has(FIELD_COOKIE) ? "/field?signed-out" : "/sign-in";
}

/** {@link clientOf} of the request at hand. */
export const clientKey = async (): Promise<string> => clientOf(await headers());
export const deviceName = async (): Promise<string> => (await headers()).get("user-agent") ?? "";
