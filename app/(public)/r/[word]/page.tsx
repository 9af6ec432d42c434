import type { Metadata } from "next";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/resident/messages-rating.ts";
import { RateByLink } from "#components/resident/rateByLink.tsx";
import { raterOf } from "#lib/auth/ratingWord.ts";
import { say } from "#lib/domain/texts.ts";
import { readToRate } from "#lib/queries/residents/rating.ts";
import { privacySettings } from "#lib/queries/rights/privacy.ts";
import { rate } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = { params: Promise<{ word: string }>; searchParams: Promise<{ done?: string | string[] }> };

/** Where the link of a message leads: the last question, and nothing else of the matter. */
export default async function RatePage({ params, searchParams }: Props) {
  const [lang, { word }, { done }] = await Promise.all([currentLang(), params, searchParams]);
  const rater = await raterOf(word);
  const toRate = rater?.open ? await readToRate(rater.actor) : null;
  return (
    <RateByLink
      lang={lang}
      toRate={toRate}
      thanks={rater !== null && done === "rate"}
      word={word}
      privacy={await privacySettings()}
      commandId={uuidv7()}
      action={rate}
    />
  );
}
