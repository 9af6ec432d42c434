"use server";
import { residentAction } from "#lib/action.ts";
import { commandOf } from "#lib/domain/commands.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { correctContactForm, forgetContactForm, keepPrivateForm } from "#lib/domain/rights/ownContact.ts";
import { askRightForm } from "#lib/domain/rights/rights.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import * as own from "#lib/usecases/rights/ownContact.ts";
import * as rights from "#lib/usecases/rights/rights.ts";

const PAGE = "/track/issue/mine";

/** Name and phone, by whoever types the key of the receipt anew. */
export const correctContact = residentAction(
  "correctContact",
  correctContactForm,
  async (form, { actor, now }) => {
    const done = await own.correctContact(actor, form, now);
    return isProblem(done) ? done : { to: `${PAGE}?done=correctContact` };
  },
);

export const keepPrivate = residentAction("keepPrivate", keepPrivateForm, async (form, { actor, now }) => {
  const done = await act(actor, form.issueId, [commandOf("keepPrivate", form, now)], now);
  return isProblem(done) ? done : { to: `${PAGE}?done=keepPrivate` };
});

export const forgetContact = residentAction(
  "forgetContact",
  forgetContactForm,
  async (form, { actor, now }) => {
    const done = await own.forgetContact(actor, form, now);
    return isProblem(done) ? done : { to: `${PAGE}?done=forgetContact` };
  },
);

/** What needs a person: answered within the promised working days. */
export const askRight = residentAction("askRight", askRightForm, async (form, { actor, now }) => {
  const done = await rights.askRight(actor, form, now);
  return isProblem(done) ? done : { to: `${PAGE}?done=askRight#requests` };
});
