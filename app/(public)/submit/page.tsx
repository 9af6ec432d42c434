import type { Metadata } from "next";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/resident/messages.ts";
import { SubmitForm } from "#components/resident/submitForm.tsx";
import { Page } from "#components/ui/page.tsx";
import { say } from "#lib/domain/labels.ts";
import { listPlaces } from "#lib/queries/places.ts";
import { privacySettings } from "#lib/queries/privacy.ts";
import { register } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).submitTitle,
});

export default async function SubmitPage() {
  const [lang, places] = await Promise.all([currentLang(), listPlaces()]);
  const words = say(messages, lang);
  return (
    <Page title={words.submitTitle} lead={words.submitLead}>
      <SubmitForm
        lang={lang}
        commandId={uuidv7()}
        places={places}
        privacy={await privacySettings()}
        action={register}
      />
    </Page>
  );
}
