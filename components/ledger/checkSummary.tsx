import { Notice } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { say, showNumber } from "#lib/domain/labels.ts";
import type { JobView } from "#lib/domain/ledger/ledgerJob.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { jobMessages } from "./messages-jobs.ts";

/** What the dry run found, in numbers, and what will happen to what is overdue. */
export function CheckSummary({ job, lang }: { job: JobView; lang: Lang }) {
  const words = say(jobMessages, lang);
  const rows = (n: number) => words.count(showNumber(n, lang));
  const total = job.good + job.bad + job.sameNumber + job.sameWords;
  return (
    <>
      <DefinitionList
        items={[
          [words.total, rows(total)],
          [words.good, rows(job.good)],
          ...(job.bad > 0 ? [[words.bad, rows(job.bad)] as const] : []),
          ...(job.sameNumber > 0 ? [[words.sameNumber, rows(job.sameNumber)] as const] : []),
          ...(job.sameWords > 0 ? [[words.sameWords, rows(job.sameWords)] as const] : []),
          ...(job.task === "IMPORT" ? [[words.imported, rows(job.imported)] as const] : []),
        ]}
      />
      {job.task === "CHECK" && job.overdue > 0 && (
        <Notice tone="warn">{words.overdue(showNumber(job.overdue, lang))}</Notice>
      )}
    </>
  );
}
