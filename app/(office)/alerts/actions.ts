"use server";
import { action } from "#lib/action.ts";
import { closeForm, takeUpForm } from "#lib/domain/alerts/steps.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { stepAlert } from "#lib/usecases/alerts/alerts.ts";

export const takeUp = action("keepAlerts", takeUpForm, async (form, { actor, now }) => {
  const done = await stepAlert(actor, "takeUp", form, now);
  return isProblem(done) ? done : { to: `/alerts/${done.id}?done=took` };
});
export const close = action("keepAlerts", closeForm, async (form, { actor, now }) => {
  const done = await stepAlert(actor, "close", form, now);
  return isProblem(done) ? done : { to: `/alerts/${done.id}?done=closed` };
});
