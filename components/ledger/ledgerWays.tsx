import { LinkButton } from "#components/ui/button.tsx";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { jobMessages } from "./messages-jobs.ts";

type LedgerWaysProps = {
  /** the export of exactly what the page shows */
  exportHref: string;
  duties: readonly ("exportLedger" | "importLedger" | "readExports")[];
  lang: Lang;
};

/** Ways out of the ledger page: out to Excel, in from Excel, what of that is under way, and who did. */
export function LedgerWays({ exportHref, duties, lang }: LedgerWaysProps) {
  const words = say(jobMessages, lang);
  const jobs = duties.includes("exportLedger") || duties.includes("importLedger");
  return (
    <>
      {duties.includes("exportLedger") && <LinkButton href={exportHref}>{words.toExport}</LinkButton>}
      {duties.includes("importLedger") && (
        <LinkButton href="/ledger/import" tone="quiet">
          {words.toImport}
        </LinkButton>
      )}
      {jobs && (
        <LinkButton href="/ledger/jobs" tone="quiet">
          {words.toJobs}
        </LinkButton>
      )}
      {duties.includes("readExports") && (
        <LinkButton href="/ledger/exports" tone="quiet">
          {words.toExports}
        </LinkButton>
      )}
    </>
  );
}
