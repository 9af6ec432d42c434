import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { ExportRecords } from "#components/ledger/exportRecords.tsx";
import { jobMessages } from "#components/ledger/messages-jobs.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { filterWords } from "#lib/domain/labels/filter.ts";
import { say } from "#lib/domain/labels.ts";
import { type Params, parseLedger } from "#lib/domain/ledger/ledgerFilter.ts";
import { readExports } from "#lib/queries/ledger/ledgerJobs.ts";
import { unitNames } from "#lib/queries/routing/units.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(jobMessages, await currentLang()).exportsTitle,
});

/** A stored filter as the ledger page would read it. */
const filterOf = (pairs: readonly (readonly [string, string])[]) => {
  const params: Record<string, string[]> = {};
  for (const [field, value] of pairs) params[field] = [...(params[field] ?? []), value];
  return parseLedger(params as Params).filter;
};

export default async function ExportsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requireActor("/ledger/exports");
  const [lang, asked] = await Promise.all([currentLang(), searchParams]);
  const before = new Date(String(asked.before ?? ""));
  const found = await readExports(actor, Number.isNaN(before.getTime()) ? null : before);
  if (!found) notFound();
  const words = say(jobMessages, lang);
  const filters = found.records.map(({ filter }) => filterOf(filter));
  const names = await unitNames(filters.flatMap(({ unit, charged }) => [unit, charged]));
  return (
    <Page
      title={words.exportsTitle}
      lead={words.exportsLead}
      actions={
        <LinkButton href="/ledger" tone="quiet">
          {words.toLedger}
        </LinkButton>
      }
    >
      {found.records.length > 0 ? (
        <ExportRecords
          lang={lang}
          records={found.records.map((record, at) => {
            const filter = filters[at] ?? filterOf([]);
            return { ...record, filter: filterWords(filter, names, lang) };
          })}
        />
      ) : (
        <EmptyState title={words.noExports} />
      )}
      {found.next && (
        <p>
          <LinkButton href={`/ledger/exports?before=${found.next.toISOString()}`} tone="quiet">
            {words.older}
          </LinkButton>
        </p>
      )}
    </Page>
  );
}
