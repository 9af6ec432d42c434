import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { CalendarHistory } from "#components/settings/calendarHistory.tsx";
import { ChangeForm, ImportForm } from "#components/settings/changeForm.tsx";
import { messages } from "#components/settings/messages.ts";
import { YearGrid } from "#components/settings/monthGrid.tsx";
import { SettingsTabs } from "#components/settings/tabs.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate, yearOf } from "#lib/domain/calendar/calendar.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { calendarYear } from "#lib/queries/clocks/calendarAdmin.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const FIRST = 2004;
const LAST = 2199;

export default async function CalendarPage({ searchParams }: Asked) {
  const actor = await requireActor("/settings/calendar");
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const wanted = Number(asked.year) || yearOf(shanghaiDate(at));
  const year = Math.min(LAST, Math.max(FIRST, Math.trunc(wanted)));
  const calendar = await calendarYear(actor, year);
  if (!calendar) notFound();
  const words = say(messages, lang);
  return (
    <Page title={words.title} lead={words.lead}>
      <SettingsTabs here="calendar" lang={lang} />
      {asked.done === "changed" && <Notice tone="good">{words.changed}</Notice>}
      {year > calendar.knownTo && <Notice tone="warn">{words.provisional(year)}</Notice>}
      <Section title={words.yearTitle(year)}>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-ink-soft">
            {words.known(calendar.knownFrom, calendar.knownTo)} {words.legend}
          </p>
          <nav aria-label={words.year} className="no-print flex gap-4">
            {year > FIRST && (
              <Link href={`/settings/calendar?year=${year - 1}`}>{words.previous(year - 1)}</Link>
            )}
            {year < LAST && (
              <Link href={`/settings/calendar?year=${year + 1}`}>{words.following(year + 1)}</Link>
            )}
          </nav>
        </div>
        <YearGrid year={year} days={calendar.days} lang={lang} />
        <details>
          <summary className="flex min-h-(--target) items-center">{words.listTitle}</summary>
          <Table
            caption={words.listTitle}
            captionHidden
            head={[words.date, words.kind, words.name, words.change]}
            rows={[...calendar.days].map(([date, day]) => ({
              key: date,
              cells: [
                showDate(date, lang),
                day.kind === "OFF" ? words.offLong : words.workLong,
                day.name,
                <Link key="change" href={`/settings/calendar/change?from=${date}&kind=PLAIN`}>
                  {words.change}
                </Link>,
              ],
            }))}
          />
        </details>
      </Section>
      <div className="grid gap-8 lg:grid-cols-2 lg:items-start">
        <div className="grid content-start gap-8">
          <Section title={words.changeTitle}>
            <ChangeForm lang={lang} />
          </Section>
          <Section title={words.importTitle}>
            <ImportForm year={year} importable={calendar.importable} lang={lang} />
          </Section>
        </div>
        <CalendarHistory lines={calendar.history} lang={lang} />
      </div>
    </Page>
  );
}
