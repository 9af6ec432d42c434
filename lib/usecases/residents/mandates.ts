import { randomBytes } from "node:crypto";
import { endMandates } from "#lib/db/casework/mandates.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { newReceiptSecret } from "#lib/domain/casework/receipt.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import type { Problem } from "#lib/domain/problems.ts";
import { act } from "../casework/issues.ts";

type Asked = { issueId: string; commandId: string; version: number };

/**
 * 收回委托, any day and without a reason. Whoever spoke for the resident may have the old key written down, so the receipt
 * gets a new one; the phone's last four digits open the page as before.
 * Errors: NOT_FOUND, NO_MANDATE, CHANGED_MEANWHILE.
 */
export const revokeMandate = (
  actor: ResidentActor,
  { issueId, commandId, version }: Asked,
  now: Date,
): Promise<Issue | Problem> =>
  act(
    actor,
    issueId,
    [{ id: commandId, verb: "revokeMandate", version, madeAt: now, payload: {} }],
    now,
    async (tx) => {
      await endMandates(tx, issueId, now);
      const receiptSecret = newReceiptSecret(randomBytes(16));
      await tx.issue.update({ where: { id: issueId }, data: { receiptSecret } });
      // Whoever spoke may have had the news sent to themselves; the resident can ask for it again.
      await tx.issueFollower.deleteMany({ where: { issueId } });
      return null;
    },
  );
