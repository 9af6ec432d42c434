import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  type HolidayCalendar,
  instantAt,
  shanghaiDate,
  weekday,
} from "#lib/domain/calendar/calendar.ts";
import { personalIn } from "#lib/domain/open/publicWords.ts";
import { batchOf, batchOn, precedentStand } from "#lib/domain/policy/questions.ts";
import { placesBy } from "#lib/domain/review/scorecards.ts";

const CALENDAR: HolidayCalendar = {
  ...{ version: 1, knownFrom: 2026, knownTo: 2026 },
  // a Thursday and the Friday after it
  days: new Map(["2026-10-01", "2026-10-02"].map((day) => [day, { kind: "OFF", name: "国庆节" }])),
};

describe("a week's batch", () => {
  it("is closed on Thursday at 24:00: a second later is the next one", () => {
    expect(batchOf(instantAt("2026-11-26", "23:59"))).toBe("2026-11-26");
    expect(batchOf(instantAt("2026-11-27", "00:00"))).toBe("2026-12-03");
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
        (at) => {
          const on = batchOf(at);
          const today = shanghaiDate(at);
          expect(weekday(on)).toBe(4);
          expect(on >= today && on <= addDays(today, 6)).toBe(true);
        },
      ),
    );
  });

  it("keeps its cut-off on a holiday; only the answer waits for a working day", () => {
    expect(batchOn("2026-10-01", CALENDAR)).toEqual({
      ...{ on: "2026-10-01", rest: true, answerBy: "2026-10-05" },
      cutOff: instantAt("2026-10-02", "00:00"),
    });
    expect(batchOn("2026-11-26", CALENDAR)).toMatchObject({ rest: false, answerBy: "2026-11-27" });
  });

  it("gives answers that hold until a newer one or their last day", () => {
    expect(precedentStand({ replaced: false, validUntil: null }, "2026-01-02")).toBe("HOLDS");
    expect(precedentStand({ replaced: false, validUntil: "2026-01-02" }, "2026-01-02")).toBe("HOLDS");
    expect(precedentStand({ replaced: false, validUntil: "2026-01-01" }, "2026-01-02")).toBe("EXPIRED");
    expect(precedentStand({ replaced: true, validUntil: null }, "2026-01-02")).toBe("REPLACED");
  });
});

describe("words of an office for everybody", () => {
  it("names nobody: a phone and a known name never, what may be one only after a look", () => {
    expect(personalIn(["打13800001234"], [], true)?.code).toBe("PERSONAL_WORDS");
    expect(personalIn(["欧阳娜说的"], ["欧阳娜"], true)?.code).toBe("PERSONAL_WORDS");
    expect(personalIn(["3栋2单元504门口堆了旧沙发"], [], true)?.code, "a home").toBe("PERSONAL_WORDS");
    expect(personalIn(["3栋2单元电梯坏了"], [], false)?.code, "a stairway").toBe("PERSONAL_MAYBE");
    expect(personalIn(["3栋2单元电梯坏了"], [], true)).toBeUndefined();
    expect(personalIn(["张阿姨家，3栋2单元电梯"], [], false)?.details, "all that was found").toEqual({
      words: "张”“3栋2单元",
    });
    expect(personalIn(["雨天积水，先清淤"], [], false)).toBeUndefined();
  });
});

describe("the place of a unit", () => {
  const value = (counted: number, n: number) => ({ n, counted, points: counted });
  it("is given from thirty facts on, the less reopened the better, and never for what was settled locally", () => {
    const values = [value(30, 40), value(20, 40), value(29, 29)];
    expect(placesBy("resolvedRate", values)).toEqual([1, 2, null]);
    expect(placesBy("reopenRate", values)).toEqual([2, 1, null]);
    expect(placesBy("localRate", values), "escalating never scores minus").toEqual([null, null, null]);
    expect(placesBy("resolvedRate", [value(30, 40), value(1, 2)]), "one alone has no place").toEqual([
      null,
      null,
    ]);
  });
});
