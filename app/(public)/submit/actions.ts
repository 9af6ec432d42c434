"use server";
import { z } from "zod";
import { residentAction } from "#lib/action.ts";
import { clientKey } from "#lib/auth/actor.ts";
import { hasTold, keepReceipt, printOf } from "#lib/auth/receipt.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { behalfComplete, PAYLOADS } from "#lib/domain/commands.ts";
import { isProblem, problem } from "#lib/domain/problems.ts";
import { registerMeToo } from "#lib/usecases/alike/meToo.ts";
import { countTry } from "#lib/usecases/sessions/throttle.ts";

const PER_CLIENT = { limit: 20, minutes: 60 } as const;

/** A resident's own issue, spoken today. Without a name means that neither name nor phone reaches the record. */
export const register = residentAction(
  "register",
  PAYLOADS.register
    .omit({ channel: true, spokenOn: true, lateReason: true })
    .extend({
      commandId: z.uuid({ error: () => "BAD_ID" }),
      meToo: z.uuid().nullable().catch(null),
      website: z.string().catch(""),
    })
    .superRefine(behalfComplete),
  async ({ commandId, meToo, website, ...told }, { now }) => {
    // Machines fill in what people do not see. Nothing is dropped silently: it may be a true complaint.
    if (website) return problem("FILLED_BY_MACHINE");
    // Back, and sent again: the receipt that is there, not a second matter.
    const print = printOf({ ...told, meToo });
    if (await hasTold(print)) return { to: "/submit/done" };
    const minutes = await countTry({ key: `register:${await clientKey()}`, ...PER_CLIENT }, now);
    if (minutes > 0) return problem("TOO_MANY_TRIES", { minutes });
    const receipt = await registerMeToo(
      { kind: "RESIDENT", issueId: null },
      {
        id: commandId,
        verb: "register",
        version: null,
        madeAt: now,
        payload: {
          ...told,
          ...(told.confidentiality === "ANONYMOUS" && { residentName: "", residentPhone: null }),
          channel: "WEB",
          spokenOn: shanghaiDate(now),
          lateReason: "",
        },
      },
      meToo,
      now,
    );
    if (isProblem(receipt)) return receipt;
    await keepReceipt(receipt.issueId, true, print);
    return { to: "/submit/done" };
  },
);
