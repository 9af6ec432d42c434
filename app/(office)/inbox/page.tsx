import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { Choices } from "#components/notice/deliveryViews.tsx";
import { InboxList } from "#components/notice/inboxList.tsx";
import { messages } from "#components/notice/messages.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import { EmptyState, Page } from "#components/ui/page.tsx";
import { Pager } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { idFrom } from "#lib/domain/notices/deliveryViews.ts";
import { MOST_UNREAD, readInbox } from "#lib/queries/notices/notices.ts";
import { open, read, readAll } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).inboxTitle,
});

type Params = Promise<Readonly<Record<string, string | string[] | undefined>>>;

export default async function InboxPage({ searchParams }: { searchParams: Params }) {
  const actor = await requireActor("/inbox");
  const [lang, asked] = await Promise.all([currentLang(), searchParams]);
  const unreadOnly = asked.unread === "1";
  const { items, unread, after } = await readInbox(actor, { unreadOnly, after: idFrom(asked.after) });
  const words = say(messages, lang);
  const address = unreadOnly ? "/inbox?unread=1" : "/inbox";
  const count = unread >= MOST_UNREAD ? `${MOST_UNREAD - 1}+` : String(unread);
  return (
    <Page
      title={words.inboxTitle}
      lead={unread > 0 ? words.inboxLead(count) : words.inboxAllRead}
      actions={
        <>
          {unread > 0 && (
            <ActionForm name="all" action={readAll} lang={lang} submit={words.readAll} submitTone="quiet" />
          )}
          <LinkButton href="/account#notices" tone="quiet">
            {words.settingsLink}
          </LinkButton>
        </>
      }
    >
      <Choices
        label={words.show}
        choices={[
          { href: "/inbox", current: !unreadOnly, text: words.all },
          { href: "/inbox?unread=1", current: unreadOnly, text: words.onlyUnread },
        ]}
      />
      {items.length === 0 ? (
        <EmptyState title={unreadOnly ? words.emptyUnread : words.empty}>{words.emptyText}</EmptyState>
      ) : (
        <InboxList items={items} lang={lang} open={open} read={read} />
      )}
      <Pager
        newer={asked.after ? address : undefined}
        older={after ? `${address}${unreadOnly ? "&" : "?"}after=${after}` : undefined}
        lang={lang}
      />
    </Page>
  );
}
