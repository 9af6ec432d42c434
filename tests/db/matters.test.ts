import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { childrenOf, draftFor, looseIssues, mattersInSight } from "#lib/db/alike/matters.ts";
import { db } from "#lib/db/client.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import type { AnswerMatter, MatterForm } from "#lib/domain/alike/matters.ts";
import { groupsAlike } from "#lib/domain/alike/similar.ts";
import { CONDUCT_CATEGORY } from "#lib/domain/casework/recusal.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { similarNearby, similarTo } from "#lib/queries/alike/similar.ts";
import { tokens } from "#lib/search/tokens.ts";
import {
  addToMatter,
  answerMatter,
  moveMatter,
  openMatter,
  removeFromMatter,
} from "#lib/usecases/alike/matters.ts";
import {
  foundCity,
  goes,
  registered,
  staff,
  stored,
  TO_WORK,
  type UnitName,
  unitIds,
} from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

const PUMP = "UTILITIES.WATER_SUPPLY";
const NOW = at("03-03 10:00");
const TOLD = [
  "小区水泵坏了，三楼以上没水",
  "水泵又坏了，我家五楼一天没水用",
  "我们这栋楼没有水，水泵房的水泵不转",
  "水泵房水泵坏了，楼上没有水",
];
const clerk = staff("COUNCIL_CLERK", "community");
const town = staff("COUNCIL_CLERK", "town");

const code = async (answer: Promise<object>) => {
  const got = await answer;
  return isProblem(got) ? got.code : "OK";
};
const told = async (
  statement: string,
  unit: UnitName = "community",
  category: string | null = PUMP,
  more = {},
) => (await registered("03-02 10:00", { statement, unitId: unitIds[unit], category, ...more })).issue;
const matter = (told: Partial<MatterForm> = {}): MatterForm => ({
  commandId: uuidv7(),
  title: "水泵反复损坏",
  category: PUMP,
  placeUnitId: unitIds.community,
  note: "",
  issues: [],
  ...told,
});
const answer = (matterId: string, version: number, more: Partial<AnswerMatter> = {}): AnswerMatter => ({
  matterId,
  version,
  state: "ANSWERED",
  done: "今天请厂家看过，电机烧了，已经订货",
  now: "备用泵先供到五楼，水压小一些",
  next: "新电机到货后当天换上",
  nextOn: "2026-03-06",
  ...more,
});

beforeAll(foundCity);

describe("what may be the same problem", () => {
  let ids: string[];
  let hidden: string;
  beforeAll(async () => {
    ids = [];
    for (const words of TOLD) ids.push((await told(words)).id);
    await told("楼下烧烤店油烟大，夜里吵");
    await told(TOLD[0] as string, "community3"); // elsewhere
    hidden = (await told("水泵坏了没人管，干部收了钱", "community", CONDUCT_CATEGORY)).id;
  });

  it("staff are shown what is like it, near it and within their reach, the most alike first", async () => {
    const issue = await stored(ids[0] as string);
    const found = (await similarTo(clerk, issue, NOW)).map(({ id }) => id);
    expect(found.sort()).toEqual(ids.slice(1).sort());
    expect(await similarTo(staff("COUNCIL_CLERK", "community3"), issue, NOW)).toEqual([]);
    const late = at("06-15 10:00");
    expect(await similarTo(clerk, issue, late)).toEqual([]);
    expect(found).not.toContain(hidden);
  });

  it("residents are told how many, of what, where and in which state, from three on, and nothing else", async () => {
    const asked = { unitId: unitIds.community, category: null, statement: "我家没水，水泵坏了" };
    const nearby = await similarNearby(asked, NOW);
    expect(nearby).toEqual({
      area: "community",
      total: 4,
      groups: [{ category: PUMP, plain: "RECEIVED", count: 4, lastOn: "2026-03-02" }],
    });
    expect(JSON.stringify(nearby)).not.toMatch(/水泵|王|138|receipt/);
    expect(await similarNearby({ ...asked, unitId: unitIds.community3 }, NOW)).toBeNull(); // one is not three
    expect(await similarNearby({ ...asked, unitId: "'" }, NOW)).toBeNull();
    expect(await similarNearby({ ...asked, category: "HEALTH.VACCINATION" }, NOW)).toBeNull();
  });

  it("nothing confidential, hidden, or about a quarrel is among them", async () => {
    for (const more of [
      { confidentiality: "CONFIDENTIAL" as const },
      { confidentiality: "ANONYMOUS" as const },
    ])
      for (let n = 0; n < 3; n += 1)
        await told("渡口的路灯不亮了好几天", "neighbour", "UTILITIES.STREET_LIGHT", more);
    for (let n = 0; n < 3; n += 1)
      await told("楼上邻居半夜跳舞", "neighbour", "NEIGHBOR_DISPUTE.NEIGHBOR_NOISE");
    for (let n = 0; n < 3; n += 1) await told("主任办事态度差", "neighbour", CONDUCT_CATEGORY);
    for (const statement of ["渡口的路灯不亮了好几天", "楼上邻居半夜跳舞", "主任办事态度差"])
      expect(await similarNearby({ unitId: unitIds.neighbour, category: null, statement }, NOW)).toBeNull();
  });

  it("groups are suggested by category, place and words, and those under a matter are left out", async () => {
    const area = await positionOf(db, unitIds.community);
    if (!area) throw new Error("unit");
    const loose = async () =>
      groupsAlike(
        (await looseIssues(clerk, area, at("01-01"))).map((row) => ({
          ...row,
          tokens: tokens(row.statement),
        })),
      ).map((group) => group.map(({ id }) => id).sort());
    expect(await loose()).toEqual([[...ids].sort()]);
    const made = await openMatter(clerk, matter({ issues: ids.slice(0, 2).map((id) => ({ id })) }), NOW);
    expect(isProblem(made)).toBe(false);
    expect(await loose()).toEqual([]);
    if (!isProblem(made))
      for (const issueId of ids.slice(0, 2))
        await removeFromMatter(clerk, { matterId: made.id, issueId, why: "试过了，移出" }, NOW);
  });
});

