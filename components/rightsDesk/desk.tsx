import { RequestFields } from "#components/rights/requests.tsx";
import { DueChip } from "#components/ui/chip.tsx";
import { Hidden, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { Section } from "#components/ui/page.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { label, say } from "#lib/domain/labels.ts";
import { isLate, type RightsRequest } from "#lib/domain/rights/rights.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Line = RightsRequest & { receiptNo: string; office: string };
type ListProps = {
  title: string;
  none: string;
  lines: readonly Line[];
  /** whose it is, where that is not plain */
  withOffice?: boolean;
  now: Date;
  lang: Lang;
};

/** What waits, what is due first first. */
export function RequestList({ title, none, lines, withOffice = false, now, lang }: ListProps) {
  return (
    <Section title={title}>
      {lines.length === 0 ? (
        <p className="text-ink-soft">{none}</p>
      ) : (
        <ul className="divide-y divide-line rounded-md border border-line bg-paper-strong">
          {lines.map((line) => (
            <li key={line.id} className="flex flex-wrap items-center gap-x-3 px-4 py-2">
              <Link
                href={`/rights/${line.id}`}
                className="inline-flex min-h-(--target) items-center font-medium underline underline-offset-4"
              >
                {label("rightKind", line.kind, lang)} · {formatReceiptNo(line.receiptNo)}
              </Link>
              <DueChip dueAt={line.dueAt} now={now} lang={lang} breached={isLate(line, now)} />
              {withOffice && <span className="text-ink-soft">{line.office}</span>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

type EnterFormProps = { action: FormAction; commandId: string; lang: Lang };

/** For somebody at the window, who has paper and no phone. */
export function EnterForm({ action, commandId, lang }: EnterFormProps) {
  const words = say(messages, lang);
  return (
    <Section title={words.enterTitle}>
      <p className="text-ink-soft">{words.enterLead}</p>
      <ActionForm action={action} lang={lang} name="enter" submit={words.enter} className="max-w-xl">
        <Hidden name="commandId" value={commandId} />
        <TextField name="receiptNo" label={words.receiptNo} required inputMode="numeric" autoComplete="off" />
        <RequestFields lang={lang} />
      </ActionForm>
    </Section>
  );
}
