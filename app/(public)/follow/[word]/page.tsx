import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { FollowByMail } from "#components/resident/followByMail.tsx";
import { messages } from "#components/resident/messages-follow.ts";
import { say } from "#lib/domain/texts.ts";
import { start } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).startTitle,
});

type Props = { params: Promise<{ word: string }>; searchParams: Promise<{ done?: string | string[] }> };

/** From the mailbox that was named: yes, I want this. */
export default async function StartFollowingPage({ params, searchParams }: Props) {
  const [lang, { word }, { done }] = await Promise.all([currentLang(), params, searchParams]);
  return <FollowByMail lang={lang} word={word} step="start" done={done === "start"} action={start} />;
}
