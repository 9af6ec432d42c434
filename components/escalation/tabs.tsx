import { Link } from "#components/ui/link.tsx";
import { say, showNumber } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Tab = "waiting" | "taken" | "supervised";
type TabsProps = { counts: Readonly<Record<Tab, number>>; chosen: Tab; lang: Lang };

/** Three lists, each with its own address. */
export function Tabs({ counts, chosen, lang }: TabsProps) {
  const words = say(messages, lang);
  return (
    <nav aria-label={words.tabs} className="no-print flex flex-wrap gap-2">
      {(["waiting", "taken", "supervised"] as const).map((tab) => (
        <Link
          key={tab}
          href={`/escalations?tab=${tab}`}
          aria-current={tab === chosen ? "page" : undefined}
          className="inline-flex min-h-(--target) items-center gap-2 rounded-md border border-line px-3 text-ink no-underline hover:bg-wash aria-[current=page]:border-celadon aria-[current=page]:bg-celadon-wash aria-[current=page]:font-bold"
        >
          {words[tab]} <span className="tabular-nums">{showNumber(counts[tab], lang)}</span>
        </Link>
      ))}
    </nav>
  );
}
