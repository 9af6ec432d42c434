import { uuidv7 } from "uuidv7";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { type Db, db } from "#lib/db/client.ts";
import { publishable, wallConsent } from "#lib/db/open/wall.ts";
import { type Issue, plainState } from "#lib/domain/casework/issue.ts";
import {
  type Fold,
  keepsWallFor,
  marksOf,
  mayBeShown,
  notThere,
  type PrepareWall,
  type PublishWall,
  SHUT,
  type Unfold,
  type WallAnswer,
} from "#lib/domain/open/wall.ts";
import { type ResidentActor, type Staff, sees } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { redacted } from "#lib/domain/redaction/redaction.ts";
import type { WallFoldKind, WallStep } from "#lib/domain/vocabulary.ts";
import { onceOnly, refusable } from "../outcome.ts";
import { countTry } from "../sessions/throttle.ts";

type Done = { id: string };

/**
 * The resident lets their issue be shown on the wall, or takes that back: then every post of it is folded at once and shows
 * nothing any more (PIPL §15, §25). Saying the same again changes nothing. Errors: NOT_FOUND, NOT_FOR_WALL (a yes only).
 */
export const answerWall = (
  resident: ResidentActor,
  { issueId, commandId, show }: WallAnswer,
  now: Date,
): Promise<Done | Problem> =>
  refusable(async (tx) => {
    const issue = await loadIssue(tx, issueId, { lock: true });
    if (!issue || !sees(resident, issue)) return problem("NOT_FOUND");
    const given = show === "yes";
    if (given && !mayBeShown(issue)) return problem("NOT_FOR_WALL");
    if ((await wallConsent(tx, issueId)) === given) return { id: issueId };
    if (await tx.wallConsent.findUnique({ where: { id: commandId } })) return { id: issueId };
    await tx.wallConsent.create({ data: { id: commandId, issueId, given, at: now } });
    if (!given) {
      await tx.wallDraft.deleteMany({ where: { issueId } });
      await foldAll(tx, issueId, "CONSENT_WITHDRAWN", now);
    }
    return { id: issueId };
  });

/** Folds every post of an issue that can still be read; where a newer answer comes, only the one that stands open. */
async function foldAll(
  tx: Db,
  issueId: string,
  kind: "CONSENT_WITHDRAWN" | "NEWER_ANSWER",
  now: Date,
  personId: string | null = null,
): Promise<void> {
  const posts = await tx.wallPost.findMany({ where: { issueId }, select: { id: true, foldKind: true } });
  for (const { id, foldKind } of posts) {
    if (kind === "NEWER_ANSWER" ? foldKind !== null : SHUT.includes(foldKind as WallFoldKind)) continue;
    await tx.wallPost.update({ where: { id }, data: { foldedAt: now, foldKind: kind, foldWords: "" } });
    await recordStep(tx, id, { step: "FOLDED", kind }, personId, now);
  }
}

/** The issue, locked, if this person keeps the wall for it and its resident lets it be shown; else a Problem. */
async function keptIssue(tx: Db, actor: Staff, issueId: string): Promise<Issue | Problem> {
  const issue = await loadIssue(tx, issueId, { lock: true });
  if (!issue || !sees(actor, issue)) return problem("NOT_FOUND");
  if (!keepsWallFor(actor, issue)) return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK,REVIEWER" });
  if (!(await wallConsent(tx, issueId))) return problem("WALL_CONSENT_MISSING");
  return mayBeShown(issue) ? issue : problem("NOT_FOR_WALL");
}

/**
 * Keeps what a clerk has decided to strike out, so that the result can be looked at before it is published.
 * Errors: NOT_FOUND, NOT_ALLOWED, WALL_CONSENT_MISSING, NOT_FOR_WALL, WALL_ANSWER_FIRST, WALL_PREPARE_FIRST (the answer is
 * no longer the one they looked at), WALL_WORDS_NOT_THERE.
 */
export const prepareWall = (actor: Staff, form: PrepareWall, now: Date): Promise<Done | Problem> =>
  refusable(async (tx) => {
    const issue = await keptIssue(tx, actor, form.issueId);
    if (isProblem(issue)) return issue;
    const found = await publishable(tx, issue.id);
    if (!found) return problem("WALL_ANSWER_FIRST");
    if (found.replyId !== form.replyId) return problem("WALL_PREPARE_FIRST");
    const words = notThere(found.texts, form.more);
    if (words !== undefined) return problem("WALL_WORDS_NOT_THERE", { words });
    const { replyId, stand, more } = form;
    const draft = { replyId, stand, more, personId: actor.personId, at: now };
    await tx.wallDraft.upsert({
      where: { issueId: issue.id },
      create: { issueId: issue.id, ...draft },
      update: draft,
    });
    return { id: issue.id };
  });

/**
 * Publishes what was prepared: words of resident and answer without what tells of a person, the community, the unit, how it
 * stands. No number, no name, no time of day. An older post of the issue is folded. Doing it twice publishes once.
 * Errors: as of {@link prepareWall}, and NOT_FOR_WALL without a category.
 */
export const publishOnWall = (actor: Staff, form: PublishWall, now: Date): Promise<Done | Problem> =>
  onceOnly(
    () => refusable((tx) => publishIn(tx, actor, form, now)),
    () =>
      db.wallPost.findFirst({
        where: { id: form.commandId, publishedBy: actor.personId },
        select: { id: true },
      }),
  );

