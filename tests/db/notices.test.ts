import { uuidv7 } from "uuidv7";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { readNotices, savePreferences } from "#lib/usecases/notices/noticeSettings.ts";
import { deliverNotices, forgetNotices, handOnNotices, NOTICE_DAYS } from "#lib/usecases/notices/notices.ts";
import { keepingMailroom, minutesOn, NOW, plainIssue, reachableBy, wrote } from "#tests/support/messages.ts";
import { clock, makeOffices, type Offices } from "#tests/support/offices.ts";

let city: Offices;
let issue: { id: string; no: string };
const room = keepingMailroom();
beforeAll(async () => {
  city = await makeOffices();
  issue = await plainIssue(city, { phone: "13800005678" });
});
beforeEach(async () => {
  await db.delivery.deleteMany();
  await db.outbox.deleteMany();
  await db.noticeAddress.deleteMany();
  await db.noticeSettings.deleteMany();
  await db.noticeMute.deleteMany();
});

const unit = (name: keyof Offices["units"]) => `unit:${city.units[name].id}`;
const rows = (channel: string) => db.delivery.findMany({ where: { channel }, orderBy: { createdAt: "asc" } });
const heard = async ({ personId }: Staff) => (await rows("INBOX")).filter((row) => row.personId === personId);

describe("into the inbox", () => {
  test("a message to a unit reaches those there whose role has to do with it, and nobody else", async () => {
    await wrote("dispatch", issue.id, [unit("water")]);
    expect(await handOnNotices(room, NOW)).toEqual({ taken: 1, inbox: 2, outside: 0, unheard: 0 });
    const { lead, handler } = city.people;
    expect((await rows("INBOX")).map((row) => row.personId).sort()).toEqual(
      [lead.personId, handler.personId].sort(),
    );
    expect(await handOnNotices(room, NOW)).toEqual({ taken: 0, inbox: 0, outside: 0, unheard: 0 });
  });

  test("somebody who is meant twice by one event is told once, of two events twice", async () => {
    const { community } = city.people;
    const twice = [unit("community"), `person:${community.personId}`];
    await wrote("reopen", issue.id, twice, { data: { state: "IN_PROGRESS" } });
    await handOnNotices(room, NOW, { batch: 1 });
    expect(await heard(community)).toHaveLength(1);
    await wrote("reopen", issue.id, twice, { at: minutesOn(1), data: { state: "IN_PROGRESS" } });
    await handOnNotices(room, NOW);
    expect(await heard(community)).toHaveLength(2);
  });

  test("two warnings of one moment about two clocks are two messages", async () => {
    const to = [`person:${city.people.handler.personId}`];
    for (const kind of ["REPLY", "RESOLVE"])
      await wrote("warn", issue.id, to, { data: { kind, stage: "MOST", due: "2026-03-09" } });
    await handOnNotices(room, NOW);
    expect(await heard(city.people.handler)).toHaveLength(2);
  });

  test("nobody is told of their own act", async () => {
    const { lead, handler } = city.people;
    await db.issueEvent.create({
      data: {
        id: uuidv7(),
        issueId: issue.id,
        seq: 900,
        verb: "giveInfo",
        actorId: handler.personId,
        actorRole: "HANDLER",
        level: "COMMUNITY",
        toState: "IN_PROGRESS",
        at: NOW,
        madeAt: NOW,
        data: {},
      },
    });
    await wrote("giveInfo", issue.id, [unit("water")]);
    await handOnNotices(room, NOW);
    expect(await heard(handler)).toHaveLength(0);
    expect(await heard(lead)).toHaveLength(1);
  });

  test("who stands in for somebody who is away hears it too, for as long as they are away", async () => {
    const { lead, handler, town } = city.people;
    const away = await db.absence.create({
      data: {
        id: uuidv7(),
        personId: lead.personId,
        fromOn: new Date("2026-03-02"),
        toOn: new Date("2026-03-03"),
        standInIds: [town.personId],
        setBy: lead.personId,
        setAt: NOW,
      },
    });
    await wrote("dispatch", issue.id, [unit("water")]);
    await handOnNotices(room, NOW);
    expect([(await heard(town)).length, (await heard(lead)).length, (await heard(handler)).length]).toEqual([
      1, 1, 1,
    ]);
    await wrote("dispatch", issue.id, [unit("water")], { at: minutesOn(1440) });
    await handOnNotices(room, minutesOn(1440));
    expect(await heard(town)).toHaveLength(1);
    await db.absence.delete({ where: { id: away.id } });
  });

  test("who is complained of hears nothing of it", async () => {
    const { lead, handler } = city.people;
    const other = await plainIssue(city);
    await db.issue.update({
      where: { id: other.id },
      data: { complainedPersonId: lead.personId, hiddenFrom: 4, leadUnitId: city.units.water.id },
    });
    await wrote("dispatch", other.id, [unit("water"), `person:${lead.personId}`]);
    await handOnNotices(room, NOW);
    expect(await heard(lead)).toHaveLength(0);
    expect(await heard(handler)).toHaveLength(1);
  });

  test("people who left, and recipients that make no sense, hold up nothing", async () => {
    await db.person.update({ where: { id: city.people.lead.personId }, data: { disabledAt: NOW } });
    await wrote("dispatch", issue.id, [
      unit("water"),
      "unit:nowhere",
      "person:",
      "ghost",
      `unit:${uuidv7()}`,
    ]);
    expect(await handOnNotices(room, NOW)).toEqual({ taken: 5, inbox: 1, outside: 0, unheard: 1 });
    await db.person.update({ where: { id: city.people.lead.personId }, data: { disabledAt: null } });
  });

  test("one marks one's own as read, one or all, and nobody else's", async () => {
    const { lead, handler } = city.people;
    for (const minute of [1, 2, 3])
      await wrote("dispatch", issue.id, [unit("water")], { at: minutesOn(minute) });
    await handOnNotices(room, NOW);
    const [first] = await heard(lead);
    expect(await readNotices(handler, first?.id ?? "", NOW)).toBe(0);
    expect(await readNotices(lead, first?.id ?? "", NOW)).toBe(1);
    expect(await readNotices(lead, first?.id ?? "", minutesOn(5))).toBe(0);
    expect(await readNotices(lead, null, NOW)).toBe(2);
    expect(await db.delivery.count({ where: { channel: "INBOX", readAt: null } })).toBe(3);
  });
});

