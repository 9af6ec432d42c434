import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { LookForm } from "#components/reports/lookForm.tsx";
import { messages } from "#components/reports/messages.ts";
import { PublishForm } from "#components/reports/publishForm.tsx";
import { ReportChapters } from "#components/reports/reportBody.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { say, sentence } from "#lib/domain/labels.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { inLang } from "#lib/domain/reports/blocks.ts";
import { reportOf } from "#lib/domain/reports/kinds.ts";
import { now } from "#lib/now.ts";
import { readDraft, readReports } from "#lib/queries/reports/reports.ts";
import { publish } from "../actions.ts";
import { draftAsked, type Params } from "./asked.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function DraftPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requireActor("/reports");
  const [lang, at, params, page] = await Promise.all([
    currentLang(),
    now(),
    searchParams,
    readReports(actor),
  ]);
  if (!page) notFound();
  const words = say(messages, lang);
  const asked = draftAsked(params, at);
  const draft = asked.wrong ? null : await readDraft(actor, asked, at);
  const back = (
    <LinkButton href="/reports" tone="quiet">
      {words.back}
    </LinkButton>
  );
  if (!draft || isProblem(draft))
    return (
      <Page title={words.title} actions={back}>
        <Notice tone="warn">
          {draft ? sentence(draft, lang) : asked.wrong === "DAY" ? words.wrongDay : words.wrongSpan}
        </Notice>
        <LookForm
          places={page.places}
          home={page.home}
          today={shanghaiDate(at)}
          recordFrom={page.recordFrom}
          asked={asked}
          lang={lang}
        />
      </Page>
    );
  const { kind, unit, asOf, body, versions, publishes, over } = draft;
  return (
    <Page
      title={inLang(body.title, lang)}
      lead={inLang(body.subtitle, lang)}
      actions={
        <>
          {back}
          <PrintButton text={words.print} />
        </>
      }
    >
      <Notice tone="info" title={versions[0] ? words.draftAgain(versions[0].version) : words.draft}>
        {over ? words.draftText : words.notOver}
      </Notice>
      <ReportChapters body={body} lang={lang} />
      {over && publishes && (
        <Section title={words.publish}>
          {reportOf(kind).open && <p>{words.forAll}</p>}
          <PublishForm
            reportId={uuidv7()}
            kind={kind}
            unitId={unit.id}
            span={asked.span}
            asOf={asOf}
            last={versions[0] ?? null}
            action={publish}
            lang={lang}
          />
        </Section>
      )}
    </Page>
  );
}
