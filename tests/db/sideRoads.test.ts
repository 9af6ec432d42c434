import { beforeAll, describe, expect, test } from "vitest";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import type { Payload } from "#lib/domain/commands.ts";
import type { ResidentActor, Staff } from "#lib/domain/permissions.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import { readIssue } from "#lib/queries/casework/issues.ts";
import { readTracked } from "#lib/queries/residents/residents.ts";
import { issueByReceipt } from "#lib/usecases/casework/byReceipt.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import {
  clock,
  colleague,
  does,
  goodReply,
  makeOffices,
  type Offices,
  told,
} from "#tests/support/offices.ts";

const spoken = clock("2026-03-02 10:00");
const category = "UTILITIES.WATER_SUPPLY";
let offices: Offices;

beforeAll(async () => {
  offices = await makeOffices();
});

/** An issue the community works on itself. */
async function atWork(): Promise<string> {
  const { people, units } = offices;
  const { issueId } = await told(people.visitor, units.community.id, spoken);
  await does(people.community, issueId, "accept", { category, tier: "URGENT", hazard: false }, spoken);
  await does(people.community, issueId, "dispatch", { unitId: units.community.id, words: "" }, spoken);
  await does(people.community, issueId, "sign", {}, spoken);
  return issueId;
}
const page = async (who: Staff, issueId: string, now = spoken) => {
  const found = await readIssue(who, issueId, now);
  if (!found) throw new Error("not seen");
  return found;
};
const tracked = async (issueId: string, now = spoken) =>
  readTracked({ kind: "RESIDENT", issueId } satisfies ResidentActor, now);
const reply = (payload: Partial<Payload<"reply">> = {}) => ({ ...goodReply(spoken), ...payload });

describe("units that help", () => {
  test("whom one may ask: offices and departments of the place, the nearest first, never the lead itself", async () => {
    const issueId = await atWork();
    const { helpers } = await page(offices.people.community, issueId);
    expect(helpers.map(({ name, units }) => [name, units.map((unit) => unit.name)])).toEqual([
      ["枫树街道", ["枫树街道", "枫树街道水务站"]],
      ["锦溪区", ["锦溪区"]],
      ["赣平市", ["赣平市"]],
    ]);
  });

  test("a task is offered to the unit that was asked, until it is done, and stands on the page with its words", async () => {
    const { people, units } = offices;
    const issueId = await atWork();
    const asked = { unitId: units.water.id, task: "查三楼立管", dueOn: "2026-03-05" };
    await does(people.community, issueId, "addCoHandler", asked, spoken);
    const helper = await page(people.lead, issueId);
    expect(helper.possible).toContain("finishTask");
    expect(helper.ownTasks).toMatchObject([{ task: "查三楼立管", dueOn: "2026-03-05", doneAt: null }]);
    expect((await page(people.community, issueId)).possible).not.toContain("finishTask");

    const taskId = helper.ownTasks[0]?.id as string;
    await does(people.handler, issueId, "finishTask", { taskId, words: "立管没有裂" }, spoken);
    const after = await page(people.lead, issueId);
    expect(after.possible).not.toContain("finishTask");
    expect(after.coTasks).toMatchObject([{ unitId: units.water.id, doneWords: "立管没有裂" }]);
    expect(after.units[units.water.id]).toBe("枫树街道水务站");
  });
});

describe("a ruling", () => {
  test("offers the ruling office and what stands beside it too, on the screen and behind it", async () => {
    const { people, units } = offices;
    const issueId = await atWork();
    const returned = { reason: "不归社区管", suggestedUnit: "", legalBasis: "" };
    await does(people.community, issueId, "return", returned, spoken);
    await does(people.community, issueId, "dispatch", { unitId: units.community.id, words: "" }, spoken);
    await does(people.community, issueId, "return", returned, spoken);
    const { dispatchTo, possible } = await page(people.town, issueId);
    expect(possible).toContain("rule");
    const ids = dispatchTo.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([units.community.id, units.town.id, units.water.id]));
    expect(new Set(ids).size).toBe(ids.length);
    const ruling = { unitId: units.town.id, upheld: true, words: "不归社区，由街道办" };
    await does(people.town, issueId, "rule", ruling, spoken);
    expect((await page(people.town, issueId)).issue.leadUnitId).toBe(units.town.id);
  });
});

