import { NUMBER_LOOKS } from "#lib/domain/files/sheetNumbers.ts";
import { xmlText } from "#lib/domain/files/xml.ts";
import { columnLetter } from "#lib/domain/ledger/ledgerSheet.ts";

/** The small parts of an .xlsx (ECMA-376) that the ledger needs: fixed text, and the frame around the rows. */
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGES = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

export const CONTENT_TYPES = (sheets: number): string =>
  `${XML}<Types xmlns="${PACKAGES}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${numbers(
    sheets,
  )
    .map(
      (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
    )
    .join("")}</Types>`;

export const PACKAGE = (sheets: number): [name: string, xml: string][] => [
  [
    "_rels/.rels",
    `${XML}<Relationships xmlns="${PACKAGES}/relationships">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
  ],
  [
    "xl/_rels/workbook.xml.rels",
    `${XML}<Relationships xmlns="${PACKAGES}/relationships">${numbers(sheets)
      .map((n) => relation(`rId${n}`, "worksheet", `worksheets/sheet${n}.xml`))
      .join("")}${relation(`rId${sheets + 1}`, "styles", "styles.xml")}</Relationships>`,
  ],
];

/** The head rows are repeated on every printed page. */
export const workbook = (sheets: readonly { name: string; headRows: number }[]): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
    .map(({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join("")}</sheets><definedNames>${sheets
    .map(({ name, headRows }, at) =>
      headRows > 0
        ? `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${escapeXml(name)}'!$1:$${headRows}</definedName>`
        : "",
    )
    .join("")}</definedNames></workbook>`;

const LOOKS = Object.values(NUMBER_LOOKS);
/** Formats below are the workbook's own. */
const FIRST_LOOK = 164;
export const FIRST_NUMBER_STYLE = 4;
/** 0 plain, 1 text, 2 title, 3 head, from 4 on numbers; number format 49 is text, also for whoever types into the cell later. */
export const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="${LOOKS.length}">${LOOKS.map((look, at) => `<numFmt numFmtId="${FIRST_LOOK + at}" formatCode="${xmlText(look)}"/>`).join("")}</numFmts><fonts count="3"><font><sz val="10"/><name val="SimSun"/></font><font><b/><sz val="16"/><name val="SimSun"/></font><font><b/><sz val="10"/><name val="SimSun"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3EEEA"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${FIRST_NUMBER_STYLE + LOOKS.length}"><xf/><xf numFmtId="49" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf numFmtId="49" fontId="2" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>${LOOKS.map((_, at) => `<xf numFmtId="${FIRST_LOOK + at}" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"/></xf>`).join("")}</cellXfs></styleSheet>`;

export const sheetHead = (widths: readonly number[], headRows: number): string =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${
    headRows > 0
      ? `<pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/>`
      : ""
  }</sheetView></sheetViews><cols>${widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join("")}</cols><sheetData>`;

/** Everything behind the rows, in the order that ECMA-376 18.3.1.99 asks for. */
export function sheetTail(wide: readonly number[], columns: number, foot: string): string {
  const last = columnLetter(columns - 1);
  const joined = wide.map((row) => `<mergeCell ref="A${row}:${last}${row}"/>`).join("");
  const merged = joined ? `<mergeCells count="${wide.length}">${joined}</mergeCells>` : "";
  // "&" begins a code in a foot; two of them are one of the text's own.
  const line = escapeXml(foot.replaceAll("&", "&&")).slice(0, MOST_IN_A_FOOT);
  return `</sheetData>${merged}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="8" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;L${line}&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;
}
const MOST_IN_A_FOOT = 200;

/** A1, B7, AC39000; columns from 0, rows from 1. */
export const cellName = (column: number, row: number): string => `${LETTERS[column]}${row}`;
const LETTERS = Array.from({ length: 64 }, (_, at) => columnLetter(at));

/** Text for a cell: "_x000D_" and the like stand for characters there, so its own are written apart. */
export const escapeXml = (text: string): string => xmlText(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"));
