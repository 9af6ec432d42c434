"use server";
import { action } from "#lib/action.ts";
import { absenceForm, endAbsenceForm } from "#lib/domain/desk/absence.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { endAbsence, setAbsence } from "#lib/usecases/desk/absences.ts";

export const set = action("setAbsence", absenceForm, async (form, { actor, now }) => {
  const done = await setAbsence(actor, form, now);
  return isProblem(done) ? done : { to: "/absences" };
});
export const end = action("endAbsence", endAbsenceForm, async ({ absenceId }, { actor, now }) => {
  const done = await endAbsence(actor, absenceId, now);
  return isProblem(done) ? done : { to: "/absences" };
});
