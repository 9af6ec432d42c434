import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { ExcuseForm, Excuses } from "#components/points/gaps.tsx";
import { messages } from "#components/points/messages.ts";
import { EditPlace, FindLeader, PairForm, Pairings, PlanForm } from "#components/points/point.tsx";
import { SessionTable } from "#components/points/points.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { monthOf, monthToPlan } from "#lib/domain/points/months.ts";
import { now } from "#lib/now.ts";
import { readPoint } from "#lib/queries/points/points.ts";
import { addPairing, endPlace, excuse, plan, renamePlace, stopPairing } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One contact point: ?unit= the community, ?place= a park or building inside it, ?who= a piece of a leader's name. */
export default async function PointPage({ searchParams }: Props) {
  const actor = await requireActor("/points");
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const [unit, place, who] = [String(asked.unit ?? ""), String(asked.place ?? ""), String(asked.who ?? "")];
  const page = await readPoint(actor, { unit, place, who }, at);
  if (!page) notFound();
  const words = say(messages, lang);
  const { point, pairings, sessions, pairs, plans, leaders, hosts, venues, today } = page;
  const gone = point.endedOn !== null;
  return (
    <Page
      title={point.name}
      lead={label("contactKind", point.kind, lang)}
      actions={
        <LinkButton href={pairs ? `/points/matrix?place=${unit}` : "/points"} tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      {asked.done === "saved" && <Notice tone="good">{words.saved}</Notice>}
      {asked.done === "planned" && <Notice tone="good">{words.planned(String(asked.n ?? ""))}</Notice>}
      {point.endedOn && <Notice tone="warn">{words.placeEnded(showDate(point.endedOn, lang))}</Notice>}
      {plans && page.missing && (
        <Section title={page.unclosed ? words.unclosed : words.thisMonth}>
          <Excuses excuses={page.excuses} lang={lang} />
          <div className="max-w-2xl">
            <ExcuseForm
              key={page.excuses.length}
              excuseId={uuidv7()}
              name="excuse"
              point={point}
              month={monthOf(today)}
              action={excuse}
              lang={lang}
            />
          </div>
        </Section>
      )}
      <Section title={words.who}>
        <Pairings pairings={pairings} pairs={pairs} today={today} end={stopPairing} lang={lang} />
        {pairs && !gone && (
          <details
            open={who !== "" || pairings.length === 0}
            className="max-w-2xl rounded-md border border-line bg-paper-strong"
          >
            <summary className="flex min-h-(--target) items-center px-4 py-2 font-medium text-celadon-strong">
              {words.pairTitle}
            </summary>
            <div className="grid gap-4 border-t border-line p-4">
              <FindLeader
                keep={{ unit, ...(place && { place }) }}
                action="/points/at"
                value={who}
                found={leaders.length}
                lang={lang}
              />
              {leaders.length > 0 && (
                <PairForm
                  key={pairings.length}
                  pairingId={uuidv7()}
                  point={point}
                  leaders={leaders}
                  today={today}
                  action={addPairing}
                  lang={lang}
                />
              )}
            </div>
          </details>
        )}
      </Section>
      {pairs && !gone && point.placeId && (
        <EditPlace
          placeId={point.placeId}
          name={point.ownName}
          rename={renamePlace}
          end={endPlace}
          lang={lang}
        />
      )}
      {sessions.length > 0 && (
        <Section title={words.atHere} id="sessions">
          <SessionTable caption={words.atHere} sessions={sessions} today={today} ofOnePoint lang={lang} />
        </Section>
      )}
      {plans && (
        <div className="max-w-2xl">
          <PlanForm
            key={sessions.length}
            point={point}
            hosts={hosts}
            venues={venues}
            month={monthToPlan(today).slice(0, 7)}
            action={plan}
            lang={lang}
          />
        </div>
      )}
    </Page>
  );
}
