import { Table } from "#components/ui/table.tsx";
import { label, say, showDateTime, showNumber } from "#lib/domain/labels.ts";
import type { Lang, Role } from "#lib/domain/vocabulary.ts";
import { jobMessages } from "./messages-jobs.ts";

export type ExportRecordRow = {
  readonly id: string;
  readonly at: Date;
  readonly person: string;
  readonly unit: string;
  readonly role: Role;
  readonly rows: number;
  readonly revealed: number;
  readonly unmasked: boolean;
  readonly reason: string;
  /** the filter as people read it */
  readonly filter: string;
};

/** Who took the ledger out: one line per export, newest first. */
export function ExportRecords({ records, lang }: { records: readonly ExportRecordRow[]; lang: Lang }) {
  const words = say(jobMessages, lang);
  return (
    <Table
      caption={words.exportsTitle}
      captionHidden
      head={[
        words.when,
        words.who,
        words.unit,
        { label: words.what, numeric: true },
        words.names,
        words.filter,
        words.why,
      ]}
      rows={records.map((record) => ({
        key: record.id,
        cells: [
          <span key="at" className="whitespace-nowrap">
            {showDateTime(record.at, lang)}
          </span>,
          record.person,
          `${record.unit} ${label("role", record.role, lang)}`,
          showNumber(record.rows, lang),
          record.unmasked ? words.revealed(showNumber(record.revealed, lang)) : words.allMasked,
          <span key="filter" className="block min-w-40">
            {record.filter}
          </span>,
          <span key="reason" className="block min-w-40 whitespace-pre-line">
            {record.reason}
          </span>,
        ],
      }))}
    />
  );
}
