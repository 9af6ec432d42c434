"use server";
import { action } from "#lib/action.ts";
import {
  addToMatterForm,
  answerMatterForm,
  moveMatterForm,
  removeFromMatterForm,
} from "#lib/domain/alike/matters.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { addToMatter, answerMatter, moveMatter, removeFromMatter } from "#lib/usecases/alike/matters.ts";

const backTo = (id: string, done: string) => ({ to: `/matters/${id}?done=${done}` });

export const add = action("keepMatter", addToMatterForm, async (form, { actor, now }) => {
  const done = await addToMatter(actor, form, now);
  return isProblem(done) ? done : backTo(form.matterId, "saved");
});
export const remove = action("keepMatter", removeFromMatterForm, async (form, { actor, now }) => {
  const done = await removeFromMatter(actor, form, now);
  return isProblem(done) ? done : backTo(form.matterId, "saved");
});
export const answer = action("keepMatter", answerMatterForm, async (form, { actor, now }) => {
  const done = await answerMatter(actor, form, now);
  return isProblem(done) ? done : backTo(form.matterId, "drafted");
});
export const move = action("keepMatter", moveMatterForm, async (form, { actor, now }) => {
  const done = await moveMatter(actor, form, now);
  return isProblem(done) ? done : backTo(form.matterId, "saved");
});
