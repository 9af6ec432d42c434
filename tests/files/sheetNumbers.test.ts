import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import yauzl from "yauzl";
import { numberIn, withNumbers } from "#lib/domain/files/sheetNumbers.ts";
import { reportXlsx } from "#lib/files/reportXlsx.ts";
import { xlsxStream } from "#lib/files/xlsxWriter.ts";

test.each([
  ["39,000", { value: 39_000, as: "COUNT" }],
  ["0", { value: 0, as: "COUNT" }],
  ["-12", { value: -12, as: "COUNT" }],
  ["6.5", { value: 6.5, as: "DECIMAL" }],
  ["92.3%", { value: 0.923, as: "SHARE" }],
  ["0.1%", { value: 0.001, as: "SHARE" }],
  ["100.0%", { value: 1, as: "SHARE" }],
  ["3天", { value: 3, as: "DAYS_ZH" }],
  ["1,024 days", { value: 1024, as: "DAYS_EN" }],
  ["第3天", null],
  ["—", null],
  ["不足30，不排名", null],
  ["2025-11", null],
  ["123456789", null],
  ["13800001234", null],
  ["1,23", null],
  ["", null],
])("%s is a number to reckon with, or stays what it says", (text, found) => {
  expect(numberIn(text)).toEqual(found);
});

test("the name of a row stays text, and so does a column of words", () => {
  expect(withNumbers(["12", "12", "12"], (at) => at === 2)).toEqual(["12", { value: 12, as: "COUNT" }, "12"]);
});

async function partsOf(file: Buffer): Promise<Record<string, string>> {
  const zip = await yauzl.fromBufferPromise(file, { lazyEntries: true });
  const parts: Record<string, string> = {};
  for await (const entry of zip.eachEntry())
    parts[entry.fileName] = (await buffer(await zip.openReadStreamPromise(entry))).toString();
  return parts;
}

test("a workbook holds them as numbers, each with its look", async () => {
  const rows = [{ cells: withNumbers(["锦溪区", "39,000", "6.5", "92.3%", "—", "3天", "3 days"]) }];
  const { bytes } = xlsxStream([{ name: "一", widths: [10], headRows: 0, foot: "", rows }]);
  const parts = await partsOf(await buffer(bytes));
  const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
  expect(sheet).toContain(
    '<c r="B1" s="4"><v>39000</v></c><c r="C1" s="5"><v>6.5</v></c><c r="D1" s="6"><v>0.923</v></c>',
  );
  expect(sheet).toContain('<t xml:space="preserve">—</t>');
  expect(sheet).toContain('<c r="F1" s="7"><v>3</v></c><c r="G1" s="8"><v>3</v></c>');
  const formats = [...(parts["xl/styles.xml"] ?? "").matchAll(/<xf[^>]*numFmtId="(\d+)"/g)].map(
    ([, id]) => id,
  );
  expect(formats.slice(-5)).toEqual(["164", "165", "166", "167", "168"]);
  expect(parts["xl/styles.xml"]).toContain('numFmtId="166" formatCode="0.0%"');
  expect(parts["xl/styles.xml"]).toContain('formatCode="#,##0&quot;天&quot;"');
});

test("a report's tables are reckoned with but for the name of a row and columns of words", async () => {
  const file = await reportXlsx(
    {
      title: "月报",
      subtitle: "",
      formulas: {},
      blocks: [
        {
          kind: "TABLE",
          title: "各区县",
          head: [{ text: "第几" }, { text: "办结率" }, { text: "说明", words: true }],
          rows: [["1", "85.9%", "30"]],
        },
      ],
    },
    { version: 1, changed: "", publishedAs: "社建办", publishedAt: new Date("2026-03-11T00:00:00Z") },
    "zh",
  );
  const sheet = (await partsOf(Buffer.from(file)))["xl/worksheets/sheet1.xml"] ?? "";
  const numbers = [...sheet.matchAll(/<c r="(\w+)" s="(\d)"><v>([^<]+)<\/v>/g)].map(([, ...cell]) => cell);
  expect(numbers).toEqual([["B5", "6", "0.859"]]);
});
