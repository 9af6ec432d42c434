import { ClockBar } from "#components/ui/bar.tsx";
import { startOfDay } from "#lib/domain/calendar/calendar.ts";
import type { Clock } from "#lib/domain/casework/issue.ts";
import { canBreach } from "#lib/domain/clocks/clocks.ts";
import { deadlineSentence } from "#lib/domain/labels/deadline.ts";
import { label, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type ClocksProps = {
  clocks: readonly Clock[];
  units: Readonly<Record<string, string>>;
  now: Date;
  lang: Lang;
};

/** Every limit with its bar and its arithmetic; those that stopped are folded away, never left out. */
export function Clocks({ clocks, units, now, lang }: ClocksProps) {
  const words = say(messages, lang);
  const running = clocks.filter(({ stoppedAt }) => !stoppedAt);
  const stopped = clocks.filter(({ stoppedAt }) => stoppedAt);
  return (
    <div className="grid gap-4">
      {running.length === 0 && <p className="text-ink-soft">{words.noClocks}</p>}
      <ClockList clocks={running} units={units} now={now} lang={lang} />
      {stopped.length > 0 && (
        <details>
          <summary className="flex min-h-(--target) items-center text-celadon">
            {words.clocksBefore} ({stopped.length})
          </summary>
          <ClockList clocks={stopped} units={units} now={now} lang={lang} />
        </details>
      )}
    </div>
  );
}

function ClockList({ clocks, units, now, lang }: ClocksProps) {
  const words = say(messages, lang);
  return (
    <ul className="grid gap-4">
      {clocks.map((clock) => (
        <li key={clock.id} className="grid gap-1">
          <p className="flex flex-wrap justify-between gap-x-4">
            <span className="font-medium">
              {label("clock", clock.kind, lang)}
              <span className="ml-2 font-normal text-ink-soft">{units[clock.unitId] ?? ""}</span>
            </span>
            {clock.stop && (
              <span className={clock.breachedAt ? "font-medium text-vermilion" : "text-ink-soft"}>
                {stopWords(clock, lang)}
              </span>
            )}
          </p>
          {clock.pausedOn && (
            <p className="text-sm font-medium text-amber-strong">
              {words.standsStill(showDate(clock.pausedOn, lang))}
            </p>
          )}
          <ClockBar
            {...clock}
            now={clock.pausedOn ? startOfDay(clock.pausedOn) : now}
            breached={clock.breachedAt !== null || isPast(clock, now)}
            lang={lang}
          />
          <Arithmetic clock={clock} lang={lang} />
        </li>
      ))}
    </ul>
  );
}
const isPast = ({ stoppedAt, pausedOn, dueAt, kind }: Clock, now: Date) =>
  !stoppedAt && !pausedOn && dueAt <= now && canBreach(kind);

const stopWords = (clock: Clock, lang: Lang) =>
  [
    clock.stop && label("clockStop", clock.stop, lang),
    clock.breachedAt && say(messages, lang).breachedNow,
    clock.stoppedAt && showDateTime(clock.stoppedAt, lang),
  ]
    .filter(Boolean)
    .join(" · ");

/** Counted in days it tells the sum; counted in hours it tells the instant. */
function Arithmetic({ clock: { basis, dueAt, kind }, lang }: { clock: Clock; lang: Lang }) {
  const words = say(messages, lang);
  const sum = deadlineSentence(basis.steps, lang);
  const hours = basis.hours
    ? kind === "SIGN"
      ? words.workingHours(basis.hours)
      : words.hours(basis.hours)
    : "";
  return (
    <p className="text-sm text-ink-soft">
      {words.due(basis.hours ? showDateTime(dueAt, lang) : showDate(basis.due, lang))}
      {(sum || hours) && ` · ${sum || hours}`}
      {basis.provisional && !sum && ` ${words.provisional}`}
    </p>
  );
}
