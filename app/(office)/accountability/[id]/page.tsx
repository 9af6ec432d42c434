import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { CaseFacts, CaseSteps, CaseWay } from "#components/accountability/case.tsx";
import { messages } from "#components/accountability/messages.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readCase } from "#lib/queries/review/accountability.ts";
import { answer, supervise } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function CasePage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor(`/accountability/${encodeURIComponent(id)}`);
  const [lang, at, { done }] = await Promise.all([currentLang(), now(), searchParams]);
  const page = await readCase(actor, id, at);
  if (!page) notFound();
  const words = say(messages, lang);
  const { found, steps, outcome, possible } = page;
  return (
    <Page
      title={`${words.title} · ${found.unit}`}
      actions={
        <LinkButton href="/accountability" tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      {done === "opened" && <Notice tone="good">{words.openedDone}</Notice>}
      {done === "saved" && <Notice tone="good">{words.done}</Notice>}
      <CaseFacts found={found} outcome={outcome} lang={lang} />
      <CaseWay steps={steps} lang={lang} />
      <CaseSteps
        key={steps.length}
        caseId={found.id}
        possible={possible}
        ids={possible.map(() => uuidv7())}
        actions={{ supervise, answer }}
        lang={lang}
      />
    </Page>
  );
}
