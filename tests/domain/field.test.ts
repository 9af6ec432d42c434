import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldProblems } from "#lib/domain/commands.ts";
import {
  aboutOf,
  FIELD_FORMS,
  FIELD_VERBS,
  fieldPull,
  fieldPush,
  MOST_ITEMS,
} from "#lib/domain/field/items.ts";
import {
  afterRestart,
  isOurs,
  nextBatch,
  OUTBOX_STATES,
  type Queued,
  rebased,
  stateAfter,
  waitSeconds,
  waits,
} from "#lib/domain/field/outbox.ts";
import { calendarOf, readRecord, sentCalendar } from "#lib/domain/field/round.ts";
import { formObject } from "#lib/domain/typedForm.ts";
import { realCalendar } from "#tests/support/calendar.ts";

/** What was done on the way, and in which order it reaches the office. */
const ID = "0197a2b0-0000-7000-8000-000000000001";
const queued = fc.array(
  fc.record({
    seq: fc.integer({ min: 1, max: 1000 }),
    id: fc.uuid(),
    about: fc.constantFrom(null, "pump", "lamp", "12栋"),
    state: fc.constantFrom(...OUTBOX_STATES),
  }),
  { maxLength: 30 },
);

describe("the next batch of the outbox", () => {
  const item = (seq: number, about: string | null, state: Queued["state"] = "QUEUED"): Queued => ({
    seq,
    id: String(seq),
    about,
    state,
  });
  const ids = (items: readonly Queued[], most = 10) => nextBatch(items, most).map(({ id }) => id);

  it("takes visits as they come and of one matter only the oldest", () => {
    expect(ids([item(3, "pump"), item(1, null), item(2, "pump"), item(4, null)])).toEqual(["1", "2", "4"]);
  });
  it("lets what follows wait behind one that was refused or is on its way, and nothing else", () => {
    expect(ids([item(1, "pump", "REFUSED"), item(2, "pump"), item(3, "lamp")])).toEqual(["3"]);
    expect(ids([item(1, "pump", "SENDING"), item(2, "pump")])).toEqual([]);
    expect(ids([item(1, "pump", "DONE"), item(2, "pump")])).toEqual(["2"]);
  });
  it("keeps the order of each matter, never takes two of one, and takes something while anything can go", () => {
    fc.assert(
      fc.property(queued, fc.integer({ min: 1, max: 10 }), (items, most) => {
        const batch = nextBatch(items, most);
        expect(batch.length).toBeLessThanOrEqual(most);
        const matters = batch.flatMap(({ about }) => about ?? []);
        expect(new Set(matters).size).toBe(matters.length);
        for (const chosen of batch) {
          expect(waits(chosen)).toBe(true);
          const earlier = items.filter(
            (other) => other.about !== null && other.about === chosen.about && other.seq < chosen.seq,
          );
          expect(earlier.every(({ state }) => state === "DONE")).toBe(true);
        }
        if (items.some((one) => waits(one) && one.about === null)) expect(batch).not.toEqual([]);
      }),
    );
  });
  it("empties any outbox where the office says yes, in as many rounds as the longest matter", () => {
    fc.assert(
      fc.property(queued, (items) => {
        const open = items.map((one, seq) => ({ ...one, seq, state: afterRestart(one.state) }));
        const left = open.filter(({ state }) => state !== "REFUSED");
        for (let turn = 0; turn <= left.length; turn++)
          for (const sent of nextBatch(left, MOST_ITEMS))
            sent.state = stateAfter({ id: sent.id, outcome: "APPLIED" });
        expect(left.every(({ state }) => state === "DONE")).toBe(true);
      }),
    );
  });
});

