import type { Metadata } from "next";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/resident/messages.ts";
import { sayMessages } from "#components/resident/messages-say.ts";
import { PlaceSearchForm } from "#components/resident/placeSearch.tsx";
import { ReadAloud } from "#components/resident/readAloud.tsx";
import { SubmitForm } from "#components/resident/submitForm.tsx";
import { Page } from "#components/ui/page.tsx";
import { sameWords } from "#lib/domain/labels/similar.ts";
import { say } from "#lib/domain/labels.ts";
import { sameProblem } from "#lib/queries/alike/similar.ts";
import { privacySettings } from "#lib/queries/rights/privacy.ts";
import { findPlaces, listPlaces } from "#lib/queries/routing/places.ts";
import { cityMap, repairNumbers } from "#lib/site.ts";
import { register } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).submitTitle,
});

type Props = { searchParams: Promise<{ [key in "whole" | "meToo" | "place"]?: string | string[] }> };

export default async function SubmitPage({ searchParams }: Props) {
  const [lang, places, { whole, meToo, place }] = await Promise.all([
    currentLang(),
    listPlaces(),
    searchParams,
  ]);
  const words = say(messages, lang);
  const own = say(sayMessages, lang);
  const onePage = whole === "1";
  const searched = !places.whole && typeof place === "string" ? place : "";
  const found = searched ? await findPlaces(searched) : null;
  const same = typeof meToo === "string" ? await sameProblem(meToo) : null;
  return (
    <Page title={words.submitTitle} lead={words.submitLead} actions={<ReadAloud lang={lang} />}>
      {!places.whole && !found?.length && (
        <PlaceSearchForm typed={searched} none={found !== null} lang={lang} />
      )}
      <SubmitForm
        lang={lang}
        commandId={uuidv7()}
        places={places}
        found={found}
        privacy={await privacySettings()}
        whole={onePage}
        numbers={repairNumbers()}
        meToo={same && { id: same.postId, words: sameWords(same, lang) }}
        map={cityMap()}
        action={register}
      />
      <p className="with-script no-print">
        <a
          className="inline-flex min-h-(--target) items-center underline underline-offset-4"
          href={onePage ? "/submit" : "/submit?whole=1"}
        >
          {onePage ? own.inSteps : own.whole}
        </a>
      </p>
    </Page>
  );
}
