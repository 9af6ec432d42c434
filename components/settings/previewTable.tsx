import { Link } from "#components/ui/link.tsx";
import { Notice, Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { label, say, showDate, showNumber } from "#lib/domain/labels.ts";
import type { ClockKind, Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Entry = { readonly kind: "OFF" | "WORK"; readonly name: string } | null;
type PreviewProps = {
  preview: {
    readonly changes: readonly { readonly date: string; readonly before: Entry; readonly after: Entry }[];
    readonly issues: number;
    readonly earlier: number;
    readonly later: number;
    readonly byKind: Readonly<Partial<Record<ClockKind, number>>>;
    readonly sample: readonly {
      readonly issueId: string;
      readonly receiptNo: string;
      readonly kind: ClockKind;
      readonly from: string;
      readonly to: string;
    }[];
  };
  lang: Lang;
};

/** Which days change, and which promised dates that would move: how many, which way, and a few of them. */
export function PreviewTables({ preview, lang }: PreviewProps) {
  const words = say(messages, lang);
  const entry = (day: Entry) =>
    day ? `${day.kind === "OFF" ? words.offLong : words.workLong} · ${day.name}` : words.plain;
  const kinds = Object.entries(preview.byKind) as [ClockKind, number][];
  return (
    <>
      <Section title={words.days}>
        <Table
          caption={words.days}
          captionHidden
          head={[words.date, words.before, words.after]}
          rows={preview.changes.map(({ date, before, after }) => ({
            key: date,
            cells: [showDate(date, lang), entry(before), entry(after)],
          }))}
        />
      </Section>
      {preview.issues === 0 ? (
        <Notice tone="info">{words.nothingMoves}</Notice>
      ) : (
        <Notice tone="warn" title={words.moves(showNumber(preview.issues, lang))}>
          <ul>
            {preview.later > 0 && <li>{words.later(showNumber(preview.later, lang))}</li>}
            {preview.earlier > 0 && <li>{words.earlier(showNumber(preview.earlier, lang))}</li>}
            <li>
              {kinds
                .map(([kind, count]) => words.byKind(label("clock", kind, lang), showNumber(count, lang)))
                .join(lang === "zh" ? "，" : ", ")}
            </li>
          </ul>
        </Notice>
      )}
      {preview.sample.length > 0 && (
        <Section title={words.sample}>
          <Table
            caption={words.sample}
            captionHidden
            head={[words.receiptNo, words.clock, words.dueBefore, words.dueAfter]}
            rows={preview.sample.map((moved) => ({
              key: `${moved.issueId}-${moved.kind}`,
              cells: [
                <Link key="no" href={`/issues/${moved.issueId}`}>
                  {formatReceiptNo(moved.receiptNo)}
                </Link>,
                label("clock", moved.kind, lang),
                showDate(moved.from, lang),
                showDate(moved.to, lang),
              ],
            }))}
          />
        </Section>
      )}
    </>
  );
}
