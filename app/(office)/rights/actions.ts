"use server";
import { action } from "#lib/action.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { answerRightForm, enterRightForm } from "#lib/domain/rights/rights.ts";
import * as rights from "#lib/usecases/rights/rights.ts";

/** For somebody at the window; leads to the page that is printed for them. */
export const enterRight = action("askRight", enterRightForm, async (form, { actor, now }) => {
  const done = await rights.enterRight(actor, form, now);
  return isProblem(done) ? done : { to: `/rights/${form.commandId}?done=askRight` };
});

export const answerRight = action("answerRight", answerRightForm, async (form, { actor, now }) => {
  const done = await rights.answerRight(actor, form, now);
  return isProblem(done) ? done : { to: `/rights/${form.requestId}?done=answerRight` };
});
