import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { ExportForm } from "#components/ledger/exportForm.tsx";
import { jobMessages } from "#components/ledger/messages-jobs.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { filterWords } from "#lib/domain/labels/filter.ts";
import { say, showNumber } from "#lib/domain/labels.ts";
import { ledgerHref, type Params, parseLedger } from "#lib/domain/ledger/ledgerFilter.ts";
import { now } from "#lib/now.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";
import { startExport } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(jobMessages, await currentLang()).exportTitle,
});

/** What will be taken out, and with which names. The address is the filter of the ledger page. */
export default async function ExportPage({ searchParams }: { searchParams: Promise<Params> }) {
  const asked = await searchParams;
  const actor = await requireActor(ledgerHref(parseLedger(asked).filter, {}, "/ledger/export"));
  if (!mayAtDesk(actor, "exportLedger")) notFound();
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const { filter, names, total, more } = await readLedger(actor, asked, at);
  const words = say(jobMessages, lang);
  const back = ledgerHref(filter);
  return (
    <Page
      title={words.exportTitle}
      lead={words.exportLead}
      actions={
        <LinkButton href={back} tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      <DefinitionList
        items={[
          [words.filter, filterWords(filter, names, lang)],
          [words.what, (more ? words.manyRows : words.rows)(showNumber(total, lang))],
        ]}
      />
      <ExportForm
        action={startExport}
        jobId={uuidv7()}
        query={back.split("?", 2)[1] ?? ""}
        mayReveal={mayAtDesk(actor, "exportUnmasked")}
        lang={lang}
      />
    </Page>
  );
}
