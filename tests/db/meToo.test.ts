import { uuidv7 } from "uuidv7";
import { beforeAll, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { CONDUCT_CATEGORY } from "#lib/domain/casework/recusal.ts";
import { PAYLOADS } from "#lib/domain/commands.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { sameProblem, sameProblems, similarTo } from "#lib/queries/alike/similar.ts";
import { registerMeToo } from "#lib/usecases/alike/meToo.ts";
import { answerWall, foldPost, prepareWall, publishOnWall } from "#lib/usecases/open/wall.ts";
import {
  foundCity,
  goes,
  registered,
  registration,
  staff,
  stored,
  TO_WORK,
  unitIds,
} from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** 我也是: only what everybody may read is shown, joining makes an issue of its own, and people decide about merging. */
const NOW = at("03-04 10:00");
const clerk = staff("COUNCIL_CLERK", "community");
const CATEGORY = "UTILITIES.WATER_SUPPLY"; // as the office sorts it in these stories
const STATEMENT = "石桥边的路灯灭了，打138 0000 5678找王秀英。";

async function answered(payload: object = {}): Promise<Issue> {
  const { issue } = await registered("03-02 10:00", {
    statement: STATEMENT,
    residentName: "王秀英",
    category: CATEGORY,
    ...payload,
  });
  return goes(issue.id, ...TO_WORK, ["reply", "03-03 09:00"]);
}
async function onWall(payload: object = {}): Promise<{ issue: Issue; postId: string }> {
  const issue = await answered(payload);
  const { id: replyId } = await db.reply.findFirstOrThrow({ where: { issueId: issue.id } });
  const postId = crypto.randomUUID();
  const resident = { kind: "RESIDENT", issueId: issue.id } as const;
  await answerWall(resident, { issueId: issue.id, commandId: uuidv7(), show: "yes" }, NOW);
  await prepareWall(clerk, { issueId: issue.id, replyId, stand: [], more: [] }, NOW);
  const done = await publishOnWall(clerk, { issueId: issue.id, replyId, commandId: postId }, NOW);
  expect(isProblem(done) && done.code).toBe(false);
  return { issue, postId };
}
const asked = (
  unitId: string = unitIds.community,
  category: string | null = CATEGORY,
  statement = "路灯不亮",
) => sameProblems({ unitId, category, statement });
const joined = async (postId: string | null, payload: object = {}) => {
  const receipt = await registerMeToo(
    { kind: "RESIDENT", issueId: null },
    registration("2026-03-04", { statement: "我也遇到这个问题", category: CATEGORY, ...payload }),
    postId,
    NOW,
  );
  if (isProblem(receipt)) throw new Error(receipt.code);
  return receipt;
};

beforeAll(foundCity);

it("shows what stands on the wall, struck out, of the same category and place; never what is only with us", async () => {
  await answered();
  expect(await asked()).toEqual([]);
  const { postId } = await onWall();
  const [found, ...more] = await asked();
  expect(more).toEqual([]);
  expect(found?.postId).toBe(postId);
  expect(found?.words).toContain("石桥边的路灯灭了");
  expect(found?.words).not.toMatch(/138|5678|王秀英/);
  expect(await asked(unitIds.community, "PUBLIC_SECURITY.OTHER")).toEqual([]);
  expect(await asked(unitIds.neighbour)).toEqual([]);
  expect(
    await asked(unitIds.community, null, "石桥边的路灯灭了"),
    "without a category by like words",
  ).toHaveLength(1);
  expect(await asked(unitIds.community, null, "楼上漏水到我家")).toEqual([]);
  expect(await asked("nonsense")).toEqual([]);

  await foldPost(clerk, { postId, kind: "MISTAKE", words: "弄错了，先收起来" }, NOW);
  expect(await asked()).toEqual([]);
  expect(await sameProblem(postId)).toBeNull();
});

it("joining gives an issue with its own receipt, tied as a proposal that the clerk sees first", async () => {
  const { issue, postId } = await onWall();
  const { issueId, receiptNo } = await joined(postId);
  expect(receiptNo).not.toBe(issue.receiptNo);
  const own = await stored(issueId);
  expect(own).toMatchObject({ state: "REGISTERED", mergedInto: null });
  const links = await db.issueLink.findMany({ where: { issueId } });
  expect(links).toMatchObject([{ otherId: issue.id, kind: "ME_TOO" }]);
  const [first, ...others] = await similarTo(clerk, own, NOW);
  expect(first).toMatchObject({ id: issue.id, chosen: true });
  expect(others.every(({ id, chosen }) => id !== issue.id && !chosen)).toBe(true);
});

it("nothing is lost where there is nothing to join, and a complaint about officials is tied to nobody", async () => {
  const { postId } = await onWall();
  for (const [to, payload] of [
    [null, {}],
    [crypto.randomUUID(), {}],
    [postId, { category: CONDUCT_CATEGORY }],
  ] as const) {
    const { issueId } = await joined(to, payload);
    expect(await db.issueLink.count({ where: { issueId } })).toBe(0);
  }
});

it("an office cannot say that a resident said so", () => {
  const link = (kind: string) => PAYLOADS.link.safeParse({ otherId: uuidv7(), kind, words: "" }).success;
  expect(["RELATED", "ME_TOO", "MERGED"].map(link)).toEqual([true, false, false]);
});
