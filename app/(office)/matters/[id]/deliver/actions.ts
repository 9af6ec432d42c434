"use server";
import { z } from "zod";
import { action } from "#lib/action.ts";
import { commandOf, issueForm } from "#lib/domain/commands.ts";
import { attachmentIds } from "#lib/domain/files/attachments.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { replyWithFiles } from "#lib/usecases/files/attachments.ts";

const uuid = z.uuid({ error: () => "BAD_ID" });

/** One resident's own answer, sent by whoever answers them; then on to the next. */
export const deliver = action(
  "reply",
  z.object({ ...issueForm("reply").shape, attachments: attachmentIds, matterId: uuid }),
  async ({ attachments, matterId, ...form }, { actor, now }) => {
    const done = await replyWithFiles(actor, form.issueId, [commandOf("reply", form, now)], attachments, now);
    return isProblem(done) ? done : { to: `/matters/${matterId}/deliver?done=${done.receiptNo}` };
  },
);
