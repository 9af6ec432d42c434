import { Table } from "#components/ui/table.tsx";
import { FILL_INS } from "#lib/domain/labels/fillins.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** Every fill-in with what it becomes. */
export function FillInTable({ lang }: { lang: Lang }) {
  const words = say(messages, lang);
  const at = lang === "zh" ? 0 : 1;
  return (
    <section aria-label={words.fillIns} className="grid gap-2">
      <h2 className="text-xl font-bold text-ink-strong">{words.fillIns}</h2>
      <p className="text-ink-soft">{words.fillInsLead}</p>
      <Table
        caption={words.fillIns}
        captionHidden
        head={[words.fillIn, words.becomes]}
        rows={Object.entries(FILL_INS).map(([key, { name, means }]) => ({
          key,
          cells: [`{${name[at]}}`, means[at]],
        }))}
      />
    </section>
  );
}
