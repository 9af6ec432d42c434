import "server-only";
import { log } from "#lib/log.ts";

/** One message as the outbox keeps it: what happened, to which issue, for whom. The words are made by the channel. */
export type OutgoingMessage = {
  readonly id: string;
  readonly topic: string;
  readonly issueId: string | null;
  /** "resident" or "unit:<id>" */
  readonly recipient: string;
  readonly createdAt: Date;
};

/** A way to reach people. Throws when it could not hand the message on; the outbox then tries again later. */
export type Channel = (message: OutgoingMessage) => Promise<void>;

/**
 * The only channel so far: a line in the structured log, with ids and without personal data. It tells an operator that
 * a message was due; it reaches nobody. In-app notices, SMS, e-mail and web push come later, each as one more Channel.
 */
export const logChannel: Channel = async ({ id, topic, issueId, recipient }) => {
  log.info("message", { id, topic, issueId: issueId ?? undefined, recipient });
};
