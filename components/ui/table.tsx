import Link from "next/link";
import type { ReactNode } from "react";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** `id` names the column where its label is not plain text. */
export type Column = { label: ReactNode; numeric?: boolean; id?: string };
export type TableRow = { key: string; cells: readonly ReactNode[] };
type TableProps = {
  caption: string;
  /** read out, but not shown: where a heading above says the same */
  captionHidden?: boolean;
  head: readonly (string | Column)[];
  rows: readonly (TableRow | readonly ReactNode[])[];
};

const column = (head: string | Column, at: number): Column & { id: string } =>
  typeof head === "string" ? { label: head, id: `${at}-${head}` } : { id: String(at), ...head };
/** A row without a key of its own is named by its place: it never moves. */
const tableRow = (row: TableRow | readonly ReactNode[], at: number): TableRow =>
  "cells" in row ? row : { key: String(at), cells: row };

/** Wide tables scroll sideways in their own frame, by keyboard too. The first cell names its row. */
export function Table({ caption, captionHidden, head, rows }: TableProps) {
  const columns = head.map(column);
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-md border border-line bg-paper-strong"
    >
      <table className="w-full border-collapse">
        <caption className={captionHidden ? "sr-only" : "px-3 py-2 text-left font-medium"}>{caption}</caption>
        <thead>
          <tr className="border-b border-line-strong bg-wash">
            {columns.map(({ label, numeric, id }) => (
              <th
                key={id}
                scope="col"
                className={`px-3 py-2 font-medium whitespace-nowrap ${numeric ? "text-right" : "text-left"}`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(tableRow).map(({ key, cells }) => (
            <tr key={key} className="border-b border-line align-top last:border-b-0 hover:bg-wash">
              {columns.map(({ id, numeric = false }, at) => (
                <Cell key={id} first={at === 0} numeric={numeric}>
                  {cells[at]}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ first, numeric, children }: { first: boolean; numeric: boolean; children: ReactNode }) {
  const looks = `px-3 py-2 ${numeric ? "text-right whitespace-nowrap" : "text-left"}`;
  return first ? (
    <th scope="row" className={`font-normal ${looks}`}>
      {children}
    </th>
  ) : (
    <td className={looks}>{children}</td>
  );
}

export function DefinitionList({ items }: { items: readonly (readonly [term: string, value: ReactNode])[] }) {
  return (
    <dl className="grid gap-x-6 sm:grid-cols-[max-content_1fr] sm:gap-y-2">
      {items.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-ink-soft">{term}</dt>
          <dd className="mb-3 min-w-0 whitespace-pre-line sm:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type PagerProps = { newer?: string | undefined; older?: string | undefined; lang: Lang };

/** To the page before and after, by address: keyset paging needs no numbers. */
export function Pager({ newer, older, lang }: PagerProps) {
  const words = say(messages, lang);
  if (!newer && !older) return null;
  const looks = "inline-flex min-h-(--target) items-center px-3";
  return (
    <nav aria-label={words.pages} className="no-print flex justify-between">
      <span>
        {newer && <Link href={newer} rel="prev" className={`${looks} underline`}>{`← ${words.newer}`}</Link>}
      </span>
      <span>
        {older && <Link href={older} rel="next" className={`${looks} underline`}>{`${words.older} →`}</Link>}
      </span>
    </nav>
  );
}
