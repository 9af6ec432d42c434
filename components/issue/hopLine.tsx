import { DueChip } from "#components/ui/chip.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Hop } from "#lib/domain/casework/hops.ts";
import type { Clock } from "#lib/domain/casework/issue.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type HopLineProps = {
  hops: readonly Hop[];
  units: Readonly<Record<string, string>>;
  now: Date;
  lang: Lang;
};

/** The stays of an issue as a vertical line: who held it, how many days, and which clock ran and how it ended. */
export function HopLine({ hops, units, now, lang }: HopLineProps) {
  const words = say(messages, lang);
  return (
    <ol className="ml-2 border-l-2 border-line-strong">
      {hops.map((hop, at) => {
        const here = at === hops.length - 1 && hop.to === null;
        return (
          <li key={hop.from.toISOString() + hop.level} className="relative pb-4 pl-6 last:pb-0">
            <span
              aria-hidden="true"
              className={`absolute top-1.5 -left-[0.55rem] size-4 rounded-full border-2 border-celadon ${here ? "bg-celadon" : "bg-paper"}`}
            />
            <p className="font-medium text-ink-strong">
              {label("level", hop.level, lang)} · {units[hop.holderUnitId] ?? ""}
              <span className="ml-2 font-normal text-ink-soft">
                {here ? words.heldUntilNow(hop.days) : words.held(hop.days)}
              </span>
            </p>
            <p className="text-sm text-ink-soft">
              {label("verbDone", hop.by, lang)} ·{" "}
              {words.since(
                showDate(shanghaiDate(hop.from), lang),
                hop.to && showDate(shanghaiDate(hop.to), lang),
              )}
            </p>
            {hop.leadUnitIds.length > 0 && (
              <p className="text-sm text-ink-soft">
                {words.lead}: {hop.leadUnitIds.flatMap((id) => units[id] ?? []).join(" → ")}
              </p>
            )}
            <ul className="mt-1 grid gap-1">
              {hop.clocks.map((clock) => (
                <HopClock key={clock.id} clock={clock} left={hop.to} now={now} lang={lang} />
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}

/** `left` is when the issue left this level: a clock that runs on there ended elsewhere, and is told there. */
function HopClock({ clock, left, now, lang }: { clock: Clock; left: Date | null; now: Date; lang: Lang }) {
  const words = say(messages, lang);
  const ranOn = left !== null && (clock.stoppedAt === null || clock.stoppedAt > left);
  return (
    <li className="flex flex-wrap items-center gap-x-2 text-sm">
      <span>{label("clock", clock.kind, lang)}</span>
      <span className="text-ink-soft">{words.due(showDate(clock.basis.due, lang))}</span>
      {ranOn ? (
        <span className="text-ink-soft">{words.ranOn}</span>
      ) : clock.stoppedAt ? (
        <span className={clock.breachedAt ? "font-medium text-vermilion" : "text-celadon-strong"}>
          {ending(clock, lang)}
        </span>
      ) : clock.pausedOn ? (
        <span className="text-amber-strong">{words.paused}</span>
      ) : (
        <DueChip dueAt={clock.dueAt} now={now} lang={lang} />
      )}
    </li>
  );
}

/** How a clock ended, in words; a breach is never left out (domain.md C1). */
function ending({ stop, breachedAt }: Clock, lang: Lang): string {
  const words = say(messages, lang);
  if (stop === "MET") return breachedAt ? words.metLate : words.met;
  if (breachedAt) return words.breachedNow;
  return stop ? label("clockStop", stop, lang) : words.running;
}
