import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { CONDUCT_CATEGORY } from "#lib/domain/casework/recusal.ts";
import { markName, mayBeShown, wallFilter } from "#lib/domain/open/wall.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import {
  readWall,
  readWallAsked,
  readWallDesk,
  readWallDeskIssue,
  readWallFeed,
  readWallPost,
} from "#lib/queries/open/wall.ts";
import {
  answerWall,
  foldPost,
  likePost,
  prepareWall,
  publishOnWall,
  unfoldPost,
} from "#lib/usecases/open/wall.ts";
import { foundCity, goes, registered, staff, TO_WORK, unitIds } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

const NOW = at("03-04 10:00");
const clerk = staff("COUNCIL_CLERK", "community");
const reviewer = staff("REVIEWER", "city");
const ALL = wallFilter({});
const STATEMENT = "我叫王秀英，住3栋2单元401，水管漏了三天，电话138 0000 5678。红房子旁边那家也漏。";

const code = async (answer: Promise<object>) => {
  const got = await answer;
  return isProblem(got) ? got.code : "OK";
};
const resident = (issue: Pick<Issue, "id">): ResidentActor => ({ kind: "RESIDENT", issueId: issue.id });
const says = (issue: Pick<Issue, "id">, show: "yes" | "no", who = resident(issue), now = NOW) =>
  code(answerWall(who, { issueId: issue.id, commandId: uuidv7(), show }, now));
const answered = async (payload: object = {}) =>
  goes(
    (await registered("03-02 10:00", { statement: STATEMENT, residentName: "王秀英", ...payload })).issue.id,
    ...TO_WORK,
    ["reply", "03-03 09:00"],
  );
const replyOf = async (issue: Pick<Issue, "id">) =>
  (await db.reply.findFirstOrThrow({ where: { issueId: issue.id }, orderBy: { at: "desc" } })).id;
const prepared = async (issue: Issue, told: { stand?: string[]; more?: string[] } = {}, who = clerk) =>
  code(
    prepareWall(who, { issueId: issue.id, replyId: await replyOf(issue), stand: [], more: [], ...told }, NOW),
  );
const published = async (issue: Issue, who = clerk, commandId: string = crypto.randomUUID(), now = NOW) =>
  code(publishOnWall(who, { issueId: issue.id, replyId: await replyOf(issue), commandId }, now));
/** Agreed, prepared and published. */
async function onWall(payload: object = {}): Promise<{ issue: Issue; postId: string }> {
  const issue = await answered(payload);
  expect(await says(issue, "yes")).toBe("OK");
  expect(await prepared(issue)).toBe("OK");
  const postId = crypto.randomUUID();
  expect(await published(issue, clerk, postId)).toBe("OK");
  return { issue, postId };
}

beforeAll(foundCity);

const asked = (issue: Issue) => readWallAsked(issue.id, { mayBeShown: mayBeShown(issue) });
describe("the resident's consent", () => {
  it("is theirs alone, counts as last said, and can be asked for only where the issue may be shown", async () => {
    const issue = await answered();
    const other = await answered();
    expect(await says(issue, "yes", resident(other))).toBe("NOT_FOUND");
    expect(await says(issue, "yes", { kind: "RESIDENT", issueId: null })).toBe("NOT_FOUND");
    expect(await asked(issue)).toMatchObject({ askable: true, given: null });
    expect(await says(issue, "yes")).toBe("OK");
    expect(await says(issue, "yes")).toBe("OK");
    expect(await db.wallConsent.count({ where: { issueId: issue.id } })).toBe(1);
    expect(await asked(issue)).toMatchObject({ given: true, postId: null });
    const secret = await answered({ confidentiality: "CONFIDENTIAL" });
    expect(await asked(secret)).toBeNull();
    expect(await says(secret, "yes")).toBe("NOT_FOR_WALL");
    const conduct = (await registered("03-02 10:00", { category: CONDUCT_CATEGORY })).issue;
    expect(await says(conduct, "yes")).toBe("NOT_FOR_WALL");
  });
});

