import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { FollowByMail } from "#components/resident/followByMail.tsx";
import { messages } from "#components/resident/messages-follow.ts";
import { followedBy } from "#lib/auth/followWord.ts";
import { say } from "#lib/domain/texts.ts";
import { stop } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).stopTitle,
});

type Props = {
  params: Promise<{ word: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The last line of every such message leads here. */
export default async function StopFollowingPage({ params, searchParams }: Props) {
  const [lang, { word }, { done, of }] = await Promise.all([currentLang(), params, searchParams]);
  return (
    <FollowByMail
      lang={lang}
      word={word}
      step="stop"
      done={done === "stop"}
      followed={await followedBy(word)}
      ofNotices={of === "notices"}
      action={stop}
    />
  );
}
