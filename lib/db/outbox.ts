import type { Db } from "./client.ts";

export type OutboxRow = {
  id: string;
  topic: string;
  issueId: string | null;
  recipient: string;
  createdAt: Date;
};

/** The oldest unsent messages, locked until the transaction ends; those another delivery holds are passed over. */
export const takeUnsent = (tx: Db, limit: number): Promise<OutboxRow[]> => tx.$queryRaw<OutboxRow[]>`
  SELECT id, topic, issue_id AS "issueId", recipient, created_at AS "createdAt" FROM outbox
  WHERE sent_at IS NULL ORDER BY created_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;

export async function markSent(tx: Db, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length > 0)
    await tx.$executeRaw`UPDATE outbox SET sent_at = ${at} WHERE id = ANY(${[...ids]}::uuid[])`;
}
