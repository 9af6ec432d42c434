import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { FollowByMail } from "#components/resident/followByMail.tsx";
import { messages } from "#components/resident/messages-follow.ts";
import { followedBy } from "#lib/auth/followWord.ts";
import { say } from "#lib/domain/texts.ts";
import { start } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).startTitle,
});

type Props = {
  params: Promise<{ word: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** From the mailbox that was named: yes, I want this. */
export default async function StartFollowingPage({ params, searchParams }: Props) {
  const [lang, { word }, { done, of }] = await Promise.all([currentLang(), params, searchParams]);
  return (
    <FollowByMail
      lang={lang}
      word={word}
      step="start"
      done={done === "start"}
      followed={await followedBy(word)}
      ofNotices={of === "notices"}
      action={start}
    />
  );
}
