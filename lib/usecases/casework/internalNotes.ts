import { uuidv7 } from "uuidv7";
import { insertNote, markWithdrawn, noteBy } from "#lib/db/casework/internalNotes.ts";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { type Db, db } from "#lib/db/client.ts";
import { colleagues } from "#lib/db/desk/absences.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { deskPost, mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { NoteForm } from "#lib/domain/desk/internalNotes.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { onceOnly, refusable } from "../outcome.ts";

/**
 * 内部备注: words for colleagues beside an issue, never for the resident. Whoever is mentioned must be able to see the
 * issue and is told in the same transaction. Sent again it changes nothing.
 * Errors: NOT_FOUND (also for what is not theirs), NOT_ALLOWED, MENTION_CANNOT_SEE.
 */
export const writeNote = (actor: Staff, form: NoteForm, now: Date): Promise<{ id: string } | Problem> =>
  onceOnly(
    () => refusable((tx) => writeIn(tx, actor, form, now)),
    async () => {
      const before = await noteBy(db, form.noteId, actor.personId);
      return before?.issueId === form.issueId ? { id: before.id } : null;
    },
  );

async function writeIn(tx: Db, actor: Staff, form: NoteForm, now: Date): Promise<{ id: string } | Problem> {
  const issue = await loadIssue(tx, form.issueId);
  if (!issue || !sees(actor, issue)) return problem("NOT_FOUND");
  const post = deskPost(actor, "writeNote");
  if (!post) return problem("NOT_ALLOWED", { who: "HANDLER,UNIT_LEAD,COUNCIL_CLERK" });
  const mentioned = form.mentions.filter((id) => id !== actor.personId);
  const refused = await cannotSee(tx, mentioned, issue);
  if (refused) return refused;
  await insertNote(
    tx,
    {
      id: form.noteId,
      issueId: issue.id,
      authorId: actor.personId,
      unitId: post.unitId,
      onBehalfOf: post.onBehalfOf ?? null,
      words: form.inside.inside,
      mentionedIds: mentioned,
      at: now,
    },
    mentioned.map((personId) => ({ id: uuidv7(), personId })),
    issue.receiptNo,
  );
  return { id: form.noteId };
}

/** By their own posts: what somebody borrows today they may not see tomorrow. */
async function cannotSee(tx: Db, ids: readonly string[], issue: Issue): Promise<Problem | undefined> {
  const people = await colleagues(tx, ids);
  if (people.length < ids.length) return problem("NOT_FOUND");
  const blind = people.find(({ personId, posts }) => {
    const reader: Staff = { kind: "STAFF", personId, posts };
    return !sees(reader, issue) || !mayAtDesk(reader, "readNotes");
  });
  if (blind) return problem("MENTION_CANNOT_SEE", { who: blind.name });
}

/** 撤下: its writer marks a note as withdrawn; the words stay in the record. Errors: NOT_FOUND. */
export const withdrawNote = (
  actor: Staff,
  { noteId, issueId }: { noteId: string; issueId: string },
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const note = await noteBy(tx, noteId, actor.personId);
    if (note?.issueId !== issueId) return problem("NOT_FOUND");
    await markWithdrawn(tx, noteId, now);
    return { id: noteId };
  });
