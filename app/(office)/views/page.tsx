import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Page } from "#components/ui/page.tsx";
import { messages } from "#components/view/messages.ts";
import { ViewList } from "#components/view/viewList.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { readViews } from "#lib/queries/desk/savedViews.ts";
import { drop, rename } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function ViewsPage() {
  const actor = await requireActor("/views");
  const [lang, views] = await Promise.all([currentLang(), readViews(actor)]);
  const words = say(messages, lang);
  return (
    <Page title={words.title} lead={words.lead}>
      {views.length > 0 ? (
        <ViewList views={views} rename={rename} drop={drop} lang={lang} />
      ) : (
        <EmptyState title={words.empty}>
          <p>{words.emptyHow}</p>
          <p>
            <Link href="/desk">{words.desk}</Link> · <Link href="/ledger">{words.ledger}</Link>
          </p>
        </EmptyState>
      )}
    </Page>
  );
}
