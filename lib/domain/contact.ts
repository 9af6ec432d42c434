import { z } from "zod";
import { PAYLOADS } from "./commands.ts";
import { can, type Staff, type Subject } from "./permissions.ts";
import { startsFrom } from "./transitions.ts";
import type { Role, State } from "./vocabulary.ts";

/** The unit that handles it, and the intake of the office that answers for it; nobody else needs to call the resident. */
const OF_LEAD: readonly Role[] = ["HANDLER", "UNIT_LEAD"];
const OF_HOLDER: readonly Role[] = ["INTAKE_CLERK", "COUNCIL_CLERK"];

/** Whether somebody may see a resident's name and phone unmasked, after giving a reason (PIPL §6, domain.md E 7, 9); whoever calls back, too. */
export const mayRevealContact = (actor: Staff, issue: Subject & { readonly state: State }): boolean =>
  actor.posts.some(
    ({ role, unitId }) =>
      (OF_LEAD.includes(role) && unitId === issue.leadUnitId) ||
      (OF_HOLDER.includes(role) && unitId === issue.holderUnitId),
  ) ||
  (startsFrom("callback", issue.state) && can(actor, "callback", issue));

/**
 * Whether somebody may print the receipt, whose key stands for the resident: whoever may register at this place, unless
 * their own unit handles or handled it. The rated never hold the key to the rating.
 */
export const maySlip = (actor: Staff, issue: Subject): boolean =>
  can(actor, "register", issue) &&
  !actor.posts.some(({ unitId }) => unitId === issue.leadUnitId || issue.coUnitIds.includes(unitId));

/** The reason is kept with who looked and when; five characters at least, so that it says something. */
export const contactForm = z.object({
  issueId: z.uuid({ error: () => "BAD_ID" }),
  reason: PAYLOADS.sendBack.shape.reason,
});
