import { StateChip } from "#components/ui/chip.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Notice, Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { label, say, showDateTime, showNumber } from "#lib/domain/labels.ts";
import type { Lang, LeftBehind, Level, State } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Day = {
  id: string;
  at: Date;
  open: number;
  overdue: number;
  moved: number;
  supervised: number;
  waiting: number;
  leftBehind: number;
};
type Item = {
  issueId: string;
  receiptNo: string;
  place: string;
  state: State;
  level: Level;
  reason: LeftBehind;
  since: Date;
};

/** What the newest proof says, in one sentence, and below it whatever was left behind. */
export function Proof({ days, items, lang }: { days: readonly Day[]; items: readonly Item[]; lang: Lang }) {
  const words = say(messages, lang);
  const newest = days[0];
  if (!newest) return <EmptyState title={words.none}>{words.noneText}</EmptyState>;
  const clean = newest.leftBehind === 0;
  return (
    <>
      <Notice tone={clean ? "good" : "danger"} title={clean ? words.clean : words.left(newest.leftBehind)}>
        {clean ? words.cleanText(newest.open, newest.overdue) : words.leftText}
        {!clean && items.length === 0 && <p>{words.outside}</p>}
      </Notice>
      {items.length > 0 && <LeftBehindTable items={items} lang={lang} />}
      <Section title={words.days}>
        <Table
          caption={words.days}
          captionHidden
          head={[
            words.day,
            ...NUMBERS.map((number) => ({ label: words[number], numeric: true, id: number })),
          ]}
          rows={days.map((day) => ({
            key: day.id,
            cells: [showDateTime(day.at, lang), ...NUMBERS.map((number) => showNumber(day[number], lang))],
          }))}
        />
        <p className="text-sm text-ink-soft">{words.counted}</p>
      </Section>
    </>
  );
}
const NUMBERS = ["open", "overdue", "moved", "supervised", "waiting", "leftBehind"] as const;

function LeftBehindTable({ items, lang }: { items: readonly Item[]; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <Section title={words.items}>
      <Table
        caption={words.items}
        captionHidden
        head={[words.issue, words.place, words.state, words.reason, words.since]}
        rows={items.map((item) => ({
          key: `${item.issueId}-${item.reason}`,
          cells: [
            <Link key="to" href={`/issues/${item.issueId}`} className="underline">
              {formatReceiptNo(item.receiptNo)}
            </Link>,
            item.place,
            <StateChip key="state" state={item.state} lang={lang} />,
            label("leftBehind", item.reason, lang),
            showDateTime(item.since, lang),
          ],
        }))}
      />
    </Section>
  );
}
