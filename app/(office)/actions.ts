"use server";
import { z } from "zod";
import { action } from "#lib/action.ts";
import { forgetSession } from "#lib/auth/actor.ts";
import { noteForm, withdrawNoteForm } from "#lib/domain/desk/internalNotes.ts";
import { keepViewForm, viewHref } from "#lib/domain/desk/savedViews.ts";
import { instructionForm, STEP_FORMS } from "#lib/domain/direct/instructions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import * as notes from "#lib/usecases/casework/internalNotes.ts";
import * as views from "#lib/usecases/desk/savedViews.ts";
import * as instructions from "#lib/usecases/direct/instructions.ts";
import { revokeSession } from "#lib/usecases/sessions/sessions.ts";

/** Ends this session on the server too, so that a copied cookie is worth nothing afterwards. */
export const signOut = action("signOut", z.object({}), async (_input, { actor, now }) => {
  await revokeSession(actor.personId, actor.sessionId, now);
  return { to: await forgetSession() };
});

/** Keeps the filter of the desk or the ledger under a name, and stays where it was kept. */
export const keepView = action("keepView", keepViewForm, async (form, { actor, now }) => {
  const kept = await views.keepView(actor, form, now);
  return isProblem(kept) ? kept : { to: viewHref(form.page, form.query) };
});

/** 内部备注: back to the notes of the issue; the address differs, or a browser would only scroll there. */
export const writeNote = action("writeNote", noteForm, async (form, { actor, now }) => {
  const done = await notes.writeNote(actor, form, now);
  return isProblem(done) ? done : { to: `/issues/${form.issueId}?note=${form.noteId}#notes` };
});
export const withdrawNote = action("withdrawNote", withdrawNoteForm, async (form, { actor, now }) => {
  const done = await notes.withdrawNote(actor, form, now);
  return isProblem(done) ? done : { to: `/issues/${form.issueId}?withdrawn=${form.noteId}#notes` };
});

/** 批示, from the page of what it is on; shown is the instruction itself, with its units. */
export const giveInstruction = action("instruct", instructionForm, async (form, { actor, now }) => {
  const done = await instructions.giveInstruction(actor, form, now);
  return isProblem(done) ? done : { to: `/instructions/${done.id}?done=given` };
});
/** 签阅: the read receipt of a unit. */
export const openInstruction = action("answerInstruction", STEP_FORMS.open, async (form, { actor, now }) => {
  const done = await instructions.stepTask(actor, "open", form, now);
  return isProblem(done) ? done : { to: `/instructions/${done.id}` };
});
