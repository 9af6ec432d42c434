"use server";
import { z } from "zod";
import { action, type Door } from "#lib/action.ts";
import type { SignedIn } from "#lib/auth/actor.ts";
import { type Command, commandOf, issueForm } from "#lib/domain/commands.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { act } from "#lib/usecases/issues.ts";

/** Decides, and leads to the list where the issue now stands. */
async function send(
  issueId: string,
  commands: readonly Command[],
  to: string,
  { actor, now }: Door<SignedIn>,
) {
  const done = await act(actor, issueId, commands, now);
  return isProblem(done) ? done : { to };
}
const uuid = z.uuid({ error: () => "BAD_ID" });

/** Taking it is dispatching it: to a department, or to the own office and signed for at once. */
export const take = action(
  "dispatch",
  z.object({ ...issueForm("dispatch").shape, commandId2: uuid, signToo: z.literal("on").optional() }),
  ({ commandId2, signToo, ...form }, at) =>
    send(
      form.issueId,
      [
        commandOf("dispatch", form, at.now),
        ...(signToo
          ? [{ id: commandId2, verb: "sign" as const, version: null, madeAt: at.now, payload: {} }]
          : []),
      ],
      "/escalations?tab=taken&done=dispatch",
      at,
    ),
);
export const sendBack = action("sendBack", issueForm("sendBack"), (form, at) =>
  send(form.issueId, [commandOf("sendBack", form, at.now)], "/escalations?done=sendBack", at),
);
export const supervise = action("supervise", issueForm("supervise"), (form, at) =>
  send(
    form.issueId,
    [commandOf("supervise", form, at.now)],
    "/escalations?tab=supervised&done=supervise",
    at,
  ),
);
