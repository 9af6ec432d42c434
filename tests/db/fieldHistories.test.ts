import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { beforeAll, expect, it, vi } from "vitest";
import { db } from "#lib/db/client.ts";
import { type Command, commandOf } from "#lib/domain/commands.ts";
import { aboutOf, FIELD_FORMS, type FieldItem } from "#lib/domain/field/items.ts";
import type { FieldRecord } from "#lib/domain/field/round.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import { pullRound } from "#lib/usecases/field/devices.ts";
import { applyItems } from "#lib/usecases/field/items.ts";
import { addHousehold } from "#lib/usecases/rounds/households.ts";
import { type Phone, phone } from "#tests/support/fieldDevices.ts";
import { foundCity, person, registered, staff, stored, unitIds } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/**
 * Two phones with the code that runs on phones, one office with a real database, and a line that breaks wherever it can: before
 * the request, in the middle of a batch (the office is killed), after it, in the middle of the answer. Whatever happens, every
 * item ends as done once, refused, or thrown away by its author, and what the office has is what one of the legal orders of
 * the same steps one after the other would have given. `npm run soak` replays three thousand, others each time.
 */
const HISTORIES = Number(process.env.FIELD_HISTORIES ?? 50);
const NOW = at("03-05 10:00");
const LINES = ["WHOLE", "LOST_BEFORE", "KILLED_HALFWAY", "LOST_AFTER", "CUT_ANSWER"] as const;
type Line = (typeof LINES)[number];

const KINDS = ["urge", "contact", "household", "visit", "patrol"] as const;
type Doing =
  | { readonly do: "write"; readonly kind: (typeof KINDS)[number]; readonly n: number }
  | { readonly do: "drop" | "rewrite"; readonly n: number }
  | { readonly do: "reload" | "both" }
  | { readonly do: "sync"; readonly lines: readonly Line[] };
const line = fc.oneof(
  { arbitrary: fc.constant<Line>("WHOLE"), weight: 3 },
  { arbitrary: fc.constantFrom(...LINES), weight: 2 },
);
const n = fc.nat(9);
const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    arbitrary: fc.record({ do: fc.constant("write" as const), kind: fc.constantFrom(...KINDS), n }),
    weight: 6,
  },
  { arbitrary: fc.record({ do: fc.constantFrom("drop", "drop", "rewrite"), n }), weight: 3 },
  { arbitrary: fc.record({ do: fc.constantFrom("reload", "both") }), weight: 2 },
  {
    arbitrary: fc.record({ do: fc.constant("sync" as const), lines: fc.array(line, { maxLength: 5 }) }),
    weight: 3,
  },
);
const histories = fc.array(fc.tuple(fc.nat(1), doing), { minLength: 6, maxLength: 16 });

type Side = {
  readonly who: Staff & { sessionId: string };
  readonly phone: Phone;
  readonly lines: Line[];
  /** every id that was written, in its order, and those that their author saw done */
  readonly written: string[];
  readonly done: Map<string, FieldItem>;
  /** matters of which an item was refused because somebody had been faster */
  readonly outrun: (string | null)[];
};
const sides: Side[] = [];
let records: FieldRecord[] = [];
beforeAll(async () => {
  await foundCity();
  for (const name of ["周走访", "吴走访"]) {
    const posts = (["VISITOR", "COUNCIL_CLERK"] as const).flatMap((role) => staff(role, "community").posts);
    const who = { ...staff("VISITOR", "community", await person(name)), posts, sessionId: uuidv7() };
    sides.push({ who, phone: await phone(), lines: [], written: [], done: new Map(), outrun: [] });
  }
  vi.stubGlobal("fetch", office);
});

/** The door at the end of a line that breaks as it is told to. */
async function office(url: string, { body }: { body?: string } = {}): Promise<Response> {
  const sent = body ? JSON.parse(body) : Object.fromEntries(new URL(url, "http://office").searchParams);
  const side = sides.find(({ phone: { id } }) => id === sent.device);
  if (!side) throw new Error("nobody's device");
  // Asking loses nothing: most of what breaks is kept for what is sent.
  const spared = !body && ["KILLED_HALFWAY", "LOST_AFTER"].includes(side.lines[0] ?? "");
  const how = (spared ? null : side.lines.shift()) ?? "WHOLE";
  if (how === "LOST_BEFORE") throw new TypeError("no line");
  const done =
    how === "KILLED_HALFWAY" ? (sent.items ?? []).slice(0, Math.ceil(sent.items?.length / 2)) : sent.items;
  const answer = !body
    ? await pullRound(side.who, { device: sent.device, cursor: Number(sent.cursor) }, records, NOW)
    : done.length > 0 && (await applyItems(side.who, { device: sent.device, items: done }, NOW));
  if (isProblem(answer)) throw new Error(answer.code);
  if (how === "LOST_AFTER" || how === "KILLED_HALFWAY") throw new TypeError("the line broke");
  const whole = JSON.stringify(body ? { answers: answer, now: NOW.toISOString() } : answer);
  return new Response(how === "CUT_ANSWER" ? whole.slice(0, whole.length / 2) : whole);
}

