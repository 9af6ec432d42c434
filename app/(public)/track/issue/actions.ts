"use server";
import { after } from "next/server";
import { z } from "zod";
import { currentLang } from "#app/preferences.ts";
import { type Door, residentAction } from "#lib/action.ts";
import { clientKey } from "#lib/auth/actor.ts";
import { forgetReceipt, keepReceipt } from "#lib/auth/receipt.ts";
import { commandOf, issueForm } from "#lib/domain/commands.ts";
import { followForm, subscriptionForm } from "#lib/domain/notices/noticeAddress.ts";
import { wallAnswerForm } from "#lib/domain/open/wall.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { withdrawForm } from "#lib/domain/rights/ownContact.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import { env } from "#lib/env.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import { withdrawOwn } from "#lib/usecases/casework/withdrawal.ts";
import { answerWall } from "#lib/usecases/open/wall.ts";
import {
  followHere as followBrowser,
  follow as followIssue,
  unfollow as unfollowIssue,
} from "#lib/usecases/residents/followers.ts";
import { revokeMandate as revoke } from "#lib/usecases/residents/mandates.ts";

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
export const withdraw = residentAction("withdraw", withdrawForm, async (form, { actor, now }) => {
  const done = await withdrawOwn(actor, form, now);
  return isProblem(done) ? done : { to: "/track/issue?done=withdraw" };
});
export const handOff = residentAction("handOff", issueForm("handOff"), doOwn("handOff"));
export const giveInfo = residentAction("giveInfo", issueForm("giveInfo"), doOwn("giveInfo"));
export const denyContact = residentAction("denyContact", issueForm("denyContact"), doOwn("denyContact"));
export const askBack = residentAction("askBack", issueForm("askBack"), doOwn("askBack"));
export const askReview = residentAction("askReview", issueForm("askReview"), doOwn("askReview"));

/** 收回委托: this browser is the resident's own, so it goes on with the new key. */
export const revokeMandate = residentAction(
  "revokeMandate",
  issueForm("revokeMandate"),
  async (form, { actor, now }) => {
    const done = await revoke(actor, form, now);
    if (isProblem(done)) return done;
    await keepReceipt(done.id, actor.byKey ?? false);
    return { to: "/track/issue?done=revokeMandate" };
  },
);

export const answerOnWall = residentAction("answerWall", wallAnswerForm, async (form, { actor, now }) => {
  const done = await answerWall(actor, form, now);
  return isProblem(done) ? done : { to: "/track/issue?wall=1#wall" };
});

/** 有消息就告诉我: the question goes to the mailbox, and waits for a yes from there. */
export const follow = residentAction("follow", followForm, async ({ email }, { actor, now }) => {
  const asked = { email, lang: await currentLang(), client: await clientKey() };
  const followed = await followIssue(actor, asked, now);
  if (isProblem(followed)) return followed;
  after(() => followed.sending);
  return { to: "/track/issue?done=follow#following" };
});
/** In this browser, which has asked whoever sits at it. */
export const followHere = residentAction("followHere", subscriptionForm, async (form, { actor, now }) => {
  const asked = { lang: await currentLang(), client: await clientKey(), hosts: env.notices.hosts };
  return (await followBrowser(actor, form, asked, now)) ?? { to: "/track/issue?done=followHere#following" };
});
export const unfollow = residentAction(
  "unfollow",
  z.object({ followerId: z.uuid() }),
  async ({ followerId }, { actor }) =>
    (await unfollowIssue(actor, followerId)) ?? { to: "/track/issue?done=unfollow#following" },
);

/** On a device that others use too. */
export const leave = residentAction("leave", z.object({}), async () => {
  await forgetReceipt();
  return { to: "/track" };
});