describe("publishing", () => {
  it("waits for consent, answer and a look, and is for who keeps the wall there", async () => {
    const issue = await answered();
    expect(await prepared(issue)).toBe("WALL_CONSENT_MISSING");
    expect(await readWallDeskIssue(clerk, issue.id)).toBeNull();
    await says(issue, "yes");
    expect(await published(issue)).toBe("WALL_PREPARE_FIRST");
    expect(await prepared(issue, {}, staff("COUNCIL_CLERK", "neighbour"))).toBe("NOT_FOUND");
    expect(await prepared(issue, {}, staff("HANDLER", "community"))).toBe("NOT_ALLOWED");
    expect(await prepared(issue, {}, staff("COUNCIL_CLERK", "town"))).toBe("NOT_ALLOWED");
    expect(await prepared(issue, { more: ["绿房子"] })).toBe("WALL_WORDS_NOT_THERE");
    expect(await prepared(issue, { more: ["红房子旁边那家"] })).toBe("OK");
    expect(await published(issue, staff("HANDLER", "community"))).toBe("NOT_ALLOWED");
    expect(await published(issue, reviewer)).toBe("OK");
    const unanswered = (await registered()).issue;
    await says(unanswered, "yes");
    const asked = { issueId: unanswered.id, replyId: uuidv7(), stand: [], more: [] };
    expect(await code(prepareWall(clerk, asked, NOW))).toBe("WALL_ANSWER_FIRST");
  });

  it("shows words, answer, community, unit and state, and nothing that tells of a person", async () => {
    const issue = await answered();
    await says(issue, "yes");
    const page = await readWallDeskIssue(clerk, issue.id);
    const every = page?.marks?.statement.map((span) => markName("statement", span)) ?? [];
    expect(every).toHaveLength(3);
    expect(
      await prepared(issue, { stand: every.filter((_, at) => at === 1), more: ["红房子旁边那家"] }),
    ).toBe("OK");
    const id = crypto.randomUUID();
    expect([await published(issue, clerk, id), await published(issue, clerk, id)]).toEqual(["OK", "OK"]);
    const post = await readWallPost(id);
    expect(post).toMatchObject({
      texts: { statement: "我叫‹姓名›，住3栋2单元401，水管漏了三天，电话‹电话›。‹略›也漏。" },
      place: "community",
      plainState: "ANSWERED",
      day: "2026-03-04",
      foldKind: null,
    });
    const told = JSON.stringify(post);
    for (const secret of [issue.id, issue.receiptNo, "王秀英", "13800005678", "10:00"])
      expect(told).not.toContain(secret);
    expect(await db.wallPost.count({ where: { issueId: issue.id } })).toBe(1);
  });

  it("a phone stays struck whatever the form says", async () => {
    const issue = await answered();
    await says(issue, "yes");
    const marks = (await readWallDeskIssue(clerk, issue.id))?.marks?.statement ?? [];
    await prepared(issue, { stand: marks.map((span) => markName("statement", span)) });
    const id = crypto.randomUUID();
    await published(issue, clerk, id);
    expect((await readWallPost(id))?.texts?.statement).toMatch(/王秀英.*电话‹电话›/);
  });

  it("again with a newer answer folds the older post", async () => {
    const { issue, postId } = await onWall();
    expect((await readWallDeskIssue(clerk, issue.id))?.published).toBe(true);
    await goes(issue.id, ["reply", "03-05 09:00", { kind: "FINAL" }], ["resolve", "03-05 10:00"]);
    expect((await readWallDesk(clerk))?.find(({ id }) => id === issue.id)).toMatchObject({ onWall: false });
    expect(await published(issue)).toBe("WALL_PREPARE_FIRST");
    await prepared(issue);
    const next = crypto.randomUUID();
    expect(await published(issue, clerk, next, at("03-05 11:00"))).toBe("OK");
    expect(await readWallPost(postId)).toMatchObject({
      foldKind: "NEWER_ANSWER",
      texts: { done: expect.any(String) },
    });
    expect(await readWallPost(next)).toMatchObject({
      plainState: "PLEASE_RATE",
      outcome: "SOLVED",
      foldKind: null,
    });
    const results = await readWall(wallFilter({ results: "1" }), null);
    expect(results.posts.map(({ id }) => id)).toEqual([next]);
    expect(await code(unfoldPost(clerk, { postId, words: "再看看旧的答复" }, NOW))).toBe(
      "WALL_OTHER_POST_OPEN",
    );
  });
});

