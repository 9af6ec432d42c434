import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { WaitingImports } from "#components/household/addressImport.tsx";
import { importMessages } from "#components/household/messages-import.ts";
import { UploadForm } from "#components/ledger/uploadForm.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { say, sentence } from "#lib/domain/labels.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { now } from "#lib/now.ts";
import { waitingImports } from "#lib/queries/rounds/addressImports.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(importMessages, await currentLang()).title,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** A list of addresses is handed in: what may stand in it, and the file. */
export default async function ImportPage({ searchParams }: Asked) {
  const actor = await requireActor("/households/import");
  if (!mayAtDesk(actor, "keepHouseholds")) notFound();
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const waiting = await waitingImports(actor, at);
  const words = say(importMessages, lang);
  const refused = { code: asked.refused };
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <LinkButton href="/households" tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      {isProblem(refused) && <Notice tone="danger">{sentence(refused, lang)}</Notice>}
      <ul className="grid max-w-prose list-disc gap-1 pl-5">
        {words.facts.split("\n").map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <p>
        <a
          href="/api/files/households/template"
          download
          className="inline-flex min-h-(--target) items-center underline"
        >
          {words.template}
        </a>
      </p>
      <UploadForm
        action="/api/upload/households"
        label={words.file}
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        lang={lang}
      />
      {waiting.length > 0 && (
        <Section title={words.waiting}>
          <WaitingImports waiting={waiting} lang={lang} />
        </Section>
      )}
    </Page>
  );
}
