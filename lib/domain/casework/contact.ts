import { z } from "zod";
import { PAYLOADS } from "../commands.ts";
import { can, placeKey, type Staff, type Subject } from "../permissions.ts";
import { type Role, STATES, type State, type UnitLevel } from "../vocabulary.ts";
import { startsFrom } from "./transitions.ts";

/** The unit that handles it, and the intake of the office that answers for it; nobody else needs to call the resident. */
const OF_LEAD: readonly Role[] = ["HANDLER", "UNIT_LEAD"];
const OF_HOLDER: readonly Role[] = ["INTAKE_CLERK", "COUNCIL_CLERK"];
/** Once it is answered: whether it was, is asked from outside the unit. */
const OF_CALLBACK: readonly Role[] = ["CALLBACK_OFFICER"];
/** Everybody who can come to see a name and a phone, as residents are told before they give them. */
export const CONTACT_ROLES: readonly Role[] = [...OF_HOLDER, ...OF_LEAD, ...OF_CALLBACK];

/** A right to a resident's name and phone, as data with two readers: {@link mayRevealContact} and lib/db/casework/contactScope (house rule 6). */
export type ContactReach =
  | { readonly by: "LEAD"; readonly unitId: string }
  | { readonly by: "HOLDER"; readonly unitId: string }
  | { readonly by: "CALLBACK"; readonly level: UnitLevel; readonly unitId: string }
  | { readonly by: "CALLER"; readonly unitId: string };

/** States in which a resident is called back. */
export const CALLBACK_STATES = STATES.filter((state) => startsFrom("callback", state));

/** Whose contacts somebody may see; whoever calls back is outside the unit that is asked about. */
export const contactReach = (actor: Staff): readonly ContactReach[] =>
  actor.posts.flatMap(({ role, unitId, level, kind }): ContactReach[] => [
    ...(OF_LEAD.includes(role) ? [{ by: "LEAD", unitId } as const] : []),
    ...(OF_HOLDER.includes(role) ? [{ by: "HOLDER", unitId } as const] : []),
    ...(OF_CALLBACK.includes(role)
      ? [kind === "AREA" ? ({ by: "CALLBACK", level, unitId } as const) : ({ by: "CALLER", unitId } as const)]
      : []),
  ]);

type Contactable = Subject & { readonly state: State };
const REACHES = {
  LEAD: (r, s) => s.leadUnitId === r.unitId,
  HOLDER: (r, s) => s.holderUnitId === r.unitId,
  CALLBACK: (r, s) =>
    CALLBACK_STATES.includes(s.state) && s.place[placeKey(r.level)] === r.unitId && s.leadUnitId !== r.unitId,
  CALLER: (r, s) =>
    CALLBACK_STATES.includes(s.state) && s.callbackUnitId === r.unitId && s.leadUnitId !== r.unitId,
} as const satisfies {
  [B in ContactReach["by"]]: (r: Extract<ContactReach, { by: B }>, s: Contactable) => boolean;
};

/** Whether somebody may see a resident's name and phone unmasked, after giving a reason (PIPL §6, domain.md E 7, 9); whoever calls back, too. */
export const mayRevealContact = (actor: Staff, issue: Contactable): boolean =>
  contactReach(actor).some((r) => (REACHES[r.by] as (r: ContactReach, s: Contactable) => boolean)(r, issue));

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
