import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import type { LetterBlock, LetterBody } from "#lib/domain/letters/blocks.ts";
import { paperDate } from "#lib/domain/letters/facts.ts";
import { PAPER } from "#lib/domain/letters/messages.ts";
import { CHARACTER_SPACING, FONTS, FROM_RIGHT, HALF_POINTS, INDENT, LINE, PAGE } from "./layout.ts";

/** A letter with what signing added. */
export type Paper = {
  readonly body: LetterBody;
  readonly addressee: string | null;
  readonly number: string | null;
  readonly on: string | null;
  readonly voided: boolean;
};

/** The letter as a .docx file, from the same blocks as the page to print (domain.md F5). No red head: these are letters to a person. */
export async function letterDocx(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title: paper.body.title,
    creator: paper.body.unit,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: font("body"), size: HALF_POINTS.body, language: { eastAsia: "zh-CN" } } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.top, left: PAGE.left, right: PAGE.right, bottom: PAGE.bottom },
          },
          grid: { type: DocumentGridType.LINES, linePitch: LINE },
        },
        // Single pages right, double pages left, one character in.
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [...head(paper), ...paper.body.blocks.map(block), ...below(paper)],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const font = (name: keyof typeof FONTS) => ({
  ascii: FONTS[name],
  hAnsi: FONTS[name],
  eastAsia: FONTS[name],
});

function line(
  text: string,
  {
    run = "body",
    size = HALF_POINTS.body,
    bold = false,
    ...options
  }: Omit<IParagraphOptions, "run"> & { run?: keyof typeof FONTS; size?: number; bold?: boolean } = {},
): Paragraph {
  return new Paragraph({
    spacing: { line: LINE, lineRule: LineRuleType.EXACT },
    ...options,
    children: [new TextRun({ text, font: font(run), size, bold, characterSpacing: CHARACTER_SPACING })],
  });
}

function head({ body, number, addressee, voided }: Paper): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER };
  return [
    ...(voided ? [line(PAPER.voided, { ...centred, bold: true })] : []),
    line(body.title, {
      ...centred,
      run: "title",
      size: HALF_POINTS.title,
      spacing: { line: Math.round(LINE * 1.25), lineRule: LineRuleType.AT_LEAST },
    }),
    line(number ?? "", centred),
    line(""),
    line(PAPER.addressee(addressee ?? PAPER.nobody)),
  ];
}

const RUNS = {
  PARAGRAPH: { run: "body" },
  HEADING_1: { run: "heading1", keepNext: true },
  HEADING_2: { run: "heading2", keepNext: true },
  HEADING_3: { run: "body" },
} as const;
const block = ({ kind, text }: LetterBlock): Paragraph =>
  line(text, { ...RUNS[kind], indent: { firstLine: INDENT }, alignment: AlignmentType.BOTH });

/** Unit and date below the text, right, with room for the seal above them; they never stand on a page alone. */
function below({ body, on }: Paper): Paragraph[] {
  const right = { alignment: AlignmentType.RIGHT, indent: { right: FROM_RIGHT }, keepLines: true };
  return [
    line("", { keepNext: true }),
    line("", { keepNext: true }),
    line(body.unit, { ...right, keepNext: true }),
    line(on ? paperDate(on) : "", right),
  ];
}

/** — 1 — */
const pageNumber = (alignment: (typeof AlignmentType)["LEFT" | "RIGHT"]): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === AlignmentType.RIGHT ? { right: INDENT / 2 } : { left: INDENT / 2 },
        children: [
          new TextRun({
            children: ["— ", PageNumber.CURRENT, " —"],
            font: font("page"),
            size: HALF_POINTS.page,
          }),
        ],
      }),
    ],
  });
