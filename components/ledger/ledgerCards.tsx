import { DueChip, HazardChip, StateChip, TierMark } from "#components/ui/chip.tsx";
import { Link } from "#components/ui/link.tsx";
import { type LedgerRow, ledgerCell } from "#lib/domain/ledger/ledgerRow.ts";
import { sayOnce } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";

type LedgerCardsProps = { rows: readonly LedgerRow[]; now: Date; lang: Lang; caption: string };

/** The same page for a phone: what was said first, and no sideways scrolling. The columns are for the wide table. */
export function LedgerCards({ rows, now, lang, caption }: LedgerCardsProps) {
  return (
    <ul aria-label={caption} className="grid gap-3 sm:hidden print:hidden">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-1 rounded-md border border-line bg-paper-strong p-3">
          <span className="flex flex-wrap items-center gap-2">
            <Link href={`/issues/${row.id}`} className="inline-flex min-h-(--target) items-center underline">
              {ledgerCell("receiptNo", row, lang)}
            </Link>
            <StateChip state={row.state} lang={lang} />
            <TierMark tier={row.tier} lang={lang} />
            {row.hazard && <HazardChip lang={lang} />}
            {row.dueAt && <DueChip dueAt={row.dueAt} now={now} lang={lang} />}
          </span>
          <span className="line-clamp-3">{row.statement}</span>
          <span className="text-sm text-ink-soft">
            {sayOnce([String(ledgerCell("place", row, lang)), row.unit]).join(" · ")}{" "}
            <span className="whitespace-nowrap">· {ledgerCell("registeredAt", row, lang)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
