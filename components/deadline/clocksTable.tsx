import { limitWords } from "#components/settings/limit.ts";
import { Link } from "#components/ui/link.tsx";
import { Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { type CivilDate, yearOf } from "#lib/domain/calendar/calendar.ts";
import type { HolidaySpan } from "#lib/domain/calendar/holidaySpans.ts";
import type { ClockSettings } from "#lib/domain/clocks/clockSettings.ts";
import { HOLIDAYS } from "#lib/domain/labels/deadline-en.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { type Lang, TIERS } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** Clocks that a resident feels, in the order in which they run. */
const TOLD = ["ACCEPT", "SIGN", "CONTACT", "REPLY", "RESOLVE", "PROGRESS", "RATING"] as const;

type ClocksTableProps = {
  rules: {
    readonly rules: ClockSettings["rules"];
    readonly year: number;
    readonly spans: readonly HolidaySpan[];
    readonly known: boolean;
  };
  today: CivilDate;
  lang: Lang;
};

/** Every limit as the offices run it now, from when it counts, and the days of rest it is counted by. */
export function ClocksTable({ rules: { rules, year, spans, known }, today, lang }: ClocksTableProps) {
  const words = say(messages, lang);
  const present = yearOf(today);
  return (
    <>
      <Section id="clocks" title={words.clocksTitle}>
        <p>{words.clocksLead}</p>
        <Table
          caption={words.clocksTitle}
          captionHidden
          head={[words.clock, ...TIERS.map((tier) => label("tierChar", tier, lang)), words.runsFrom]}
          rows={TOLD.map((kind) => ({
            key: kind,
            cells: [
              <span key="kind" className="font-medium whitespace-nowrap">
                {label("clock", kind, lang)}
              </span>,
              ...TIERS.map((tier) => (
                <span key={tier} className="whitespace-nowrap">
                  {limitWords(rules[kind][tier], lang)}
                </span>
              )),
              <span key="from" className="block min-w-52">
                {words[`from${kind}`]}
              </span>,
            ],
          }))}
        />
        <p>{words.late}</p>
      </Section>
      <Section id="holidays" title={words.holidaysTitle(year)}>
        {spans.length === 0 && <p>{words.holidaysNone(year)}</p>}
        {spans.length > 0 && !known && <p>{words.provisionalYear(year)}</p>}
        {spans.length > 0 && (
          <Table
            caption={words.holidaysTitle(year)}
            captionHidden
            head={[words.holiday, words.dates, words.arrangement]}
            rows={spans.map(({ kind, name, from, to }) => ({
              key: from,
              cells: [
                lang === "zh" ? name : (HOLIDAYS[name] ?? name),
                from === to ? showDate(from, lang) : `${showDate(from, lang)} – ${showDate(to, lang)}`,
                kind === "OFF" ? words.off : words.work,
              ],
            }))}
          />
        )}
        <p className="no-print flex flex-wrap gap-x-4">
          {[present - 1, present, present + 1]
            .filter((one) => one !== year)
            .map((one) => (
              <Link
                key={one}
                href={`/deadline?year=${one}#holidays`}
                className="inline-flex min-h-(--target) items-center underline"
              >
                {words.seeYear(one)}
              </Link>
            ))}
        </p>
      </Section>
    </>
  );
}
