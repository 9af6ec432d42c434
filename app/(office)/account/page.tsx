import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { Addresses } from "#components/notice/addresses.tsx";
import { BrowserPush } from "#components/notice/browserPush.tsx";
import { messages as noticeMessages } from "#components/notice/messages.ts";
import { PreferencesForm } from "#components/notice/preferencesForm.tsx";
import { messages } from "#components/session/messages.ts";
import { Sessions } from "#components/session/sessions.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { SESSION_HOURS } from "#lib/auth/options.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { now } from "#lib/now.ts";
import { type OwnSettings, readNoticeSettings } from "#lib/queries/notices/notices.ts";
import { listOwnSessions } from "#lib/queries/sessions/sessions.ts";
import { noticeChannels } from "#lib/site.ts";
import { dropAddress, revoke, setAddress, setPreferences, subscribe, unsubscribe } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).accountTitle,
});

type Params = Promise<Readonly<Record<string, string | string[] | undefined>>>;

export default async function AccountPage({ searchParams }: { searchParams: Params }) {
  const actor = await requireActor("/account");
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const [sessions, settings] = await Promise.all([
    listOwnSessions(actor.personId, SESSION_HOURS, at),
    readNoticeSettings(actor),
  ]);
  const words = say(messages, lang);
  const posts = actor.posts.map(
    ({ role, unitId }) => `${actor.unitNames[unitId] ?? ""} ${label("role", role, lang)}`,
  );
  return (
    <Page title={words.accountTitle}>
      <DefinitionList
        items={[
          [words.name, actor.name],
          [words.dutyTitle, actor.dutyTitle],
          [words.posts, posts.join("\n")],
        ]}
      />
      <OwnNotices settings={settings} saved={asked.done === "notices"} lang={lang} />
      <Section title={words.sessionsTitle}>
        <p className="text-ink-soft">{words.sessionsLead}</p>
        <Sessions lang={lang} sessions={sessions} current={actor.sessionId} revoke={revoke} />
      </Section>
    </Page>
  );
}

type OwnNoticesProps = { settings: OwnSettings; saved: boolean; lang: Lang };

/** Where and how one is told. */
function OwnNotices({ settings, saved, lang }: OwnNoticesProps) {
  const words = say(noticeMessages, lang);
  const { offered, pushKey } = noticeChannels();
  const reachable = offered.filter((channel) => settings.addresses.some((a) => a.channel === channel));
  return (
    <Section title={words.sectionTitle} id="notices">
      {saved && <Notice tone="good">{words.saved}</Notice>}
      <p className="max-w-prose text-ink-soft">{words.sectionLead}</p>
      <h3 className="text-lg font-bold">{words.addressesTitle}</h3>
      <Addresses
        lang={lang}
        offered={offered}
        addresses={settings.addresses}
        save={setAddress}
        remove={dropAddress}
        push={
          pushKey && (
            <BrowserPush lang={lang} publicKey={pushKey} subscribe={subscribe} unsubscribe={unsubscribe} />
          )
        }
      />
      <h3 className="text-lg font-bold">{words.preferencesTitle}</h3>
      <p className="max-w-prose text-ink-soft">{words.preferencesLead}</p>
      <PreferencesForm lang={lang} channels={reachable} chosen={settings} action={setPreferences} />
    </Section>
  );
}
