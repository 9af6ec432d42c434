import { uuidv7 } from "uuidv7";
import { db, transaction } from "#lib/db/client.ts";
import { putBack } from "#lib/db/notices/deliveries.ts";
import { putAddress, putPreferences, removeOwnAddress } from "#lib/db/notices/noticeAddresses.ts";
import { markRead } from "#lib/db/notices/notices.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import {
  type AddressForm,
  isKnownHost,
  type Preferences,
  type SubscriptionForm,
} from "#lib/domain/notices/noticeAddress.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";

/**
 * Keeps one's own address of a channel, in the place of the one before. Robots only at hosts known for them
 * (UNKNOWN_HOST), because our server will call that address; `hosts` are those this installation adds.
 */
export async function saveAddress(
  { personId }: Staff,
  form: AddressForm,
  hosts: readonly string[],
  now: Date,
): Promise<Problem | undefined> {
  const { channel, address } = form;
  if ((channel === "WECOM" || channel === "DINGTALK") && !isKnownHost(channel, address, hosts))
    return problem("UNKNOWN_HOST");
  const keys = form.channel === "DINGTALK" ? { secret: form.secret } : null;
  await transaction((tx) =>
    putAddress(tx, { id: uuidv7(), personId, channel, address, keys, device: "", createdAt: now }),
  );
}

/** Subscribes this browser for web push. Only push services that are known for it (UNKNOWN_HOST). */
export async function subscribeBrowser(
  { personId }: Staff,
  { endpoint, p256dh, auth }: SubscriptionForm,
  browser: { device: string; hosts: readonly string[] },
  now: Date,
): Promise<Problem | undefined> {
  if (!isKnownHost("WEB_PUSH", endpoint, browser.hosts)) return problem("UNKNOWN_HOST");
  const address = { id: uuidv7(), personId, channel: "WEB_PUSH", address: endpoint } as const;
  await transaction((tx) =>
    putAddress(tx, {
      ...address,
      keys: { p256dh, auth },
      device: browser.device.slice(0, 200),
      createdAt: now,
    }),
  );
}

/** Forgets one's own browser by its endpoint; one that is not there needs no forgetting. */
export const unsubscribeBrowser = ({ personId }: Staff, endpoint: string): Promise<void> =>
  transaction(async (tx) => {
    const own = await tx.noticeAddress.findFirst({
      where: { personId, channel: "WEB_PUSH", address: endpoint },
      select: { id: true },
    });
    if (own) await removeOwnAddress(tx, personId, own.id);
  });

/** Removes one's own address, by hand. Somebody else's is NOT_FOUND. */
export async function removeAddress({ personId }: Staff, id: string): Promise<Problem | undefined> {
  const removed = await transaction((tx) => removeOwnAddress(tx, personId, id));
  return removed ? undefined : problem("NOT_FOUND");
}

export const savePreferences = ({ personId }: Staff, preferences: Preferences): Promise<void> =>
  transaction((tx) => putPreferences(tx, personId, preferences));

/** Marks one's own notice as read, or with null all of them. Reading twice is no mistake. */
export const readNotices = ({ personId }: Staff, id: string | null, now: Date): Promise<number> =>
  markRead(db, personId, id === null ? null : [id], now);

/**
 * Sends a message again that nobody is sure of or that was given up: a person decides, knowing that it may come twice.
 * The id stays the same, so that a service that knows it already can tell. NOT_FOUND for whoever may not.
 */
export async function replayDelivery(actor: Staff, id: string, now: Date): Promise<Problem | undefined> {
  if (!mayAtDesk(actor, "replayDelivery")) return problem("NOT_FOUND");
  if (!(await putBack(db, id, actor.personId, now))) return problem("NOTHING_TO_REPLAY");
}
