import { dayDiff, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { relativeDays, say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type ClockBarProps = {
  startedAt: Date;
  dueAt: Date;
  now: Date;
  stoppedAt?: Date | null;
  breached: boolean;
  lang: Lang;
};

/** A clock as a bar: how much of its time has passed, and the days left in words. A stopped clock stands still. */
export function ClockBar({ startedAt, dueAt, now, stoppedAt, breached, lang }: ClockBarProps) {
  const words = say(messages, lang);
  const until = stoppedAt ?? now;
  const whole = Math.max(1, dueAt.getTime() - startedAt.getTime());
  const passed = Math.min(1, Math.max(0, (until.getTime() - startedAt.getTime()) / whole));
  const days = dayDiff(shanghaiDate(now), shanghaiDate(new Date(dueAt.getTime() - 1)));
  const left = breached && !stoppedAt ? words.overdueBy(Math.max(0, -days)) : relativeDays(days, lang);
  const tone = breached ? "text-vermilion" : days <= 2 && !stoppedAt ? "text-amber" : "text-celadon";
  return (
    <div className={`flex items-center gap-3 ${stoppedAt && !breached ? "text-ink-soft" : tone}`}>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" className="h-2 min-w-24 flex-1" aria-hidden="true">
        <rect width="100" height="8" rx="2" className="fill-wash-strong" />
        <rect width={Math.max(2, passed * 100)} height="8" rx="2" fill="currentColor" />
      </svg>
      <span className="text-sm font-medium whitespace-nowrap">{stoppedAt ? words.clockStopped : left}</span>
    </div>
  );
}
