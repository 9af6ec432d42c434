import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { jobMessages } from "#components/ledger/messages-jobs.ts";
import { UploadForm } from "#components/ledger/uploadForm.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { say, sentence } from "#lib/domain/labels.ts";
import { isProblem } from "#lib/domain/problems.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(jobMessages, await currentLang()).importTitle,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** An old ledger is handed in: the template, what may stand in it, and the file. */
export default async function ImportPage({ searchParams }: Asked) {
  const actor = await requireActor("/ledger/import");
  if (!mayAtDesk(actor, "importLedger")) notFound();
  const [lang, asked] = await Promise.all([currentLang(), searchParams]);
  const words = say(jobMessages, lang);
  const refused = { code: asked.refused };
  return (
    <Page
      title={words.importTitle}
      lead={words.importLead}
      actions={
        <LinkButton href="/ledger/jobs" tone="quiet">
          {words.toJobs}
        </LinkButton>
      }
    >
      {isProblem(refused) && <Notice tone="danger">{sentence(refused, lang)}</Notice>}
      <Section title={words.step1}>
        <p className="max-w-prose">{words.step1Text}</p>
        <p>
          <a
            href="/api/files/ledger/template"
            download
            className="inline-flex min-h-(--target) items-center underline"
          >
            {words.template}
          </a>
        </p>
        <ul className="grid max-w-prose list-disc gap-1 pl-5">
          {words.facts.split("\n").map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </Section>
      <Section title={words.step2}>
        <UploadForm action="/api/upload/ledger" lang={lang} />
      </Section>
    </Page>
  );
}
