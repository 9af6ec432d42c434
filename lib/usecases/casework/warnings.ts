import { uuidv7 } from "uuidv7";
import {
  type DueWarning,
  saveWarnings,
  takeWarnings,
  type WarningMessage,
} from "#lib/db/casework/warnings.ts";
import { transaction } from "#lib/db/client.ts";
import { warned, warningNow } from "#lib/domain/clocks/warnings.ts";

const BATCH = 1000;

/**
 * Warns before a clock runs out: at 50 %, 80 % and at 09:00 of its last day (domain.md C5). A warning changes nothing of the
 * issue, so that nobody who is writing loses a race to it. Message and mark are one transaction: said once, or again after a
 * crash before the commit, when nobody has heard it. Returns how many messages were written.
 */
export async function warnBeforeDue(now: Date, { batch = BATCH } = {}): Promise<number> {
  let messages = 0;
  for (;;) {
    const { taken, written } = await warnBatch(now, batch);
    messages += written;
    if (taken < batch) return messages;
  }
}

const warnBatch = (now: Date, batch: number) =>
  transaction(async (tx) => {
    const due = await takeWarnings(tx, now, batch);
    const told = due.map((clock) => ({ clock, ...warningNow(clock, now) }));
    const messages = told.flatMap(({ clock, stage }) => (stage ? messagesOf(clock, stage) : []));
    const next = told.map(({ clock, next }) => ({ id: clock.id, warnAt: next }));
    if (due.length > 0) await saveWarnings(tx, next, messages, now);
    return { taken: due.length, written: messages.length };
  });

const messagesOf = (
  clock: DueWarning,
  stage: NonNullable<ReturnType<typeof warningNow>["stage"]>,
): WarningMessage[] =>
  warned(stage, clock, clock).map((recipient) => ({
    id: uuidv7(),
    issueId: clock.issueId,
    recipient,
    data: {
      receiptNo: clock.receiptNo,
      state: clock.state,
      level: clock.level,
      stage,
      kind: clock.kind,
      due: clock.basis.due,
    },
  }));
