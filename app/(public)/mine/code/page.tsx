import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/resident/messages-mine.ts";
import { RedeemCode } from "#components/resident/redeemCode.tsx";
import { phoneHere } from "#lib/auth/phone.ts";
import { maskPhone } from "#lib/domain/phone.ts";
import { say } from "#lib/domain/texts.ts";
import { redeemCode } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function CodePage() {
  const [lang, here] = await Promise.all([currentLang(), phoneHere()]);
  if (!here) redirect("/mine");
  return (
    <RedeemCode lang={lang} phone={maskPhone(here.phone)} demoCode={here.demoCode} action={redeemCode} />
  );
}
