import { uuidv7 } from "uuidv7";
import { countProof, type Proof, saveProof } from "#lib/db/casework/reconciliation.ts";
import { type Db, transaction } from "#lib/db/client.ts";
import { cityOffices } from "#lib/db/units.ts";

const KEPT_DAYS = 400;
const DAY_MS = 86_400_000;

/**
 * The daily proof that no case is left behind: every overdue open issue was moved or supervised exactly once, and whatever
 * was not is listed with the reason (domain.md C5). Finding something tells the city office; the list is for people, the
 * next sweep tries again by itself. One snapshot of the record, so that a step taken meanwhile cannot look like a gap.
 */
export const reconcile = (now: Date): Promise<Proof & { leftBehind: number }> =>
  transaction(
    async (tx) => {
      const proof = await countProof(tx, now);
      const leftBehind = await saveProof(tx, { id: uuidv7(), at: now, proof });
      await tx.reconciliation.deleteMany({
        where: { at: { lt: new Date(now.getTime() - KEPT_DAYS * DAY_MS) } },
      });
      if (leftBehind > 0) await tellCity(tx, leftBehind, now);
      return { ...proof, leftBehind };
    },
    { snapshot: true, timeout: 120_000 },
  );

async function tellCity(tx: Db, count: number, now: Date): Promise<void> {
  const cities = await cityOffices(tx);
  await tx.outbox.createMany({
    data: cities.map((id) => ({
      id: uuidv7(),
      topic: "reconciliation",
      recipient: `unit:${id}`,
      data: { count },
      createdAt: now,
    })),
  });
}
