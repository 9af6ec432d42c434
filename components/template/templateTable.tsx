import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { letterLabel } from "#lib/domain/labels/letters.ts";
import { categoryPath, say, showDate } from "#lib/domain/labels.ts";
import type { Lang, TemplateKind } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Row = {
  readonly id: string;
  readonly name: string;
  readonly kind: TemplateKind;
  readonly lang: Lang;
  readonly category: string | null;
  readonly unitName: string;
  readonly version: number;
  readonly at: Date;
};

export function TemplateTable({
  caption,
  rows,
  lang,
}: {
  caption: string;
  rows: readonly Row[];
  lang: Lang;
}) {
  const words = say(messages, lang);
  return (
    <Table
      caption={caption}
      captionHidden
      head={[words.name, words.kind, words.category, words.lang, words.unit, words.changed]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <Link key="name" href={`/templates/${row.id}`}>
            {row.name}
          </Link>,
          letterLabel("templateKind", row.kind, lang),
          row.category ? categoryPath(row.category, lang) : words.anyCategory,
          letterLabel("lang", row.lang, lang),
          row.unitName,
          `${showDate(shanghaiDate(row.at), lang)} · ${words.version(row.version)}`,
        ],
      }))}
    />
  );
}
