"use server";
import { action } from "#lib/action.ts";
import { digestForm, draftDigestForm, editDigestForm, readDigestForm } from "#lib/domain/direct/digests.ts";
import { isProblem } from "#lib/domain/problems.ts";
import * as digests from "#lib/usecases/direct/digests.ts";

export const draft = action("draftDigest", draftDigestForm, async (form, { actor, now }) => {
  const done = await digests.draftDigest(actor, form, now);
  return isProblem(done) ? done : { to: `/digests/${done.id}?done=1` };
});
export const edit = action("draftDigest", editDigestForm, async (form, { actor, now }) => {
  const done = await digests.editDigest(actor, form, now);
  return isProblem(done) ? done : { to: `/digests/${done.id}?done=${form.no + 1}` };
});
export const sign = action("signDigest", readDigestForm, async (form, { actor, now }) => {
  const done = await digests.signDigest(actor, form, now);
  return isProblem(done) ? done : { to: `/digests/${done.id}?done=sign` };
});
export const publish = action("draftDigest", readDigestForm, async (form, { actor, now }) => {
  const done = await digests.publishDigest(actor, form, now);
  return isProblem(done) ? done : { to: `/digests/${done.id}?done=publish` };
});
export const open = action("readDigest", digestForm, async ({ digestId }, { actor, now }) => {
  const done = await digests.openDigest(actor, digestId, now);
  return isProblem(done) ? done : { to: `/digests/${done.id}` };
});
