import { Chart } from "#components/chart/chart.tsx";
import { barDrawing, COLOURS } from "#components/chart/options.ts";
import { Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { say } from "#lib/domain/labels.ts";
import { type Block, inLang, type ReportBody } from "#lib/domain/reports/blocks.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import styles from "./report.module.css";

/** A report as a page, from its blocks: each heading with what stands below it. Printed, it is A4. */
export function ReportChapters({ body, lang }: { body: ReportBody; lang: Lang }) {
  return (
    <div className={`grid min-w-0 grid-cols-1 gap-8 ${styles.report}`}>
      {chaptersOf(body.blocks).map(({ title, blocks }) => (
        <Section key={title} title={title}>
          {blocks.map(({ key, block }) => (
            <Part key={key} block={block} lang={lang} />
          ))}
        </Section>
      ))}
    </div>
  );

  function chaptersOf(blocks: readonly Block[]) {
    const chapters: { title: string; blocks: { key: number; block: Block }[] }[] = [];
    blocks.forEach((block, key) => {
      if (block.kind === "HEADING") chapters.push({ title: inLang(block.text, lang), blocks: [] });
      else chapters.at(-1)?.blocks.push({ key, block });
    });
    return chapters;
  }
}

const COLOUR = [COLOURS.done, COLOURS.all, COLOURS.third];
const BAR = 18;

function Part({ block, lang }: { block: Block; lang: Lang }) {
  if (block.kind === "PARAGRAPH") return <p className="max-w-prose">{inLang(block.text, lang)}</p>;
  if (block.kind === "HEADING") return null;
  const title = inLang(block.title, lang);
  const { bars } = block;
  return (
    <>
      <Table
        caption={title}
        captionHidden
        head={block.head.map(({ text, words }, at) => ({
          label: inLang(text, lang),
          numeric: !words,
          id: String(at),
        }))}
        rows={block.rows.map((row, at) => ({
          key: String(at),
          cells: row.map((text) => inLang(text, lang)),
        }))}
      />
      {bars && bars.rows.length > 0 && (
        <Chart
          description={say(messages, lang).inTable(title)}
          drawing={barDrawing(
            {
              names: bars.rows.map(({ name }) => inLang(name, lang)),
              series: bars.series.map((name, at) => ({
                name: inLang(name, lang),
                colour: COLOUR[at % COLOUR.length] as string,
                values: bars.rows.map(({ values }) => values[at] ?? null),
              })),
              lying: true,
              share: bars.rate,
            },
            bars.rows.length * (BAR * bars.series.length + 14) + 64,
          )}
        />
      )}
    </>
  );
}
