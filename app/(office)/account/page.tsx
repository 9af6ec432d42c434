import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/session/messages.ts";
import { Sessions } from "#components/session/sessions.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { SESSION_HOURS } from "#lib/auth/options.ts";
import { label, say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { listOwnSessions } from "#lib/queries/sessions.ts";
import { revoke } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).accountTitle,
});

export default async function AccountPage() {
  const actor = await requireActor("/account");
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const sessions = await listOwnSessions(actor.personId, SESSION_HOURS, at);
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
      <Section title={words.sessionsTitle}>
        <p className="text-ink-soft">{words.sessionsLead}</p>
        <Sessions lang={lang} sessions={sessions} current={actor.sessionId} revoke={revoke} />
      </Section>
    </Page>
  );
}
