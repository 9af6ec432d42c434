import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { Files } from "#components/attachment/section.tsx";
import { promiseMessages } from "#components/household/messages-promises.ts";
import { PromiseLines } from "#components/household/promises.tsx";
import { PrintButton } from "#components/issue/printButton.tsx";
import { PaperSlip } from "#components/issue/slip.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { messages } from "#components/visit/messages.ts";
import { Receipts } from "#components/visit/receipts.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { entryWord } from "#lib/domain/files/attachments.ts";
import { label, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { similarToEach } from "#lib/queries/alike/similar.ts";
import { readVisit } from "#lib/queries/casework/visits.ts";
import { filesOfVisit } from "#lib/queries/files/attachments.ts";
import { promisedAtVisit } from "#lib/queries/rounds/promises.ts";
import { trackAddress } from "#lib/site.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function VisitPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[]; files?: string | string[] }>;
}) {
  const { id } = await params;
  const actor = await requireActor(`/visits/${encodeURIComponent(id)}`);
  const [lang, at, visit, { done, files: came }] = await Promise.all([
    currentLang(),
    now(),
    readVisit(actor, id),
    searchParams,
  ]);
  if (!visit) notFound();
  const [files, similar, promises] = await Promise.all([
    filesOfVisit(actor, visit.id),
    similarToEach(
      actor,
      visit.issues.map((issue) => issue.id),
      at,
    ),
    promisedAtVisit(actor, visit.id),
  ]);
  const words = say(messages, lang);
  const slips = visit.issues.flatMap(({ slip }) => slip ?? []);
  return (
    <div data-room="field">
      <div className="print:hidden">
        <Page
          title={done ? words.doneTitle : words.title}
          actions={
            visit.mine && (
              <>
                <LinkButton href="/visits/new">{words.another2}</LinkButton>
                <LinkButton href="/desk" tone="quiet">
                  {words.desk}
                </LinkButton>
              </>
            )
          }
        >
          {done && (
            <Notice tone="good">
              {visit.issues.length > 0 ? words.doneRaised(visit.issues.length) : words.doneNothing}
            </Notice>
          )}
          {visit.issues.length > 0 && (
            <Section title={words.receipts}>
              <Receipts issues={visit.issues} similar={similar} lang={lang} />
              {slips.length > 0 && <PrintButton text={words.print} />}
            </Section>
          )}
          {promises.length > 0 && (
            <Section title={say(promiseMessages, lang).title}>
              <PromiseLines
                promises={promises.map((one) => ({ ...one, placeText: "" }))}
                now={at}
                lang={lang}
              />
            </Section>
          )}
          <DefinitionList
            items={[
              [words.place, visit.place],
              [
                words.date,
                visit.timed
                  ? showDateTime(visit.visitedAt, lang)
                  : showDate(shanghaiDate(visit.visitedAt), lang),
              ],
              [words.how, label("visitType", visit.type, lang)],
              [words.outcome, label("visitResult", visit.result, lang)],
              [words.visitor, visit.visitor],
              ...(visit.companions ? [[words.companions, visit.companions] as const] : []),
              ...(visit.note ? [[words.note, visit.note] as const] : []),
            ]}
          />
          <Files
            files={files}
            entries={visit.mine ? [{ to: entryWord({ entry: "VISIT", visitId: visit.id }) }] : []}
            came={came}
            lang={lang}
          />
        </Page>
      </div>
      <div className="hidden print:block">
        {slips.map((slip) => (
          <PaperSlip key={slip.issueId} slip={slip} address={trackAddress(slip.receiptNo)} lang={lang} />
        ))}
      </div>
    </div>
  );
}
