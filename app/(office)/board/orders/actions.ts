"use server";
import { action } from "#lib/action.ts";
import { commandOf, issueForm } from "#lib/domain/commands.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { act } from "#lib/usecases/casework/issues.ts";

export const supervise = action("supervise", issueForm("supervise"), async (form, { actor, now }) => {
  const done = await act(actor, form.issueId, [commandOf("supervise", form, now)], now);
  return isProblem(done) ? done : { to: `/board/orders?done=${form.commandId}` };
});
