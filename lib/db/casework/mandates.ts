import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Mandate } from "#lib/domain/casework/mandate.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { MandateWay } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const civil = (date: Date): string => date.toISOString().slice(0, 10);

/** `agentId`: a proxy agent, who may act on it while it holds; others only hold the receipt. */
export async function keepMandate(
  tx: Db,
  row: { id: string; issueId: string; agentId: string | null },
  mandate: Mandate,
): Promise<void> {
  const { since, until, ...of } = mandate;
  await tx.mandate.create({
    data: { ...of, ...row, since: dateOf(since), until: dateOf(until) },
  });
}

/** Who speaks for the resident of this issue, or spoke, the latest first. */
export async function mandatesOf(
  tx: Db,
  issueId: string,
): Promise<readonly (Mandate & { readonly revokedAt: Date | null })[]> {
  const rows = await tx.mandate.findMany({ where: { issueId }, orderBy: { id: "desc" } });
  return rows.map(({ since, until, given, agentName, agentPhone, relation, revokedAt }) => ({
    agentName,
    agentPhone,
    relation,
    given: given as MandateWay,
    since: civil(since),
    until: civil(until),
    revokedAt,
  }));
}

export const endMandates = (tx: Db, issueId: string, now: Date) =>
  tx.mandate.updateMany({ where: { issueId, revokedAt: null }, data: { revokedAt: now } });

/** Name and phone of whoever spoke for somebody go with the contact of that person; that somebody did stays. */
export const forgetAgentOf = (tx: Db, issueId: string) =>
  tx.mandate.updateMany({ where: { issueId }, data: { agentName: null, agentPhone: null } });

/** A proxy agent with the mandates that hold today: not revoked, and not past their last day. */
export async function withMandates<A extends Staff>(tx: Db, actor: A, now: Date): Promise<A> {
  if (!actor.posts.some(({ role }) => role === "PROXY_AGENT")) return actor;
  const rows = await tx.mandate.findMany({
    where: { agentId: actor.personId, revokedAt: null, until: { gte: dateOf(shanghaiDate(now)) } },
    select: { issueId: true },
  });
  return { ...actor, mandates: rows.map(({ issueId }) => issueId) };
}
