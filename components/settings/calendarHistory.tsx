import { say, showDate, showNumber } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { type Line, SettingsHistory } from "./history.tsx";
import { messages } from "./messages.ts";

type DaysLine = Line & {
  readonly id: string;
  readonly days: readonly { readonly date: string; readonly after: { readonly name: string } | null }[];
  readonly moved: number;
  readonly done: boolean;
};

/** Who changed which days and why, and how far the dates were counted again. */
export function CalendarHistory({ lines, lang }: { lines: readonly DaysLine[]; lang: Lang }) {
  const words = say(messages, lang);
  const title = ({ days }: DaysLine) =>
    `${words.historyLine(days.length, showDate(days[0]?.date ?? "", lang))} · ${days[0]?.after?.name ?? words.plain}`;
  const counted = ({ done, moved }: DaysLine) =>
    (done ? words.recounted : words.recounting)(showNumber(moved, lang));
  return <SettingsHistory lines={lines} keyOf={({ id }) => id} title={title} after={counted} lang={lang} />;
}
