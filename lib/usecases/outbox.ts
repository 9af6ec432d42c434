import { transaction } from "#lib/db/client.ts";
import { markSent, takeUnsent } from "#lib/db/outbox.ts";
import type { Channel } from "#lib/notify/channel.ts";

const BATCH = 200;
export type Delivered = { sent: number; failed: number };

/**
 * Hands what waits in the outbox to a channel, oldest first. Two deliveries at once share the rows between them. A row
 * the channel refuses stays for the next time; killed between channel and commit, a message may come twice, never not.
 */
export async function deliverOutbox(channel: Channel, now: Date, { batch = BATCH } = {}): Promise<Delivered> {
  const total: Delivered = { sent: 0, failed: 0 };
  for (;;) {
    const { sent, failed, taken } = await deliverBatch(channel, now, batch);
    total.sent += sent;
    total.failed += failed;
    // What failed is still unsent and would be taken again: leave it to the next run.
    if (taken < batch || failed > 0) return total;
  }
}

const deliverBatch = (channel: Channel, now: Date, batch: number) =>
  transaction(async (tx) => {
    const messages = await takeUnsent(tx, batch);
    const sent: string[] = [];
    for (const message of messages) {
      const done = await channel(message).then(
        () => true,
        () => false,
      );
      if (done) sent.push(message.id);
    }
    await markSent(tx, sent, now);
    return { sent: sent.length, failed: messages.length - sent.length, taken: messages.length };
  });