describe("to addresses", () => {
  const mail = () => rows("EMAIL");

  test("one per address, by day at once, in the evening at 07:30, danger at any hour", async () => {
    await reachableBy(city.people.lead, "EMAIL", "lead@x.cn");
    await reachableBy(city.people.lead, "WEB_PUSH", "https://push/1");
    await reachableBy(city.people.lead, "WEB_PUSH", "https://push/2");
    await wrote("dispatch", issue.id, [unit("water")]);
    expect(await handOnNotices(room, NOW)).toMatchObject({ inbox: 2, outside: 3 });
    expect((await mail())[0]).toMatchObject({ state: "WAITING", dueAt: NOW, hazard: false });

    const night = clock("2026-03-03 23:10");
    await wrote("return", issue.id, [`person:${city.people.lead.personId}`], { at: night });
    await wrote("handOff", issue.id, [`person:${city.people.lead.personId}`], { at: night });
    const danger = await plainIssue(city, { hazard: true });
    await wrote("reply", danger.id, [`person:${city.people.lead.personId}`], { at: night });
    await handOnNotices(room, night);
    const due = Object.fromEntries((await mail()).map(({ topic, dueAt }) => [topic, dueAt]));
    expect(due).toMatchObject({ return: clock("2026-03-04 07:30"), handOff: night, reply: night });
  });

  test("what is muted stays in the inbox, danger is never muted, and other channels go on", async () => {
    const { lead } = city.people;
    await reachableBy(lead, "EMAIL", "lead@x.cn");
    await reachableBy(lead, "SMS", "13900001111");
    await savePreferences(lead, { lang: "zh", digest: null, mutes: [{ channel: "EMAIL", group: "WORK" }] });
    const to = [`person:${lead.personId}`];
    await wrote("dispatch", issue.id, to);
    await wrote("urge", issue.id, to);
    await wrote("handOff", issue.id, to);
    await handOnNotices(room, NOW);
    expect((await mail()).map(({ topic }) => topic).sort()).toEqual(["handOff", "urge"]);
    expect(await rows("SMS")).toHaveLength(3);
    expect(await heard(lead)).toHaveLength(3);
  });

  test("a channel this house does not have is not written down", async () => {
    await reachableBy(city.people.lead, "EMAIL", "lead@x.cn");
    await wrote("dispatch", issue.id, [unit("water"), "resident"]);
    expect(await handOnNotices({ offered: ["WEB_PUSH"] }, NOW)).toMatchObject({ inbox: 2, outside: 0 });
  });
});