/** What the histories are about: one matter and one address, and twins that nobody's line breaks for. */
async function subject() {
  const [{ issue }, twin] = [await registered("03-02 10:00"), (await registered("03-02 10:00")).issue];
  const householdId = uuidv7();
  const form = { householdId, unitId: unitIds.community, building: householdId, unit: "", room: "" };
  await addHousehold(sides[0]?.who as Staff, form, NOW);
  return { issueId: issue.id, twinId: twin.id, householdId };
}
type Subject = Awaited<ReturnType<typeof subject>>;

/** What a phone that is up to date has of it. */
async function carried({ issueId, householdId }: Subject): Promise<void> {
  const [issue, door] = await Promise.all([
    stored(issueId),
    db.household.findUniqueOrThrow({
      where: { id: householdId },
      select: { id: true, version: true, state: true },
    }),
  ]);
  records = [
    { kind: "issue", id: issueId, issue, place: "", building: null },
    { kind: "door", ...door } as unknown as FieldRecord,
  ];
}
async function versionsAt({ store, vault }: Phone, { issueId, householdId }: Subject) {
  const read = async (key: string) => {
    const row = await store.store.records.get(key);
    return row && JSON.parse(await vault.open(key, row.sealed));
  };
  const [issue, door] = await Promise.all([read(`issue:${issueId}`), read(`door:${householdId}`)]);
  return { issue: String(issue?.issue.version ?? 1), household: String(door?.version ?? 1) };
}

const STATES = ["EMPTY", "OCCUPIED", "CLOSED"];
function newItem(
  kind: (typeof KINDS)[number],
  n: number,
  on: Subject,
  versions: { issue: string; household: string },
): FieldItem {
  const id = uuidv7();
  const visited = {
    unitId: unitIds.community,
    visitedOn: "2026-03-04",
    type: "HOUSEHOLD_VISIT",
    result: "RAISED",
  };
  const problem = {
    "problems.0.id": uuidv7(),
    "problems.0.statement": `第${n}件`,
    "problems.0.confidentiality": "NORMAL",
  };
  const step = { commandId: id, issueId: on.issueId, version: versions.issue };
  const seen = { unitId: unitIds.community, facility: "MANHOLE", placeText: "西门", seenOn: "2026-03-04" };
  const values: Record<typeof kind, Record<string, string>> = {
    urge: { ...step, words: `第${n}次` },
    contact: { ...step, channel: "PHONE", result: "REACHED", on: "2026-03-04", time: `1${n}:00`, words: "" },
    household: {
      householdId: on.householdId,
      changeId: id,
      version: versions.household,
      state: STATES[n % 3] ?? "",
      words: "",
    },
    visit: { id, ...visited, ...problem },
    patrol: { id, ...seen, finding: n % 2 ? "FAULT" : "IN_ORDER", words: "井盖破了" },
  };
  return { id, kind, madeAt: at("03-04 20:00").toISOString(), values: values[kind] };
}

/** What somebody does with their phone. */
async function does({ phone, lines, written }: Side, what: Doing, on: Subject): Promise<unknown> {
  const { outbox, vault, store } = phone;
  const items = await outbox.readOutbox(vault);
  const open = items.filter(({ state }) => state !== "DONE" || what.do !== "drop");
  const chosen = "n" in what ? open[what.n % Math.max(1, open.length)] : undefined;
  switch (what.do) {
    case "write": {
      const item = newItem(what.kind, what.n, on, await versionsAt(phone, on));
      written.push(item.id);
      return outbox.put(vault, item);
    }
    case "reload": // a page that died left what was on its way as it was
      await store.store.outbox.where("state").equals("UNSURE").modify({ state: "SENDING" });
      return store.restart();
    case "sync":
      lines.push(...what.lines);
      await carried(on);
      await phone.sync();
      return lines.splice(0);
    case "both":
      await carried(on);
      return Promise.all(sides.map((side) => side.phone.sync()));
    case "drop":
      return chosen && outbox.drop(chosen.id);
    case "rewrite": {
      if (!chosen?.values.version) return;
      const { issue, household } = await versionsAt(phone, on);
      const version = chosen.kind === "household" ? household : issue;
      return outbox.put(vault, { ...chosen, values: { ...chosen.values, version } });
    }
  }
}

