import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { HotIssue } from "#components/hot/hotIssue.tsx";
import { messages } from "#components/hot/messages.ts";
import { EmptyState, Page } from "#components/ui/page.tsx";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readHotIssues } from "#lib/queries/open/hotIssues.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

/** What was promised by a day, for everybody. */
export default async function HotPage() {
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const { rows, today } = await readHotIssues(at);
  const words = say(messages, lang);
  return (
    <Page title={words.title} lead={words.lead}>
      {rows.length === 0 ? (
        <EmptyState title={words.none}>{words.noneText}</EmptyState>
      ) : (
        <ul className="grid gap-4">
          {rows.map((hot) => (
            <HotIssue key={hot.id} hot={hot} today={today} lang={lang} />
          ))}
        </ul>
      )}
    </Page>
  );
}
