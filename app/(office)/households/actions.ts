"use server";
import { action } from "#lib/action.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { confirmAddressesForm } from "#lib/domain/rounds/addressForms.ts";
import { householdForm, householdStateForm, safetyForm } from "#lib/domain/rounds/households.ts";
import { mergeForm, partForm } from "#lib/domain/rounds/merging.ts";
import { confirmAddresses } from "#lib/usecases/rounds/addressImports.ts";
import { mergeHouseholds, partHouseholds } from "#lib/usecases/rounds/householdMerges.ts";
import { addHousehold, setHouseholdState, warnOfPlace } from "#lib/usecases/rounds/households.ts";

export const add = action("keepHousehold", householdForm, async (form, { actor, now }) => {
  const made = await addHousehold(actor, form, now);
  if (isProblem(made)) return made;
  const at = new URLSearchParams({ place: made.communityId, building: form.building, done: "saved" });
  return { to: `/households?${at}#doors` };
});

export const setState = action("keepHousehold", householdStateForm, async (form, { actor, now }) => {
  const done = await setHouseholdState(actor, form, now);
  return isProblem(done) ? done : { to: `/households/edit?household=${form.householdId}&done=saved` };
});

export const warn = action("keepHousehold", safetyForm, async (form, { actor, now }) => {
  const done = await warnOfPlace(actor, form, now);
  return isProblem(done) ? done : { to: `/households/edit?household=${form.householdId}&done=saved` };
});

export const confirmImport = action("importAddresses", confirmAddressesForm, async (form, { actor, now }) => {
  const done = await confirmAddresses(actor, form, now);
  return isProblem(done) ? done : { to: `/households/import/${form.importId}` };
});

export const merge = action("mergeHouseholds", mergeForm, async (form, { actor, now }) => {
  const done = await mergeHouseholds(actor, form, now);
  return isProblem(done) ? done : { to: `/households/edit?household=${done.intoId}&done=saved` };
});

export const part = action("mergeHouseholds", partForm, async (form, { actor, now }) => {
  const done = await partHouseholds(actor, form, now);
  return isProblem(done) ? done : { to: `/households/edit?household=${done.fromId}&done=saved` };
});
