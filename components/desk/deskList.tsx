import type { ReactNode } from "react";
import { ConfidentialityChip, DueChip, HazardChip, StateChip, TierMark } from "#components/ui/chip.tsx";
import { Link } from "#components/ui/link.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { categoryPath, label, orderLevel, say, showDate } from "#lib/domain/labels.ts";
import type { ClockKind, Confidentiality, Lang, State, Tier, Verb } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type DeskRow = {
  readonly id: string;
  readonly receiptNo: string;
  readonly statement: string;
  readonly state: State;
  readonly tier: Tier;
  readonly category: string | null;
  readonly hazard: boolean;
  readonly confidentiality: Confidentiality;
  readonly place: string;
  readonly lead: string | null;
  readonly round: number;
  readonly urgeCount: number;
  readonly supervisionLevel: number;
  readonly due: { readonly at: Date; readonly kind: ClockKind } | null;
  /** what the own unit was asked to do, and by when */
  readonly task: { readonly words: string; readonly dueOn: string } | null;
  readonly insteadOf: string | null;
  readonly next: readonly Verb[];
};
type DeskListProps = {
  items: readonly DeskRow[];
  now: Date;
  lang: Lang;
  /** a box to tick, where several can be done at once; null where this one cannot */
  tick?: (item: DeskRow) => ReactNode;
};

/** What waits, one row each: the words that were said, where, until when, and what can be done now. */
export function DeskList({ items, now, lang, tick }: DeskListProps) {
  return (
    <ol className="divide-y divide-line rounded-md border border-line bg-paper-strong">
      {items.map((item) => {
        const box = tick?.(item);
        return (
          <li
            key={item.id}
            className={`relative grid gap-x-4 gap-y-1 px-3 py-3 has-checked:bg-celadon-wash ${box ? "grid-cols-[auto_minmax(0,1fr)]" : ""} ${tick ? "sm:grid-cols-[var(--target)_8.5rem_minmax(0,1fr)]" : "sm:grid-cols-[8.5rem_minmax(0,1fr)]"}`}
          >
            {tick && (
              <div className={`relative z-10 ${box ? "max-sm:row-span-2" : "max-sm:hidden"}`}>{box}</div>
            )}
            <Due item={item} now={now} lang={lang} />
            <div className="min-w-0">
              <Link
                href={`/issues/${item.id}`}
                className="line-clamp-2 font-medium text-ink-strong underline-offset-4 after:absolute after:inset-0 hover:underline"
              >
                {item.statement}
              </Link>
              <Facts item={item} lang={lang} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Due({ item: { due, state }, now, lang }: { item: DeskRow; now: Date; lang: Lang }) {
  return (
    <div className="flex flex-wrap items-center gap-2 sm:grid sm:content-start sm:justify-items-start sm:gap-1">
      <DueChip dueAt={due?.at ?? null} now={now} lang={lang} />
      {due && <span className="text-sm text-ink-soft">{label("clock", due.kind, lang)}</span>}
      <span className="sm:hidden">
        <StateChip state={state} lang={lang} />
      </span>
    </div>
  );
}

function Facts({ item, lang }: { item: DeskRow; lang: Lang }) {
  const words = say(messages, lang);
  const told = [
    item.place,
    item.category && categoryPath(item.category, lang),
    item.lead && words.with(item.lead),
    item.insteadOf && words.insteadOf(item.insteadOf),
    item.round > 1 && words.round(item.round),
    formatReceiptNo(item.receiptNo),
  ].filter(Boolean);
  const pressing = [
    item.urgeCount > 0 && words.urged(item.urgeCount),
    item.supervisionLevel > 0 && orderLevel(item.supervisionLevel, lang),
  ].filter(Boolean);
  return (
    <>
      <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="hidden sm:inline">
          <StateChip state={item.state} lang={lang} />
        </span>
        <TierMark tier={item.tier} lang={lang} />
        {item.hazard && <HazardChip lang={lang} />}
        <ConfidentialityChip confidentiality={item.confidentiality} lang={lang} />
        {pressing.length > 0 && (
          <span className="text-sm font-medium text-amber-strong">{pressing.join(" · ")}</span>
        )}
      </div>
      {item.task && (
        <p className="mt-1 font-medium">{words.task(item.task.words, showDate(item.task.dueOn, lang))}</p>
      )}
      <p className="mt-1 text-sm text-ink-soft">{told.join(" · ")}</p>
      {item.next.length > 0 && (
        <p className="text-sm">
          {words.next}
          {item.next.map((verb) => label("verb", verb, lang)).join(lang === "zh" ? "、" : ", ")}
        </p>
      )}
    </>
  );
}
