"use server";
import { after } from "next/server";
import { currentLang } from "#app/preferences.ts";
import { publicAction } from "#lib/action.ts";
import { clientKey } from "#lib/auth/actor.ts";
import { readerForm } from "#lib/domain/open/noticeReaders.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readNoticesOf } from "#lib/usecases/open/noticeReaders.ts";

/** 订阅公告: the question goes to the mailbox or the phone, and waits for a yes from there. */
export const readNotices = publicAction("readNotices", readerForm, async (form, { now }) => {
  const asked = { ...form, lang: await currentLang(), client: await clientKey() };
  const asking = await readNoticesOf(asked, now);
  if (isProblem(asking)) return asking;
  after(() => asking.sending);
  const query = new URLSearchParams({ place: form.place, asked: asking.link ?? "yes" });
  return { to: `/notices?${query}#reading` };
});
