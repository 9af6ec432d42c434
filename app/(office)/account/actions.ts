"use server";
import { z } from "zod";
import { action } from "#lib/action.ts";
import { deviceName } from "#lib/auth/actor.ts";
import { addressForm, preferencesForm, subscriptionForm } from "#lib/domain/notices/noticeAddress.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { env } from "#lib/env.ts";
import {
  removeAddress,
  saveAddress,
  savePreferences,
  subscribeBrowser,
  unsubscribeBrowser,
} from "#lib/usecases/notices/noticeSettings.ts";
import { endElsewhere } from "#lib/usecases/sessions/sessions.ts";

const SAVED = { to: "/account?done=notices#notices" } as const;

/** Ends one of one's own sessions on another device. */
export const revoke = action(
  "revokeSession",
  z.object({ sessionId: z.uuid({ error: () => "BAD_ID" }) }),
  async ({ sessionId }, { actor, now }) => {
    const refused = await endElsewhere(actor.personId, sessionId, now);
    return isProblem(refused) ? refused : { to: "/account" };
  },
);

/** Where and how one is told: see lib/usecases/notices/noticeSettings. */
export const setAddress = action("setNotices", addressForm, async (form, { actor, now }) => {
  const refused = await saveAddress(actor, form, env.notices.hosts, now);
  return isProblem(refused) ? refused : SAVED;
});

export const dropAddress = action(
  "setNotices",
  z.object({ id: z.uuid({ error: () => "BAD_ID" }) }),
  async ({ id }, { actor }) => {
    const refused = await removeAddress(actor, id);
    return isProblem(refused) ? refused : SAVED;
  },
);

export const setPreferences = action("setNotices", preferencesForm, async (form, { actor }) => {
  await savePreferences(actor, form);
  return SAVED;
});

export const subscribe = action("setNotices", subscriptionForm, async (form, { actor, now }) => {
  const browser = { device: await deviceName(), hosts: env.notices.hosts };
  const refused = await subscribeBrowser(actor, form, browser, now);
  return isProblem(refused) ? refused : SAVED;
});

export const unsubscribe = action(
  "setNotices",
  subscriptionForm.pick({ endpoint: true }),
  async ({ endpoint }, { actor }) => {
    await unsubscribeBrowser(actor, endpoint);
    return SAVED;
  },
);
