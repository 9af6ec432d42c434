import {
  AlignmentType,
  type FileChild,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { barText, PATTERNS } from "#lib/domain/reports/bars.ts";
import { type Block, inLang, type ReportBody } from "#lib/domain/reports/blocks.ts";
import { type Published, publishedLines } from "#lib/domain/reports/published.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { FROM_RIGHT, INDENT } from "./layout.ts";
import { font, line, sheetDocx, titleLine } from "./sheet.ts";

/** Half-points of what stands in a table: 五号. */
const SMALL = 21;
const BAR_SIZE = 14;

/** A published report as a .docx file, from the blocks that were kept (domain.md C6, F5). */
export function reportDocx(
  body: ReportBody,
  published: Published,
  lang: Lang,
): Promise<Uint8Array<ArrayBuffer>> {
  const [by = "", ...changes] = publishedLines(published, lang);
  const title = inLang(body.title, lang);
  const small = { size: SMALL, alignment: AlignmentType.CENTER };
  return sheetDocx({ title, creator: published.publishedAs }, [
    titleLine(title),
    line(inLang(body.subtitle, lang), small),
    ...changes.map((text) => line(text, small)),
    line(""),
    ...body.blocks.flatMap((block) => blockOf(block, lang)),
    line("", { keepNext: true }),
    line(by, { alignment: AlignmentType.RIGHT, indent: { right: FROM_RIGHT }, size: SMALL }),
  ]);
}

function blockOf(block: Block, lang: Lang): FileChild[] {
  switch (block.kind) {
    case "HEADING":
      return [
        line(inLang(block.text, lang), { run: "heading1", keepNext: true, indent: { firstLine: INDENT } }),
      ];
    case "PARAGRAPH":
      return [
        line(inLang(block.text, lang), { indent: { firstLine: INDENT }, alignment: AlignmentType.BOTH }),
      ];
    case "TABLE":
      return [
        numbers(block, lang),
        line(""),
        ...(block.bars ? [...drawing(block.bars, lang), line("")] : []),
      ];
  }
}

type TableBlock = Extract<Block, { kind: "TABLE" }>;
function numbers({ head, rows }: TableBlock, lang: Lang): Table {
  const aligned = head.map(({ words }) => (words ? AlignmentType.LEFT : AlignmentType.RIGHT));
  return table([
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: head.map(({ text }) => cell([run(inLang(text, lang), true)], AlignmentType.CENTER)),
    }),
    ...rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map((text, at) => cell([run(inLang(text, lang))], aligned[at])),
        }),
    ),
  ]);
}

/** The same numbers to look at: a bar of a pattern of its own for each series. */
function drawing({ series, longest, rows }: NonNullable<TableBlock["bars"]>, lang: Lang): FileChild[] {
  const key = series
    .map((name, at) => `${PATTERNS[at % PATTERNS.length]} ${inLang(name, lang)}`)
    .join("    ");
  return [
    line(key, { size: SMALL, keepNext: true }),
    table(
      rows.map(
        ({ name, values }) =>
          new TableRow({
            cantSplit: true,
            children: [
              cell([run(inLang(name, lang))], AlignmentType.LEFT, 30),
              new TableCell({
                width: { size: 70, type: WidthType.PERCENTAGE },
                verticalAlign: VerticalAlign.CENTER,
                children: values.map((value, at) =>
                  tight([run(barText(value, longest, at), false, BAR_SIZE)], AlignmentType.LEFT),
                ),
              }),
            ],
          }),
      ),
    ),
  ];
}

const table = (rows: TableRow[]): Table =>
  new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows });
const run = (text: string, bold = false, size = SMALL): TextRun =>
  new TextRun({ text, bold, size, font: font("page") });
type Side = (typeof AlignmentType)[keyof typeof AlignmentType];
const tight = (children: TextRun[], alignment: Side): Paragraph =>
  new Paragraph({ alignment, spacing: { line: 276, lineRule: LineRuleType.AUTO }, children });
const cell = (children: TextRun[], alignment: Side = AlignmentType.LEFT, percent?: number): TableCell =>
  new TableCell({
    ...(percent && { width: { size: percent, type: WidthType.PERCENTAGE } }),
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    verticalAlign: VerticalAlign.CENTER,
    children: [tight(children, alignment)],
  });