const CHANGED: readonly string[] = ["CHANGED_MEANWHILE", "HOUSEHOLD_CHANGED"];
/** Everything that is left is sent over a whole line, and what is refused then its author throws away. */
async function settle(
  { phone: { sync, outbox, vault, store }, done, outrun }: Side,
  on: Subject,
): Promise<void> {
  for (let turn = 0; turn < 40; turn++) {
    await carried(on);
    expect(await sync()).toBe("DONE");
    const items = await outbox.readOutbox(vault);
    for (const item of items) if (item.state === "DONE") done.set(item.id, item);
    const refused = items.filter(({ state }) => state === "REFUSED");
    for (const { id, about, answer } of refused) {
      expect(await outbox.drop(id)).toBe(true);
      if (answer?.problem && CHANGED.includes(answer.problem.code)) outrun.push(about);
    }
    if (items.every(({ state }) => state === "DONE")) return store.store.outbox.clear();
  }
  throw new Error("it never ends");
}

const ours = (order: readonly string[], { written }: Side) => order.filter((id) => written.includes(id));
async function isSerial(on: Subject): Promise<void> {
  const done = sides.flatMap((side) => [...side.done.values()]);
  const of = (kind: FieldItem["kind"]) => done.filter((item) => item.kind === kind);

  const written = sides.flatMap((side) => side.written);
  const counted = await db.$queryRaw<{ id: string; count: bigint }[]>`
    SELECT id, count(*) FROM (
      SELECT id FROM visits UNION ALL SELECT id FROM patrols UNION ALL SELECT id FROM household_changes
      UNION ALL SELECT command_id FROM issue_events WHERE issue_id = ${on.issueId}::uuid) e
    WHERE id = ANY(${written}::uuid[]) GROUP BY id`;
  expect(counted.map(({ id, count }) => [id, Number(count)]).sort()).toEqual(
    done.map(({ id }) => [id, 1]).sort(),
  );
  const visits = of("visit").map(({ id }) => id);
  expect(await db.issue.count({ where: { visitId: { in: visits } } })).toBe(visits.length);

  const trail = await db.issueEvent.findMany({
    where: { issueId: on.issueId, commandId: { in: written } },
    orderBy: { seq: "asc" },
    select: { commandId: true },
  });
  const order = trail.map(({ commandId }) => commandId ?? "");
  for (const id of order) {
    const item = done.find((one) => one.id === id) as FieldItem;
    const kind = item.kind as "urge" | "contact";
    const input = FIELD_FORMS[kind].parse({ ...item.values, commandId: uuidv7() });
    const command = { ...commandOf(kind, input, new Date(item.madeAt)), version: null } as Command;
    const again = await act(sides[0]?.who as Staff, on.twinId, [command], NOW);
    if (isProblem(again)) throw new Error(`serially refused: ${again.code}`);
  }
  expect(plain(await stored(on.issueId))).toEqual(plain(await stored(on.twinId)));

  const changes = of("household").sort((a, b) => Number(a.values.version) - Number(b.values.version));
  expect(changes.map(({ values }) => Number(values.version))).toEqual(changes.map((_, at) => at + 1));
  const door = await db.household.findUniqueOrThrow({ where: { id: on.householdId } });
  expect([door.version, door.state]).toEqual([
    changes.length + 1,
    changes.at(-1)?.values.state ?? "OCCUPIED",
  ]);
  for (const [at, { outrun }] of sides.entries()) {
    const others = [...(sides[1 - at]?.done.values() ?? [])].map(aboutOf);
    for (const about of outrun) expect(others, "by somebody else").toContain(about);
  }
  for (const side of sides)
    for (const each of [order, changes.map(({ id }) => id)])
      expect(ours(each, side), "in the order of their author").toEqual(
        side.written.filter((id) => each.includes(id)),
      );
}
/** Without what two of a kind may differ in. */
const plain = ({ receiptNo: _, clocks, ...issue }: Awaited<ReturnType<typeof stored>>) => {
  const sorted = clocks.toSorted((a, b) => a.kind.localeCompare(b.kind) || a.round - b.round);
  return JSON.parse(JSON.stringify({ ...issue, sorted }).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id"));
};

it(`${HISTORIES} histories of two phones on broken lines: nothing is lost, nothing doubled, and the order is one that could have been`, async () => {
  let items = 0;
  for (const history of fc.sample(histories, {
    numRuns: HISTORIES,
    seed: Number(process.env.FIELD_SEED ?? 5),
  })) {
    const on = await subject();
    await carried(on);
    for (const side of sides) {
      side.written.length = 0;
      side.done.clear();
      side.outrun.length = 0;
      await side.phone.sync();
    }
    try {
      for (const [who, what] of history) await does(sides[who] as Side, what, on);
      for (const side of [...sides, ...sides]) await settle(side, on);
      await isSerial(on);
    } catch (error) {
      throw new Error(`${JSON.stringify(history)}`, { cause: error });
    }
    items += sides.reduce((sum, { written }) => sum + written.length, 0);
  }
  console.log(`${HISTORIES} histories, ${items} items`);
  expect(items).toBeGreaterThan(HISTORIES);
}, 1_200_000);
