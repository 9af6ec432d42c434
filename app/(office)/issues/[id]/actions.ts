"use server";
import { z } from "zod";
import { action, type Door } from "#lib/action.ts";
import type { SignedIn } from "#lib/auth/actor.ts";
import { type Command, commandOf, issueForm } from "#lib/domain/commands.ts";
import { contactForm } from "#lib/domain/contact.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import { revealContact } from "#lib/usecases/contact.ts";
import { act } from "#lib/usecases/issues.ts";

type IssueForm = Record<string, unknown> & { commandId: string; issueId: string; version: number };
type At = Door<SignedIn>;

/** Sends the commands of one form, all or none, and leads back to the issue, or to the desk when it is out of sight now. */
async function send(issueId: string, verb: Verb, commands: readonly Command[], { actor, now }: At) {
  const done = await act(actor, issueId, commands, now);
  if (isProblem(done)) return done;
  const to = sees(actor, done) ? `/issues/${done.id}?done=${verb}&v=${done.version}` : `/desk?done=${verb}`;
  return { to };
}
const step =
  <V extends Verb>(verb: V) =>
  (form: IssueForm, at: At) =>
    send(form.issueId, verb, [commandOf(verb, form, at.now) as Command], at);

const uuid = z.uuid({ error: () => "BAD_ID" });
const unitFields = { unitId: uuid, commandId2: uuid, signToo: z.literal("on").optional() };
const signsFor = (actor: Staff, unitId: string): boolean =>
  actor.posts.some(
    (post) => post.unitId === unitId && (post.role === "HANDLER" || post.role === "UNIT_LEAD"),
  );
const signing = (id: string, now: Date): Command => ({
  id,
  verb: "sign",
  version: null,
  madeAt: now,
  payload: {},
});

/** Where accepting and dispatching lie in one hand: both, and signing where one may, in one transaction. */
export const acceptAndDispatch = action(
  "accept",
  z.object({ ...issueForm("accept").shape, ...unitFields, commandId3: uuid }),
  ({ unitId, signToo, commandId2, commandId3, ...form }, at) =>
    send(
      form.issueId,
      "dispatch",
      [
        commandOf("accept", form, at.now),
        { id: commandId2, verb: "dispatch", version: null, madeAt: at.now, payload: { unitId, words: "" } },
        ...(signToo && signsFor(at.actor, unitId) ? [signing(commandId3, at.now)] : []),
      ],
      at,
    ),
);
export const dispatch = action(
  "dispatch",
  z.object({ ...issueForm("dispatch").shape, ...unitFields }),
  ({ commandId2, signToo, ...form }, at) =>
    send(
      form.issueId,
      "dispatch",
      [
        commandOf("dispatch", form, at.now),
        ...(signToo && signsFor(at.actor, form.unitId) ? [signing(commandId2, at.now)] : []),
      ],
      at,
    ),
);
export const accept = action("accept", issueForm("accept"), step("accept"));
export const refuse = action("refuse", issueForm("refuse"), step("refuse"));
export const sign = action("sign", issueForm("sign"), step("sign"));
export const returnIt = action("return", issueForm("return"), step("return"));
export const reply = action("reply", issueForm("reply"), step("reply"));
export const escalate = action("escalate", issueForm("escalate"), step("escalate"));
export const sendBack = action("sendBack", issueForm("sendBack"), step("sendBack"));
export const resolve = action("resolve", issueForm("resolve"), step("resolve"));
export const reopen = action("reopen", issueForm("reopen"), step("reopen"));
export const close = action("close", issueForm("close"), step("close"));
export const urge = action("urge", issueForm("urge"), step("urge"));
export const supervise = action("supervise", issueForm("supervise"), step("supervise"));

/** Shown on the page it was asked on; never in an address, a redirect or the log. */
export const showContact = action("revealContact", contactForm, async (asked, { actor, now }) => {
  const contact = await revealContact(actor, asked, now);
  return isProblem(contact) ? contact : { shown: { name: contact.name ?? "", phone: contact.phone ?? "" } };
});
