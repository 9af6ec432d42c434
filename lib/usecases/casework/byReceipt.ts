import { db } from "#lib/db/client.ts";
import { scope } from "#lib/db/scope.ts";
import { sql } from "#lib/db/sql.ts";
import { parseReceiptNo } from "#lib/domain/casework/receipt.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";

/**
 * The issue a colleague named by its receipt number, to merge with or to link to. Errors: NOT_FOUND, the same for what is
 * no number, not there, and not theirs to see.
 */
export async function issueByReceipt(actor: Staff, typed: string): Promise<{ id: string } | Problem> {
  const receiptNo = parseReceiptNo(typed);
  const [found] = await db.$queryRaw<{ id: string }[]>(
    sql`SELECT i.id FROM issues i WHERE i.receipt_no = ${receiptNo ?? ""} AND ${scope(actor)}`,
  );
  return found ?? problem("NOT_FOUND");
}