async function publishIn(tx: Db, actor: Staff, form: PublishWall, now: Date): Promise<Done | Problem> {
  const issue = await keptIssue(tx, actor, form.issueId);
  if (isProblem(issue)) return issue;
  if (!issue.category) return problem("NOT_FOR_WALL");
  const found = await publishable(tx, issue.id);
  if (!found) return problem("WALL_ANSWER_FIRST");
  const draft = await tx.wallDraft.findUnique({ where: { issueId: issue.id } });
  if (draft?.replyId !== found.replyId || form.replyId !== found.replyId)
    return problem("WALL_PREPARE_FIRST");
  const { texts, known, replyId, unitId } = found;
  const marks = marksOf(texts, known, draft);
  const { cityId, countyId, townId, communityId } = issue.place;
  await foldAll(tx, issue.id, "NEWER_ANSWER", now, actor.personId);
  await tx.wallPost.create({
    data: {
      id: form.commandId,
      issueId: issue.id,
      replyId,
      statement: redacted(texts.statement, marks.statement),
      done: redacted(texts.done, marks.done),
      state: redacted(texts.state, marks.state),
      next: redacted(texts.next, marks.next),
      category: issue.category,
      countyId,
      placeUnitId: communityId ?? townId ?? countyId ?? cityId,
      unitId,
      plainState: plainState(issue),
      outcome: issue.outcome,
      publishedBy: actor.personId,
      publishedAt: now,
    },
  });
  await recordStep(tx, form.commandId, { step: "PUBLISHED" }, actor.personId, now);
  await tx.wallDraft.delete({ where: { issueId: issue.id } });
  return { id: form.commandId };
}

/**
 * Folds a post with a reason that everybody reads; nothing is deleted. A post about a person is shut at once, even if it was
 * folded for another reason before. Errors: NOT_FOUND, NOT_ALLOWED.
 */
export const foldPost = (actor: Staff, { postId, kind, words }: Fold, now: Date): Promise<Done | Problem> =>
  refusable(async (tx) => {
    const post = await keptPost(tx, actor, postId);
    if (isProblem(post)) return post;
    if (post.foldKind === kind || SHUT.includes(post.foldKind as WallFoldKind)) return { id: post.issueId };
    await tx.wallPost.update({
      where: { id: postId },
      data: { foldedAt: now, foldKind: kind, foldWords: words },
    });
    await recordStep(tx, postId, { step: "FOLDED", kind, words }, actor.personId, now);
    return { id: post.issueId };
  });

/**
 * Shows a folded post again; only while the resident lets it, and no other post of the issue stands open.
 * Errors: NOT_FOUND, NOT_ALLOWED, WALL_CONSENT_MISSING, NOT_FOR_WALL, WALL_OTHER_POST_OPEN.
 */
export const unfoldPost = (actor: Staff, { postId, words }: Unfold, now: Date): Promise<Done | Problem> =>
  refusable(async (tx) => {
    const post = await keptPost(tx, actor, postId);
    if (isProblem(post)) return post;
    const issue = await keptIssue(tx, actor, post.issueId);
    if (isProblem(issue)) return issue;
    if (post.foldKind === null) return { id: post.issueId };
    if (await tx.wallPost.findFirst({ where: { issueId: post.issueId, foldedAt: null } }))
      return problem("WALL_OTHER_POST_OPEN");
    await tx.wallPost.update({
      where: { id: postId },
      data: { foldedAt: null, foldKind: null, foldWords: null },
    });
    await recordStep(tx, postId, { step: "UNFOLDED", words }, actor.personId, now);
    return { id: post.issueId };
  });

/** The post, its issue locked, if this person keeps the wall for it: also where the consent is gone, so that more can be shut. */
async function keptPost(tx: Db, actor: Staff, postId: string) {
  const asked = await tx.wallPost.findUnique({ where: { id: postId }, select: { issueId: true } });
  const issue = asked && (await loadIssue(tx, asked.issueId, { lock: true }));
  if (!issue || !sees(actor, issue)) return problem("NOT_FOUND");
  if (!keepsWallFor(actor, issue)) return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK,REVIEWER" });
  return tx.wallPost.findUniqueOrThrow({ where: { id: postId } });
}

const DAY_MINUTES = 24 * 60;
/** Counts one more reader who found it useful, once a day for a technical client; who it was is kept nowhere. Errors: NOT_FOUND. */
export async function likePost(
  { postId, client }: { postId: string; client: string },
  now: Date,
): Promise<Done | Problem> {
  const post = await db.wallPost.findFirst({ where: { id: postId, foldedAt: null }, select: { id: true } });
  if (!post) return problem("NOT_FOUND");
  const wait = await countTry({ key: `like:${postId}:${client}`, limit: 1, minutes: DAY_MINUTES }, now);
  if (wait === 0) await db.wallPost.update({ where: { id: postId }, data: { likes: { increment: 1 } } });
  return post;
}

type Step = { step: WallStep; kind?: WallFoldKind; words?: string };
const recordStep = (tx: Db, postId: string, step: Step, personId: string | null, at: Date) =>
  tx.wallStep.create({ data: { id: uuidv7(), postId, personId, at, ...step } });
