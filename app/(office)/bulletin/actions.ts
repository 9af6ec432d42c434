"use server";
import { action } from "#lib/action.ts";
import { publicNoticeForm, publishForm, takeDownForm } from "#lib/domain/open/publicNotices.ts";
import { isProblem } from "#lib/domain/problems.ts";
import {
  draftPublicNotice,
  publishPublicNotice,
  takeDownPublicNotice,
} from "#lib/usecases/open/publicNotices.ts";

export const draft = action("draftPublicNotice", publicNoticeForm, async (form, { actor, now }) => {
  const notice = await draftPublicNotice(actor, form, now);
  return isProblem(notice) ? notice : { to: `/bulletin/edit?notice=${notice.id}&done=saved` };
});

export const publish = action("publishPublicNotice", publishForm, async (form, { actor, now }) => {
  const notice = await publishPublicNotice(actor, form, now);
  return isProblem(notice) ? notice : { to: `/bulletin/edit?notice=${notice.id}&done=published` };
});

export const takeDown = action("publishPublicNotice", takeDownForm, async (form, { actor, now }) => {
  const notice = await takeDownPublicNotice(actor, form, now);
  return isProblem(notice) ? notice : { to: `/bulletin/edit?notice=${notice.id}&done=gone` };
});
