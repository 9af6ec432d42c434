import { uuidv7 } from "uuidv7";
import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { OutgoingMessage } from "#lib/notify/channel.ts";
import { deliverOutbox } from "#lib/usecases/outbox.ts";
import { clock } from "#tests/support/offices.ts";

const now = clock("2026-03-04 10:00");
beforeEach(() => db.outbox.deleteMany());

const wrote = (count: number) =>
  db.outbox.createMany({
    data: Array.from({ length: count }, (_, at) => ({
      id: uuidv7(),
      topic: `t${at}`,
      recipient: "resident",
      data: {},
      createdAt: new Date(now.getTime() + at),
    })),
  });
const unsent = () => db.outbox.count({ where: { sentAt: null } });

test("everything that waits is handed on once, oldest first, over as many batches as it takes", async () => {
  await wrote(7);
  const heard: string[] = [];
  const channel = async ({ topic }: OutgoingMessage) => void heard.push(topic);
  expect(await deliverOutbox(channel, now, { batch: 3 })).toEqual({ sent: 7, failed: 0 });
  expect(heard).toEqual(["t0", "t1", "t2", "t3", "t4", "t5", "t6"]);
  expect(await deliverOutbox(channel, now)).toEqual({ sent: 0, failed: 0 });
  expect((await db.outbox.findFirst())?.sentAt).toEqual(now);
});

test("what the channel refuses stays for the next time and holds up nothing else", async () => {
  await wrote(3);
  const picky = async ({ topic }: OutgoingMessage) => {
    if (topic === "t1") throw new Error("no such number");
  };
  expect(await deliverOutbox(picky, now)).toEqual({ sent: 2, failed: 1 });
  expect(await unsent()).toBe(1);
  expect(await deliverOutbox(async () => {}, now)).toEqual({ sent: 1, failed: 0 });
});

test("two deliveries at once share the rows", async () => {
  await wrote(20);
  const heard: string[] = [];
  const slow = async ({ topic }: OutgoingMessage) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    heard.push(topic);
  };
  await Promise.all([deliverOutbox(slow, now, { batch: 5 }), deliverOutbox(slow, now, { batch: 5 })]);
  expect(heard).toHaveLength(20);
  expect(new Set(heard).size).toBe(20);
  expect(await unsent()).toBe(0);
});
