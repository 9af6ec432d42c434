import type { Metadata } from "next";
import { uuidv7 } from "uuidv7";
import { keepView } from "#app/(office)/actions.ts";
import { currentLang } from "#app/preferences.ts";
import { BehindBoard, BehindFigure } from "#components/ledger/behindFigure.tsx";
import { Breakdown } from "#components/ledger/breakdown.tsx";
import { LedgerCards } from "#components/ledger/ledgerCards.tsx";
import { LedgerFilters } from "#components/ledger/ledgerFilters.tsx";
import { LedgerTable } from "#components/ledger/ledgerTable.tsx";
import { LedgerWays } from "#components/ledger/ledgerWays.tsx";
import { messages } from "#components/ledger/messages.ts";
import { EmptyState, Notice, Page } from "#components/ui/page.tsx";
import { Pager } from "#components/ui/table.tsx";
import { ViewBar } from "#components/view/viewBar.tsx";
import { requireReader, type SignedIn } from "#lib/auth/actor.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { pick } from "#lib/domain/labels/figures.ts";
import { FIELD_WORDS } from "#lib/domain/labels/filter.ts";
import { say, showNumber } from "#lib/domain/labels.ts";
import {
  LONGEST_SEARCH,
  ledgerHref,
  ledgerPairs,
  type Params,
  parseLedger,
} from "#lib/domain/ledger/ledgerFilter.ts";
import { now } from "#lib/now.ts";
import { readViews, sharingUnits } from "#lib/queries/desk/savedViews.ts";
import { readBreakdown } from "#lib/queries/ledger/breakdown.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function LedgerPage({ searchParams }: { searchParams: Promise<Params> }) {
  const asked = await searchParams;
  const actor = await requireReader(ledgerHref(parseLedger(asked).filter));
  const [lang, at, views, shareWith] = await Promise.all([
    currentLang(),
    now(),
    readViews(actor, "LEDGER"),
    sharingUnits(actor),
  ]);
  const [{ filter, ignored, wrongReceiptNo, names, units, rows, total, more, facts, next, previous }, parts] =
    await Promise.all([readLedger(actor, asked, at), readBreakdown(actor, asked, at)]);
  const words = say(messages, lang);
  const tooLong = ignored.includes("text") ? String(asked.text) : undefined;
  const others = ignored.filter((field) => field !== "text");
  const ignoredWords = [...new Set(others.map((field) => pick(FIELD_WORDS[field], lang)))];
  const unfiltered = ledgerPairs(filter).length === 0;
  return (
    <Page
      title={words.title}
      lead={(more ? words.moreThan : words.total)(showNumber(total, lang))}
      actions={
        <LedgerWays
          exportHref={ledgerHref(filter, {}, "/ledger/export")}
          duties={dutiesOf(actor)}
          lang={lang}
        />
      }
    >
      {ignoredWords.length > 0 && (
        <Notice tone="warn">{words.ignored(ignoredWords.join(lang === "zh" ? "、" : ", "))}</Notice>
      )}
      {tooLong !== undefined && <Notice tone="warn">{words.textTooLong(LONGEST_SEARCH)}</Notice>}
      {wrongReceiptNo && <Notice tone="warn">{words.wrongReceiptNo}</Notice>}
      <BehindBoard filter={filter} lang={lang} />
      <BehindFigure filter={filter} names={names} facts={facts} total={total} lang={lang} />
      <Breakdown parts={parts} filter={filter} lang={lang} />
      <ViewBar
        page="LEDGER"
        views={views}
        here={ledgerHref(filter)}
        units={shareWith}
        viewId={uuidv7()}
        action={keepView}
        lang={lang}
      />
      <LedgerFilters filter={filter} tooLong={tooLong} units={units} lang={lang} />
      {rows.length > 0 ? (
        <>
          <LedgerTable rows={rows} filter={filter} now={at} lang={lang} caption={words.title} />
          <LedgerCards rows={rows} now={at} lang={lang} caption={words.title} />
        </>
      ) : (
        <EmptyState title={unfiltered ? words.emptyAllTitle : words.emptyTitle}>
          {unfiltered ? words.emptyAllText : words.emptyText}
        </EmptyState>
      )}
      <Pager
        newer={previous ? ledgerHref(filter, { before: previous }) : undefined}
        older={next ? ledgerHref(filter, { after: next }) : undefined}
        lang={lang}
      />
    </Page>
  );
}

const WAYS = ["exportLedger", "importLedger", "readExports"] as const;
const dutiesOf = (actor: SignedIn) => WAYS.filter((duty) => mayAtDesk(actor, duty));
