import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import { startClock } from "#lib/domain/clocks/clocks.ts";
import { changedSettings, limitChanges, settingsForm } from "#lib/domain/clocks/settingsChange.ts";
import { realCalendar } from "#tests/support/calendar.ts";

const form = (
  kind: string,
  amounts: readonly [number, number, number, number],
  more: Record<string, string> = {},
) =>
  settingsForm.parse({
    kind,
    version: "0",
    amountURGENT: String(amounts[0]),
    amountWORRY: String(amounts[1]),
    amountHARD: String(amounts[2]),
    amountHOPE: String(amounts[3]),
    reason: "本市另有规定",
    ...more,
  });

describe("limits of the clocks", () => {
  it("change tier by tier, mode included; the rest stays", () => {
    const next = changedSettings(
      DEFAULT_SETTINGS,
      form("RESOLVE", [10, 30, 60, 60], { modeHARD: "WORKING_DAY" }),
    );
    expect(next).toMatchObject({ version: 1 });
    if (!("rules" in next)) throw new Error(next.code);
    expect(next.rules.RESOLVE.URGENT).toEqual({ unit: "DAYS", amount: 10, mode: "CALENDAR_ROLLOVER" });
    expect(next.rules.RESOLVE.HARD).toEqual({ unit: "DAYS", amount: 60, mode: "WORKING_DAY" });
    expect(next.rules.REPLY).toBe(DEFAULT_SETTINGS.rules.REPLY);
    expect(limitChanges(DEFAULT_SETTINGS, form("RESOLVE", [10, 30, 60, 60])).map(({ tier }) => tier)).toEqual(
      ["URGENT"],
    );
  });
  it("nothing changed is said so", () => {
    expect(changedSettings(DEFAULT_SETTINGS, form("RESOLVE", [15, 30, 60, 60]))).toEqual({
      code: "NO_LIMIT_CHANGES",
    });
  });
  it("急 5日 (N7) and 愁 15日 (N8) are the source's: changed only knowingly", () => {
    expect(changedSettings(DEFAULT_SETTINGS, form("REPLY", [7, 20, 30, 30]))).toEqual({
      code: "SOURCED_LIMIT",
      details: { tier: "URGENT,WORRY" },
    });
    expect(
      changedSettings(DEFAULT_SETTINGS, form("REPLY", [7, 20, 30, 30], { sourceKnown: "on" })),
    ).toMatchObject({ version: 1 });
    expect(changedSettings(DEFAULT_SETTINGS, form("REPLY", [5, 15, 25, 30]))).toMatchObject({ version: 1 });
  });
  it("受理 never beyond the 15日 of the law, nothing beyond a year", () => {
    expect(changedSettings(DEFAULT_SETTINGS, form("ACCEPT", [16, 2, 2, 2]))).toMatchObject({
      code: "LIMIT_TOO_LONG",
      details: { most: 15 },
    });
    expect(changedSettings(DEFAULT_SETTINGS, form("RESOLVE", [366, 30, 60, 60]))).toMatchObject({
      code: "LIMIT_TOO_LONG",
    });
  });
  it("hours stay hours, and half numbers, nought and words are refused", () => {
    const next = changedSettings(DEFAULT_SETTINGS, form("SIGN", [2, 4, 4, 4], { modeURGENT: "WORKING_DAY" }));
    expect("rules" in next && next.rules.SIGN.URGENT).toEqual({ unit: "WORKING_HOURS", amount: 2 });
    for (const amount of ["0", "-1", "1.5", "五", ""])
      expect(
        settingsForm.safeParse({ ...form("REPLY", [5, 15, 30, 30]), version: "0", amountURGENT: amount })
          .success,
        amount,
      ).toBe(false);
  });
  it("hold for clocks that start afterwards, which remember by which version they were counted", () => {
    const next = changedSettings(DEFAULT_SETTINGS, form("RESOLVE", [10, 30, 60, 60]));
    if (!("rules" in next)) throw new Error(next.code);
    const owner = {
      id: "c",
      level: "TOWN",
      tier: "URGENT",
      unitId: "u",
      round: 1,
      startedAt: new Date("2026-03-04T02:00:00Z"),
    } as const;
    const clock = startClock("RESOLVE", owner, "2026-03-04", { calendar: realCalendar, settings: next });
    expect(clock.basis).toMatchObject({ days: 10, settingsVersion: 1, due: "2026-03-16" });
  });
});