describe("a published post", () => {
  beforeAll(() => onWall());
  it.each([
    ["DELETE", "DELETE FROM wall_posts"],
    ["other words", "UPDATE wall_posts SET statement = '改了'"],
    ["another answer", "UPDATE wall_posts SET done = '改了'"],
    ["another day", "UPDATE wall_posts SET published_at = now()"],
    ["TRUNCATE", "TRUNCATE wall_posts CASCADE"],
    ["a changed consent", "UPDATE wall_consents SET given = true"],
    ["a step that never was", "DELETE FROM wall_steps"],
  ])("is kept by the database itself: %s", async (_what, statement) => {
    await expect(db.$executeRawUnsafe(statement)).rejects.toThrow(/append-only/);
  });

  it("is folded and unfolded with a reason, by who keeps the wall there", async () => {
    const { postId } = await onWall();
    const fold = (kind: "PRIVACY" | "MISTAKE", who = clerk) =>
      code(foldPost(who, { postId, kind, words: "日期写错了一天" }, NOW));
    expect(await fold("MISTAKE", staff("COUNCIL_CLERK", "neighbour"))).toBe("NOT_FOUND");
    expect(await fold("MISTAKE", staff("HANDLER", "community"))).toBe("NOT_ALLOWED");
    expect(await fold("MISTAKE")).toBe("OK");
    expect(await readWallPost(postId)).toMatchObject({
      foldKind: "MISTAKE",
      foldWords: "日期写错了一天",
      texts: {},
    });
    expect(await code(likePost({ postId, client: "a" }, NOW))).toBe("NOT_FOUND");
    expect((await readWallFeed()).some(({ id }) => id === postId)).toBe(false);
    expect(await fold("PRIVACY", reviewer)).toBe("OK");
    expect(await readWallPost(postId)).toMatchObject({ foldKind: "PRIVACY", texts: null });
    expect(await fold("MISTAKE")).toBe("OK");
    expect((await readWallPost(postId))?.texts, "what was shut stays shut").toBeNull();
    expect(await code(unfoldPost(clerk, { postId, words: "核对过，可以" }, NOW))).toBe("OK");
    expect((await readWallPost(postId))?.texts).not.toBeNull();
    const steps = await db.wallStep.findMany({ where: { postId }, orderBy: { id: "asc" } });
    expect(steps.map(({ step }) => step)).toEqual(["PUBLISHED", "FOLDED", "FOLDED", "UNFOLDED"]);
  });

  it("shows nothing any more once the resident takes the consent back, whatever it was folded for before", async () => {
    const { issue, postId } = await onWall();
    await code(foldPost(clerk, { postId, kind: "MISTAKE", words: "日期写错了一天" }, NOW));
    expect(await says(issue, "no")).toBe("OK");
    expect(await readWallPost(postId)).toMatchObject({
      foldKind: "CONSENT_WITHDRAWN",
      foldWords: "",
      texts: null,
    });
    expect(await code(unfoldPost(clerk, { postId, words: "再展开看看" }, NOW))).toBe("WALL_CONSENT_MISSING");
    expect(await prepared(issue)).toBe("WALL_CONSENT_MISSING");
    expect(await says(issue, "yes", undefined, at("03-05 10:00"))).toBe("OK");
    expect(await code(unfoldPost(clerk, { postId, words: "本人又同意了" }, NOW))).toBe("OK");
  });

  it("is shut by itself when its issue becomes hidden or confidential", async () => {
    const { issue, postId } = await onWall();
    await db.issue.update({ where: { id: issue.id }, data: { confidentiality: "CONFIDENTIAL" } });
    expect(await readWallPost(postId)).toMatchObject({ foldKind: "PRIVACY", texts: null });
    expect((await readWallFeed()).some(({ id }) => id === postId)).toBe(false);
    expect(await says(issue, "no"), "the consent can be taken back all the same").toBe("OK");
  });

  it("counts each client once a day", async () => {
    const { postId } = await onWall();
    for (const client of ["a", "a", "b"]) expect(await code(likePost({ postId, client }, NOW))).toBe("OK");
    expect((await readWallPost(postId))?.likes).toBe(2);
    expect(await code(likePost({ postId: uuidv7(), client: "a" }, NOW))).toBe("NOT_FOUND");
  });
});

describe("the wall", () => {
  it("is read page by page, the newest first, each post once, by subject and county", async () => {
    const { postId } = await onWall();
    const post = await db.wallPost.findUniqueOrThrow({ where: { id: postId } });
    const older = { foldedAt: NOW, foldKind: "NEWER_ANSWER", foldWords: "" };
    await db.wallPost.createMany({
      data: Array.from({ length: 42 }, (_, n) => ({
        ...post,
        ...older,
        id: crypto.randomUUID(),
        // some on the same instant: then the id decides
        publishedAt: new Date(NOW.getTime() - Math.floor(n / 4) * 60_000),
      })),
    });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof readWall>> = await readWall(ALL, after);
      seen.push(...page.posts.map(({ id }) => id));
      after = page.after;
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(await db.wallPost.count());
    const count = async (asked: Record<string, string>) =>
      (await readWall(wallFilter(asked), null)).posts.length;
    expect(await count({ category: "UTILITIES", county: unitIds.county })).toBe(20);
    expect(await count({ category: "HEALTH" })).toBe(0);
    expect(await count({ county: unitIds.county3 })).toBe(0);
    expect((await readWall(ALL, uuidv7())).posts.length, "an unknown place begins at the top").toBe(20);
    expect((await readWall(ALL, "'; DROP")).posts.length).toBe(20);
  });

  it("its desk is for who keeps it, each for their own", async () => {
    const { issue } = await onWall();
    expect(await readWallDesk(staff("HANDLER", "community"))).toBeNull();
    expect((await readWallDesk(staff("COUNCIL_CLERK", "neighbour")))?.some(({ id }) => id === issue.id)).toBe(
      false,
    );
    for (const who of [clerk, reviewer])
      expect((await readWallDesk(who))?.find(({ id }) => id === issue.id)).toMatchObject({
        answered: true,
        onWall: true,
      });
    expect(await readWallPost("x")).toBeNull();
    expect(await readWallDeskIssue(staff("COUNCIL_CLERK", "neighbour"), issue.id)).toBeNull();
  });
});