describe("what waits for a decision", () => {
  test("whoever asked does not decide, and reads why", async () => {
    const { community } = offices.people;
    const issueId = await atWork();
    const ask = { reason: "APPRAISAL", until: "2026-03-12", words: "等管材检测报告" } as const;
    await does(community, issueId, "askPause", ask, spoken);
    const { possible, hindered, people, issue } = await page(community, issueId);
    expect(possible).not.toContain("approvePause");
    const problem = { code: "SAME_PERSON", details: { step: "askPause", who: "街道" } };
    expect(hindered).toContainEqual({ verb: "approvePause", problem });
    expect(people[issue.request?.by ?? ""]).toBe("社区");
  });

  test("tries that are still missing are counted; three on two days, one in the evening, are enough", async () => {
    const { community } = offices.people;
    const issueId = await atWork();
    const tries = [
      ["2026-03-02", "11:00"],
      ["2026-03-02", "15:00"],
    ] as const;
    const now = clock("2026-03-03 20:00");
    for (const [on, time] of tries) await does(community, issueId, "contact", notReached(on, time), now);
    expect((await page(community, issueId, now)).triesLeft).toEqual({ tries: 1, days: 1, offHours: 1 });
    await does(community, issueId, "contact", notReached("2026-03-03", "19:30"), now);
    const done = await page(community, issueId, now);
    expect(done.triesLeft).toBeNull();
    expect(done.clocks.find(({ kind }) => kind === "REPLY")).toMatchObject({ stop: "ATTEMPTED" });
  });
  const notReached = (on: string, time: string) =>
    ({ channel: "PHONE", result: "NOT_REACHED", on, time, words: "" }) as const;
});

describe("issues that hang together", () => {
  test("a neighbour's issue is named by its receipt number, as far as one may see it", async () => {
    const { people, units } = offices;
    const receipt = await told(people.visitor, units.community.id, spoken);
    const typed = formatReceiptNo(receipt.receiptNo);
    expect(await issueByReceipt(people.community, typed)).toEqual({ id: receipt.issueId });
    for (const [who, text] of [
      [people.neighbour, typed],
      [people.community, "000 000 000"],
      [people.community, "x"],
      [people.community, ""],
    ] as const)
      expect(await issueByReceipt(who, text)).toEqual({ code: "NOT_FOUND" });
  });

  test("merged, each page shows the other, and the main one how far each resident's answer is", async () => {
    const { community } = offices.people;
    const [masterId, childId] = [await atWork(), await atWork()];
    await does(community, childId, "merge", { masterId, words: "同一根水管" }, spoken);
    await does(community, childId, "reply", reply(), spoken);
    const main = await page(community, masterId);
    expect(main.children).toMatchObject([{ id: childId, state: "MERGED", lastReplyKind: "PROGRESS" }]);
    expect(main.links).toEqual([]);
    const merged = await page(community, childId);
    expect(merged.master).toMatchObject({ id: masterId, state: "IN_PROGRESS" });
    expect((await tracked(childId))?.turns.merged).toBe(true);
  });

  test("a link stands on both pages, and other people's issues do not", async () => {
    const { people, units } = offices;
    const [one, other] = [await atWork(), await atWork()];
    await does(people.community, one, "link", { otherId: other, kind: "RELATED", words: "" }, spoken);
    expect((await page(people.community, one)).links).toMatchObject([{ id: other, kind: "RELATED" }]);
    expect((await page(people.community, other)).links).toMatchObject([{ id: one, kind: "RELATED" }]);
    const asked = { unitId: units.water.id, task: "查三楼立管", dueOn: "2026-03-05" };
    await does(people.community, one, "addCoHandler", asked, spoken);
    expect((await page(people.lead, one)).links, "the helper may see one and not the other").toEqual([]);
  });
});

