import { loadIssue } from "#lib/db/casework/issues.ts";
import { type Db, db } from "#lib/db/client.ts";
import { FILES_JOINED, givenBy, seenFiles } from "#lib/db/files/attachments.ts";
import { sql } from "#lib/db/sql.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import type { Command } from "#lib/domain/commands.ts";
import { type Entry, mayAttach, roomFor, servedName } from "#lib/domain/files/attachments.ts";
import type { ByteRange } from "#lib/domain/files/byteRange.ts";
import { type Actor, type Staff, sees } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import type { AttachmentKind } from "#lib/domain/vocabulary.ts";
import { store } from "#lib/files/store.ts";
import { act } from "../casework/issues.ts";
import { refusable } from "../outcome.ts";
import { finishUpload, giverOf } from "./uploads.ts";

/**
 * Attaches what the actor has sent to an issue, an answer or a visit that is there already. The same ids again change
 * nothing. Errors: NOT_FOUND (also for what is not theirs), NOT_ALLOWED, FILE_GONE, FILES_TOO_MANY, FILE_TYPE, FILE_BROKEN.
 */
export async function attach(
  actor: Actor,
  to: Entry,
  ids: readonly string[],
  now: Date,
): Promise<{ attached: number } | Problem> {
  const unfinished = await finishAll(actor, ids, now);
  if (unfinished) return unfinished;
  return refusable(async (tx) => {
    const refused = await mayIn(tx, actor, to);
    return refused ?? (await attachIn(tx, actor, to, ids, now)) ?? { attached: ids.length };
  });
}

/** Asked after the row is locked, so that two additions at once are counted one after the other. */
async function mayIn(tx: Db, actor: Actor, to: Entry): Promise<Problem | null> {
  if (to.entry === "VISIT") {
    const [visit] = await tx.$queryRaw<{ visitor_id: string }[]>`
      SELECT visitor_id FROM visits WHERE id = ${to.visitId}::uuid FOR UPDATE`;
    const own = actor.kind === "STAFF" && visit?.visitor_id === actor.personId;
    return own ? null : problem("NOT_FOUND");
  }
  const issue = await loadIssue(tx, to.issueId, { lock: true });
  if (!issue || !sees(actor, issue)) return problem("NOT_FOUND");
  if (to.entry === "REPLY") {
    const reply = await tx.reply.findFirst({ where: { id: to.replyId, issueId: to.issueId } });
    if (!reply) return problem("NOT_FOUND");
  }
  const who = to.entry === "REPLY" ? "HANDLER,UNIT_LEAD" : "HANDLER,INTAKE_CLERK";
  return mayAttach(actor, to.entry, issue) ? null : problem("NOT_ALLOWED", { who });
}

/**
 * Attaches inside a transaction that is already open and has asked whether the actor may. Only what the actor sent, what
 * is whole, and what belongs nowhere yet; ten per answer and visit, and of each giver with an issue.
 */
export async function attachIn(
  tx: Db,
  actor: Actor,
  to: Entry,
  ids: readonly string[],
  now: Date,
): Promise<Problem | null> {
  if (ids.length === 0) return null;
  const [issueId, replyId, visitId] = [
    to.entry === "VISIT" ? null : to.issueId,
    to.entry === "REPLY" ? to.replyId : null,
    to.entry === "VISIT" ? to.visitId : null,
  ];
  const there = sql`a.entry = ${to.entry} AND a.issue_id IS NOT DISTINCT FROM ${issueId}::uuid
    AND a.reply_id IS NOT DISTINCT FROM ${replyId}::uuid AND a.visit_id IS NOT DISTINCT FROM ${visitId}::uuid`;
  const counted = to.entry === "ISSUE" ? sql`${there} AND ${givenBy(actor)}` : there;
  const [found] = await tx.$queryRaw<{ there: number; again: number }[]>`
    SELECT count(*)::int AS there, (count(*) FILTER (WHERE a.id = ANY(${[...ids]}::uuid[]) AND ${givenBy(actor)}))::int AS again
    FROM attachments a WHERE ${counted}`;
  const again = found?.again ?? 0;
  const full = roomFor(found?.there ?? 0, ids.length - again);
  if (full) return full;
  const attached = await tx.$executeRaw`
    UPDATE attachments a SET entry = ${to.entry}, issue_id = ${issueId}::uuid, reply_id = ${replyId}::uuid,
      visit_id = ${visitId}::uuid, attached_at = ${now}
    WHERE a.id = ANY(${[...ids]}::uuid[]) AND a.entry IS NULL AND a.sha256 IS NOT NULL AND ${givenBy(actor)}`;
  return attached + again === ids.length ? null : problem("FILE_GONE");
}

/** What arrived whole while the process was ended before it could be looked at. */
export async function finishAll(
  actor: Actor,
  ids: readonly string[],
  now: Date,
): Promise<Problem | undefined> {
  const giver = giverOf(actor);
  if (!giver || ids.length === 0) return;
  const half = await db.attachment.findMany({ where: { id: { in: [...ids] }, sha256: null, ...giver } });
  for (const { id } of half) {
    const refused = await finishUpload(id, now);
    if (refused) return refused;
  }
}

/**
 * Answers the resident and sends files along, in one transaction; sent again it answers as the first time.
 * Errors: those of the step itself, and of {@link attachIn}.
 */
export async function replyWithFiles(
  actor: Staff,
  issueId: string,
  commands: readonly Command[],
  ids: readonly string[],
  now: Date,
): Promise<Issue | Problem> {
  const unfinished = await finishAll(actor, ids, now);
  if (unfinished) return unfinished;
  return act(actor, issueId, commands, now, async (tx) => {
    if (ids.length === 0) return null;
    const { id: replyId } = await tx.reply.findFirstOrThrow({
      where: { issueId, personId: actor.personId, at: now },
      orderBy: { id: "desc" },
      select: { id: true },
    });
    return attachIn(tx, actor, { entry: "REPLY", issueId, replyId }, ids, now);
  });
}

export type Served = {
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly bytes: number;
  readonly sha256: string;
  readonly thumbed: boolean;
};

/** A file as it may be handed out, to whoever of these may see it; null for what is missing, malformed or not theirs. */
export async function findFile(actors: readonly Actor[], id: string): Promise<Served | null> {
  for (const actor of actors) {
    const [row] = await db.$queryRaw<Served[]>`
      SELECT a.name, b.kind, b.bytes, b.sha256, b.thumbed FROM ${FILES_JOINED} WHERE a.id = ${id}::uuid AND ${seenFiles(actor)}`;
    if (row) return { ...row, name: servedName(row.name, row.kind) };
  }
  return null;
}

/** The bytes of a file that {@link findFile} has found, or of its small picture. */
export const openFile = (
  { sha256 }: Served,
  asked: { thumb: boolean; range?: ByteRange },
): Promise<ReadableStream<Uint8Array> | null> =>
  store().open(asked.thumb ? `${sha256}.thumb` : sha256, asked.range);
