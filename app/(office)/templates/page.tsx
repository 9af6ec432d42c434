import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/template/messages.ts";
import { TemplateTable } from "#components/template/templateTable.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState, Notice, Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { letterLabel } from "#lib/domain/labels/letters.ts";
import { say } from "#lib/domain/labels.ts";
import { TEMPLATE_KINDS } from "#lib/domain/vocabulary.ts";
import { templateList } from "#lib/queries/replies/templates.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TemplatesPage({ searchParams }: Asked) {
  const actor = await requireActor("/templates");
  const [lang, list, asked] = await Promise.all([currentLang(), templateList(actor), searchParams]);
  if (!list) notFound();
  const words = say(messages, lang);
  return (
    <Page title={words.title} lead={words.lead}>
      {asked.done === "retired" && <Notice tone="good">{words.retired}</Notice>}
      <ul className="flex flex-wrap gap-2">
        {TEMPLATE_KINDS.map((kind) => (
          <li key={kind}>
            <LinkButton href={`/templates/new?kind=${kind}`} tone={kind === "REPLY" ? "main" : "quiet"}>
              {words.newFor(letterLabel("templateKind", kind, lang))}
            </LinkButton>
          </li>
        ))}
      </ul>
      <Section title={words.own}>
        {list.own.length === 0 ? (
          <EmptyState title={words.none}>{words.noneText}</EmptyState>
        ) : (
          <TemplateTable caption={words.own} rows={list.own} lang={lang} />
        )}
      </Section>
      {list.above.length > 0 && (
        <Section title={words.above}>
          <p className="text-ink-soft">{words.aboveLead}</p>
          <TemplateTable caption={words.above} rows={list.above} lang={lang} />
        </Section>
      )}
    </Page>
  );
}
