import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CUT_SHORT_MINUTES,
  cutShortBefore,
  isQuiet,
  mayLeaveAt,
  nextDigest,
  nextTry,
  RETRY_MINUTES,
} from "#lib/domain/notices/noticeTimes.ts";
import { at } from "#tests/support/story.ts";

const instants = fc.date({ min: new Date("2020-01-01Z"), max: new Date("2040-01-01Z"), noInvalidDate: true });
/** "HH:MM:SS" on a wall in Shanghai, by another way than the code goes. */
const wall = (instant: Date) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", timeStyle: "medium" }).format(instant);
const DAY_MS = 86_400_000;

describe("quiet hours, 21:30 to 07:30 in Shanghai", () => {
  it.each([
    ["03-02 21:29", false],
    ["03-02 21:30", true],
    ["03-02 23:59", true],
    ["03-03 00:00", true],
    ["03-03 07:29", true],
    ["03-03 07:30", false],
    ["03-03 12:00", false],
  ])("%s", (when, quiet) => expect(isQuiet(at(when))).toBe(quiet));

  it("what is ready in the evening leaves the next morning, after midnight the same", () => {
    expect(mayLeaveAt(at("03-02 22:10"), false)).toEqual(at("03-03 07:30"));
    expect(mayLeaveAt(at("03-03 05:00"), false)).toEqual(at("03-03 07:30"));
  });

  it("agrees with the wall clock at every instant", () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const time = wall(instant);
        expect(isQuiet(instant)).toBe(time >= "21:30:00" || time < "07:30:00");
      }),
    );
  });

  it("nothing leaves before it is ready, in the quiet hours, or later than the next 07:30", () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const leaves = mayLeaveAt(instant, false);
        expect(leaves.getTime()).toBeGreaterThanOrEqual(instant.getTime());
        expect(leaves.getTime() - instant.getTime()).toBeLessThanOrEqual(10 * 3_600_000);
        expect(isQuiet(leaves)).toBe(false);
        expect(mayLeaveAt(leaves, false)).toEqual(leaves);
        if (leaves > instant) expect(wall(leaves)).toBe("07:30:00");
      }),
    );
  });

  it("danger never waits", () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(mayLeaveAt(instant, true)).toEqual(instant);
      }),
    );
  });
});

describe("the digest at 08:00", () => {
  it("is always ahead, at most a day, at 08:00 sharp", () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const next = nextDigest(instant);
        expect(wall(next)).toBe("08:00:00");
        expect(next > instant && next.getTime() - instant.getTime() <= DAY_MS).toBe(true);
        expect(isQuiet(next)).toBe(false);
      }),
    );
    expect(nextDigest(at("03-02 08:00"))).toEqual(at("03-03 08:00"));
  });
});

describe("trying again", () => {
  it("waits ever longer, five times as long each time, and then gives up", () => {
    const ratios = RETRY_MINUTES.slice(1).map((minutes, n) => minutes / (RETRY_MINUTES[n] ?? 1));
    expect(new Set(ratios)).toEqual(new Set([5]));
    expect(nextTry(1, at("03-02 10:00"), false)).toEqual(at("03-02 10:01"));
    expect(nextTry(RETRY_MINUTES.length, at("03-02 10:00"), true)).toEqual(at("03-02 20:25"));
    expect(nextTry(RETRY_MINUTES.length + 1, at("03-02 10:00"), false)).toBeNull();
  });

  it("never into the quiet hours, unless there is danger", () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: RETRY_MINUTES.length }), (instant, attempts) => {
        const next = nextTry(attempts, instant, false) as Date;
        const urgent = nextTry(attempts, instant, true) as Date;
        expect(isQuiet(next)).toBe(false);
        expect(urgent.getTime() - instant.getTime()).toBe((RETRY_MINUTES[attempts - 1] ?? 0) * 60_000);
        expect(next.getTime()).toBeGreaterThanOrEqual(urgent.getTime());
      }),
    );
  });

  it("a send is taken for cut short a quarter of an hour after it began", () => {
    expect(cutShortBefore(at("03-02 10:00"))).toEqual(at("03-02 09:45"));
    expect(CUT_SHORT_MINUTES).toBe(15);
  });
});
