import type { ReactNode } from "react";
import { Link } from "#components/ui/link.tsx";
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
  /** on a phone each row is a card with its headings beside; few narrow columns of numbers stay a table there */
  phone?: "cards" | "table";
};

const column = (head: string | Column, at: number): Column & { id: string } =>
  typeof head === "string" ? { label: head, id: `${at}-${head}` } : { id: String(at), ...head };
/** A row without a key of its own is named by its place: it never moves. */
const tableRow = (row: TableRow | readonly ReactNode[], at: number): TableRow =>
  "cells" in row ? row : { key: String(at), cells: row };

/**
 * Wide tables scroll sideways in their own frame, by keyboard too, and a shadow says on which side there is more. The
 * first cell names its row.
 */
export function Table({ caption, captionHidden, head, rows, phone = "cards" }: TableProps) {
  const columns = head.map(column);
  const cards = phone === "cards";
  return (
    // a group and no region: the section around it is the landmark, often of the same name
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div
      role="group"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
      tabIndex={0}
      className="scroll-shadow overflow-x-auto rounded-md border border-line"
    >
      <table className={`w-full border-collapse ${cards ? "max-sm:block" : ""}`}>
        <caption
          className={
            captionHidden ? "sr-only" : `px-3 py-2 text-left font-medium ${cards ? "max-sm:block" : ""}`
          }
        >
          {caption}
        </caption>
        <thead className={cards ? "max-sm:hidden" : ""}>
          <tr className="border-b border-line-strong bg-ink/5">
            {columns.map(({ label, numeric, id }) => (
              <th
                key={id}
                scope="col"
                className={`px-2 py-2 align-bottom font-medium whitespace-nowrap sm:px-3 [&:lang(en)]:whitespace-normal ${numeric ? "text-right" : "text-left"}`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={cards ? "max-sm:block" : ""}>
          {rows.map(tableRow).map(({ key, cells }) => (
            <tr
              key={key}
              className={`border-b border-line align-top last:border-b-0 hover:bg-ink/5 ${cards ? "max-sm:block max-sm:py-2" : ""}`}
            >
              {columns.map(({ id, label, numeric = false }, at) => (
                <Cell
                  key={id}
                  first={at === 0}
                  numeric={numeric}
                  beside={cards && typeof label === "string" ? label : undefined}
                >
                  {cells[at]}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CellProps = { first: boolean; numeric: boolean; beside: string | undefined; children: ReactNode };

/** `beside` is the heading a card shows beside the cell; the first cell is the heading of its card. */
function Cell({ first, numeric, beside, children }: CellProps) {
  const looks = `px-2 py-2 sm:px-3 ${numeric ? "text-right whitespace-nowrap" : "text-left"}`;
  const card =
    beside === undefined ? "" : "max-sm:px-3 max-sm:py-1 max-sm:text-left max-sm:whitespace-normal";
  return first ? (
    <th
      scope="row"
      className={`font-normal ${looks} ${card && `${card} max-sm:block max-sm:font-bold max-sm:text-ink-strong`}`}
    >
      {children}
    </th>
  ) : (
    <td
      data-beside={beside}
      className={`${looks} ${card && `${card} max-sm:grid max-sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] max-sm:gap-x-3 max-sm:before:text-ink-soft max-sm:before:content-[attr(data-beside)] max-sm:empty:hidden`}`}
    >
      {children}
    </td>
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
