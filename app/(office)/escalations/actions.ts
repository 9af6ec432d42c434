"use server";
import { z } from "zod";
import { action, type Door } from "#lib/action.ts";
import type { SignedIn } from "#lib/auth/actor.ts";
import { type Command, commandOf, issueForm } from "#lib/domain/commands.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { act } from "#lib/usecases/casework/issues.ts";

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
const unitFields = { unitId: uuid, commandId2: uuid, signToo: z.literal("on").optional() };
const signing = (
  id: string,
  { actor, now }: Door<SignedIn>,
  { unitId, signToo }: { unitId: string; signToo?: "on" | undefined },
): Command[] => {
  const may = actor.posts.some(
    (post) => post.unitId === unitId && (post.role === "HANDLER" || post.role === "UNIT_LEAD"),
  );
  return signToo && may ? [{ id, verb: "sign", version: null, madeAt: now, payload: {} }] : [];
};
const TAKEN = "/escalations?tab=taken&done=dispatch";

/** Taking it is dispatching it: to a department, or to the own office and signed for at once. */
export const take = action(
  "dispatch",
  z.object({ ...issueForm("dispatch").shape, ...unitFields }),
  ({ commandId2, signToo, ...form }, at) =>
    send(
      form.issueId,
      [commandOf("dispatch", form, at.now), ...signing(commandId2, at, { unitId: form.unitId, signToo })],
      TAKEN,
      at,
    ),
);
/** What came up before anybody below had accepted it. */
export const takeNew = action(
  "accept",
  z.object({ ...issueForm("accept").shape, ...unitFields, commandId3: uuid }),
  ({ unitId, signToo, commandId2, commandId3, ...form }, at) =>
    send(
      form.issueId,
      [
        commandOf("accept", form, at.now),
        { id: commandId2, verb: "dispatch", version: null, madeAt: at.now, payload: { unitId, words: "" } },
        ...signing(commandId3, at, { unitId, signToo }),
      ],
      TAKEN,
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
