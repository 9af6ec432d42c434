import { loadIssue } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { type PromisedDay, promisedDays } from "#lib/domain/casework/promised.ts";

export type PromisedDays = { readonly days: readonly PromisedDay[]; readonly changedAt: Date };

/**
 * The promised days of one issue, for whoever holds its calendar's address (lib/seal.ts); null when there is none. Never
 * what was said, and never a name.
 */
export async function readPromisedDays(receiptNo: string): Promise<PromisedDays | null> {
  const found = await db.issue.findUnique({
    where: { receiptNo },
    select: {
      id: true,
      updatedAt: true,
      replies: { orderBy: { at: "desc" }, take: 1, select: { nextOn: true, deniedAt: true } },
    },
  });
  const issue = found && (await loadIssue(db, found.id));
  if (!issue) return null;
  const [last] = found.replies;
  const nextOn = last && !last.deniedAt ? (last.nextOn?.toISOString().slice(0, 10) ?? null) : null;
  return { days: promisedDays(issue, nextOn), changedAt: found.updatedAt };
}