describe("an item", () => {
  it("that may have arrived can be neither altered nor thrown away", () => {
    const ours = OUTBOX_STATES.filter((state) => isOurs({ state }));
    expect(ours).toEqual(["QUEUED", "REFUSED"]);
    expect(afterRestart("SENDING")).toBe("UNSURE");
    expect(afterRestart("REFUSED")).toBe("REFUSED");
  });
  it("is done where the office says so, also the second time; without a word of it nobody knows", () => {
    expect(stateAfter({ id: ID, outcome: "APPLIED" })).toBe("DONE");
    expect(stateAfter({ id: ID, outcome: "ALREADY" })).toBe("DONE");
    expect(stateAfter({ id: ID, outcome: "REFUSED" })).toBe("REFUSED");
    expect(stateAfter(undefined)).toBe("UNSURE");
  });
  it("follows what it was written on top of, and not what it was not", () => {
    expect(rebased("4", "4", 5)).toBe("5");
    expect(rebased("7", "4", 5)).toBe("7");
  });
  it("is tried again by itself, a minute apart at most", () => {
    expect([1, 2, 3, 4, 5, 50].map(waitSeconds)).toEqual([5, 10, 20, 40, 60, 60]);
  });
  it("is about its matter or its address; a visit is about nothing that was there before", () => {
    expect(aboutOf({ kind: "reply", values: { issueId: "i" } })).toBe("i");
    expect(aboutOf({ kind: "household", values: { householdId: "h" } })).toBe("h");
    expect(aboutOf({ kind: "visit", values: { householdId: "h" } })).toBeNull();
  });
});

describe("what travels", () => {
  const item = { id: ID, kind: "visit", madeAt: "2026-03-05T10:00:00.000Z", values: { note: "好" } };
  it("is what the door reads, and nothing longer or stranger", () => {
    const push = (items: unknown) => fieldPush.safeParse({ device: ID, items }).success;
    expect(push([item])).toBe(true);
    expect(push([])).toBe(false);
    expect(push(Array(MOST_ITEMS + 1).fill(item))).toBe(false);
    for (const wrong of [
      { ...item, id: "1" },
      { ...item, kind: "merge" },
      { ...item, madeAt: "yesterday" },
      { ...item, values: { note: 1 } },
    ])
      expect(push([wrong])).toBe(false);
    expect(fieldPull.safeParse({ device: ID, cursor: "12" })).toMatchObject({ data: { cursor: 12 } });
    expect(fieldPull.safeParse({ device: ID, cursor: "-1" }).success).toBe(false);
  });
  it("comes back as it was: instants as instants, words as words, the calendar whole", () => {
    const record = {
      dueAt: new Date("2026-03-05T10:00:00.000Z"),
      statement: "2026-03-05T10:00:00.000Z",
      on: "2026-03-05",
    };
    expect(readRecord(JSON.stringify(record))).toEqual(record);
    const calendar = sentCalendar(realCalendar);
    expect(calendarOf(JSON.parse(JSON.stringify(calendar)))).toEqual(realCalendar);
  });
  it("has a form for each kind, and only steps that are of the way", () => {
    expect(Object.keys(FIELD_FORMS).sort()).toEqual(
      ["household", "patrol", "promise", "visit", ...FIELD_VERBS].sort(),
    );
  });
});

describe("a patrol", () => {
  const wrong = (values: Record<string, string>) => {
    const read = FIELD_FORMS.patrol.safeParse(formObject(Object.entries({ ...good, ...values })));
    return read.success
      ? {}
      : Object.fromEntries(Object.entries(fieldProblems(read.error)).map(([k, p]) => [k, p.code]));
  };
  const good = {
    id: ID,
    unitId: ID,
    facility: "STREET_LIGHT",
    placeText: "西门",
    seenOn: "2026-03-05",
    finding: "IN_ORDER",
    words: "",
  };
  it("tells the facility and where it stands, never the way there", () => {
    expect(wrong({})).toEqual({});
    expect(Object.keys(FIELD_FORMS.patrol.parse(good)).sort()).toEqual([
      "facility",
      "finding",
      "id",
      "mapPoint",
      "placeText",
      "seenOn",
      "unitId",
      "words",
    ]);
  });
  it("says what is broken, and says where it lacks something", () => {
    expect(wrong({ finding: "FAULT" })).toEqual({ words: "REQUIRED" });
    expect(wrong({ finding: "FAULT", words: "灯不亮" })).toEqual({});
    expect(wrong({ placeText: " " })).toEqual({ placeText: "REQUIRED" });
    expect(wrong({ facility: "DRONE", finding: "?" })).toEqual({
      facility: "CHOOSE_ONE",
      finding: "CHOOSE_ONE",
    });
  });
});