describe("a matter", () => {
  let id: string;
  let issues: Awaited<ReturnType<typeof told>>[];
  beforeAll(async () => {
    issues = [];
    for (const words of TOLD) issues.push(await told(words));
    const form = matter({ issues: issues.slice(0, 3).map((issue) => ({ id: issue.id })) });
    const made = await openMatter(clerk, form, NOW);
    expect(made).toEqual(await openMatter(clerk, form, NOW)); // sent twice, made once
    id = isProblem(made) ? "" : made.id;
  });
  const version = async () => (await db.matter.findUniqueOrThrow({ where: { id } })).version;

  it("is kept by clerks and dispatchers of the area, with issues they may see", async () => {
    const one = { issues: [{ id: issues[3]?.id ?? "" }] };
    expect(await code(openMatter(staff("HANDLER", "community"), matter(one), NOW))).toBe("NOT_ALLOWED");
    expect(await code(openMatter(staff("DISPATCHER", "neighbour"), matter(one), NOW))).toBe(
      "PLACE_OUT_OF_REACH",
    );
    const beside = matter({ ...one, placeUnitId: unitIds.neighbour });
    expect(await code(openMatter(staff("DISPATCHER", "neighbour"), beside, NOW))).toBe("NOT_FOUND");
    expect(await code(openMatter(town, matter({ issues: [{ id: issues[0]?.id ?? "" }] }), NOW))).toBe(
      "IN_OTHER_MATTER",
    );
    expect(await db.matter.count({ where: { title: "水泵反复损坏", id: { not: id } } })).toBe(1); // of the test above
  });

  it("takes an issue in by its number and lets it go, and remembers both", async () => {
    const last = issues[3];
    if (!last) throw new Error("issue");
    const add = { matterId: id, receiptNo: last.receiptNo, why: "同一台水泵" };
    expect(await code(addToMatter(staff("COUNCIL_CLERK", "neighbour"), add, NOW))).toBe("NOT_FOUND");
    expect(await code(addToMatter(clerk, { ...add, receiptNo: "123" }, NOW))).toBe("NOT_FOUND");
    expect(await code(addToMatter(clerk, add, NOW))).toBe("OK");
    expect(await code(addToMatter(clerk, add, NOW))).toBe("OK");
    const out = { matterId: id, issueId: last.id, why: "其实是水表" };
    expect(await code(removeFromMatter(clerk, out, NOW))).toBe("OK");
    expect(await code(removeFromMatter(clerk, out, NOW))).toBe("NOT_FOUND");
    expect(await code(addToMatter(clerk, add, NOW))).toBe("OK");
    expect(
      await db.matterIssue.findMany({ where: { issueId: last.id }, orderBy: { addedAt: "asc" } }),
    ).toHaveLength(2);
  });

  it("counts what the reader may see: 件 and 事项", async () => {
    const [child, master] = issues;
    if (!child || !master) throw new Error("issues");
    await goes(master.id, ["accept", "03-02 11:00", { category: PUMP }], ["dispatch", "03-02 11:30"]);
    await goes(
      child.id,
      ["accept", "03-02 11:00", { category: PUMP }],
      ["merge", "03-02 12:00", { masterId: master.id }],
    );
    const areas = async (who: Staff) =>
      [await positionOf(db, who.posts[0]?.unitId ?? "")].filter((area) => area !== null);
    const seen = async (who: Staff) => (await mattersInSight(who, await areas(who), { id }))[0];
    expect(await seen(clerk)).toMatchObject({ issues: 4, problems: 3 });
    expect(await seen(town)).toMatchObject({ issues: 4, problems: 3 });
    expect(await seen(staff("COUNCIL_CLERK", "neighbour"))).toBeUndefined();
    await db.$executeRaw`UPDATE issues SET hidden_from = 6 WHERE id = ${issues[2]?.id}::uuid`;
    expect(await seen(clerk)).toMatchObject({ issues: 3, problems: 2 });
    expect((await childrenOf(clerk, id)).map((row) => row.id)).not.toContain(issues[2]?.id);
    expect(await seen(town)).toMatchObject({ issues: 4 });
    await db.$executeRaw`UPDATE issues SET hidden_from = NULL WHERE id = ${issues[2]?.id}::uuid`;
  });

  it("answered, it drafts the answer for each, sends nothing and moves no clock", async () => {
    const messages = await db.outbox.count();
    const clocks = await db.clock.findMany({
      where: { issueId: { in: issues.map((issue) => issue.id) } },
      orderBy: { id: "asc" },
    });
    expect(await code(answerMatter(clerk, answer(id, 99), NOW))).toBe("MATTER_CHANGED");
    expect(
      await code(answerMatter(staff("COUNCIL_CLERK", "county3"), answer(id, await version()), NOW)),
    ).toBe("NOT_FOUND");
    expect(await code(answerMatter(clerk, answer(id, await version()), NOW))).toBe("OK");
    expect(await db.outbox.count()).toBe(messages);
    expect(await db.reply.count({ where: { issueId: { in: issues.map((issue) => issue.id) } } })).toBe(0);
    expect(
      await db.clock.findMany({
        where: { issueId: { in: issues.map((issue) => issue.id) } },
        orderBy: { id: "asc" },
      }),
    ).toEqual(clocks);
    for (const issue of issues)
      expect(await draftFor(issue.id)).toMatchObject({
        kind: "PROGRESS",
        done: answer(id, 1).done,
        nextOn: "2026-03-06",
      });
  });

  it("each answers its own resident: the draft is gone for that one, and waits for the others", async () => {
    const last = issues[3];
    if (!last) throw new Error("issue");
    await goes(last.id, ...TO_WORK.map((step) => [...step] as const), ["reply", "03-03 11:00"]);
    expect(await draftFor(last.id)).toBeNull();
    const waits = (await childrenOf(clerk, id)).filter((child) => child.waits).map((child) => child.id);
    expect(waits.sort()).toEqual(
      issues
        .slice(0, 3)
        .map((issue) => issue.id)
        .sort(),
    );
  });

  it("fixed, it drafts the final answer for those that still wait; ended ones are left alone", async () => {
    const third = issues[2];
    if (!third) throw new Error("issue");
    await goes(third.id, ["withdraw", "03-03 12:00"]);
    const fixed = answer(id, await version(), {
      state: "FIXED",
      done: "新电机已经换好，试了两小时",
      nextOn: null,
    });
    expect(await code(answerMatter(clerk, fixed, at("03-04 10:00")))).toBe("OK");
    expect(await draftFor(issues[3]?.id ?? "")).toMatchObject({ kind: "FINAL", done: fixed.done });
    expect(await draftFor(third.id)).toMatchObject({ kind: "PROGRESS" });
    expect(await code(answerMatter(clerk, answer(id, await version()), NOW))).toBe("MATTER_STATE");
  });

  it("closes and opens again; its steps are kept for good", async () => {
    const close = {
      matterId: id,
      version: await version(),
      state: "CLOSED" as const,
      words: "一个月没有再坏",
    };
    expect(await code(moveMatter(clerk, close, NOW))).toBe("OK");
    expect(
      await code(
        addToMatter(clerk, { matterId: id, receiptNo: issues[0]?.receiptNo ?? "", why: "再加一件" }, NOW),
      ),
    ).toBe("MATTER_CLOSED");
    expect(
      await code(
        moveMatter(clerk, { ...close, version: await version(), state: "OPEN", words: "又坏了一次" }, NOW),
      ),
    ).toBe("OK");
    const steps = await db.matterStep.findMany({ where: { matterId: id }, orderBy: { id: "asc" } });
    expect(steps.map(({ state }) => state)).toEqual(["OPEN", "ANSWERED", "FIXED", "CLOSED", "OPEN"]);
    await expect(db.matterStep.deleteMany({ where: { matterId: id } })).rejects.toThrow();
  });

  it("nothing hidden is put under one", async () => {
    const about = await told("主任办事态度差", "community", CONDUCT_CATEGORY);
    const add = { matterId: id, receiptNo: about.receiptNo, why: "试一试看" };
    expect(await code(addToMatter(clerk, add, NOW))).toBe("NOT_FOUND");
    expect(await code(addToMatter(town, add, NOW))).toBe("KEPT_APART");
  });
});
