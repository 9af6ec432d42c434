import "server-only";
import type { DeliveryError } from "#lib/domain/notices/notices.ts";

/** One message as it leaves the house. */
export type Letter = {
  /** of the delivery: Message-ID, idempotency key, push topic */
  readonly id: string;
  /** e-mail address, mobile number, address of a robot, endpoint of a browser */
  readonly to: string;
  /** what is needed beside the address: a robot's secret, a browser's keys */
  readonly keys: unknown;
  readonly subject: string;
  readonly text: string;
  readonly link: string;
  readonly urgent: boolean;
  readonly at: Date;
};

/** The reason, and perhaps the number the other side gave; never its words, which may hold an address. */
type Why = DeliveryError | `${DeliveryError} ${number}`;

/**
 * SENT = the other side said yes. NOT_SENT = it certainly did not take the message; `again` says whether a later try may
 * help, `gone` that the address is no more. UNSURE = it may or may not have taken it: never tried again by itself.
 */
export type Outcome =
  | { readonly did: "SENT" }
  | { readonly did: "NOT_SENT"; readonly error: Why; readonly again: boolean; readonly gone?: true }
  | { readonly did: "UNSURE"; readonly error: Why };

/** A way to reach people. Never throws for what the other side does. */
export type Sender = (letter: Letter) => Promise<Outcome>;

export const SENT: Outcome = { did: "SENT" };
export const notSent = (error: Why, again: boolean): Outcome => ({ did: "NOT_SENT", error, again });
export const unsure = (error: Why): Outcome => ({ did: "UNSURE", error });
