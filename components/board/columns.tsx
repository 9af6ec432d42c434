import type { ReactNode } from "react";
import { DueChip, HazardChip, TierMark } from "#components/ui/chip.tsx";
import { Link } from "#components/ui/link.tsx";
import type { Hop } from "#lib/domain/casework/hops.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { type Board, type BoardOffice, columnHref } from "#lib/domain/direct/board.ts";
import { label, say, showNumber } from "#lib/domain/labels.ts";
import type { BoardColumn, Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type Card = { readonly issue: Issue; readonly place: string; readonly hops: readonly Hop[] };
type ColumnsProps<C extends Card> = {
  board: Board;
  office: BoardOffice;
  columns: readonly { readonly column: BoardColumn; readonly count: number; readonly cards: readonly C[] }[];
  units: Readonly<Record<string, string>>;
  /** what stands below the matter itself */
  more?: (card: C) => ReactNode;
  now: Date;
  lang: Lang;
};

/** The columns of a board, each with its number, its first matters, and the way to all of them. */
export function Columns<C extends Card>({ board, office, columns, units, more, now, lang }: ColumnsProps<C>) {
  const words = say(messages, lang);
  return (
    <div
      className={`grid items-start gap-4 md:grid-cols-2 ${columns.length % 4 === 0 ? "xl:grid-cols-4" : "xl:grid-cols-3"}`}
    >
      {columns.map(({ column, count, cards }) => {
        const href = columnHref(office, board, column);
        const rest = count - cards.length;
        return (
          <section
            key={column}
            aria-label={label("boardColumn", column, lang)}
            className="grid content-start gap-3 rounded-md border border-line bg-wash p-3"
          >
            <h2 className="flex items-baseline justify-between gap-3 text-lg font-bold text-ink-strong">
              {label("boardColumn", column, lang)}
              {count > 0 ? (
                <Link
                  href={href}
                  aria-label={words.all(showNumber(count, lang))}
                  className="inline-flex min-h-(--target) min-w-(--target) items-center justify-end tabular-nums underline"
                >
                  {showNumber(count, lang)}
                </Link>
              ) : (
                <span className="text-ink-soft">0</span>
              )}
            </h2>
            {cards.map((card) => (
              <CardItem key={card.issue.id} card={card} units={units} now={now} lang={lang}>
                {more?.(card)}
              </CardItem>
            ))}
            {count === 0 && <p className="text-ink-soft">{words.none}</p>}
            {rest > 0 && (
              <Link href={href} className="inline-flex min-h-(--target) items-center underline">
                {words.more(showNumber(rest, lang))}
              </Link>
            )}
          </section>
        );
      })}
    </div>
  );
}

type ItemProps = {
  card: Card;
  units: Readonly<Record<string, string>>;
  now: Date;
  lang: Lang;
  children?: ReactNode;
};
/** The original words first, then how long each level has had it (domain.md N20), then its clock. */
function CardItem({ card: { issue, place, hops }, units, now, lang, children }: ItemProps) {
  const words = say(messages, lang);
  const lead = units[issue.leadUnitId ?? issue.holderUnitId];
  const due = issue.clocks
    .filter(({ kind }) => kind === "REPLY" || kind === "RESOLVE")
    .map(({ dueAt }) => dueAt);
  const first = due.toSorted((a, b) => a.getTime() - b.getTime())[0];
  return (
    <article className="grid gap-2 rounded-md border border-line bg-paper-strong p-3">
      <h3 className="font-medium">
        <Link
          href={`/issues/${issue.id}`}
          className="line-clamp-3 text-ink-strong underline-offset-4 hover:underline"
        >
          {issue.statement}
        </Link>
      </h3>
      <p className="flex flex-wrap items-center gap-2">
        <TierMark tier={issue.tier} lang={lang} />
        {issue.hazard && <HazardChip lang={lang} />}
        {first && <DueChip dueAt={first} now={now} lang={lang} />}
      </p>
      <p className="text-sm text-ink-soft">
        {place} · {formatReceiptNo(issue.receiptNo)}
      </p>
      <p className="text-sm">
        {hops.map((hop) => words.held(label("level", hop.level, lang), hop.days)).join(" → ")}
      </p>
      {lead && <p className="text-sm text-ink-soft">{words.lead(lead)}</p>}
      {children}
    </article>
  );
}

type OfficesProps = { offices: readonly BoardOffice[]; chosen: string; path: string; lang: Lang };
/** Where somebody has a board of several offices. */
export function Offices({ offices, chosen, path, lang }: OfficesProps) {
  if (offices.length < 2) return null;
  return (
    <nav aria-label={say(messages, lang).offices} className="no-print flex flex-wrap gap-2">
      {offices.map(({ id, name }) => (
        <Link
          key={id}
          href={`${path}?unit=${id}`}
          aria-current={id === chosen ? "page" : undefined}
          className="inline-flex min-h-(--target) items-center rounded-md border border-line px-3 text-ink no-underline aria-[current=page]:border-celadon aria-[current=page]:bg-celadon-wash aria-[current=page]:font-bold"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
