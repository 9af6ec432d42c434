import { uuidv7 } from "uuidv7";
import { draftForAll } from "#lib/db/alike/matters.ts";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { type Db, db } from "#lib/db/client.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import {
  type AddToMatter,
  type AnswerMatter,
  MATTER_FROM,
  type MatterForm,
  type MoveMatter,
  type RemoveFromMatter,
  replyKindOf,
} from "#lib/domain/alike/matters.ts";
import { parseReceiptNo } from "#lib/domain/casework/receipt.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import type { MatterState } from "#lib/domain/vocabulary.ts";
import { onceOnly, refusable } from "../outcome.ts";

type Done = { id: string };

/** Whether one of the posts by which this actor keeps matters has this place in its area. */
async function keepsAt(tx: Db, actor: Staff, placeUnitId: string): Promise<boolean> {
  const place = await positionOf(tx, placeUnitId);
  const areas = await Promise.all(deskPosts(actor, "keepMatter").map(({ unitId }) => positionOf(tx, unitId)));
  return place !== null && areas.some((area) => area !== null && isOrBelow(place, area));
}

/** The matter, locked; a Problem when it is missing, not theirs, or was changed since it was looked at. */
async function heldMatter(tx: Db, actor: Staff, id: string, version?: number) {
  await tx.$queryRaw`SELECT FROM matters WHERE id = ${id}::uuid FOR UPDATE`;
  const matter = await tx.matter.findUnique({ where: { id } });
  if (!matter || !(await keepsAt(tx, actor, matter.placeUnitId))) return problem("NOT_FOUND");
  if (version !== undefined && version !== matter.version) return problem("MATTER_CHANGED");
  return matter;
}

/**
 * Opens a matter for a problem that several people told of (domain.md N21), with the issues it begins with. Nothing changes
 * for them: each keeps its receipt, its clocks and its own answer.
 * Errors: NOT_ALLOWED, UNKNOWN_PLACE, NOT_FOUND (an issue they may not see), KEPT_APART, IN_OTHER_MATTER.
 */
export const openMatter = (actor: Staff, form: MatterForm, now: Date): Promise<Done | Problem> =>
  onceOnly(
    () => refusable((tx) => openIn(tx, actor, form, now)),
    () =>
      db.matter.findFirst({ where: { id: form.commandId, madeBy: actor.personId }, select: { id: true } }),
  );

async function openIn(tx: Db, actor: Staff, form: MatterForm, now: Date): Promise<Done | Problem> {
  if (deskPosts(actor, "keepMatter").length === 0)
    return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK,DISPATCHER" });
  if (!(await keepsAt(tx, actor, form.placeUnitId))) return problem("PLACE_OUT_OF_REACH");
  const { commandId: id, title, category, placeUnitId, note } = form;
  await tx.matter.create({
    data: { id, title, category, placeUnitId, note, madeBy: actor.personId, madeAt: now, updatedAt: now },
  });
  await recordStep(tx, id, { state: "OPEN", words: note }, actor, now);
  for (const issue of form.issues) {
    const refused = await putUnder(tx, actor, { matterId: id, issueId: issue.id, why: title }, now);
    if (refused) return refused;
  }
  return { id };
}

type Put = { matterId: string; issueId: string; why: string };
async function putUnder(
  tx: Db,
  actor: Staff,
  { matterId, issueId, why }: Put,
  now: Date,
): Promise<Problem | null> {
  const issue = await loadIssue(tx, issueId, { lock: true });
  if (!issue || !sees(actor, issue)) return problem("NOT_FOUND");
  if (issue.hiddenFrom !== null) return problem("KEPT_APART");
  const there = await tx.matterIssue.findFirst({
    where: { issueId, removedAt: null },
    select: { matterId: true },
  });
  if (there) return there.matterId === matterId ? null : problem("IN_OTHER_MATTER");
  await tx.matterIssue.create({
    data: { id: uuidv7(), matterId, issueId, why, addedBy: actor.personId, addedAt: now },
  });
  return null;
}

