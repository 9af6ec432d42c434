import { Link } from "#components/ui/link.tsx";
import { deskHref } from "#lib/domain/desk/deskFilter.ts";
import type { QueueKey } from "#lib/domain/desk/deskQueues.ts";
import { say, showNumber } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type QueueTabsProps = {
  queues: readonly { key: QueueKey; count: number }[];
  chosen: QueueKey;
  /** work that is no issue: where it is, and how much of it waits */
  beside?: readonly { href: string; text: string; count: number }[];
  lang: Lang;
};

/** Not everybody has these, and who has none needs no tab for them. */
const SELDOM: readonly QueueKey[] = ["standIn", "mandated"];

/** The queues of the desk, every number a link to exactly those. */
export function QueueTabs({ queues, chosen, beside = [], lang }: QueueTabsProps) {
  const words = say(messages, lang);
  const shown = queues.filter(({ key, count }) => !SELDOM.includes(key) || count > 0 || key === chosen);
  return (
    <nav aria-label={words.queues} className="no-print">
      <ul className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        {shown.map(({ key, count }) => (
          <li key={key} className="grid">
            <Link
              href={deskHref({ queue: key, state: null, tier: null })}
              aria-current={key === chosen ? "page" : undefined}
              className={`flex min-h-(--target) items-center justify-between gap-2 rounded-md border border-line bg-paper-strong px-3 no-underline hover:bg-wash aria-[current=page]:border-celadon aria-[current=page]:bg-celadon-wash aria-[current=page]:font-bold ${key === "overdue" && count > 0 ? "text-vermilion" : "text-ink"}`}
            >
              {words[key]} <span className="tabular-nums">{showNumber(count, lang)}</span>
            </Link>
          </li>
        ))}
        {beside.map(({ href, text, count }) => (
          <li key={href} className="grid">
            <Link
              href={href}
              className="flex min-h-(--target) items-center justify-between gap-2 rounded-md border border-line bg-paper-strong px-3 text-ink no-underline hover:bg-wash"
            >
              {text} <span className="tabular-nums">{showNumber(count, lang)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
