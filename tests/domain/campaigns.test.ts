import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "#lib/domain/calendar/calendar.ts";
import { campaignForm, campaignState, lastDay, startProblem } from "#lib/domain/campaigns/campaigns.ts";

/** 专项行动 (domain.md N22): begins and ends by its days. */
const days = { fromOn: "2026-03-10", toOn: "2026-06-17", endedOn: null };

it("begins and ends by itself, the last day counting, and ends early for good", () => {
  expect(campaignState(days, "2026-03-09")).toBe("AHEAD");
  expect(campaignState(days, "2026-03-10")).toBe("RUNNING");
  expect(campaignState(days, "2026-06-17")).toBe("RUNNING");
  expect(campaignState(days, "2026-06-18")).toBe("OVER");
  const ended = { ...days, endedOn: "2026-04-01" };
  expect(campaignState(ended, "2026-04-01")).toBe("OVER");
  expect([lastDay(ended), lastDay(days)]).toEqual(["2026-04-01", "2026-06-17"]);
  expect(startProblem(days, "2026-06-18")?.code).toBe("CAMPAIGN_PAST");
  expect(startProblem(days, "2026-06-17")).toBeUndefined();
});

it("never comes back once it was over, whatever its days", () => {
  const n = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(n, n, fc.option(n), n, (from, length, ended, at) => {
      const day = (offset: number) => addDays("2026-01-01", offset);
      const one = {
        fromOn: day(from),
        toOn: day(from + length),
        endedOn: ended === null ? null : day(from + ended),
      };
      const order = ["AHEAD", "RUNNING", "OVER"];
      const [now, next] = [campaignState(one, day(at)), campaignState(one, day(at + 1))];
      expect(order.indexOf(next)).toBeGreaterThanOrEqual(order.indexOf(now));
      expect(lastDay(one) <= one.toOn).toBe(true);
    }),
  );
});

it("is refused without days in order, and takes all kinds where none is chosen", () => {
  const form = {
    campaignId: "01934b5e-7c11-7c3e-8f00-000000000001",
    unitId: "01934b5e-7c11-7c3e-8f00-000000000002",
    name: "楼道照明百日行动",
    aim: "坏灯一周内修好",
    fromOn: "2026-03-10",
    toOn: "2026-03-09",
  };
  expect(campaignForm.safeParse(form).error?.issues.map(({ path }) => path[0])).toEqual(["toOn"]);
  expect(campaignForm.parse({ ...form, toOn: "2026-03-10" })).toMatchObject({ category: null });
});
