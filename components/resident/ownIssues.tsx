import { LinkButton } from "#components/ui/button.tsx";
import { Hidden } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { EmptyState, Page } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import type { Lang, PlainState } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-mine.ts";
import { ResidentForm } from "./residentForm.tsx";

type OwnIssuesProps = {
  lang: Lang;
  issues: readonly {
    id: string;
    receiptNo: string;
    plain: PlainState;
    place: string;
    begins: string;
    registeredAt: Date;
  }[];
  open: FormAction;
  leave: FormAction;
};

/** One's own matters, the newest first, each one press away. */
export function OwnIssues({ lang, issues, open, leave }: OwnIssuesProps) {
  const words = say(messages, lang);
  return (
    <Page
      title={words.title}
      lead={words.half}
      actions={
        <ResidentForm action={leave} lang={lang} name="leave" submit={words.leave} submitTone="quiet" />
      }
    >
      {issues.length === 0 && (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
          <LinkButton href="/track">{words.track}</LinkButton>
        </EmptyState>
      )}
      <ul className="grid gap-4">
        {issues.map(({ id, receiptNo, plain, place, begins, registeredAt }) => (
          <li key={id} className="grid gap-3 rounded-md border border-line bg-paper-strong p-4">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="text-lg font-bold whitespace-nowrap tabular-nums" translate="no">
                {formatReceiptNo(receiptNo)}
              </span>
              <span className="font-bold text-celadon-strong">{label("plainState", plain, lang)}</span>
            </p>
            <DefinitionList
              items={[
                [words.on, showDate(shanghaiDate(registeredAt), lang)],
                [words.place, place],
                [words.said, `${begins}…`],
              ]}
            />
            <ResidentForm action={open} lang={lang} name={id} submit={words.open} submitTone="quiet">
              <Hidden name="issueId" value={id} />
            </ResidentForm>
          </li>
        ))}
      </ul>
    </Page>
  );
}