describe("to residents", () => {
  const texts = async () => (await rows("SMS")).map(({ topic }) => topic);

  test("by text message to the mobile they left, about what is theirs", async () => {
    await wrote("reply", issue.id, ["resident"]);
    await wrote("dispatch", issue.id, ["resident"]);
    await handOnNotices(room, NOW);
    expect(await texts()).toEqual(["reply"]);
    await deliverNotices(room, NOW);
    const sent = room.sent.at(-1);
    expect(sent).toMatchObject({ to: "13800005678", link: `https://minqing.example/track?no=${issue.no}` });
    expect(sent?.text).toMatch(/^【民情家访】您反映的事有答复了，编号\d{3}\s\d{3}\s\d{3}。查看：https/);
    expect(sent?.text).not.toMatch(/王|水管|3号楼|5678/);
  });

  test.each([
    ["who left no phone", {}],
    ["who left a landline", { phone: "0791-86381234" }],
    ["who wants no name kept", { phone: "13800005678", confidentiality: "ANONYMOUS" }],
  ])("not to one %s", async (_who, given) => {
    const other = await plainIssue(city, given);
    await wrote("reply", other.id, ["resident"]);
    expect(await handOnNotices(room, NOW)).toMatchObject({ taken: 1, outside: 0, unheard: 0 });
  });

  test("whose contact was forgotten before the night ended: nothing is sent, and it is said", async () => {
    const other = await plainIssue(city, { phone: "13800009999" });
    await wrote("reply", other.id, ["resident"]);
    await handOnNotices(room, NOW);
    await db.resident.updateMany({ where: { phone: "13800009999" }, data: { phone: null } });
    expect(await deliverNotices(room, NOW)).toMatchObject({ sent: 0, dead: 1 });
    expect((await rows("SMS"))[0]).toMatchObject({ state: "DEAD", error: "NO_ADDRESS" });
  });
});

