import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import { startClock } from "#lib/domain/clocks/clocks.ts";
import { warned, warningNow, warnings } from "#lib/domain/clocks/warnings.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { at } from "#tests/support/story.ts";

const given = { calendar: realCalendar, settings: DEFAULT_SETTINGS };
const clock = (kind: "REPLY" | "SIGN" | "RATING" | "RESOLVE", startedAt: Date) =>
  startClock(
    kind,
    { id: "c", level: "COMMUNITY", tier: "URGENT", unitId: "community", round: 1, startedAt },
    startedAt.toISOString().slice(0, 10),
    given,
  );

describe("warnings (domain.md C5)", () => {
  it("come at half of the time, at four fifths, and at nine on the last day", () => {
    const reply = clock("REPLY", at("03-02 10:00")); // due 03-09 24:00
    expect(warnings(reply)).toEqual([
      { stage: "HALF", at: at("03-06 05:00") },
      { stage: "MOST", at: at("03-08 11:36") },
      { stage: "DUE_DAY", at: at("03-09 09:00") },
    ]);
    expect(reply.warnAt).toEqual(at("03-06 05:00"));
  });

  it("are for clocks that an office runs against, not for those that only end a wait", () => {
    expect(warnings(clock("SIGN", at("03-02 10:00")))).toEqual([]);
    expect(warnings(clock("RATING", at("03-02 10:00")))).toEqual([]);
  });

  it("after a standstill only the latest is said, and the next is still to come", () => {
    const reply = clock("REPLY", at("03-02 10:00"));
    expect(warningNow(reply, at("03-06 04:59"))).toMatchObject({ stage: null });
    expect(warningNow(reply, at("03-06 05:00"))).toEqual({ stage: "HALF", next: at("03-08 11:36") });
    expect(warningNow(reply, at("03-08 23:00"))).toEqual({ stage: "MOST", next: at("03-09 09:00") });
    expect(warningNow(reply, at("03-09 10:00"))).toEqual({ stage: "DUE_DAY", next: null });
  });

  it("goes to the handler first, then to the head of the unit, then to the office as well", () => {
    const issue = { handlerId: "liu", holderUnitId: "county" };
    expect(warned("HALF", { unitId: "water" }, issue)).toEqual(["person:liu"]);
    expect(warned("HALF", { unitId: "water" }, { ...issue, handlerId: null })).toEqual(["unit:water"]);
    expect(warned("MOST", { unitId: "water" }, issue)).toEqual(["unit:water"]);
    expect(warned("DUE_DAY", { unitId: "water" }, issue)).toEqual(["unit:water", "unit:county"]);
    expect(warned("DUE_DAY", { unitId: "county" }, issue)).toEqual(["unit:county"]);
  });

  it("each stage is said at most once, whatever the rhythm, and never after the clock has run out", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 525_600 }),
        fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 40 }),
        (minutes, waits) => {
          let running = clock("RESOLVE", new Date(at("01-01 00:00").getTime() + minutes * 60_000));
          let now = running.startedAt;
          const said: string[] = [];
          for (const wait of waits) {
            now = new Date(now.getTime() + wait * 60_000);
            if (!running.warnAt || running.warnAt > now) continue;
            const { stage, next } = warningNow(running, now);
            if (stage) said.push(stage);
            running = { ...running, warnAt: next };
          }
          expect(new Set(said).size).toBe(said.length);
          for (const { at: when } of warnings(running)) expect(when < running.dueAt).toBe(true);
        },
      ),
    );
  });
});
