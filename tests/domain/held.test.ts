import { describe, expect, test } from "vitest";
import { timeHeld } from "#lib/domain/casework/held.ts";
import type { Clock, TrailEvent } from "#lib/domain/casework/issue.ts";
import type { Level, State, Verb } from "#lib/domain/vocabulary.ts";
import { at, place } from "#tests/support/story.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
type Step = readonly [
  verb: Verb,
  toState: State,
  when: string,
  level?: Level,
  data?: Record<string, unknown>,
];
const trail = (...steps: readonly Step[]) =>
  steps.map(
    ([verb, toState, when, level = "COMMUNITY", data = {}]): Pick<
      TrailEvent,
      "verb" | "toState" | "at" | "level" | "data"
    > => ({ verb, toState, at: at(when), level, data }),
  );
const issue = { place, holderUnitId: "community", leadUnitId: "water", mergedInto: null as string | null };
const held = (steps: ReturnType<typeof trail>, now: string, clocks: readonly Clock[] = [], as = issue) =>
  timeHeld(as, steps, clocks, at(now)).map(({ unitId, heldMs, waitingMs }) => [unitId, heldMs, waitingMs]);

const DISPATCHED: readonly Step[] = [
  ["register", "REGISTERED", "03-02 09:00"],
  ["accept", "ACCEPTED", "03-02 10:00"],
  ["dispatch", "DISPATCHED", "03-02 11:00", "COMMUNITY", { unitId: "water" }],
  ["sign", "IN_PROGRESS", "03-02 12:00"],
];

describe("time held per unit", () => {
  test("the office until the dispatch, the unit from then on", () => {
    expect(held(trail(...DISPATCHED), "03-03 11:00")).toEqual([
      ["community", 2 * HOUR, 0],
      ["water", DAY, 0],
    ]);
  });

  test("a return gives it back to the office, and its stays are added up", () => {
    const steps = trail(
      ...DISPATCHED,
      ["return", "ACCEPTED", "03-03 11:00"],
      ["dispatch", "DISPATCHED", "03-03 13:00", "COMMUNITY", { unitId: "power" }],
    );
    expect(held(steps, "03-03 14:00")).toEqual([
      ["community", 4 * HOUR, 0],
      ["water", DAY, 0],
      ["power", HOUR, 0],
    ]);
  });

  test("a ruling hands it over like a dispatch", () => {
    const steps = trail(
      ...DISPATCHED,
      ["return", "ACCEPTED", "03-02 13:00"],
      ["rule", "DISPATCHED", "03-02 15:00", "COMMUNITY", { unitId: "power" }],
    );
    expect(held(steps, "03-02 16:00")).toEqual([
      ["community", 4 * HOUR, 0],
      ["water", 2 * HOUR, 0],
      ["power", HOUR, 0],
    ]);
  });

  test.each([
    ["askInfo", "giveInfo", "IN_PROGRESS"],
    ["approvePause", "resume", "IN_PROGRESS"],
    ["mediate", "resume", "MEDIATING"],
    ["hold", "resume", "ON_HOLD"],
  ] as const)("%s: the standstill is told apart until %s", (stands, goes, state) => {
    const steps = trail(
      ...DISPATCHED,
      [stands, state, "03-03 11:00"],
      ["reply", state, "03-03 12:00"],
      [goes, "IN_PROGRESS", "03-05 11:00"],
    );
    expect(held(steps, "03-05 12:00")).toEqual([
      ["community", 2 * HOUR, 0],
      ["water", 3 * DAY + HOUR, 2 * DAY],
    ]);
  });

  test("up and back: each level has its own days, and a unit below has it again", () => {
    const steps = trail(
      ...DISPATCHED,
      ["escalate", "ACCEPTED", "03-03 11:00", "COUNTY"],
      ["sendBack", "IN_PROGRESS", "03-04 11:00", "COMMUNITY"],
    );
    expect(held(steps, "03-04 12:00")).toEqual([
      ["community", 2 * HOUR, 0],
      ["water", DAY + HOUR, 0],
      ["county", DAY, 0],
    ]);
  });

  test("while the resident has the word nobody holds it", () => {
    const steps = trail(
      ...DISPATCHED,
      ["resolve", "RESOLVED", "03-03 11:00"],
      ["reopen", "IN_PROGRESS", "03-10 11:00"],
      ["resolve", "RESOLVED", "03-10 12:00"],
      ["close", "CLOSED", "03-20 12:00"],
    );
    expect(held(steps, "04-20 12:00")).toEqual([
      ["community", 2 * HOUR, 0],
      ["water", DAY + HOUR, 0],
    ]);
  });

  test("merged, it is with the unit of the main issue", () => {
    const steps = trail(
      ["register", "REGISTERED", "03-02 09:00"],
      ["accept", "ACCEPTED", "03-02 10:00"],
      ["merge", "MERGED", "03-02 11:00"],
    );
    const merged = { ...issue, mergedInto: "main", leadUnitId: "power" };
    expect(held(steps, "03-02 13:00", [], merged)).toEqual([
      ["community", 2 * HOUR, 0],
      ["power", 2 * HOUR, 0],
    ]);
  });
});

describe("whose delay it is", () => {
  const clock = (unitId: string, chargedUnitId: string | null, breached = true) =>
    ({
      kind: "REPLY",
      unitId,
      chargedUnitId,
      level: "COMMUNITY",
      breachedAt: breached ? at("03-10") : null,
    }) as Clock;
  const charged = (clocks: readonly Clock[]) =>
    timeHeld(issue, trail(...DISPATCHED), clocks, at("03-12")).map((one) => [one.unitId, one.charged.length]);

  test("the clock's own unit, unless a return was decided on", () => {
    expect(charged([clock("community", null)])).toEqual([
      ["community", 1],
      ["water", 0],
    ]);
    expect(charged([clock("community", "water")])).toEqual([
      ["community", 0],
      ["water", 1],
    ]);
  });

  test("a unit that never had it still answers for a task it was late with", () => {
    expect(charged([clock("power", "power"), clock("water", null, false)])).toEqual([
      ["community", 0],
      ["water", 0],
      ["power", 1],
    ]);
  });
});
