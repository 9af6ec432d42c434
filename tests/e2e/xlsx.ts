import { Buffer } from "node:buffer";
import { text as allOf } from "node:stream/consumers";
import yauzl from "yauzl";
import yazl from "yazl";
import {
  CONTENT_TYPES,
  cellName,
  escapeXml,
  PACKAGE,
  STYLES,
  sheetHead,
  sheetTail,
  workbook,
} from "#lib/files/xlsxParts.ts";
import { SheetParser } from "#lib/files/xlsxXml.ts";

/** An .xlsx with one sheet of these rows, as bytes: what somebody would have on their own machine. */
export async function xlsxOf(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const cells = (row: readonly string[], at: number) =>
    row.map((text, column) =>
      text ? `<c r="${cellName(column, at)}" t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>` : "",
    );
  const body = rows.map((row, at) => `<row r="${at + 1}">${cells(row, at + 1).join("")}</row>`).join("");
  const parts: [name: string, xml: string][] = [
    ["[Content_Types].xml", CONTENT_TYPES(1)],
    ...PACKAGE(1),
    ["xl/workbook.xml", workbook([{ name: "台账", headRows: 0 }])],
    ["xl/styles.xml", STYLES],
    ["xl/worksheets/sheet1.xml", sheetHead([10], 0) + body + sheetTail([], 1, "")],
  ];
  for (const [name, xml] of parts) zip.addBuffer(Buffer.from(xml), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Every sheet of a saved .xlsx as texts. */
export async function sheetsIn(file: string): Promise<string[][][]> {
  const zip = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false });
  const sheets: string[][][] = [];
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.startsWith("xl/worksheets/")) continue;
    const parser = new SheetParser([]);
    parser.write(await allOf(await zip.openReadStreamPromise(entry)));
    parser.close();
    sheets.push(parser.take().map(({ cells }) => Array.from(cells, (cell) => cell ?? "")));
  }
  zip.close();
  return sheets;
}
