import type { ReactNode } from "react";
import { ConfidentialityChip, DueChip, HazardChip, StateChip, TierMark } from "#components/ui/chip.tsx";
import { Link } from "#components/ui/link.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { LEDGER_HEADINGS, pick } from "#lib/domain/labels/figures.ts";
import { say } from "#lib/domain/labels.ts";
import {
  type LedgerColumn,
  type LedgerFilter,
  ledgerHref,
  type Sort,
} from "#lib/domain/ledger/ledgerFilter.ts";
import { type LedgerRow, ledgerCell } from "#lib/domain/ledger/ledgerRow.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { DIRECTION_WORDS, messages } from "./messages.ts";

type LedgerTableProps = {
  rows: readonly LedgerRow[];
  filter: LedgerFilter;
  now: Date;
  lang: Lang;
  caption: string;
};

/** One page of the ledger with the chosen columns; the number leads to the issue, three headings change the order. */
export function LedgerTable({ rows, filter, now, lang, caption }: LedgerTableProps) {
  return (
    <div className="hidden sm:block print:block">
      <Table
        caption={caption}
        captionHidden
        head={filter.col.map((column) => heading(column, filter, lang))}
        rows={rows.map((row) => ({
          key: row.id,
          cells: filter.col.map((column) => cell(column, row, now, lang)),
        }))}
      />
    </div>
  );
}

const SORT_OF: Partial<Record<LedgerColumn, Sort>> = {
  registeredAt: "registered",
  dueAt: "due",
  updatedAt: "updated",
};
const NUMERIC: readonly LedgerColumn[] = ["round", "breaches"];

function heading(column: LedgerColumn, filter: LedgerFilter, lang: Lang): Column {
  const name = pick(LEDGER_HEADINGS[column], lang);
  const numeric = NUMERIC.includes(column);
  const sort = SORT_OF[column];
  if (!sort) return { id: column, label: name, numeric };
  const here = filter.sort === sort;
  const first = sort === "due" ? "asc" : "desc";
  const dir = here ? (filter.dir === "asc" ? "desc" : "asc") : first;
  const words = DIRECTION_WORDS[sort];
  return {
    id: column,
    label: (
      <Link
        href={ledgerHref({ ...filter, sort, dir })}
        className="text-ink underline"
        title={`${say(messages, lang).sortedBy(name)}: ${pick(words[dir], lang)}`}
      >
        {name}
        {here && <span className="sr-only"> ({pick(words[filter.dir], lang)})</span>}
        {here && <span aria-hidden="true">{filter.dir === "asc" ? " ↑" : " ↓"}</span>}
      </Link>
    ),
  };
}

/** Day above time, each whole. */
const moment = (column: "registeredAt" | "updatedAt") => (row: LedgerRow, _: Date, lang: Lang) =>
  String(ledgerCell(column, row, lang))
    .split(" ")
    .map((part) => (
      <span key={part} className="block whitespace-nowrap">
        {part}
      </span>
    ));

const SHOWN: { readonly [C in LedgerColumn]?: (row: LedgerRow, now: Date, lang: Lang) => ReactNode } = {
  receiptNo: (row, _, lang) => (
    <Link href={`/issues/${row.id}`} className="whitespace-nowrap underline">
      {ledgerCell("receiptNo", row, lang)}
    </Link>
  ),
  statement: (row, _, lang) => (
    <span className="grid min-w-56 justify-items-start gap-1">
      {(row.hazard || row.confidentiality !== "NORMAL") && (
        <span className="flex flex-wrap gap-1">
          {row.hazard && <HazardChip lang={lang} />}
          <ConfidentialityChip confidentiality={row.confidentiality} lang={lang} />
        </span>
      )}
      <span className="line-clamp-3">{row.statement}</span>
    </span>
  ),
  registeredAt: moment("registeredAt"),
  updatedAt: moment("updatedAt"),
  state: (row, _, lang) => <StateChip state={row.state} lang={lang} />,
  tier: (row, _, lang) => <TierMark tier={row.tier} lang={lang} />,
  dueAt: (row, now, lang) =>
    row.dueAt && (
      <span className="grid justify-items-start">
        <span className="whitespace-nowrap">{ledgerCell("dueAt", row, lang)}</span>
        <DueChip dueAt={row.dueAt} now={now} lang={lang} />
      </span>
    ),
  category: (row, _, lang) => <span className="block min-w-32">{ledgerCell("category", row, lang)}</span>,
  place: (row, _, lang) => <span className="block min-w-24">{ledgerCell("place", row, lang)}</span>,
  unit: (row) => <span className="block min-w-24">{row.unit}</span>,
  hazard: (row, _, lang) => row.hazard && say(messages, lang).yes,
};
const ONE_LINE: readonly LedgerColumn[] = ["dispatchedAt", "firstReplyAt", "resolvedAt", "phone", "resident"];

function cell(column: LedgerColumn, row: LedgerRow, now: Date, lang: Lang): ReactNode {
  const shown = SHOWN[column];
  if (shown) return shown(row, now, lang);
  const text = ledgerCell(column, row, lang);
  return ONE_LINE.includes(column) ? <span className="whitespace-nowrap">{text}</span> : text;
}
