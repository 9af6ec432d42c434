import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { Calculator } from "#components/deadline/calculator.tsx";
import { ClocksTable } from "#components/deadline/clocksTable.tsx";
import { messages } from "#components/deadline/messages.ts";
import { shanghaiDate, yearOf } from "#lib/domain/calendar/calendar.ts";
import { deadlineQuery } from "#lib/domain/calendar/deadlines.ts";
import { fieldProblems } from "#lib/domain/commands.ts";
import { say } from "#lib/domain/labels.ts";
import { problem } from "#lib/domain/problems.ts";
import { now } from "#lib/now.ts";
import { readClockRules, readDeadline } from "#lib/queries/clocks/calendar.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
  alternates: { canonical: "/deadline" },
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const one = (value: string | string[] | undefined, otherwise: string): string =>
  typeof value === "string" ? value : otherwise;

/** This year, the one before or the next: what people have dates in. */
const yearAsked = (asked: string | string[] | undefined, present: number): number =>
  [present - 1, present + 1].find((year) => String(year) === asked) ?? present;

/** Opened without a question it answers the commonest one: five days from today. */
export default async function DeadlinePage({ searchParams }: Props) {
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const today = shanghaiDate(at);
  const rules = await readClockRules(yearAsked(asked.year, yearOf(today)));
  const values = {
    from: one(asked.from, today),
    days: one(asked.days, "5"),
    mode: one(asked.mode, "CALENDAR_ROLLOVER"),
  };
  const query = deadlineQuery.safeParse(values);
  const state = query.success
    ? { values }
    : { values, problem: problem("INVALID"), fields: fieldProblems(query.error) };
  return (
    <Calculator lang={lang} state={state} deadline={query.success ? await readDeadline(query.data) : null}>
      <ClocksTable rules={rules} today={today} lang={lang} />
    </Calculator>
  );
}
