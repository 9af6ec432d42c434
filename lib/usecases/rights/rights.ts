import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { loadPrivacy } from "#lib/db/rights/privacy.ts";
import { rightsOfIssue } from "#lib/db/rights/rights.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { type Command, commandOf, type Payload } from "#lib/domain/commands.ts";
import type { Actor, Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { answerDue, MOST_WAITING } from "#lib/domain/rights/rights.ts";
import { issueByReceipt } from "../casework/byReceipt.ts";
import { act } from "../casework/issues.ts";

type Form = { issueId: string; commandId: string; version: number };

/**
 * A request of a resident about their own information (PIPL §44–50), with the day by which it is answered counted at once.
 * Its id is the command's, so that sent twice it is one. Errors: NOT_FOUND, NOT_ALLOWED, RIGHTS_WAITING, CHANGED_MEANWHILE.
 */
export const askRight = (
  actor: Actor,
  form: Form & Payload<"askRight">,
  now: Date,
): Promise<Issue | Problem> => ask(actor, form.issueId, commandOf("askRight", form, now), now);

/** The same for somebody at the window, by the number of their receipt. Errors: as above. */
export async function enterRight(
  actor: Staff,
  { receiptNo, commandId, kind, words }: Payload<"askRight"> & { receiptNo: string; commandId: string },
  now: Date,
): Promise<Issue | Problem> {
  const found = await issueByReceipt(actor, receiptNo);
  if (isProblem(found)) return found;
  const command = {
    id: commandId,
    verb: "askRight",
    version: null,
    madeAt: now,
    payload: { kind, words },
  } as const;
  return ask(actor, found.id, command, now);
}

async function ask(
  actor: Actor,
  issueId: string,
  command: Command<"askRight">,
  now: Date,
): Promise<Issue | Problem> {
  const due = answerDue(now, await loadPrivacy(), await loadCalendar());
  const { kind, words } = command.payload;
  return act(actor, issueId, [command], now, async (tx) => {
    const waiting = (await rightsOfIssue(tx, issueId)).filter(({ state }) => state === "RECEIVED");
    if (waiting.length >= MOST_WAITING) return problem("RIGHTS_WAITING", { limit: MOST_WAITING });
    const enteredBy = actor.kind === "STAFF" ? actor.personId : null;
    await tx.rightsRequest.create({
      data: { id: command.id, issueId, kind, words, askedAt: now, enteredBy, ...due },
    });
    return null;
  });
}

/**
 * The answer, once: done or explained, or refused with the reason and where to complain.
 * Errors: NOT_FOUND, NOT_ALLOWED, RIGHT_ANSWERED, SAY_WHERE_TO_COMPLAIN, CHANGED_MEANWHILE.
 */
export function answerRight(
  actor: Staff,
  form: Form & Payload<"answerRight">,
  now: Date,
): Promise<Issue | Problem> {
  const { issueId, requestId, result, words, whereToComplain } = form;
  return act(actor, issueId, [commandOf("answerRight", form, now)], now, async (tx) => {
    const issue = await tx.issue.findUniqueOrThrow({
      where: { id: issueId },
      select: { holderUnitId: true },
    });
    const { count } = await tx.rightsRequest.updateMany({
      where: { id: requestId, issueId, state: "RECEIVED" },
      data: {
        state: result,
        answer: words,
        whereToComplain: whereToComplain || null,
        answeredAt: now,
        answeredBy: actor.personId,
        unitId: issue.holderUnitId,
      },
    });
    return count === 1 ? null : problem("RIGHT_ANSWERED");
  });
}