describe("what the resident reads of a side road", () => {
  const step = <V extends Verb>(
    issueId: string,
    verb: V,
    payload: Payload<V>,
    who = offices.people.community,
  ) => does(who, issueId, verb, payload, spoken);

  test("what is asked of them, and until when; their answer sets it going again", async () => {
    const issueId = await atWork();
    await step(issueId, "askInfo", { words: "房产证复印件", channel: "PHONE", reached: true });
    const asked = await tracked(issueId);
    expect(asked?.turns.waiting).toMatchObject({ kind: "INFO", list: "房产证复印件", until: "2026-03-17" });
    expect(asked?.possible).toContain("giveInfo");
    expect(asked?.promises.map(({ kind }) => kind)).toEqual(["REPLY"]);
    const resident = { kind: "RESIDENT", issueId } as const;
    await act(
      resident,
      issueId,
      [
        {
          id: crypto.randomUUID(),
          verb: "giveInfo",
          version: null,
          madeAt: spoken,
          payload: { words: "给您" },
        },
      ],
      spoken,
    );
    const given = await tracked(issueId);
    expect(given?.turns.waiting).toBeNull();
    expect(given?.steps.map(({ verb }) => verb)).toEqual(["register", "accept", "askInfo", "giveInfo"]);
  });

  test("on hold: why, and when it is looked at again; nothing that was said inside", async () => {
    const { people } = offices;
    const issueId = await atWork();
    await step(issueId, "reply", reply());
    await step(issueId, "hold", { reviewOn: "2026-05-20", words: "等老旧小区改造一起换管" }, people.town);
    const held = await tracked(issueId);
    expect(held?.turns.hold).toEqual({ words: "等老旧小区改造一起换管", reviewOn: "2026-05-20" });
    expect(held?.promises.map(({ kind }) => kind)).toEqual(["PROGRESS", "HOLD_REVIEW"]);
  });

  test("elsewhere: which way, where to go, and how it was explained", async () => {
    const issueId = await atWork();
    const away = { route: "ARBITRATION", whereToGo: "仲裁委 86000000", words: "工资纠纷先仲裁" } as const;
    const how = { papersHandedOver: true, channel: "PHONE", reached: true } as const;
    await step(issueId, "referOut", { ...away, ...how });
    expect(await tracked(issueId)).toMatchObject({ plain: "NOT_OURS", turns: { referral: away } });
  });

  test("refused and under review: who looks at it again and until when, and nobody as if they were handling it", async () => {
    const { people, units } = offices;
    const city = await colleague("市办另一位", ["COUNCIL_CLERK", units.city]);
    for (const [unit, clerk, head, again] of [
      [
        units.community,
        people.community,
        await colleague("社区主任", ["UNIT_LEAD", units.community]),
        units.town,
      ],
      [units.city, people.city, city, units.city],
    ] as const) {
      const { issueId } = await told(people.city, unit.id, spoken);
      const refusal = { reason: "R4", words: "不在本辖区" } as const;
      await step(issueId, "proposeRefusal", refusal, clerk);
      await step(issueId, "refuse", { ...refusal, whereToGo: "邻区城管局 12319" }, head);
      const above = again.id !== unit.id;
      expect(await tracked(issueId)).toMatchObject({ again: null, officeAbove: above });
      await act({ kind: "RESIDENT", issueId }, issueId, [asking()], spoken);
      const name = above ? "枫树街道" : "赣平市";
      const review = { due: "2026-03-09", above };
      expect(await tracked(issueId)).toMatchObject({
        plain: "NOT_OURS",
        again: { office: { name }, ...review },
        turns: { refusal: { review } },
      });
    }
  });
  const asking = () => ({
    id: crypto.randomUUID(),
    verb: "askReview" as const,
    version: null,
    madeAt: spoken,
    payload: { words: "这条路就在我家门口" },
  });

  test("a reply they deny does not count, and says so", async () => {
    const issueId = await atWork();
    await step(issueId, "reply", reply());
    const resident = { kind: "RESIDENT", issueId } as const;
    const deny = { id: crypto.randomUUID(), version: null, madeAt: spoken, payload: { words: "" } };
    await act(resident, issueId, [{ ...deny, verb: "denyContact" }], spoken);
    const after = await tracked(issueId);
    expect(after?.replies.map(({ denied }) => denied)).toEqual([true]);
    expect(after?.promises.map(({ kind }) => kind)).toContain("REPLY");
  });
});
