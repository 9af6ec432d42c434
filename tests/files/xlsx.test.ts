import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import yazl from "yazl";
import { LIMITS, NotXlsx, openXlsx, TooMuch } from "#lib/files/xlsxReader.ts";
import { writeXlsx } from "#lib/files/xlsxWriter.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "minqing-xlsx-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;
const place = () => path.join(folder, `${made++}.xlsx`);

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PLAIN: Record<string, string | Buffer> = {
  "[Content_Types].xml": "<Types/>",
  "_rels/.rels": `<Relationships><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="一" sheetId="1" r:id="s"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
  "xl/sharedStrings.xml": `<sst ${MAIN}><si><t>路灯</t></si><si><r><t>红</t></r><r><t>字</t></r><rPh sb="0" eb="1"><t>hong</t></rPh></si></sst>`,
};
const sheet = (rows: string) => `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`;

/** A file of these parts beside the plain ones. */
async function file(parts: Record<string, string | Buffer>): Promise<string> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries({ ...PLAIN, ...parts }))
    zip.addBuffer(Buffer.from(content as string), name);
  zip.end();
  const at = place();
  writeFileSync(at, await buffer(zip.outputStream));
  return at;
}
async function read(at: string) {
  const workbook = await openXlsx(at);
  try {
    const rows: [number, string[]][] = [];
    for await (const { row, cells } of workbook.rows(0))
      rows.push([row, Array.from(cells, (cell) => cell ?? "")]);
    return { ...workbook, found: rows };
  } finally {
    workbook.close();
  }
}

describe("reading", () => {
  test("shared and rich strings, gaps, numbers, truth, errors, and names with a prefix", async () => {
    const at = await file({
      "xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>
        <x:row r="3"><x:c r="B3" t="s"><x:v>0</x:v></x:c><x:c r="D3" t="s"><x:v>1</x:v></x:c></x:row>
        <x:row><x:c><x:v>1.3812345678E10</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#REF!</x:v></x:c>
          <x:c t="str"><x:f>1+1</x:f><x:v>_x0032_</x:v></x:c><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>
      </x:sheetData></x:worksheet>`,
    });
    expect((await read(at)).found).toEqual([
      [3, ["", "路灯", "", "红字"]],
      [4, ["13812345678", "1", "", "2", "a"]],
    ]);
  });

  test("days that count from 1904 are told", async () => {
    const book = String(PLAIN["xl/workbook.xml"]).replace("<sheets>", '<workbookPr date1904="1"/><sheets>');
    const at = await file({ "xl/workbook.xml": book, "xl/worksheets/sheet1.xml": sheet("") });
    expect((await read(at)).dayShift).toBe(1462);
  });

  test("property: what is written is read", async () => {
    const text = fc
      .string({ unit: "binary", maxLength: 40 })
      .map((t) => t.toWellFormed().replace(/(?![\n\t])\p{Cc}|[\uFFFE\uFFFF]/gu, ""));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
        async (rows) => {
          const at = place();
          await writeXlsx(at, [
            { name: "台账", widths: [1], headRows: 1, foot: "& <", rows: rows.map((cells) => ({ cells })) },
          ]);
          const { found } = await read(at);
          const trimmed = (cells: string[]) => cells.slice(0, cells.findLastIndex(Boolean) + 1);
          expect(found.map(([, cells]) => cells)).toEqual(rows.map(trimmed));
        },
      ),
      { numRuns: 60, examples: [[[["_x000D_", "]]>", "&amp;", "\u{1F6B0}𠮷"]]]] },
    );
  });
});

describe("what is no ledger, or means harm", () => {
  const refused = async (at: string) =>
    read(at).then(
      () => "read",
      (error) =>
        error instanceof TooMuch ? "TooMuch" : error instanceof NotXlsx ? "NotXlsx" : String(error),
    );

  test("no zip, half a zip, another zip", async () => {
    const text = place();
    writeFileSync(text, "no zip");
    const whole = await file({ "xl/worksheets/sheet1.xml": sheet("") });
    const half = place();
    writeFileSync(half, readFileSync(whole).subarray(0, 300));
    const other = await file({ "_rels/.rels": "<Relationships/>" });
    expect(await Promise.all([text, half, other].map(refused))).toEqual(["NotXlsx", "NotXlsx", "NotXlsx"]);
  });

  test("XML that is broken, a document type with entities, a sheet that is not there", async () => {
    const broken = await file({ "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row>" });
    const entities = await file({
      "xl/worksheets/sheet1.xml": `<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>${sheet('<row><c t="inlineStr"><is><t>&c;</t></is></c></row>')}`,
    });
    const latin = await file({ "xl/worksheets/sheet1.xml": Buffer.from([0x3c, 0xff, 0xfe]) });
    const gone = await file({});
    expect(await Promise.all([broken, entities, latin, gone].map(refused))).toEqual(Array(4).fill("NotXlsx"));
  });

  test("a part that unpacks to more than a ledger could hold is not unpacked", async () => {
    const bomb = await file({
      "xl/sharedStrings.xml": Buffer.alloc(LIMITS.strings + 1, 32),
      "xl/worksheets/sheet1.xml": sheet(""),
    });
    expect(readFileSync(bomb).length).toBeLessThan(200_000);
    expect(await refused(bomb)).toBe("TooMuch");
  });

  test("a size that lies, endless text in one cell, a row of a million columns", async () => {
    const honest = await file({ "xl/worksheets/sheet1.xml": sheet(" ".repeat(50_000)) });
    const bytes = readFileSync(honest);
    // The uncompressed size in the directory: what comes out is more than it says.
    const entry = bytes.lastIndexOf("xl/worksheets/sheet1.xml") - 46;
    bytes.writeUInt32LE(100, entry + 24);
    const lying = place();
    writeFileSync(lying, bytes);
    const endless = await file({
      "xl/worksheets/sheet1.xml": sheet(
        `<row><c t="inlineStr"><is><t>${"a".repeat(3_000_000)}</t></is></c></row>`,
      ),
    });
    const wide = await file({
      "xl/worksheets/sheet1.xml": sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
    });
    expect(await Promise.all([lying, endless].map(refused))).toEqual(["NotXlsx", "TooMuch"]);
    expect((await read(wide)).found).toEqual([[1, []]]);
  });

  test("rows that break off leave an error, not a file that looks whole", async () => {
    const at = place();
    async function* rows() {
      yield { cells: ["a"] };
      throw new Error("the line broke");
    }
    await expect(
      writeXlsx(at, [{ name: "x", widths: [1], headRows: 0, foot: "", rows: rows() }]),
    ).rejects.toThrow("the line broke");
    expect(await refused(at)).toBe("NotXlsx");
  });
});
