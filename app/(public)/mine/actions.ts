"use server";
import { after } from "next/server";
import { z } from "zod";
import { currentLang } from "#app/preferences.ts";
import { publicAction } from "#lib/action.ts";
import { clientKey } from "#lib/auth/actor.ts";
import { forgetPhone, holdsPhoneOf, keepPhone, phoneHere } from "#lib/auth/phone.ts";
import { keepReceipt } from "#lib/auth/receipt.ts";
import { requiredPhone, smsCode } from "#lib/domain/commands.ts";
import { isProblem, problem } from "#lib/domain/problems.ts";
import { askPhoneCode, redeemPhoneCode } from "#lib/usecases/residents/phoneCodes.ts";

/** Sends a code; whoever asks is not told whether the phone is known here, nor made to wait for the message. */
export const askCode = publicAction(
  "askPhoneCode",
  z.object({ phone: requiredPhone }),
  async ({ phone }, { now }) => {
    const asked = { phone, client: await clientKey(), lang: await currentLang() };
    const sent = await askPhoneCode(asked, now);
    if (isProblem(sent)) return sent;
    after(() => sent.sending);
    await keepPhone({ phone, inHand: false, demoCode: sent.shown });
    return { to: "/mine/code" };
  },
);

export const redeemCode = publicAction(
  "redeemPhoneCode",
  z.object({ code: smsCode }),
  async ({ code }, { now }) => {
    const here = await phoneHere();
    if (!here) return problem("CODE_WRONG");
    const refused = await redeemPhoneCode({ phone: here.phone, code }, now);
    if (refused) return refused;
    await keepPhone({ phone: here.phone, inHand: true, demoCode: null });
    return { to: "/mine" };
  },
);

/** From the list to one matter, which this browser then holds as if by its receipt. */
export const openOwn = publicAction("openOwn", z.object({ issueId: z.uuid() }), async ({ issueId }) => {
  if (!(await holdsPhoneOf(issueId))) return problem("TRACK_NOT_FOUND");
  // the phone opens the page, as its last digits do; what only the receipt's own key may do stays with the key
  await keepReceipt(issueId, false);
  return { to: "/track/issue" };
});

/** On a device that others use too. */
export const leave = publicAction("leave", z.object({}), async () => {
  await forgetPhone();
  return { to: "/mine" };
});