/**
 * Puts an issue under a matter, by its receipt number; doing it twice changes nothing.
 * Errors: NOT_FOUND (matter or issue), MATTER_CLOSED, KEPT_APART, IN_OTHER_MATTER.
 */
export const addToMatter = (
  actor: Staff,
  { matterId, receiptNo, why }: AddToMatter,
  now: Date,
): Promise<Done | Problem> =>
  refusable(async (tx) => {
    const matter = await heldMatter(tx, actor, matterId);
    if (isProblem(matter)) return matter;
    if (matter.state === "CLOSED") return problem("MATTER_CLOSED");
    const number = parseReceiptNo(receiptNo);
    const issue =
      number && (await tx.issue.findUnique({ where: { receiptNo: number }, select: { id: true } }));
    if (!issue) return problem("NOT_FOUND");
    const refused = await putUnder(tx, actor, { matterId, issueId: issue.id, why }, now);
    return refused ?? { id: issue.id };
  });

/** Takes an issue out of a matter again, with a reason; the draft that waited for it goes. Errors: NOT_FOUND. */
export const removeFromMatter = (
  actor: Staff,
  { matterId, issueId, why }: RemoveFromMatter,
  now: Date,
): Promise<Done | Problem> =>
  refusable(async (tx) => {
    const matter = await heldMatter(tx, actor, matterId);
    if (isProblem(matter)) return matter;
    const issue = await loadIssue(tx, issueId);
    if (!issue || !sees(actor, issue)) return problem("NOT_FOUND");
    const { count } = await tx.matterIssue.updateMany({
      where: { matterId, issueId, removedAt: null },
      data: { removedBy: actor.personId, removedAt: now, removedWhy: why },
    });
    if (count === 0) return problem("NOT_FOUND");
    await tx.replyDraft.deleteMany({ where: { issueId, matterId } });
    return { id: issueId };
  });

/**
 * Answers a matter, or says that its cause is gone: the answer becomes a draft for each of its open issues. Nothing is sent;
 * whoever answers that resident reads it, changes it and sends it, by that issue's own clock.
 * Errors: NOT_FOUND, MATTER_CHANGED, MATTER_STATE.
 */
export const answerMatter = (actor: Staff, form: AnswerMatter, now: Date): Promise<Done | Problem> =>
  refusable(async (tx) => {
    const matter = await into(tx, actor, form, now);
    if (isProblem(matter)) return matter;
    const { done, now: state, next, nextOn } = form;
    const answer = { kind: replyKindOf(form.state), done, state, next, nextOn } as const;
    await recordStep(tx, matter.id, { state: form.state, words: done, answer }, actor, now);
    await draftForAll(tx, matter.id, answer, actor.personId, now);
    return { id: matter.id };
  });

/** Closes a matter, or opens it again. Drafts that wait stay with their issues. Errors: NOT_FOUND, MATTER_CHANGED, MATTER_STATE. */
export const moveMatter = (actor: Staff, form: MoveMatter, now: Date): Promise<Done | Problem> =>
  refusable(async (tx) => {
    const matter = await into(tx, actor, form, now);
    if (isProblem(matter)) return matter;
    await recordStep(tx, matter.id, form, actor, now);
    return { id: matter.id };
  });

async function into(
  tx: Db,
  actor: Staff,
  { matterId, version, state }: { matterId: string; version: number; state: MatterState },
  now: Date,
) {
  const matter = await heldMatter(tx, actor, matterId, version);
  if (isProblem(matter)) return matter;
  if (!(MATTER_FROM[state] as readonly string[]).includes(matter.state)) return problem("MATTER_STATE");
  return tx.matter.update({ where: { id: matterId }, data: { state, version: version + 1, updatedAt: now } });
}

type Step = { state: MatterState; words: string; answer?: object };
const recordStep = (tx: Db, matterId: string, { state, words, answer }: Step, actor: Staff, at: Date) =>
  tx.matterStep.create({
    data: { id: uuidv7(), matterId, state, words, personId: actor.personId, at, ...(answer && { answer }) },
  });
