"use server";
import { z } from "zod";
import { type Door, residentAction } from "#lib/action.ts";
import { currentActor } from "#lib/auth/actor.ts";
import { forgetReceipt } from "#lib/auth/receipt.ts";
import { commandOf, issueForm } from "#lib/domain/commands.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { isProblem, problem } from "#lib/domain/problems.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import { act } from "#lib/usecases/issues.ts";

type Form = Record<string, unknown> & { issueId: string; commandId: string; version: number };

/** The use case asks whether this resident holds the receipt of that issue. */
const doOwn =
  (verb: Verb) =>
  async (form: Form, { actor, now }: Door<ResidentActor>) => {
    const done = await act(actor, form.issueId, [commandOf(verb, form, now)], now);
    return isProblem(done) ? done : { to: `/track/issue?done=${verb}` };
  };

/** Also where somebody on duty holds the receipt in the same browser (domain.md C8 "staff may not rate"). */
export const rate = residentAction("rate", issueForm("rate"), async (form, door) =>
  (await currentActor()) ? problem("STAFF_RATES") : doOwn("rate")(form, door),
);
export const reopen = residentAction("reopen", issueForm("reopen"), doOwn("reopen"));
export const urge = residentAction("urge", issueForm("urge"), doOwn("urge"));
export const withdraw = residentAction("withdraw", issueForm("withdraw"), doOwn("withdraw"));
export const handOff = residentAction("handOff", issueForm("handOff"), doOwn("handOff"));
export const giveInfo = residentAction("giveInfo", issueForm("giveInfo"), doOwn("giveInfo"));
export const denyContact = residentAction("denyContact", issueForm("denyContact"), doOwn("denyContact"));
export const askReview = residentAction("askReview", issueForm("askReview"), doOwn("askReview"));

/** On a device that others use too. */
export const leave = residentAction("leave", z.object({}), async () => {
  await forgetReceipt();
  return { to: "/track" };
});
