import type { ReactNode } from "react";
import { Chart } from "#components/chart/chart.tsx";
import { type Bars, barDrawing } from "#components/chart/options.ts";
import { type Column, Table } from "#components/ui/table.tsx";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type PanelProps = {
  title: string;
  lead?: string;
  chart: { data: Bars; height: number; full?: boolean };
  head: readonly (string | Column)[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  phone?: "cards" | "table";
  lang: Lang;
};

/** A chart with its table, never one without the other. */
export function Panel({ title, lead, chart, head, rows, phone = "table", lang }: PanelProps) {
  return (
    <section aria-label={title} className="grid min-w-0 content-start gap-3">
      <h2 className="text-xl font-bold text-ink-strong">{title}</h2>
      {lead && <p className="text-ink-soft">{lead}</p>}
      <Chart
        drawing={barDrawing(chart.data, chart.height, chart.full)}
        description={say(messages, lang).inTable(title)}
      />
      <Table
        caption={say(messages, lang).numbersOf(title)}
        captionHidden
        head={head}
        rows={rows}
        phone={phone}
      />
    </section>
  );
}
