"use server";
import { action } from "#lib/action.ts";
import { settingsForm } from "#lib/domain/clocks/settingsChange.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { changeClockSettings } from "#lib/usecases/clocks/clockSettings.ts";

export const saveLimits = action("changeClockSettings", settingsForm, async (form, { actor, now }) => {
  const saved = await changeClockSettings(actor, form, now);
  return isProblem(saved) ? saved : { to: `/settings/clocks?saved=${saved.version}` };
});
