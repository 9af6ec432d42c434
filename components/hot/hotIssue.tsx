import type { ReactNode } from "react";
import { DefinitionList } from "#components/ui/table.tsx";
import { type CivilDate, dayDiff } from "#lib/domain/calendar/calendar.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { type HotPart, holdsOn, hotStand } from "#lib/domain/open/hotIssues.ts";
import type { HotStand, Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type Hot = HotPart & {
  readonly id: string;
  readonly unit: string;
  readonly responsible: string;
  readonly title: string;
  readonly text: string;
  readonly stages: readonly (HotPart & { readonly no: number; readonly name: string })[];
};
type Shown = { today: CivilDate; lang: Lang };

const TONE = {
  RUNNING: "border-celadon text-celadon-strong",
  OVERDUE: "border-vermilion text-vermilion",
  DONE: "border-celadon text-celadon-strong",
  DONE_LATE: "border-amber text-amber",
  TAKEN_DOWN: "border-line-strong text-ink-soft",
} as const satisfies Record<HotStand, string>;

/** One promise with its days, the old ones struck through, and what came of it. `children`: what an office can do with it. */
export function HotIssue({ hot, today, lang, children }: Shown & { hot: Hot; children?: ReactNode }) {
  const words = say(messages, lang);
  const stand = hotStand(hot, today);
  return (
    <li
      id={`hot-${hot.id}`}
      className={`grid scroll-mt-6 gap-3 rounded-md border border-l-4 bg-paper-strong p-4 ${TONE[stand]}`}
    >
      <h2 className="flex flex-wrap items-baseline gap-x-3 text-lg font-bold text-ink-strong">
        {hot.title || words.gone}
        <span className={`text-base ${TONE[stand]}`}>{label("hotStand", stand, lang)}</span>
      </h2>
      <div className="grid gap-3 text-ink">
        {hot.text && <p className="whitespace-pre-line">{hot.text}</p>}
        <DefinitionList
          items={[
            [words.due, <Days key="due" part={hot} today={today} lang={lang} />],
            [words.responsible, hot.responsible],
            ...(hot.unit === hot.responsible ? [] : [[words.promisedBy, hot.unit] as const]),
          ]}
        />
        {hot.stages.length > 0 && (
          <ol aria-label={words.stages} className="grid gap-2 border-l-2 border-line pl-4">
            {hot.stages.map((stage) => (
              <li key={stage.no} className="grid gap-1">
                <span className="flex flex-wrap gap-x-3 font-medium">
                  {stage.name}
                  <span className={TONE[hotStand(stage, today)]}>
                    {label("hotStand", hotStand(stage, today), lang)}
                  </span>
                </span>
                <Days part={stage} today={today} lang={lang} />
                <EndWords part={stage} lang={lang} />
              </li>
            ))}
          </ol>
        )}
        <EndWords part={hot} lang={lang} />
      </div>
      {children && <div className="grid gap-3 text-ink">{children}</div>}
    </li>
  );
}

/** The day that holds; the days before it struck through, each with the reason it was moved for. */
function Days({ part, today, lang }: Shown & { part: HotPart }) {
  const words = say(messages, lang);
  const on = holdsOn(part);
  const first = part.dates[0]?.dueOn ?? on;
  const late = dayDiff(first, part.end?.on ?? today);
  const overdue = hotStand(part, today) === "OVERDUE";
  return (
    <span className="grid gap-1">
      <span className="flex flex-wrap gap-x-3">
        <b>{showDate(on, lang)}</b>
        {part.dates.slice(0, -1).map(({ dueOn }) => (
          <s key={dueOn} className="text-ink-soft">
            <span className="sr-only">{words.was} </span>
            {showDate(dueOn, lang)}
          </s>
        ))}
        {overdue && <span className="text-vermilion">{words.late(dayDiff(on, today))}</span>}
        {part.end?.kind === "DONE" && <span>{words.done(showDate(part.end.on, lang))}</span>}
        {part.end?.kind === "DONE" && late > 0 && (
          <span className="text-amber">{words.lateThanFirst(late)}</span>
        )}
      </span>
      {part.dates.slice(1).map((date) => (
        <span key={`${date.on}${date.dueOn}`} className="text-ink-soft">
          {words.because(showDate(date.on, lang), date.reason ?? "")}
        </span>
      ))}
    </span>
  );
}

function EndWords({ part, lang }: { part: HotPart; lang: Lang }) {
  if (!part.end) return null;
  return (
    <p className="whitespace-pre-line">
      {part.end.words}
      {part.end.kind === "TAKEN_DOWN" && (
        <span className="block text-sm text-ink-soft">{showDate(part.end.on, lang)}</span>
      )}
    </p>
  );
}
