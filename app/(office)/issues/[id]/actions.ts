"use server";
import { z } from "zod";
import { action, type Door } from "#lib/action.ts";
import type { SignedIn } from "#lib/auth/actor.ts";
import { contactForm } from "#lib/domain/casework/contact.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { type Command, commandOf, issueForm } from "#lib/domain/commands.ts";
import { attachmentIds } from "#lib/domain/files/attachments.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import { issueByReceipt } from "#lib/usecases/casework/byReceipt.ts";
import { revealContact } from "#lib/usecases/casework/contact.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import { replyWithFiles } from "#lib/usecases/files/attachments.ts";

type IssueForm = Record<string, unknown> & { commandId: string; issueId: string; version: number };
type At = Door<SignedIn>;

/** Sends the commands of one form, all or none, and leads back to the issue, or to the desk when it is out of sight now. */
async function send(issueId: string, verb: Verb, commands: readonly Command[], { actor, now }: At) {
  const done = await act(actor, issueId, commands, now);
  return isProblem(done) ? done : leadTo(done, verb, actor);
}
const leadTo = (done: Issue, verb: Verb, actor: Staff) => ({
  to: sees(actor, done) ? `/issues/${done.id}?done=${verb}&v=${done.version}` : `/desk?done=${verb}`,
});
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
export const handOff = action("handOff", issueForm("handOff"), step("handOff"));
export const proposeRefusal = action("proposeRefusal", issueForm("proposeRefusal"), step("proposeRefusal"));
export const refuse = action("refuse", issueForm("refuse"), step("refuse"));
export const askReview = action("askReview", issueForm("askReview"), step("askReview"));
export const review = action("review", issueForm("review"), step("review"));
export const sign = action("sign", issueForm("sign"), step("sign"));
export const returnIt = action("return", issueForm("return"), step("return"));
export const rule = action("rule", issueForm("rule"), step("rule"));
export const addCoHandler = action("addCoHandler", issueForm("addCoHandler"), step("addCoHandler"));
export const whistle = action("whistle", issueForm("whistle"), step("whistle"));
export const reportIn = action("reportIn", issueForm("reportIn"), step("reportIn"));
export const meet = action("meet", issueForm("meet"), step("meet"));
export const rateJoint = action("rateJoint", issueForm("rateJoint"), step("rateJoint"));
export const finishTask = action("finishTask", issueForm("finishTask"), step("finishTask"));
export const contact = action("contact", issueForm("contact"), step("contact"));
/** Files that were sent while the answer was written go along with it, in one transaction. */
export const reply = action(
  "reply",
  z.object({ ...issueForm("reply").shape, attachments: attachmentIds }),
  async ({ attachments, ...form }, { actor, now }) => {
    const done = await replyWithFiles(actor, form.issueId, [commandOf("reply", form, now)], attachments, now);
    return isProblem(done) ? done : leadTo(done, "reply", actor);
  },
);
export const askInfo = action("askInfo", issueForm("askInfo"), step("askInfo"));
export const giveInfo = action("giveInfo", issueForm("giveInfo"), step("giveInfo"));
export const askBack = action("askBack", issueForm("askBack"), step("askBack"));
export const denyContact = action("denyContact", issueForm("denyContact"), step("denyContact"));
export const askPause = action("askPause", issueForm("askPause"), step("askPause"));
export const approvePause = action("approvePause", issueForm("approvePause"), step("approvePause"));
export const askExtension = action("askExtension", issueForm("askExtension"), step("askExtension"));
export const approveExtension = action(
  "approveExtension",
  issueForm("approveExtension"),
  step("approveExtension"),
);
export const approveSecondExtension = action(
  "approveSecondExtension",
  issueForm("approveSecondExtension"),
  step("approveSecondExtension"),
);
export const tellExtension = action("tellExtension", issueForm("tellExtension"), step("tellExtension"));
export const declineRequest = action("declineRequest", issueForm("declineRequest"), step("declineRequest"));
export const resume = action("resume", issueForm("resume"), step("resume"));
export const mediate = action("mediate", issueForm("mediate"), step("mediate"));
export const hold = action("hold", issueForm("hold"), step("hold"));
export const escalate = action("escalate", issueForm("escalate"), step("escalate"));
export const sendBack = action("sendBack", issueForm("sendBack"), step("sendBack"));
export const resolve = action("resolve", issueForm("resolve"), step("resolve"));
export const callback = action("callback", issueForm("callback"), step("callback"));
export const reopen = action("reopen", issueForm("reopen"), step("reopen"));
export const close = action("close", issueForm("close"), step("close"));
export const urge = action("urge", issueForm("urge"), step("urge"));
export const withdraw = action("withdraw", issueForm("withdraw"), step("withdraw"));
export const supervise = action("supervise", issueForm("supervise"), step("supervise"));
export const referOut = action("referOut", issueForm("referOut"), step("referOut"));
export const split = action("split", issueForm("split"), step("split"));
export const reclassify = action("reclassify", issueForm("reclassify"), step("reclassify"));

/** People know the other issue by its receipt number. */
const receiptNo = z
  .string()
  .transform((text) => text.trim())
  .refine((text) => text !== "", { params: { code: "REQUIRED" } });
export const merge = action(
  "merge",
  z.object({ ...issueForm("merge").omit({ masterId: true }).shape, masterNo: receiptNo }),
  async ({ masterNo, ...form }, at) => {
    const master = await issueByReceipt(at.actor, masterNo);
    return isProblem(master) ? master : step("merge")({ ...form, masterId: master.id }, at);
  },
);
export const link = action(
  "link",
  z.object({ ...issueForm("link").omit({ otherId: true }).shape, otherNo: receiptNo }),
  async ({ otherNo, ...form }, at) => {
    const other = await issueByReceipt(at.actor, otherNo);
    return isProblem(other) ? other : step("link")({ ...form, otherId: other.id }, at);
  },
);

/** Shown on the page it was asked on; never in an address, a redirect or the log. */
export const showContact = action("revealContact", contactForm, async (asked, { actor, now }) => {
  const contact = await revealContact(actor, asked, now);
  return isProblem(contact) ? contact : { shown: { name: contact.name ?? "", phone: contact.phone ?? "" } };
});
