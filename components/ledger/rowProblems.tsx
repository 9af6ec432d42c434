import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { cellSentence } from "#lib/domain/labels/cells.ts";
import { pick } from "#lib/domain/labels/figures.ts";
import { sheetHeading } from "#lib/domain/labels/ledger.ts";
import { say } from "#lib/domain/labels.ts";
import type { RowTold } from "#lib/domain/ledger/ledgerJob.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { jobMessages, VERDICT_WORDS } from "./messages-jobs.ts";

const LONGEST_TYPED = 60;
const short = (text: string): string => {
  const letters = [...text];
  return letters.length > LONGEST_TYPED ? `${letters.slice(0, LONGEST_TYPED).join("")}…` : text;
};

/** Rows that did not pass, cell by cell: where, what it says, and what to do. */
export function RowProblems({ rows, lang }: { rows: readonly RowTold[]; lang: Lang }) {
  const words = say(jobMessages, lang);
  return (
    <Table
      caption={words.wrongRows}
      captionHidden
      head={[words.row, words.cell, words.typed, words.whatToDo]}
      rows={rows.flatMap((row) =>
        row.problems.length > 0
          ? row.problems.map((problem) => ({
              key: `${row.row}-${problem.key}`,
              cells: [
                row.row,
                <span key="cell" className="block min-w-28">
                  {problem.letter && <span className="font-medium">{`${problem.letter}${row.row} `}</span>}
                  {sheetHeading(problem.key, lang)}
                </span>,
                <span key="typed" className="break-all">
                  {short(problem.typed)}
                </span>,
                <span key="what" className="block min-w-48">
                  {cellSentence(problem, lang)}
                </span>,
              ],
            }))
          : [
              {
                key: `${row.row}`,
                cells: [
                  row.row,
                  pick(VERDICT_WORDS[row.verdict], lang),
                  short(row.verdict === "SAME_NUMBER" ? row.number : (row.statement ?? "")),
                  <Same key="same" row={row} lang={lang} />,
                ],
              },
            ],
      )}
    />
  );
}

function Same({ row, lang }: { row: RowTold; lang: Lang }) {
  const words = say(jobMessages, lang);
  const end = row.verdict === "SAME_NUMBER" ? words.notTwice : words.notByItself;
  if (!row.likeIssueId) return <>{words.sameInFile + end}</>;
  if (!row.likeReceiptNo) return <>{words.sameAsIssue + end}</>;
  return (
    <>
      <Link href={`/issues/${row.likeIssueId}`} className="underline">
        {words.sameAs(formatReceiptNo(row.likeReceiptNo))}
      </Link>
      {end}
    </>
  );
}
