import { Hidden, RadioGroup, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Section } from "#components/ui/page.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import type { ExclusionReason, Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type ExclusionLine = {
  readonly id: string;
  readonly issueId: string;
  readonly receiptNo: string;
  readonly unit: string;
  readonly reason: ExclusionReason;
  readonly words: string;
  readonly askedAt: Date;
  readonly approved: boolean | null;
  readonly decidedWords: string | null;
  readonly office: string | null;
  readonly decidedAt: Date | null;
  readonly decides: boolean;
};
type ExclusionListProps = {
  rows: readonly ExclusionLine[];
  /** new ids, one for each row */
  ids: readonly string[];
  action: FormAction;
  lang: Lang;
};

/** What was asked and what the office above said; what waits for the reader has its form. */
export function ExclusionList({ rows, ids, action, lang }: ExclusionListProps) {
  const words = say(messages, lang);
  if (rows.length === 0) return <EmptyState title={words.none}>{words.noneText}</EmptyState>;
  return (
    <Section title={words.list}>
      <ul className="grid gap-4">
        {rows.map((row, at) => (
          <li
            key={row.id}
            id={`exclusion-${row.id}`}
            className="grid gap-2 rounded-md border border-line bg-paper-strong p-4"
          >
            <p className="flex flex-wrap gap-x-4 font-medium">
              <Link href={`/issues/${row.issueId}`} className="underline">
                {formatReceiptNo(row.receiptNo)}
              </Link>
              {label("exclusionReason", row.reason, lang)}
            </p>
            <p className="text-sm text-ink-soft">
              {row.unit} · {showDateTime(row.askedAt, lang)}
            </p>
            <p className="max-w-prose whitespace-pre-line">{row.words}</p>
            <Verdict row={row} lang={lang} />
            {row.decides && (
              <ActionForm
                action={action}
                lang={lang}
                name={`decide-${row.id.slice(-8)}`}
                submit={words.decide}
                fold={{ summary: words.decide }}
                className="max-w-2xl"
              >
                <Hidden name="decisionId" value={ids[at] ?? ""} />
                <Hidden name="exclusionId" value={row.id} />
                <RadioGroup
                  name="approved"
                  label={words.verdict}
                  required
                  options={[
                    { value: "yes", label: words.yes },
                    { value: "no", label: words.no },
                  ]}
                />
                <TextArea
                  name="words"
                  label={words.decideWords}
                  required
                  rows={2}
                  maxLength={TEXT_LIMITS.words}
                />
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Verdict({ row, lang }: { row: ExclusionLine; lang: Lang }) {
  const words = say(messages, lang);
  if (row.approved === null || !row.decidedAt) return <p>{words.waiting}</p>;
  const said = row.approved ? words.approved : words.declined;
  return (
    <div className="border-l-4 border-celadon pl-3">
      <p className="font-medium">{said(row.office ?? "", showDateTime(row.decidedAt, lang))}</p>
      <p className="max-w-prose whitespace-pre-line">{row.decidedWords}</p>
    </div>
  );
}
