import { uuidv7 } from "uuidv7";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { transaction } from "#lib/db/client.ts";
import { mayRevealContact } from "#lib/domain/casework/contact.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";

export type Contact = { name: string | null; phone: string | null };

/**
 * Shows a resident's name and phone, and records who looked, when and why in the same transaction (PIPL §44–45).
 * Errors: NOT_FOUND (also for what is not theirs, and where nobody left a contact), NOT_ALLOWED.
 */
export const revealContact = (
  actor: Staff,
  asked: { issueId: string; reason: string },
  now: Date,
): Promise<Contact | Problem> =>
  transaction(async (tx) => {
    const issue = await loadIssue(tx, asked.issueId);
    if (!issue || !sees(actor, issue) || !issue.residentId) return problem("NOT_FOUND");
    if (!mayRevealContact(actor, issue))
      return problem("NOT_ALLOWED", { who: "HANDLER,UNIT_LEAD,INTAKE_CLERK,COUNCIL_CLERK" });
    await tx.contactView.create({
      data: { id: uuidv7(), issueId: issue.id, personId: actor.personId, reason: asked.reason, at: now },
    });
    return tx.resident.findUniqueOrThrow({
      where: { id: issue.residentId },
      select: { name: true, phone: true },
    });
  });
