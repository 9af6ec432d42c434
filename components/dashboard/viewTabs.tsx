import { Link } from "#components/ui/link.tsx";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { pictureMessages } from "./messages-pictures.ts";

export type Tab = { readonly id: TabId; readonly href: string };
export const TABS = [
  "overview",
  "compare",
  "flow",
  "places",
  "time",
  "topics",
  "process",
  "charges",
] as const;
export type TabId = (typeof TABS)[number];
/** Views of tables: nothing on them is drawn. */
export const isOfTables = (tab: TabId): tab is "process" | "charges" =>
  tab === "process" || tab === "charges";

/** The views of the figures, each a page of its own over the same time and area. */
export function ViewTabs({ tabs, here, lang }: { tabs: readonly Tab[]; here: TabId; lang: Lang }) {
  const words = say(pictureMessages, lang);
  return (
    <nav aria-label={words.views} className="no-print border-b border-line">
      <ul className="flex flex-wrap gap-x-1">
        {tabs.map(({ id, href }) => (
          <li key={id}>
            <Link
              href={href}
              aria-current={id === here ? "page" : undefined}
              className={`inline-flex min-h-(--target) items-center border-b-2 px-3 ${id === here ? "border-celadon font-bold text-celadon" : "border-transparent hover:border-line-strong"}`}
            >
              {words[id]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
