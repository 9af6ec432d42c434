import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/clock/messages.ts";
import { MoveForm } from "#components/clock/moveForm.tsx";
import { Swept } from "#components/clock/swept.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import { demonstration, now } from "#lib/now.ts";
import { reviewsEscalations } from "#lib/queries/casework/escalations.ts";
import { sweptLately } from "#lib/queries/clocks/demoClock.ts";
import { move } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** How many days back to look, from the address; what happened in them is read from the trail, whatever the address says. */
const daysBack = (asked: string | string[] | undefined): number | null =>
  typeof asked === "string" && /^[1-9]\d?$/.test(asked) ? Number(asked) : null;

export default async function DemoClockPage({ searchParams }: Asked) {
  const demo = await demonstration();
  if (!demo) notFound();
  const actor = await requireActor("/demo-clock");
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const days = daysBack(asked.days);
  const swept = days ? await sweptLately(actor, days, at) : null;
  const words = say(messages, lang);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          {reviewsEscalations(actor) && (
            <LinkButton href="/escalations" tone="quiet">
              {words.toEscalations}
            </LinkButton>
          )}
          <LinkButton href="/desk" tone="quiet">
            {words.toDesk}
          </LinkButton>
        </>
      }
    >
      {days && swept && (
        <Notice tone="good" title={words.lately(days)}>
          {words.swept(
            swept.issues,
            swept.counts.reduce((sum, { count }) => sum + count, 0),
          )}
        </Notice>
      )}
      <div>
        <p className="text-ink-soft">{words.today}</p>
        <p className="text-2xl font-bold">{showDate(shanghaiDate(at), lang)}</p>
        <p className="text-ink-soft">{words.ahead(demo.daysAhead)}</p>
      </div>
      <MoveForm action={move} lang={lang} />
      {swept && <Swept {...swept} lang={lang} />}
    </Page>
  );
}
