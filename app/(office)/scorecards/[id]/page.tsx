import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { messages as dashboard } from "#components/dashboard/messages.ts";
import { messages } from "#components/scorecard/messages.ts";
import { Measures, Peers, UnitWord } from "#components/scorecard/scorecard.tsx";
import { spanOf } from "#components/scorecard/scorecards.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { reportWords } from "#lib/domain/labels/reports.ts";
import { say, showDateTime } from "#lib/domain/labels.ts";
import { inLang } from "#lib/domain/reports/blocks.ts";
import { readScorecard } from "#lib/queries/review/scorecards.ts";
import { answer } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ScorecardPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor(`/scorecards/${encodeURIComponent(id)}`);
  const [lang, { done }, page] = await Promise.all([currentLang(), searchParams, readScorecard(actor, id)]);
  if (!page) notFound();
  const words = say(messages, lang);
  const { card, measures, units, recordFrom, mayAnswer } = page;
  return (
    <Page
      title={`${words.title} · ${card.unit}`}
      actions={
        <>
          <LinkButton href="/scorecards" tone="quiet">
            {words.back}
          </LinkButton>
          <PrintButton text={say(dashboard, lang).print} />
        </>
      }
    >
      {done === "published" && <Notice tone="good">{words.published}</Notice>}
      {done === "answered" && <Notice tone="good">{words.answered}</Notice>}
      <DefinitionList
        items={[
          [words.days, spanOf(card, lang)],
          [words.asOf, showDateTime(card.asOf, lang)],
        ]}
      />
      {recordFrom && (
        <p className="max-w-prose text-ink-soft">{inLang(reportWords.recordFrom(recordFrom), lang)}</p>
      )}
      <Measures measures={measures} lang={lang} />
      <UnitWord
        scorecardId={card.id}
        replyId={uuidv7()}
        reply={card.reply}
        repliedAt={card.repliedAt}
        mayAnswer={mayAnswer}
        action={answer}
        lang={lang}
      />
      <Peers units={units} measures={measures} lang={lang} />
    </Page>
  );
}
