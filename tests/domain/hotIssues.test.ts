import { describe, expect, test } from "vitest";
import {
  type HotPart,
  holdsOn,
  hotForm,
  hotStand,
  moveProblem,
  promiseProblem,
} from "#lib/domain/open/hotIssues.ts";

/** 限期解决 (domain.md Z31): a day promised before everybody, and what became of it. */

const promised = (...days: string[]): HotPart => ({
  dates: days.map((dueOn, at) => ({ dueOn, reason: at > 0 ? "材料没有到" : null, on: "2026-03-01" })),
  end: null,
});
const ended = (part: HotPart, kind: "DONE" | "TAKEN_DOWN", on: string): HotPart => ({
  ...part,
  end: { kind, words: "已经修好", on } as HotPart["end"],
});

describe("how it stands", () => {
  test("runs up to its day and is late the day after", () => {
    expect(hotStand(promised("2026-03-31"), "2026-03-31")).toBe("RUNNING");
    expect(hotStand(promised("2026-03-31"), "2026-04-01")).toBe("OVERDUE");
  });
  test("is measured by the day that holds; those before it stay to be read", () => {
    const moved = promised("2026-03-31", "2026-04-30");
    expect(holdsOn(moved)).toBe("2026-04-30");
    expect(hotStand(moved, "2026-04-15")).toBe("RUNNING");
    expect(moved.dates).toHaveLength(2);
  });
  test("is done in time, or late, or taken down", () => {
    expect(hotStand(ended(promised("2026-03-31"), "DONE", "2026-03-31"), "2026-05-01")).toBe("DONE");
    expect(hotStand(ended(promised("2026-03-31"), "DONE", "2026-04-01"), "2026-05-01")).toBe("DONE_LATE");
    expect(hotStand(ended(promised("2026-03-31"), "TAKEN_DOWN", "2026-03-02"), "2026-05-01")).toBe(
      "TAKEN_DOWN",
    );
  });
});

describe("what may be promised", () => {
  const stage = (...days: string[]) => days.map((dueOn) => ({ name: "挖开路面", dueOn }));
  test("is no day that is gone, and no step after the whole", () => {
    expect(promiseProblem({ dueOn: "2026-03-31", stage: stage("2026-03-10") }, "2026-03-01")).toBeUndefined();
    expect(promiseProblem({ dueOn: "2026-02-28", stage: [] }, "2026-03-01")).toMatchObject({
      code: "HOT_DAY_PAST",
    });
    expect(promiseProblem({ dueOn: "2026-03-31", stage: stage("2026-02-28") }, "2026-03-01")).toMatchObject({
      code: "HOT_DAY_PAST",
    });
    expect(promiseProblem({ dueOn: "2026-03-31", stage: stage("2026-04-01") }, "2026-03-01")).toMatchObject({
      code: "HOT_STAGE_AFTER",
    });
  });
  test("moves a step between the open ones around it", () => {
    const part = (dueOn: string) => ({ dates: [{ dueOn, reason: null, on: "2026-03-01" }], end: null });
    const days = ["2026-03-10", "2026-03-18", "2026-03-25"];
    const hot = { ...part("2026-03-31"), stages: days.map((on, at) => ({ ...part(on), no: at + 1 })) };
    const move = (stage: number, dueOn: string, seen = 4) =>
      moveProblem(hot, { stage, dueOn, seen }, "2026-03-02");
    expect(move(1, "2026-03-18")).toBeUndefined();
    expect(move(1, "2026-03-19")).toMatchObject({ code: "HOT_STAGE_ORDER", details: { number: 2 } });
    expect(move(3, "2026-03-17")).toMatchObject({ code: "HOT_STAGE_ORDER", details: { number: 3 } });
    expect(move(3, "2026-04-01")?.code).toBe("HOT_STAGE_AFTER");
    expect(move(1, "2026-03-12", 3)?.code, "somebody moved one meanwhile").toBe("HOT_MOVED");
  });
  test("has its steps in the order of their days; two may share a day", () => {
    const promise = (...days: string[]) =>
      promiseProblem({ dueOn: "2026-03-31", stage: stage(...days) }, "2026-03-01");
    expect(promise("2026-03-10", "2026-03-10", "2026-03-20")).toBeUndefined();
    expect(promise("2026-03-10", "2026-03-20", "2026-03-19")).toMatchObject({
      code: "HOT_STAGE_ORDER",
      details: { number: 3 },
    });
  });

  const form = {
    hotId: "0198c0de-0000-7000-8000-000000000001",
    unitId: "0198c0de-0000-7000-8000-000000000002",
    responsibleId: "0198c0de-0000-7000-8000-000000000003",
    title: "北门积水",
    text: "北门的路一下雨就积水。",
    dueOn: "2026-03-31",
  };
  test("leaves out steps that were left empty", () => {
    const stages = [
      { name: " 挖开路面 ", dueOn: "2026-03-10" },
      { name: "", dueOn: " " },
    ];
    expect(hotForm.parse({ ...form, stage: stages }).stage).toEqual([
      { name: "挖开路面", dueOn: "2026-03-10" },
    ]);
  });
  test("says which step lacks a name or a day", () => {
    const half = [
      { name: "", dueOn: "2026-03-10" },
      { name: "铺管", dueOn: "someday" },
    ];
    const { error } = hotForm.safeParse({ ...form, stage: half });
    expect(error?.issues.map(({ path }) => path.join("."))).toEqual(["stage.0.name", "stage.1.dueOn"]);
  });
});
