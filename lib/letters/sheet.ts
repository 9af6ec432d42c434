import {
  AlignmentType,
  Document,
  DocumentGridType,
  type FileChild,
  Footer,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import { CHARACTER_SPACING, FONTS, HALF_POINTS, INDENT, LINE, PAGE } from "./layout.ts";

/** The sheet of paper that letters and reports are written on (domain.md F5), as a .docx file. */
export async function sheetDocx(
  { title, creator }: { title: string; creator: string },
  children: readonly FileChild[],
): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title,
    creator,
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
        children: [...children],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

export const font = (name: keyof typeof FONTS) => ({
  ascii: FONTS[name],
  hAnsi: FONTS[name],
  eastAsia: FONTS[name],
});

export function line(
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

export const titleLine = (text: string): Paragraph =>
  line(text, {
    alignment: AlignmentType.CENTER,
    run: "title",
    size: HALF_POINTS.title,
    spacing: { line: Math.round(LINE * 1.25), lineRule: LineRuleType.AT_LEAST },
  });

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
