import type { Preferences } from "#lib/domain/notices/noticeAddress.ts";
import type { OutsideChannel } from "#lib/domain/notices/notices.ts";
import type { Db } from "../client.ts";

export type NewAddress = {
  readonly id: string;
  readonly personId: string;
  readonly channel: OutsideChannel;
  readonly address: string;
  readonly keys: unknown;
  readonly device: string;
  readonly createdAt: Date;
};

/** Takes an address in the place of the one before; a browser moves to whoever subscribed it last. */
export async function putAddress(tx: Db, a: NewAddress): Promise<void> {
  const old = await tx.noticeAddress.findMany({
    where:
      a.channel === "WEB_PUSH"
        ? { channel: a.channel, address: a.address }
        : { channel: a.channel, personId: a.personId },
    select: { id: true },
  });
  await dropAddresses(
    tx,
    old.map(({ id }) => id),
  );
  await tx.noticeAddress.create({ data: { ...a, keys: (a.keys ?? undefined) as never } });
}

/** One's own address of that id; false when there is none. What still waited for it is dropped with it. */
export async function removeOwnAddress(tx: Db, personId: string, id: string): Promise<boolean> {
  const own = await tx.noticeAddress.findFirst({ where: { id, personId }, select: { channel: true } });
  if (!own) return false;
  await dropAddresses(tx, [id]);
  const left = await tx.noticeAddress.count({ where: { personId, channel: own.channel } });
  // A digest by a channel that leads nowhere would swallow everything.
  if (left === 0)
    await tx.noticeSettings.updateMany({ where: { personId, digest: own.channel }, data: { digest: null } });
  return true;
}

export async function dropAddresses(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delivery.deleteMany({
    where: { addressId: { in: [...ids] }, state: { in: ["WAITING", "COLLECTED"] } },
  });
  await tx.noticeAddress.deleteMany({ where: { id: { in: [...ids] } } });
}

/** A digest needs an address of its channel; without one it is not taken. */
export async function putPreferences(
  tx: Db,
  personId: string,
  { lang, digest, mutes }: Preferences,
): Promise<void> {
  const reachable =
    digest !== null && (await tx.noticeAddress.count({ where: { personId, channel: digest } })) > 0;
  const settings = { lang, digest: reachable ? digest : null };
  await tx.noticeSettings.upsert({
    where: { personId },
    create: { personId, ...settings },
    update: settings,
  });
  await tx.noticeMute.deleteMany({ where: { personId } });
  await tx.noticeMute.createMany({
    data: mutes.map(({ channel, group }) => ({ personId, channel, topicGroup: group })),
  });
}
