import { DueChip, StateChip } from "#components/ui/chip.tsx";
import { Hidden, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { addToMatterForm, removeFromMatterForm } from "#lib/domain/alike/matters.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { leastOf } from "#lib/domain/commands.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang, State } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type Child = {
  readonly id: string;
  readonly receiptNo: string;
  readonly statement: string;
  readonly state: State;
  readonly place: string;
  readonly replyDueAt: Date | null;
  readonly addedBy: string;
  readonly why: string;
  readonly waits: boolean;
};
type ChildrenProps = {
  matterId: string;
  rows: readonly Child[];
  remove: FormAction | null;
  now: Date;
  lang: Lang;
};

/** The issues of a matter that the reader may see, each with its own clock and whether its draft still waits. */
export function Children({ matterId, rows, remove, now, lang }: ChildrenProps) {
  const words = say(messages, lang);
  if (rows.length === 0) return <EmptyState title={words.noChildren}>{words.noChildrenText}</EmptyState>;
  return (
    <Table
      caption={words.children}
      captionHidden
      head={[
        words.receipt,
        words.said,
        words.where,
        words.state,
        words.due,
        words.draft,
        words.why,
        words.change,
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <Link key="no" href={`/issues/${row.id}`} className="whitespace-nowrap tabular-nums">
            {formatReceiptNo(row.receiptNo)}
          </Link>,
          <p key="said" className="line-clamp-2 min-w-48">
            {row.statement}
          </p>,
          row.place,
          <StateChip key="state" state={row.state} lang={lang} />,
          <DueChip key="due" dueAt={row.replyDueAt} now={now} lang={lang} />,
          row.waits ? words.waits : "",
          words.reason(row.addedBy, row.why),
          remove && <TakeOut key="out" matterId={matterId} issueId={row.id} action={remove} lang={lang} />,
        ],
      }))}
    />
  );
}

type TakeOutProps = { matterId: string; issueId: string; action: FormAction; lang: Lang };
function TakeOut({ matterId, issueId, action, lang }: TakeOutProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name={`out-${issueId}`}
      submit={words.takeOut}
      submitTone="quiet"
      least={leastOf(removeFromMatterForm.shape)}
      fold={{ summary: words.takeOut }}
      className="min-w-40"
    >
      <Hidden name="matterId" value={matterId} />
      <Hidden name="issueId" value={issueId} />
      <TextArea name="why" label={words.takeOutWhy} required rows={2} />
    </ActionForm>
  );
}

/** By its receipt number, which is what people have at hand. */
export function AddOne({ matterId, action, lang }: { matterId: string; action: FormAction; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name="add"
      submit={words.addSubmit}
      least={leastOf(addToMatterForm.shape)}
      fold={{ summary: words.add }}
    >
      <Hidden name="matterId" value={matterId} />
      <TextField name="receiptNo" label={words.receipt} inputMode="numeric" required />
      <TextArea name="why" label={words.addWhy} required rows={2} />
    </ActionForm>
  );
}
