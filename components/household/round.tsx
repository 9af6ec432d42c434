import type { ReactNode } from "react";
import { LinkButton } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Page, Section } from "#components/ui/page.tsx";
import { PlacePath } from "#components/ui/placePath.tsx";
import { Table } from "#components/ui/table.tsx";
import { percent, say, showNumber } from "#lib/domain/labels.ts";
import type { Coverage } from "#lib/domain/rounds/households.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Counted = Coverage & {
  readonly key: string;
  readonly name: string;
  readonly href: string | null;
  readonly others?: number;
};
type RoundProps = {
  year: number;
  thisYear: number;
  path: readonly { readonly id: string; readonly name: string }[];
  /** places, or the buildings of a community */
  rows: readonly Counted[];
  inCommunity: boolean;
  /** what can be done beside reading */
  tools: readonly { readonly href: string; readonly text: string }[];
  lang: Lang;
  children?: ReactNode;
};

/** How far the round has come, one line per place or building: what is missing is seen at once. */
export function Round({ year, thisYear, path, rows, inCommunity, tools, lang, children }: RoundProps) {
  const words = say(messages, lang);
  const here = path.at(-1);
  const href = (id: string, of = year) => `/households?place=${id}${of === thisYear ? "" : `&year=${of}`}`;
  const other = year === thisYear ? thisYear - 1 : thisYear;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          {tools.map(({ href: to, text }) => (
            <LinkButton key={to} tone="quiet" href={to}>
              {text}
            </LinkButton>
          ))}
          {here && (
            <LinkButton tone="quiet" href={href(here.id, other)}>
              {year === thisYear ? words.lastYear : words.thisYear}
            </LinkButton>
          )}
        </>
      }
    >
      <PlacePath label={words.here} steps={path} href={(id) => href(id)} />
      <Section title={`${here?.name ?? ""} · ${words.year(year)}`}>
        {rows.length === 0 ? (
          <EmptyState title={words.none}>{words.noneText}</EmptyState>
        ) : (
          <Table
            caption={here?.name ?? ""}
            captionHidden
            head={[
              inCommunity ? words.building : words.place,
              { label: words.households, numeric: true },
              { label: words.share, numeric: true, id: "share" },
              words.rest,
            ]}
            rows={rows.map((row) => ({
              key: row.key,
              cells: [
                <Name key="name" row={row} lang={lang} />,
                showNumber(row.households, lang),
                <Share key="share" row={row} lang={lang} />,
                words.restParts(
                  showNumber(row.declined, lang),
                  showNumber(row.notMet, lang),
                  showNumber(row.notYet, lang),
                ),
              ],
            }))}
          />
        )}
      </Section>
      {children}
    </Page>
  );
}

function Name({ row: { name, href, others = 0 }, lang }: { row: Counted; lang: Lang }) {
  return (
    <>
      {href ? (
        <Link href={href} className="underline">
          {name}
        </Link>
      ) : (
        name
      )}
      {others > 0 && (
        <span className="block text-sm text-ink-soft">
          {say(messages, lang).others(showNumber(others, lang))}
        </span>
      )}
    </>
  );
}

/** The share in words and as a bar; with no household there is no share. */
function Share({ row: { reached, households }, lang }: { row: Counted; lang: Lang }) {
  return (
    <span className="grid justify-items-end gap-1">
      {`${showNumber(reached, lang)} · ${percent(reached, households, lang)}`}
      {households > 0 && (
        <span aria-hidden className="block h-2 w-24 rounded-sm bg-wash">
          <span
            className="block h-2 rounded-sm bg-celadon"
            style={{ width: `${(100 * reached) / households}%` }}
          />
        </span>
      )}
    </span>
  );
}
