import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { CUT_SHORT_MINUTES } from "#lib/domain/notices/noticeTimes.ts";
import { replayDelivery } from "#lib/usecases/notices/noticeSettings.ts";
import { httpServer } from "#tests/notify/servers.ts";
import { minutesOn, NOW, plainIssue, wrote } from "#tests/support/messages.ts";
import { makeOffices, type Offices } from "#tests/support/offices.ts";

/**
 * The guarantee, tried by killing: a message goes out at most once, also when the worker dies between the send and its
 * record; then it is not sent again but shown as unsure. The worker is a process, the gateway a server, SIGKILL is SIGKILL.
 */
let city: Offices;
let gateway: Awaited<ReturnType<typeof httpServer>>;
beforeAll(async () => {
  city = await makeOffices();
  gateway = await httpServer((response) => response.end("{}"));
});
afterAll(() => gateway.stop());
beforeEach(async () => {
  gateway.heard.length = 0;
  await db.delivery.deleteMany();
  await db.outbox.deleteMany();
  const issue = await plainIssue(city, { phone: "13800005678" });
  await wrote("reply", issue.id, ["resident"]);
});

function worker(now: Date, dies: "AFTER" | "BEFORE" | "NEVER"): ChildProcess {
  const script = path.resolve("tests/support/deliveryProcess.ts");
  const args = ["--conditions=react-server", script, now.toISOString(), `${gateway.url}/send`, dies];
  return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
}
const said = async (child: ChildProcess) =>
  String((await once(child.stdout as NodeJS.ReadableStream, "data"))[0]);
const run = async (now: Date) => JSON.parse(await said(worker(now, "NEVER"))) as Record<string, number>;
const only = () => db.delivery.findFirstOrThrow();

describe.each([
  ["between the send and its record", "AFTER", "SENT\n", 1],
  ["between the intent and the send", "BEFORE", "about to send\n", 0],
] as const)("a worker killed %s", (_when, dies, word, sends) => {
  // Seven processes one after the other: a busy machine takes its time.
  test("the message is never sent a second time by itself; it becomes unsure, and a person may send it", {
    timeout: 180_000,
  }, async () => {
    const child = worker(NOW, dies);
    expect(await said(child)).toBe(word);
    child.kill("SIGKILL");
    expect((await once(child, "exit"))[1]).toBe("SIGKILL");
    expect(gateway.heard).toHaveLength(sends);
    expect(await only()).toMatchObject({ state: "SENDING", attempts: 1, sentAt: null });

    // The next minute, and every later one: nothing is sent.
    expect(await run(minutesOn(1))).toMatchObject({ sent: 0, cutShort: 0 });
    expect(await run(minutesOn(CUT_SHORT_MINUTES + 1))).toMatchObject({ sent: 0, cutShort: 1 });
    expect(await run(minutesOn(10_000))).toMatchObject({ sent: 0, cutShort: 0 });
    expect(gateway.heard).toHaveLength(sends);
    const { id, ...row } = await only();
    expect(row).toMatchObject({ state: "UNSURE", error: "CUT_SHORT" });

    // A person who knows that it may come twice sends it; the gateway is told the same id, so that it can tell.
    expect(await replayDelivery(city.people.admin, id, minutesOn(20))).toBeUndefined();
    expect(await run(minutesOn(20))).toMatchObject({ sent: 1 });
    expect(await run(minutesOn(21))).toMatchObject({ sent: 0 });
    expect(gateway.heard).toHaveLength(sends + 1);
    expect(new Set(gateway.heard.map(({ headers }) => headers["idempotency-key"]))).toEqual(new Set([id]));
  });
});
