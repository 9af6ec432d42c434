import { uuidv7 } from "uuidv7";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { type Db, db } from "#lib/db/client.ts";
import {
  decidesAs,
  decidingOffices,
  exclusionById,
  lockExclusion,
  standsFor,
} from "#lib/db/review/exclusions.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { officeAbove } from "#lib/domain/casework/recusal.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { type AskExclusionForm, asksFor, type DecideExclusionForm } from "#lib/domain/review/exclusions.ts";
import { onceOnly, refusable } from "../outcome.ts";

/**
 * 申请剔除 (domain.md C6): for a reason of the list, once as long as it waits or stands. The offices above hear of it.
 * Errors: NOT_FOUND, NOT_ALLOWED, EXCLUSION_NEEDLESS, EXCLUSION_ONCE.
 */
export const askExclusion = (
  actor: Staff,
  { exclusionId: id, issueId, reason, words }: AskExclusionForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        await lockExclusion(tx, issueId);
        const issue = await loadIssue(tx, issueId);
        if (!issue || !sees(actor, issue)) return problem("NOT_FOUND");
        const unitId = asksFor(actor, issue);
        const unit = unitId && (await positionOf(tx, unitId));
        if (!unit) return problem("NOT_ALLOWED", { who: "UNIT_LEAD,COUNCIL_CLERK" });
        if (issue.hiddenFrom !== null) return problem("EXCLUSION_NEEDLESS");
        if (await standsFor(tx, issueId)) return problem("EXCLUSION_ONCE");
        await tx.exclusion.create({
          data: { id, issueId, unitId: unit.id, reason, words, askedBy: actor.personId, askedAt: now },
        });
        await tell(tx, "exclusionAsked", officeAbove(unit), now);
        return { id };
      }),
    () => db.exclusion.findFirst({ where: { id, askedBy: actor.personId }, select: { id: true } }),
  );

/**
 * 批准 or not: by an office above the unit, and never by whoever asked. Both numbers tell it from the next look on.
 * Errors: NOT_FOUND, EXCLUSION_OWN, EXCLUSION_DECIDED.
 */
export const decideExclusion = (
  actor: Staff,
  { decisionId: id, exclusionId, approved, words }: DecideExclusionForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        await lockExclusion(tx, exclusionId);
        const asked = await exclusionById(tx, exclusionId);
        const [unit, issue] = asked
          ? [await positionOf(tx, asked.unitId), await loadIssue(tx, asked.issueId)]
          : [null, null];
        if (!asked || !unit || !issue || !sees(actor, issue)) return problem("NOT_FOUND");
        const officeId = decidesAs(await decidingOffices(tx, actor), unit);
        if (!officeId || asked.askedBy === actor.personId) return problem("EXCLUSION_OWN");
        if (asked.approved !== null) return problem("EXCLUSION_DECIDED");
        await tx.exclusionDecision.create({
          data: { id, exclusionId, officeId, approved, words, decidedBy: actor.personId, decidedAt: now },
        });
        await tell(tx, "exclusionDecided", unit.id, now);
        return { id };
      }),
    () => db.exclusionDecision.findFirst({ where: { id, decidedBy: actor.personId }, select: { id: true } }),
  );

const tell = (tx: Db, topic: "exclusionAsked" | "exclusionDecided", unitId: string, now: Date) =>
  tx.outbox.create({ data: { id: uuidv7(), topic, recipient: `unit:${unitId}`, data: {}, createdAt: now } });
