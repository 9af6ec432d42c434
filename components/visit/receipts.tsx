import { StateChip } from "#components/ui/chip.tsx";
import { Link } from "#components/ui/link.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import type { Lang, State } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type ReceiptRow = {
  readonly id: string;
  readonly state: State;
  readonly receiptNo: string;
  readonly slip: {
    readonly statement: string;
    readonly secret: string | null;
    readonly promise: { readonly basis: { readonly due: string } } | null;
  } | null;
};

type ReceiptsProps = {
  issues: readonly ReceiptRow[];
  /** by issue: what may be the same */
  similar: Readonly<Record<string, readonly Alike[]>>;
  lang: Lang;
};
type Alike = { readonly id: string; readonly receiptNo: string; readonly state: State };

/** What was raised in a visit, each with its number, key and promised day, to be read out or handed over. */
export function Receipts({ issues, similar, lang }: ReceiptsProps) {
  const words = say(messages, lang);
  return (
    <ul className="grid gap-3">
      {issues.map(({ id, state, receiptNo, slip }) => (
        <li key={id} className="grid gap-2 rounded-md border border-line-strong bg-paper-strong p-4">
          {slip && <p className="line-clamp-2">{slip.statement}</p>}
          <dl className="flex flex-wrap gap-x-8 gap-y-2">
            <Fact term={words.receiptNo} big>
              {formatReceiptNo(receiptNo)}
            </Fact>
            {slip && (
              <Fact term={words.key} big={slip.secret !== null}>
                {slip.secret ?? words.keyPhone}
              </Fact>
            )}
            {slip?.promise && <Fact term={words.promised}>{showDate(slip.promise.basis.due, lang)}</Fact>}
          </dl>
          <div className="flex flex-wrap items-center gap-3">
            <StateChip state={state} lang={lang} />
            <Link href={`/issues/${id}`} className="inline-flex min-h-(--target) items-center underline">
              {words.open}
            </Link>
            {slip && (
              <Link
                href={`/issues/${id}/slip`}
                className="inline-flex min-h-(--target) items-center underline"
              >
                {words.slip}
              </Link>
            )}
          </div>
          <AlikeList alike={similar[id] ?? []} lang={lang} />
        </li>
      ))}
    </ul>
  );
}

/** What may be the same problem: to be looked at on its own page, where it can be merged or linked. */
function AlikeList({ alike, lang }: { alike: readonly Alike[]; lang: Lang }) {
  if (alike.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-sm">
      <span className="text-ink-soft">{say(messages, lang).alike}</span>
      {alike.map((other) => (
        <Link
          key={other.id}
          href={`/issues/${other.id}`}
          className="inline-flex min-h-(--target) items-center gap-1 tabular-nums underline"
        >
          {formatReceiptNo(other.receiptNo)} <StateChip state={other.state} lang={lang} />
        </Link>
      ))}
    </p>
  );
}

function Fact({ term, big, children }: { term: string; big?: boolean; children: string }) {
  return (
    <div>
      <dt className="text-sm text-ink-soft">{term}</dt>
      <dd className={big ? "text-2xl font-bold tracking-wide tabular-nums" : "font-medium"}>{children}</dd>
    </div>
  );
}
