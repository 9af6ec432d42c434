import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { reportWords } from "#lib/domain/labels/reports.ts";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import { inLang } from "#lib/domain/reports/blocks.ts";
import { reportOf } from "#lib/domain/reports/kinds.ts";
import type { Lang, ReportKind } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type Listed = {
  readonly id: string;
  readonly kind: ReportKind;
  readonly unit: string;
  readonly fromOn: string;
  readonly version: number;
  readonly publishedAs: string;
  readonly publishedAt: Date;
  readonly replaced: boolean;
};

/** Published reports; one that was corrected since says so. */
export function ReportList({ reports, at, lang }: { reports: readonly Listed[]; at: string; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <Table
      caption={words.list}
      captionHidden
      head={[words.report, words.days, words.version, words.by, words.publishedAt]}
      rows={reports.map(({ id, kind, unit, fromOn, version, publishedAs, publishedAt, replaced }) => ({
        key: id,
        cells: [
          <Link key="name" href={`${at}/${id}`} className="underline">
            {`${unit} · ${label("reportKind", kind, lang)}`}
          </Link>,
          inLang(reportWords.span(fromOn, reportOf(kind).span === "YEAR"), lang),
          replaced ? `${words.versionOf(version)} · ${words.replaced}` : words.versionOf(version),
          publishedAs,
          showDateTime(publishedAt, lang),
        ],
      }))}
    />
  );
}
