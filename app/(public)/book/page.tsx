import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { FindBookingForm } from "#components/points/bookForms.tsx";
import { bookMessages } from "#components/points/messages-book.ts";
import { Page } from "#components/ui/page.tsx";
import { say } from "#lib/domain/labels.ts";
import { find } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(bookMessages, await currentLang()).findTitle,
  robots: { index: false },
});

export default async function FindBookingPage() {
  const lang = await currentLang();
  const words = say(bookMessages, lang);
  return (
    <Page title={words.findTitle} lead={words.findLead}>
      <div className="max-w-md">
        <FindBookingForm action={find} lang={lang} />
      </div>
    </Page>
  );
}
