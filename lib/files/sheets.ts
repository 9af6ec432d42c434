import "server-only";
import { readFile } from "node:fs/promises";
import { parseCsv } from "#lib/domain/ledger/csv.ts";
import type { Cells } from "#lib/domain/ledger/sheetHead.ts";
import { firstBytes } from "./ledgerFiles.ts";
import { textOf } from "./textOf.ts";
import { NotXlsx, openXlsx, type Workbook } from "./xlsxReader.ts";

const ZIP = "504b0304";

/**
 * A table by what is in the file, not by its name: .xlsx, or text with commas in UTF-8 or GBK, with the mark at its beginning
 * or without. @throws NotXlsx, TooMuch
 */
export async function openSheets(path: string): Promise<Workbook> {
  if ((await firstBytes(path, 4)).toString("hex") === ZIP) return openXlsx(path);
  const text = textOf(await readFile(path));
  if (text === null || text.includes("\u0000")) throw new NotXlsx();
  return {
    sheets: [""],
    dayShift: 0,
    close: () => {},
    async *rows() {
      for (const { line, ...row } of parseCsv(text)) yield { row: line, ...row };
    },
  };
}

const HEAD_WITHIN = 30;
const MOST_SHEETS = 10;

/** The first sheet with a head row near its top; title rows above it are passed over, and given back. */
export async function findHead<H>(
  workbook: Workbook,
  headOf: (cells: Cells) => H | null,
): Promise<{ sheet: number; row: number; head: H; cells: Cells; above: readonly Cells[] } | null> {
  for (let sheet = 0; sheet < Math.min(workbook.sheets.length, MOST_SHEETS); sheet += 1) {
    const above: Cells[] = [];
    for await (const { row, cells } of workbook.rows(sheet)) {
      if (row > HEAD_WITHIN) break;
      const head = headOf(cells);
      if (head) return { sheet, row, head, cells, above };
      above.push(cells);
    }
  }
  return null;
}
