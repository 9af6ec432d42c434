import { type Context, type Draft, RESIDENT, set, tell, unit } from "../casework/draft.ts";
import type { Issue } from "../casework/issue.ts";
import type { Payload } from "../commands.ts";
import { type Problem, problem } from "../problems.ts";

/** Whoever works on it now has to know: they may be about to call. */
const holders = ({ issue }: Draft) => [unit(issue.leadUnitId), unit(issue.holderUnitId)];

/** 更正 (PIPL §46). What was and what is stand nowhere in the trail: only which of the two was corrected. */
export function mayCorrectContact(issue: Pick<Issue, "confidentiality">): Problem | undefined {
  if (issue.confidentiality === "ANONYMOUS") return problem("NO_NAME_WANTED");
}
export function correctContact(draft: Draft, _payload: unknown, ctx: Context): undefined {
  tell(draft, ctx, "correctContact", RESIDENT, ...holders(draft));
}

/** 请为我保密, any day: it protects, so it needs no more proof than reading does. */
export function mayKeepPrivate(issue: Pick<Issue, "confidentiality">): Problem | undefined {
  if (issue.confidentiality !== "NORMAL") return problem("PRIVATE_ALREADY");
}
export function keepPrivate(draft: Draft, _payload: unknown, ctx: Context): undefined {
  set(draft, { confidentiality: "CONFIDENTIAL" });
  tell(draft, ctx, "keepPrivate", ...holders(draft));
}

/** 删除 (PIPL §47): the contact goes, the record of the work stays (§47(2), as the rules on petitions and archives demand). */
export function mayForgetContact(issue: Pick<Issue, "residentId">): Problem | undefined {
  if (issue.residentId === null) return problem("NO_CONTACT_KEPT");
}
export function forgetContact(draft: Draft, _payload: unknown, ctx: Context): undefined {
  set(draft, { residentId: null, reachable: false });
  tell(draft, ctx, "forgetContact", ...holders(draft));
}

/** A request that needs a person goes to the office that answers for the matter; whoever asked knows its day from the start. */
export function askRight(draft: Draft, _payload: Payload<"askRight">, ctx: Context): undefined {
  tell(draft, ctx, "askRight", RESIDENT, unit(draft.issue.holderUnitId));
}

/** A refusal says where to complain (PIPL §50). */
export function answerRight(
  draft: Draft,
  { result, whereToComplain }: Payload<"answerRight">,
  ctx: Context,
): Problem | undefined {
  if (result === "REFUSED" && !whereToComplain) return problem("SAY_WHERE_TO_COMPLAIN");
  tell(draft, ctx, "answerRight", RESIDENT, unit(draft.issue.holderUnitId));
}
