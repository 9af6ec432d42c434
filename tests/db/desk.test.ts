import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { type DeskFilter, parseDesk } from "#lib/domain/desk/deskFilter.ts";
import { readDesk } from "#lib/queries/desk/desk.ts";
import { clock, does, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const ALL: DeskFilter = { queue: "mine", state: null, tier: null, after: null };
let offices: Offices;
let later: string;
let sooner: string;

beforeAll(async () => {
  offices = await makeOffices();
  const { people, units } = offices;
  later = (await told(people.visitor, units.community.id, clock("2026-03-04"))).issueId;
  sooner = (
    await told(people.visitor, units.grid.id, clock("2026-03-03"), {
      spokenOn: "2026-02-25",
      statement: "路灯不亮",
    })
  ).issueId;
});

test("what is due first comes first, with what to do next", async () => {
  const desk = await readDesk(offices.people.community, ALL, clock("2026-03-04 10:00"));
  expect(desk.items.map((item) => item.id)).toEqual([sooner, later]);
  expect(desk.items[0]).toMatchObject({
    statement: "路灯不亮",
    place: "锦溪区 枫树街道 槐树社区 第1网格 · 3号楼",
    due: { kind: "REPLY", at: clock("2026-03-03 09:00") },
    next: ["accept", "proposeRefusal"],
  });
  expect(desk).toMatchObject({
    total: 2,
    overdue: 1,
    counts: [{ state: "REGISTERED", count: 2 }],
    after: null,
  });
});

test("nobody else's desk has it: not the neighbour's, not the superior's, not an administrator's", async () => {
  for (const who of ["neighbour", "town", "county", "admin", "visitor"] as const)
    expect((await readDesk(offices.people[who], ALL, clock("2026-03-04"))).items, who).toEqual([]);
});

test("queues and filters narrow the list and leave the counts as they are", async () => {
  const now = clock("2026-03-04 10:00");
  const overdue = await readDesk(offices.people.community, { ...ALL, queue: "overdue" }, now);
  expect(overdue.items.map((item) => item.id)).toEqual([sooner]);
  expect(overdue.queues).toMatchObject([
    { key: "mine", count: 2 },
    { key: "decide" },
    { key: "today", count: 0 },
    { key: "overdue", count: 1 },
    {},
    {},
    { key: "mandated", count: 0 },
    { key: "unit", count: 2 },
  ]);
  const accepted = await readDesk(offices.people.community, { ...ALL, state: "ACCEPTED" }, now);
  expect(accepted.items).toEqual([]);
});

test("the cursor goes on where the page ended", async () => {
  const now = clock("2026-03-04 10:00");
  const { after } = parseDesk({ after: `2026-03-03T00:00:00.000Z_${sooner}` });
  expect(after).toEqual({ due: "2026-03-03T00:00:00.000Z", id: sooner });
  const start = { due: clock("2026-03-03 09:00").toISOString(), id: sooner };
  const next = await readDesk(offices.people.community, { ...ALL, after: start }, now);
  expect(next.items.map((item) => item.id)).toEqual([later]);
});

test("an address nobody could have clicked means no filter", () => {
  for (const after of ["x", "2026-99-99T00:00:00.000Z_0190a000-0000-7000-8000-000000000001", "-_1' OR 1=1"])
    expect(parseDesk({ after, state: "GONE", queue: "theirs", tier: "X" })).toEqual(ALL);
});

test("dispatched, it waits for whoever signs for it, and is still with the office that answers for it", async () => {
  const { people, units } = offices;
  const now = clock("2026-03-04 11:00");
  const { issueId } = await told(people.visitor, units.community.id, now);
  await does(
    people.community,
    issueId,
    "accept",
    { category: "UTILITIES.WATER_SUPPLY", tier: "URGENT", hazard: false },
    now,
  );
  await does(people.community, issueId, "dispatch", { unitId: units.community.id, words: "" }, now);
  await does(people.community, issueId, "sign", {}, now);
  await does(
    people.community,
    issueId,
    "escalate",
    { reason: "FUNDS", done: "先后修过两次接头", whyNot: "整根立管要换", asked: "请安排经费改造" },
    now,
  );
  const ids = async (who: keyof Offices["people"], queue: DeskFilter["queue"] = "mine") =>
    (await readDesk(people[who], { ...ALL, queue }, now)).items
      .filter(({ id }) => id === issueId)
      .map(({ next }) => next.filter((verb) => ["dispatch", "sendBack", "sign", "reply"].includes(verb)));
  expect(await ids("town")).toEqual([["dispatch", "sendBack"]]);
  expect(await ids("town", "decide")).toEqual([["dispatch", "sendBack"]]);
  await does(people.town, issueId, "dispatch", { unitId: units.water.id, words: "" }, now);
  expect(await ids("handler")).toEqual([["sign"]]);
  await does(people.handler, issueId, "sign", {}, now);
  expect(await ids("handler")).toEqual([["reply"]]);
  expect(await ids("town")).toEqual([]);
  expect(await ids("town", "unit")).toEqual([["reply"]]);
  expect(await ids("lead")).toEqual([]);
  expect(await ids("lead", "unit")).toEqual([["reply"]]);
  expect(await ids("community")).toEqual([]);
  expect(await ids("community", "unit")).toEqual([[]]);
});

test("a supervisor's desk is what is overdue in the area", async () => {
  const desk = await readDesk(offices.people.supervisor, ALL, clock("2026-03-04 10:00"));
  expect(desk.items.map((item) => [item.id, item.next])).toEqual([[sooner, ["supervise"]]]);
});

test("whoever only helps sees the task they were asked to do, and is due by its own date; the lead by the issue's", async () => {
  const { people, units } = offices;
  const now = clock("2026-04-01 10:00");
  const category = "UTILITIES.WATER_SUPPLY";
  const working = async (task: string, dueOn: string) => {
    const { issueId } = await told(people.visitor, units.community.id, now);
    await does(people.community, issueId, "accept", { category, tier: "URGENT", hazard: false }, now);
    await does(people.community, issueId, "dispatch", { unitId: units.community.id, words: "" }, now);
    await does(people.community, issueId, "sign", {}, now);
    await does(people.community, issueId, "addCoHandler", { unitId: units.water.id, task, dueOn }, now);
    return issueId;
  };
  const second = await working("查清立管走向", "2026-04-03");
  const first = await working("关阀止水", "2026-04-02");
  const desk = (queue: DeskFilter["queue"], by = people.lead, at = now) =>
    readDesk(by, { ...ALL, queue }, at);

  const mine = await desk("mine");
  expect(mine.items.map(({ id, task, due }) => [id, task, due?.kind])).toEqual([
    [first, { words: "关阀止水", dueOn: "2026-04-02" }, "CO_TASK"],
    [second, { words: "查清立管走向", dueOn: "2026-04-03" }, "CO_TASK"],
  ]);
  const lead = (await desk("unit", people.community)).items.find(({ id }) => id === first);
  expect(lead?.task).toBeNull();

  // On the day of the first task; the issue itself is due for an answer on the 7th, Qingming being on the 5th.
  const onTheDay = clock("2026-04-02 10:00");
  const both = (items: readonly { id: string }[]) =>
    items.map(({ id }) => id).filter((id) => id === first || id === second);
  expect(both((await desk("today", people.lead, onTheDay)).items)).toEqual([first]);
  const dayAfter = clock("2026-04-03 10:00");
  const overdue = await desk("overdue", people.lead, dayAfter);
  expect(both(overdue.items)).toEqual([first]);
  expect(both((await desk("today", people.lead, dayAfter)).items)).toEqual([second]);

  // Done in time, what the lead misses is not theirs: nothing of it is overdue on the helper's desk.
  for (const [issueId, at] of [
    [first, dayAfter],
    [second, dayAfter],
  ] as const) {
    const taskId = (await db.coTask.findFirstOrThrow({ where: { issueId } })).id;
    await does(people.lead, issueId, "finishTask", { taskId, words: "办好了" }, at);
  }
  const longAfter = clock("2026-05-20 10:00");
  expect(both((await desk("mine", people.lead, longAfter)).items)).toEqual([]);
  expect(both((await desk("overdue", people.lead, longAfter)).items)).toEqual([]);
  expect(both((await desk("overdue", people.community, longAfter)).items)).toHaveLength(2);
});
