import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { RequestCard } from "#components/rights/requests.tsx";
import { AnswerForm } from "#components/rightsDesk/answer.tsx";
import { messages } from "#components/rightsDesk/messages.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readRight } from "#lib/queries/rights/rights.ts";
import { answerRight } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).pageTitle,
});

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

/** One request, answered here and printed for whoever stands at the window. */
export default async function RightPage({ params, searchParams }: Props) {
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const actor = await requireActor(`/rights/${encodeURIComponent(id)}`);
  const [lang, at, found] = await Promise.all([currentLang(), now(), readRight(actor, id)]);
  if (!found) notFound();
  const { line, mayAnswer } = found;
  const words = say(messages, lang);
  const said = done === "askRight" ? words.entered : done === "answerRight" ? words.answered : null;
  return (
    <Page
      title={words.pageTitle}
      actions={
        <>
          <PrintButton text={words.print} />
          <LinkButton href="/rights" tone="quiet">
            {words.back}
          </LinkButton>
        </>
      }
    >
      {said && <Notice tone="good">{said}</Notice>}
      <DefinitionList
        items={[
          [
            words.matter,
            <Link key="issue" href={`/issues/${line.issueId}`}>
              {formatReceiptNo(line.receiptNo)}
            </Link>,
          ],
          [words.office, line.office],
          [words.said, line.statement],
        ]}
      />
      <RequestCard request={line} now={at} lang={lang} />
      {mayAnswer && <AnswerForm request={line} commandId={uuidv7()} action={answerRight} lang={lang} />}
    </Page>
  );
}
