import { AlignmentType, type Paragraph } from "docx";
import type { LetterBlock, LetterBody } from "#lib/domain/letters/blocks.ts";
import { paperDate } from "#lib/domain/letters/facts.ts";
import { PAPER } from "#lib/domain/letters/messages.ts";
import { FROM_RIGHT, INDENT } from "./layout.ts";
import { line, sheetDocx, titleLine } from "./sheet.ts";

/** A letter with what signing added. */
export type Paper = {
  readonly body: LetterBody;
  readonly addressee: string | null;
  readonly number: string | null;
  readonly on: string | null;
  readonly voided: boolean;
};

/** The letter as a .docx file, from the same blocks as the page to print (domain.md F5). No red head: these are letters to a person. */
export const letterDocx = (paper: Paper): Promise<Uint8Array<ArrayBuffer>> =>
  sheetDocx({ title: paper.body.title, creator: paper.body.unit }, [
    ...head(paper),
    ...paper.body.blocks.map(block),
    ...below(paper),
  ]);

function head({ body, number, addressee, voided }: Paper): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER };
  return [
    ...(voided ? [line(PAPER.voided, { ...centred, bold: true })] : []),
    titleLine(body.title),
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
