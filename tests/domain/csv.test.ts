import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "#lib/domain/ledger/csv.ts";

describe("reading", () => {
  const cells = (text: string) => parseCsv(text).map((row) => row.cells);

  it("takes BOM, LF, CRLF, CR, empty cells, and a file without a last line end", () => {
    expect(cells('\uFEFFcode,name\r\n36,江西省\n3601,\r,x\r\n\r\n"",y')).toEqual([
      ["code", "name"],
      ["36", "江西省"],
      ["3601", ""],
      ["", "x"],
      ["", "y"],
    ]);
    expect(parseCsv("")).toEqual([]);
    expect(cells("a,")).toEqual([["a", ""]]);
  });

  it("takes quotes, commas and line breaks inside quotes, and keeps count of the lines", () => {
    expect(parseCsv('"a,b","说""好"""\r\n"一\r\n二",x\n\n\nlast,row\n')).toEqual([
      { line: 1, cells: ["a,b", '说"好"'] },
      { line: 2, cells: ["一\r\n二", "x"] },
      { line: 6, cells: ["last", "row"] },
    ]);
  });

  it("keeps what breaks the rules and says on which line", () => {
    expect(parseCsv('ok,1\nna"me,2\n"quoted"tail,3\nok,4\n"open,5\nnever closed')).toEqual([
      { line: 1, cells: ["ok", "1"] },
      { line: 2, cells: ['na"me', "2"], error: "QUOTE_IN_CELL" },
      { line: 3, cells: ["quotedtail", "3"], error: "TEXT_AFTER_QUOTE" },
      { line: 4, cells: ["ok", "4"] },
      { line: 5, cells: ["open,5\nnever closed"], error: "QUOTE_NOT_CLOSED" },
    ]);
    expect(parseCsv('a"b,"c"d')).toEqual([{ line: 1, cells: ['a"b', "cd"], error: "QUOTE_IN_CELL" }]);
    expect(parseCsv('"""')).toEqual([{ line: 1, cells: ['"'], error: "QUOTE_NOT_CLOSED" }]);
  });

  it("reads back what was written", () => {
    const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const plain = fc.string({ unit: fc.constantFrom(...'a1水,"\n ') }).filter((text) => !/^\s/.test(text));
    const rows = fc.array(fc.array(plain, { minLength: 2, maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(rows, (table) => {
        const read = parseCsv(table.map((row) => `${row.map(cell).join(",")}\r\n`).join(""));
        expect(read.map((row) => row.cells)).toEqual(table);
        expect(read.every((row) => row.error === undefined)).toBe(true);
      }),
    );
  });
});
