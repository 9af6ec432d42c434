"use server";
import { action } from "#lib/action.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { confirmAddressesForm } from "#lib/domain/rounds/addressForms.ts";
import {
  eraseContactForm,
  householdContactForm,
  revealContactForm,
} from "#lib/domain/rounds/householdContact.ts";
import { householdForm, householdStateForm, safetyForm } from "#lib/domain/rounds/households.ts";
import { mergeForm, partForm } from "#lib/domain/rounds/merging.ts";
import { dropPlanForm, planForm } from "#lib/domain/rounds/plans.ts";
import { promiseForm } from "#lib/domain/rounds/promises.ts";
import { confirmAddresses } from "#lib/usecases/rounds/addressImports.ts";
import { eraseContact, keepContact, revealHouseholdContact } from "#lib/usecases/rounds/householdContacts.ts";
import { mergeHouseholds, partHouseholds } from "#lib/usecases/rounds/householdMerges.ts";
import { addHousehold, setHouseholdState, warnOfPlace } from "#lib/usecases/rounds/households.ts";
import { dropPlan, planVisits } from "#lib/usecases/rounds/plans.ts";
import { keepPromise } from "#lib/usecases/rounds/promises.ts";

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

export const keep = action("keepPromise", promiseForm, async (form, { actor, now }) => {
  const done = await keepPromise(actor, form, now);
  return isProblem(done) ? done : { to: "/households/promises?done=saved" };
});

export const plan = action("planVisits", planForm, async (form, { actor, now }) => {
  const done = await planVisits(actor, form, now);
  return isProblem(done) ? done : { to: `/households/plans?place=${form.communityId}&done=saved` };
});

export const drop = action("planVisits", dropPlanForm, async (form, { actor, now }) => {
  const done = await dropPlan(actor, form, now);
  return isProblem(done) ? done : { to: `/households/plans?place=${done.communityId}&done=dropped` };
});

const toAddress = (id: string) => ({ to: `/households/edit?household=${id}&done=saved` });

export const writeContact = action(
  "keepHouseholdContact",
  householdContactForm,
  async (form, { actor, now }) => {
    const done = await keepContact(actor, form, now);
    return isProblem(done) ? done : toAddress(form.householdId);
  },
);

export const clearContact = action("keepHouseholdContact", eraseContactForm, async (form, { actor, now }) => {
  const done = await eraseContact(actor, form, now);
  return isProblem(done) ? done : toAddress(form.householdId);
});

export const showContact = action(
  "revealHouseholdContact",
  revealContactForm,
  async (asked, { actor, now }) => {
    const contact = await revealHouseholdContact(actor, asked, now);
    return isProblem(contact) ? contact : { shown: contact };
  },
);
