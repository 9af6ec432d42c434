import { type CivilDate, dayDiff, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { label, relativeDays, say, showDate } from "#lib/domain/labels.ts";
import type { Confidentiality, Lang, State, Tier } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

const CHIP = "inline-flex items-center gap-1 whitespace-nowrap rounded-md px-2 py-0.5 text-sm font-medium";
const TONES = {
  calm: "bg-wash text-ink",
  good: "bg-celadon-wash text-celadon-strong",
  warn: "bg-amber-wash text-amber-strong",
  danger: "bg-vermilion-wash text-vermilion-strong",
} as const;

const STATE_TONES: Partial<Record<State, keyof typeof TONES>> = {
  RESOLVED: "good",
  CLOSED: "good",
};

export function StateChip({ state, lang }: { state: State; lang: Lang }) {
  return (
    <span className={`${CHIP} ${TONES[STATE_TONES[state] ?? "calm"]}`}>{label("state", state, lang)}</span>
  );
}

/** A shape of its own for each tier, so that it is told without colour and without reading. */
const TIER_SHAPES = {
  URGENT: "M8 1.5 15 14.5H1Z",
  WORRY: "M8 1 15 8 8 15 1 8Z",
  HARD: "M2 2H14V14H2Z",
  HOPE: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z",
} as const satisfies Record<Tier, string>;

export function TierMark({ tier, lang }: { tier: Tier; lang: Lang }) {
  return (
    <span className={`${CHIP} bg-wash text-ink`} title={label("tier", tier, lang)}>
      <svg viewBox="0 0 16 16" className="size-[0.9em]" aria-hidden="true">
        <path d={TIER_SHAPES[tier]} fill="currentColor" />
      </svg>
      {label("tierChar", tier, lang)}
    </span>
  );
}

const SOON_DAYS = 2;
/** An instant at 24:00 still belongs to the day that ends with it. */
const lastDay = (dueAt: Date): CivilDate => shanghaiDate(new Date(dueAt.getTime() - 1));

type DueChipProps = { dueAt: Date | null; now: Date; lang: Lang; breached?: boolean };

/** The day something is promised for, with the days left in words; overdue says by how much. */
export function DueChip({ dueAt, now, lang, breached }: DueChipProps) {
  const words = say(messages, lang);
  if (!dueAt) return <span className="text-ink-soft">{words.noDate}</span>;
  const days = dayDiff(shanghaiDate(now), lastDay(dueAt));
  const overdue = breached ?? dueAt <= now;
  const tone = overdue ? "danger" : days <= SOON_DAYS ? "warn" : "calm";
  return (
    <time
      dateTime={lastDay(dueAt)}
      title={showDate(lastDay(dueAt), lang)}
      className={`${CHIP} ${TONES[tone]}`}
    >
      {overdue ? words.overdueBy(Math.max(0, -days)) : relativeDays(days, lang)}
    </time>
  );
}

export function HazardChip({ lang }: { lang: Lang }) {
  return (
    <span className={`${CHIP} bg-vermilion text-on-vermilion`}>
      <span aria-hidden="true">!</span>
      {say(messages, lang).hazard}
    </span>
  );
}

/** Nothing for an ordinary issue: only what asks for care is marked. */
export function ConfidentialityChip({
  confidentiality,
  lang,
}: {
  confidentiality: Confidentiality;
  lang: Lang;
}) {
  if (confidentiality === "NORMAL") return null;
  return <span className={`${CHIP} ${TONES.warn}`}>{label("confidentiality", confidentiality, lang)}</span>;
}
