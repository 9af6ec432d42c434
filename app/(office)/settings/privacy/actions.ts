"use server";
import { action } from "#lib/action.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { privacyForm } from "#lib/domain/rights/privacyChange.ts";
import { changePrivacy } from "#lib/usecases/rights/privacy.ts";

export const savePrivacy = action("changePrivacy", privacyForm, async (form, { actor, now }) => {
  const saved = await changePrivacy(actor, form, now);
  return isProblem(saved) ? saved : { to: `/settings/privacy?saved=${saved.version}` };
});
