"use server";
import { z } from "zod";
import { type Door, residentAction } from "#lib/action.ts";
import { forgetReceipt } from "#lib/auth/receipt.ts";
import { commandOf, issueForm } from "#lib/domain/commands.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import { wallAnswerForm } from "#lib/domain/wall.ts";
import { act } from "#lib/usecases/issues.ts";
import { answerWall } from "#lib/usecases/wall.ts";

type Form = Record<string, unknown> & { issueId: string; commandId: string; version: number };

/** The use case asks whether this resident holds the receipt of that issue. */
const doOwn =
  (verb: Verb) =>
  async (form: Form, { actor, now }: Door<ResidentActor>) => {
    const done = await act(actor, form.issueId, [commandOf(verb, form, now)], now);
    return isProblem(done) ? done : { to: `/track/issue?done=${verb}` };
  };

export const rate = residentAction("rate", issueForm("rate"), doOwn("rate"));
export const reopen = residentAction("reopen", issueForm("reopen"), doOwn("reopen"));
export const urge = residentAction("urge", issueForm("urge"), doOwn("urge"));
export const withdraw = residentAction("withdraw", issueForm("withdraw"), doOwn("withdraw"));
export const handOff = residentAction("handOff", issueForm("handOff"), doOwn("handOff"));
export const giveInfo = residentAction("giveInfo", issueForm("giveInfo"), doOwn("giveInfo"));
export const denyContact = residentAction("denyContact", issueForm("denyContact"), doOwn("denyContact"));
export const askReview = residentAction("askReview", issueForm("askReview"), doOwn("askReview"));

export const answerOnWall = residentAction("answerWall", wallAnswerForm, async (form, { actor, now }) => {
  const done = await answerWall(actor, form, now);
  return isProblem(done) ? done : { to: "/track/issue?wall=1#wall" };
});

/** On a device that others use too. */
export const leave = residentAction("leave", z.object({}), async () => {
  await forgetReceipt();
  return { to: "/track" };
});
