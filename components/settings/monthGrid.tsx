import { addDays, type CivilDate, weekday } from "#lib/domain/calendar/calendar.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type Day = { readonly kind: "OFF" | "WORK"; readonly name: string };
type GridProps = { year: number; days: ReadonlyMap<CivilDate, Day>; lang: Lang };

/** A year on one page: each holiday says 休, each make-up day 班, so that colour never speaks alone. */
export function YearGrid({ year, days, lang }: GridProps) {
  const months = Array.from({ length: 12 }, (_, at) => at + 1);
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(15.5rem,100%),1fr))] gap-4">
      {months.map((month) => (
        <MonthGrid key={month} year={year} month={month} days={days} lang={lang} />
      ))}
    </div>
  );
}

function MonthGrid({ year, month, days, lang }: GridProps & { month: number }) {
  const words = say(messages, lang);
  return (
    <section aria-label={`${words.yearTitle(year)} ${words.month(month)}`}>
      <table className="w-full table-fixed border-collapse rounded-md border border-line bg-paper-strong text-center">
        <caption className="py-1 font-medium">{words.month(month)}</caption>
        <thead>
          <tr className="text-sm text-ink-soft">
            {[...words.weekdays].map((letter, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the seven days of the week never move
              <th key={at} scope="col" className="py-1 font-normal">
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week) => (
            <tr key={week[0]?.key}>
              {week.map(({ key, date }) => (
                <Cell key={key} date={date} day={date ? days.get(date) : undefined} lang={lang} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ date, day, lang }: { date: CivilDate | null; day: Day | undefined; lang: Lang }) {
  const words = say(messages, lang);
  if (!date) return <td />;
  const weekend = weekday(date) > 5;
  const looks = day
    ? day.kind === "OFF"
      ? "bg-celadon-wash font-medium text-celadon-strong"
      : "bg-amber-wash font-medium text-amber-strong"
    : weekend
      ? "bg-wash text-ink-soft"
      : "";
  return (
    <td
      className={`h-11 p-0 align-middle ${looks}`}
      title={day && words.dayTitle(showDate(date, lang), day.name)}
    >
      <span className="block leading-tight">{Number(date.slice(8))}</span>
      {day && (
        <span className="block text-sm leading-tight">
          {day.kind === "OFF" ? words.off : words.work}
          <span className="sr-only"> {day.name}</span>
        </span>
      )}
    </td>
  );
}

/** Weeks from Monday to Sunday; days of other months are empty. */
function weeksOf(year: number, month: number): { key: string; date: CivilDate | null }[][] {
  const first = `${year}-${String(month).padStart(2, "0")}-01`;
  const start = addDays(first, 1 - weekday(first));
  const weeks: { key: string; date: CivilDate | null }[][] = [];
  for (
    let monday = start;
    weeks.length === 0 || monday.slice(0, 7) === first.slice(0, 7);
    monday = addDays(monday, 7)
  )
    weeks.push(
      Array.from({ length: 7 }, (_, at) => {
        const date = addDays(monday, at);
        return { key: date, date: date.slice(0, 7) === first.slice(0, 7) ? date : null };
      }),
    );
  return weeks;
}
