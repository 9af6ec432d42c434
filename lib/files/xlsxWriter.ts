import "server-only";
import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import { NUMBER_LOOKS, type SheetCell, type SheetNumber } from "#lib/domain/files/sheetNumbers.ts";
import {
  CONTENT_TYPES,
  cellName,
  escapeXml,
  FIRST_NUMBER_STYLE,
  PACKAGE,
  STYLES,
  sheetHead,
  sheetTail,
  workbook,
} from "./xlsxParts.ts";

/** How a cell looks: text is told to be text, so that no program turns a date or a receipt number into another. */
export type CellStyle = "PLAIN" | "TEXT" | "TITLE" | "HEAD";
export type SheetRow = { readonly style?: CellStyle; readonly cells: readonly SheetCell[] };
export type SheetPlan = {
  readonly name: string;
  /** widths of the columns, in characters */
  readonly widths: readonly number[];
  /** rows that stay when the rest is scrolled, and are printed on every page */
  readonly headRows: number;
  /** rows, from 1, whose cells are joined over the whole width */
  readonly wide?: readonly number[];
  /** printed at the foot of every page */
  readonly foot: string;
  readonly rows: AsyncIterable<SheetRow> | Iterable<SheetRow>;
};

/** XML is handed on in pieces of about this many characters: one per cell would cost more than the cells. */
const PIECE = 65_536;
/** Rows of a ledger are much alike: harder packing takes three times as long and saves a third. */
const LEVEL = 1;
const STYLE: Readonly<Record<CellStyle, number>> = { PLAIN: 0, TEXT: 1, TITLE: 2, HEAD: 3 };
const NUMBERS = Object.keys(NUMBER_LOOKS);
const numberStyle = (as: SheetNumber["as"]): number => FIRST_NUMBER_STYLE + NUMBERS.indexOf(as);

/**
 * Writes an .xlsx (ECMA-376) at `path` while the rows come: what is held is one piece, however many rows there are. The
 * sheets are written one after the other, so a later one may tell what an earlier one held. On an error what was
 * written so far is left for the caller to remove; when it ends well everything is on the disk.
 */
export async function writeXlsx(path: string, sheets: readonly SheetPlan[]): Promise<void> {
  const file = createWriteStream(path, { mode: 0o600 });
  try {
    const { bytes, broken } = xlsxStream(sheets);
    await Promise.race([pipeline(bytes, file), broken]);
  } finally {
    file.destroy();
  }
  const written = await open(path, "r+");
  await written.sync();
  await written.close();
}

/** The file as it is made. `broken` rejects when the rows break off: the bytes then end without being whole. */
export function xlsxStream(sheets: readonly SheetPlan[]): {
  bytes: NodeJS.ReadableStream;
  broken: Promise<never>;
} {
  const zip = new yazl.ZipFile();
  const broken = new Promise<never>((_, reject) => {
    zip.on("error", reject);
    const fixed: [name: string, xml: string][] = [
      ["[Content_Types].xml", CONTENT_TYPES(sheets.length)],
      ...PACKAGE(sheets.length),
      ["xl/workbook.xml", workbook(sheets)],
      ["xl/styles.xml", STYLES],
    ];
    for (const [name, xml] of fixed) zip.addBuffer(Buffer.from(xml), name);
    sheets.forEach((sheet, at) => {
      zip.addReadStreamLazy(`xl/worksheets/sheet${at + 1}.xml`, { compressionLevel: LEVEL }, (give) => {
        const rows = Readable.from(sheetXml(sheet), { objectMode: false });
        rows.on("error", reject);
        give(null, rows);
      });
    });
    zip.end();
  });
  broken.catch(() => {}); // whoever writes the bytes hears of it; nobody need listen otherwise
  return { bytes: zip.outputStream, broken };
}

/** The same as the body of an answer. */
export const xlsxBody = (sheets: readonly SheetPlan[]): ReadableStream<Uint8Array> =>
  Readable.toWeb(xlsxStream(sheets).bytes as Readable) as ReadableStream<Uint8Array>;

async function* sheetXml(sheet: SheetPlan): AsyncGenerator<Buffer> {
  let piece = sheetHead(sheet.widths, sheet.headRows);
  let row = 0;
  for await (const { style = "TEXT", cells } of sheet.rows) {
    row += 1;
    piece += rowXml(row, STYLE[style], cells);
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  yield Buffer.from(piece + sheetTail(sheet.wide ?? [], sheet.widths.length, sheet.foot));
}

function rowXml(row: number, style: number, cells: SheetRow["cells"]): string {
  let xml = `<row r="${row}">`;
  for (let at = 0; at < cells.length; at += 1) {
    const text = cells[at] as SheetCell;
    if (text === "") continue;
    if (typeof text !== "string") {
      xml += `<c r="${cellName(at, row)}" s="${numberStyle(text.as)}"><v>${text.value}</v></c>`;
      continue;
    }
    xml += `<c r="${cellName(at, row)}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
  }
  return `${xml}</row>`;
}
