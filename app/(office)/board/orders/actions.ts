"use server";
import { action } from "#lib/action.ts";
import { commandOf, issueForm } from "#lib/domain/commands.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { act } from "#lib/usecases/casework/issues.ts";

export const supervise = action("supervise", issueForm("supervise"), async (form, { actor, now }) => {
  const done = await act(actor, form.issueId, [commandOf("supervise", form, now)], now);
  // The card stands in another column by now, and its form with it: the page says that nothing was ordered.
  if (isProblem(done) && done.code === "CHANGED_MEANWHILE") return { to: "/board/orders?raced=1" };
  return isProblem(done) ? done : { to: `/board/orders?done=${form.commandId}` };
});
