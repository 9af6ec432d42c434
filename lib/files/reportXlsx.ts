import "server-only";
import { buffer } from "node:stream/consumers";
import { withNumbers } from "#lib/domain/files/sheetNumbers.ts";
import { PUBLISHED } from "#lib/domain/labels/reports.ts";
import { barText } from "#lib/domain/reports/bars.ts";
import { type Block, inLang, type ReportBody } from "#lib/domain/reports/blocks.ts";
import { type Published, publishedLines } from "#lib/domain/reports/published.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { type SheetPlan, type SheetRow, xlsxStream } from "./xlsxWriter.ts";

const FIRST_WIDTH = 26;
const OTHER_WIDTH = 20;
const TEXT_WIDTH = 100;

/** A published report as a workbook, from the blocks that were kept: its tables on one sheet, what it says on another. */
export async function reportXlsx(
  body: ReportBody,
  published: Published,
  lang: Lang,
): Promise<Uint8Array<ArrayBuffer>> {
  const title: SheetRow = { style: "TITLE", cells: [inLang(body.title, lang)] };
  const about = [inLang(body.subtitle, lang), ...publishedLines(published, lang)];
  const tables = body.blocks.filter((block) => block.kind === "TABLE");
  const columns = Math.max(2, ...tables.map(({ head }) => head.length));
  const [figures, text] = PUBLISHED.sheets;
  const foot = about.join(" ");
  const sheets: SheetPlan[] = [
    {
      name: inLang(figures, lang),
      widths: Array.from({ length: columns }, (_, at) => (at === 0 ? FIRST_WIDTH : OTHER_WIDTH)),
      headRows: 0,
      wide: [1],
      foot,
      rows: [title, ...tables.flatMap((table) => tableRows(table, lang))],
    },
    {
      name: inLang(text, lang),
      widths: [TEXT_WIDTH],
      headRows: 0,
      foot,
      rows: [title, ...about.map(said), ...body.blocks.flatMap((block) => textRows(block, lang))],
    },
  ];
  const { bytes, broken } = xlsxStream(sheets);
  return new Uint8Array(await Promise.race([buffer(bytes), broken]));
}

const said = (text: string): SheetRow => ({ cells: [text] });
const GAP: SheetRow = { style: "PLAIN", cells: [""] };

function tableRows({ title, head, rows, bars }: Extract<Block, { kind: "TABLE" }>, lang: Lang): SheetRow[] {
  const told = (texts: readonly Parameters<typeof inLang>[0][]) => texts.map((text) => inLang(text, lang));
  return [
    GAP,
    { style: "PLAIN", cells: [inLang(title, lang)] },
    { style: "HEAD", cells: told(head.map(({ text }) => text)) },
    ...rows.map((row): SheetRow => ({ cells: withNumbers(told(row), (at) => head[at]?.words === true) })),
    ...(bars
      ? [
          GAP,
          { style: "HEAD" as const, cells: told([head[0]?.text ?? "", ...bars.series]) },
          ...bars.rows.map(
            ({ name, values }): SheetRow => ({
              cells: [inLang(name, lang), ...values.map((value, at) => barText(value, bars.longest, at))],
            }),
          ),
        ]
      : []),
  ];
}

function textRows(block: Block, lang: Lang): SheetRow[] {
  if (block.kind === "TABLE") return [];
  return [{ style: block.kind === "HEADING" ? "HEAD" : "TEXT", cells: [inLang(block.text, lang)] }];
}
