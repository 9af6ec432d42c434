"use server";
import { z } from "zod";
import { action } from "#lib/action.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { replayDelivery } from "#lib/usecases/notices/noticeSettings.ts";

/** Sends a message again that was given up, or that nobody is sure of. */
export const replay = action(
  "replayDelivery",
  z.object({ id: z.uuid({ error: () => "BAD_ID" }) }),
  async ({ id }, { actor, now }) => {
    const refused = await replayDelivery(actor, id, now);
    return isProblem(refused) ? refused : { to: "/deliveries?done=replayed" };
  },
);
