import { StateChip } from "#components/ui/chip.tsx";
import { Hidden } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { Section } from "#components/ui/page.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import type { Lang, State } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type SimilarIssue = {
  readonly id: string;
  readonly receiptNo: string;
  readonly statement: string;
  readonly state: State;
  readonly registeredAt: Date;
  readonly chosen: boolean;
};
type SimilarProps = {
  issue: { readonly id: string; readonly version: number };
  similar: readonly SimilarIssue[];
  /** null where this person may not, or not now */
  merge: FormAction | null;
  link: FormAction | null;
  /** two per line: for merging and for linking */
  ids: readonly string[];
  lang: Lang;
};

/** What may be the same problem: shown, never forced (domain.md C2 accept: "duplicate check shown"). */
export function SimilarIssues({ issue, similar, merge, link, ids, lang }: SimilarProps) {
  const words = say(messages, lang);
  if (similar.length === 0) return null;
  return (
    <Section title={words.similar}>
      <p className="text-sm text-ink-soft">{words.similarLead}</p>
      <ul className="grid gap-2">
        {similar.map((other, at) => (
          <li key={other.id} className="grid gap-2 rounded-md border border-line bg-paper-strong px-4 py-2">
            <p className="flex flex-wrap items-center gap-2 text-sm">
              <StateChip state={other.state} lang={lang} />
              <span className="text-ink-soft">{showDate(shanghaiDate(other.registeredAt), lang)}</span>
              {other.chosen && <span className="font-medium">{label("linkKind", "ME_TOO", lang)}</span>}
            </p>
            <Link href={`/issues/${other.id}`} className="line-clamp-2 underline">
              <span className="tabular-nums">{formatReceiptNo(other.receiptNo)}</span> {other.statement}
            </Link>
            <div className="flex flex-wrap gap-2">
              {merge && LEADS.includes(other.state) && (
                <Tie
                  {...{ issue, lang }}
                  action={merge}
                  commandId={ids[at * 2] ?? ""}
                  submit={words.merge}
                  more={{ masterNo: other.receiptNo, words: "" }}
                />
              )}
              {link && (
                <Tie
                  {...{ issue, lang }}
                  action={link}
                  commandId={ids[at * 2 + 1] ?? ""}
                  submit={words.link}
                  more={{ otherNo: other.receiptNo, kind: "RELATED", words: "" }}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
      {merge && <p className="text-sm text-ink-soft">{words.mergeLead}</p>}
    </Section>
  );
}
/** Only into what a unit has, as the core refuses anything else. */
const LEADS: readonly State[] = ["DISPATCHED", "IN_PROGRESS", "MEDIATING", "ON_HOLD"];

type TieProps = {
  issue: SimilarProps["issue"];
  action: FormAction;
  commandId: string;
  submit: string;
  more: Readonly<Record<string, string>>;
  lang: Lang;
};
function Tie({ issue, action, commandId, submit, more, lang }: TieProps) {
  return (
    <ActionForm action={action} lang={lang} name={commandId} submit={submit} submitTone="quiet">
      <Hidden name="issueId" value={issue.id} />
      <Hidden name="version" value={issue.version} />
      <Hidden name="commandId" value={commandId} />
      {Object.entries(more).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
    </ActionForm>
  );
}
