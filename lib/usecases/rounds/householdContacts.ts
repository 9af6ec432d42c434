import { uuidv7 } from "uuidv7";
import { lockHousehold } from "#lib/db/rounds/households.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { contactDaysProblem, type HouseholdContactForm } from "#lib/domain/rounds/householdContact.ts";
import { refusable } from "../outcome.ts";
import { communityFor, midnight, note, write } from "./households.ts";

export const NO_CONTACT = {
  contactName: null,
  contactPhone: null,
  consentedOn: null,
  consentedUntil: null,
} as const;

/**
 * Writes down the contact person of an address, who agreed on that day, until a day within a year. The history says that there is
 * one and until when, never who. Errors: those of {@link write}, CONTACT_DAYS.
 */
export const keepContact = (actor: Staff, form: HouseholdContactForm, now: Date) =>
  write(actor, form, async (tx, before) => {
    const refused = contactDaysProblem(form, now);
    if (refused) return refused;
    const { contactName, contactPhone, consentedOn, consentedUntil } = form;
    await tx.household.update({
      where: { id: before.id },
      data: {
        contactName,
        contactPhone,
        consentedOn: midnight(consentedOn),
        consentedUntil: midnight(consentedUntil),
        version: { increment: 1 },
      },
    });
    await note(tx, before.id, actor, { what: "CONTACT", until: consentedUntil }, now);
    return null;
  });

/** They want it gone, or it is not needed: at once. Errors: those of {@link write}. */
export const eraseContact = (actor: Staff, form: { householdId: string; version: number }, now: Date) =>
  write(actor, form, async (tx, before) => {
    const { count } = await tx.household.updateMany({
      where: { id: before.id, consentedUntil: { not: null } },
      data: { ...NO_CONTACT, version: { increment: 1 } },
    });
    if (count > 0) await note(tx, before.id, actor, { what: "CONTACT_GONE" }, now);
    return null;
  });

/**
 * Shows name and phone for a reason, and records who looked, when and why in the same transaction (PIPL §44–45). Errors: NOT_FOUND,
 * also for what is not theirs, where nobody is written down, and after the consent has ended.
 */
export const revealHouseholdContact = (
  actor: Staff,
  { householdId, reason }: { householdId: string; reason: string },
  now: Date,
): Promise<{ name: string; phone: string } | Problem> =>
  refusable(async (tx) => {
    const head = await lockHousehold(tx, householdId);
    if (!head || "code" in (await communityFor(tx, actor, head.communityId))) return problem("NOT_FOUND");
    const found = await tx.household.findUniqueOrThrow({ where: { id: householdId } });
    const until = found.consentedUntil?.toISOString().slice(0, 10) ?? "";
    if (until < shanghaiDate(now)) return problem("NOT_FOUND");
    await tx.householdContactView.create({
      data: { id: uuidv7(), householdId, personId: actor.personId, reason, at: now },
    });
    return { name: found.contactName ?? "", phone: found.contactPhone ?? "" };
  });