describe("the daily digest", () => {
  const eight = clock("2026-03-04 08:00");
  test("collects what is no danger into one message at 08:00, in the person's language", async () => {
    const { lead } = city.people;
    await reachableBy(lead, "EMAIL", "lead@x.cn");
    await reachableBy(lead, "SMS", "13900001111");
    await savePreferences(lead, {
      lang: "en",
      digest: "EMAIL",
      mutes: [{ channel: "EMAIL", group: "DEADLINE" }],
    });
    const to = [`person:${lead.personId}`];
    for (const [minute, topic] of ["dispatch", "return", "urge", "handOff"].entries())
      await wrote(topic, issue.id, to, { at: minutesOn(minute) });
    const digestRoom = keepingMailroom();
    await handOnNotices(digestRoom, NOW);
    await deliverNotices(digestRoom, minutesOn(60));
    expect(digestRoom.sent.map(({ channel, urgent }) => [channel, urgent]).sort()).toEqual([
      ["EMAIL", true],
      ["SMS", true],
    ]);
    expect(await deliverNotices(digestRoom, new Date(eight.getTime() - 1))).toMatchObject({ sent: 0 });
    expect(await deliverNotices(digestRoom, eight)).toMatchObject({ sent: 1 });
    const digest = digestRoom.sent.at(-1);
    expect(digest?.subject).toBe("[Minqing] 2 notices are waiting for you today.");
    expect(digest?.text).toMatch(/· Matter .* has come to your unit.*\n· Matter .* was returned/);
    expect(await deliverNotices(digestRoom, minutesOn(1, eight))).toMatchObject({ sent: 0 });
    expect(await db.delivery.count({ where: { state: "BUNDLED" } })).toBe(2);
  });

  test("what is written down too late for the morning goes with the next one", async () => {
    const { lead } = city.people;
    await reachableBy(lead, "EMAIL", "lead@x.cn");
    await savePreferences(lead, { lang: "zh", digest: "EMAIL", mutes: [] });
    const to = [`person:${lead.personId}`];
    await wrote("dispatch", issue.id, to);
    await handOnNotices(room, NOW);
    const slow = keepingMailroom();
    await deliverNotices(slow, eight);
    await wrote("return", issue.id, to, { at: minutesOn(1) });
    await handOnNotices(room, NOW); // with the clock of yesterday, so for the same 08:00
    await deliverNotices(slow, minutesOn(1, eight));
    expect(slow.sent).toHaveLength(1);
    await deliverNotices(slow, clock("2026-03-05 08:00"));
    expect(slow.sent.map(({ text }) => text.includes("退单"))).toEqual([false, true]);
  });
});

test("what was settled half a year ago is forgotten; what waits for somebody stays", async () => {
  await reachableBy(city.people.lead, "EMAIL", "lead@x.cn");
  await wrote("dispatch", issue.id, [unit("water")]);
  await handOnNotices(room, NOW);
  const later = minutesOn((NOTICE_DAYS + 1) * 1440);
  await wrote("return", issue.id, [unit("community")], { at: later });
  expect(await forgetNotices(later)).toBe(0);
  await deliverNotices(room, NOW);
  expect(await forgetNotices(later)).toBe(1);
  expect(await db.delivery.count()).toBe(0);
  expect(await db.outbox.count()).toBe(1);
});

test("10,000 messages of the outbox into the inbox", async () => {
  await db.$executeRaw`
    INSERT INTO outbox (id, topic, issue_id, recipient, data, created_at)
    SELECT gen_random_uuid(), 'dispatch', ${issue.id}::uuid, ${unit("water")}, jsonb_build_object('n', n), ${NOW}
    FROM generate_series(1, 10000) n`;
  const from = performance.now();
  const { taken, inbox } = await handOnNotices(room, NOW);
  const seconds = (performance.now() - from) / 1000;
  expect([taken, inbox]).toEqual([10_000, 20_000]);
  console.log(`${Math.round(inbox / seconds)} inbox deliveries/s (${inbox} in ${seconds.toFixed(2)} s)`);
  expect(seconds).toBeLessThan(30);
});

test("two workers at once share the messages and double none", async () => {
  await db.$executeRaw`
    INSERT INTO outbox (id, topic, issue_id, recipient, data, created_at)
    SELECT gen_random_uuid(), 'dispatch', ${issue.id}::uuid, r, jsonb_build_object('n', n), ${NOW}
    FROM generate_series(1, 300) n, unnest(${[unit("water"), `person:${city.people.lead.personId}`]}::text[]) r`;
  const done = await Promise.all([1, 2, 3].map(() => handOnNotices(room, NOW, { batch: 40 })));
  expect(done.reduce((sum, { taken }) => sum + taken, 0)).toBe(600);
  expect(await heard(city.people.lead)).toHaveLength(300);
  expect(await heard(city.people.handler)).toHaveLength(300);
});
