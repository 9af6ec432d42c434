import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { AskForm, NextBatch, OwnQuestions, SearchForm } from "#components/policy/ask.tsx";
import { BatchToAnswer } from "#components/policy/batch.tsx";
import { messages } from "#components/policy/messages.ts";
import { PrecedentList } from "#components/policy/precedent.tsx";
import { EmptyState, Notice, Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readPolicy } from "#lib/queries/policy/questions.ts";
import { answer, ask } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

export default async function PolicyPage({ searchParams }: Props) {
  const actor = await requireActor("/policy");
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const { done, of } = asked;
  const page = await readPolicy(
    actor,
    { q: one(asked.q), category: one(asked.category), issue: one(asked.issue) },
    at,
  );
  if (!page) notFound();
  const words = say(messages, lang);
  const { query, category, found, own, next, before, waiting, asks } = page;
  const searched = query !== "" || category !== null;
  return (
    <Page title={words.title} lead={words.lead}>
      {done === "asked" && <Notice tone="good">{words.asked(showDate(next.on, lang))}</Notice>}
      {done === "answered" && <Notice tone="good">{words.done}</Notice>}
      {waiting.map((batch) => (
        <BatchToAnswer
          key={`${batch.officeId}${batch.on}`}
          batch={batch}
          batchId={uuidv7()}
          today={shanghaiDate(at)}
          action={answer}
          lang={lang}
        />
      ))}
      <Section title={words.find}>
        <SearchForm query={query} category={category} lang={lang} />
        {found.length === 0 ? (
          <EmptyState title={words.noneFound}>{words.noneFoundText}</EmptyState>
        ) : (
          <>
            <p className="text-ink-soft">{searched ? words.foundOf(found.length) : words.newest}</p>
            <PrecedentList found={found} lang={lang} />
          </>
        )}
      </Section>
      {asks && (
        <Section id="ask" title={words.ask}>
          <NextBatch next={next} before={before} lang={lang} />
          <AskForm key={one(of)} questionId={uuidv7()} {...asks} action={ask} lang={lang} />
        </Section>
      )}
      {asks && <OwnQuestions own={own} lang={lang} />}
    </Page>
  );
}
