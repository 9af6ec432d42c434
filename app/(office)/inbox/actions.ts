"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "#lib/action.ts";
import { readNotices } from "#lib/usecases/notices/noticeSettings.ts";

const id = z.uuid({ error: () => "BAD_ID" });
/** The header counts what is unread. */
const redrawHeader = () => revalidatePath("/", "layout");

/** Opens the issue a notice is about; the notice counts as read. Whether one may see the issue is asked there. */
export const open = action(
  "readNotices",
  z.object({ id, issueId: id }),
  async ({ id, issueId }, { actor, now }) => {
    await readNotices(actor, id, now);
    redrawHeader();
    return { to: `/issues/${issueId}` };
  },
);

export const read = action("readNotices", z.object({ id }), async ({ id }, { actor, now }) => {
  await readNotices(actor, id, now);
  redrawHeader();
  return { to: "/inbox" };
});

export const readAll = action("readNotices", z.object({}), async (_form, { actor, now }) => {
  await readNotices(actor, null, now);
  redrawHeader();
  return { to: "/inbox" };
});
