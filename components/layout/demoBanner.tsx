import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** Whether this is a demonstration, and how far its clock was moved. */
export type Demo = { daysAhead: number } | null;

export function DemoBanner({ demo, lang }: { demo: Demo; lang: Lang }) {
  if (!demo) return null;
  const words = say(messages, lang);
  return (
    <aside className="no-print bg-amber-wash px-4 py-1 text-center text-sm text-amber-strong">
      {words.demo} {demo.daysAhead > 0 && words.demoAhead(demo.daysAhead)}
    </aside>
  );
}
