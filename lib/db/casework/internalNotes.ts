import type { Db } from "../client.ts";

export type NoteRow = {
  readonly id: string;
  readonly issueId: string;
  readonly authorId: string;
  readonly unitId: string;
  readonly onBehalfOf: string | null;
  readonly words: string;
  readonly mentionedIds: readonly string[];
  readonly at: Date;
  readonly withdrawnAt: Date | null;
};

export const notesOf = (tx: Db, issueId: string): Promise<NoteRow[]> =>
  tx.internalNote.findMany({ where: { issueId }, orderBy: [{ at: "desc" }, { id: "desc" }] });
export const noteBy = (tx: Db, id: string, authorId: string): Promise<NoteRow | null> =>
  tx.internalNote.findFirst({ where: { id, authorId } });

/** A note, and a message to everybody it mentions; the message says where to look and nothing of the words. */
export async function insertNote(
  tx: Db,
  note: Omit<NoteRow, "withdrawnAt">,
  messages: readonly { id: string; personId: string }[],
  receiptNo: string,
): Promise<void> {
  await tx.internalNote.create({ data: { ...note, mentionedIds: [...note.mentionedIds] } });
  if (messages.length > 0)
    await tx.outbox.createMany({
      data: messages.map(({ id, personId }) => ({
        id,
        topic: "mention",
        issueId: note.issueId,
        recipient: `person:${personId}`,
        data: { receiptNo, noteId: note.id },
        createdAt: note.at,
      })),
    });
}

/** The one change a note allows; once. */
export async function markWithdrawn(tx: Db, id: string, at: Date): Promise<void> {
  await tx.internalNote.updateMany({ where: { id, withdrawnAt: null }, data: { withdrawnAt: at } });
}
