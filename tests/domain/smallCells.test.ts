import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closedCells, openCells, SMALLEST_SHOWN, sumWithHidden } from "#lib/domain/figures/smallCells.ts";
import { parseCsv, writeCsv } from "#lib/domain/ledger/csv.ts";

describe("small cells", () => {
  it("stay closed, and a single one takes the next larger with it", () => {
    expect(closedCells([0, 5, 40])).toEqual([false, false, false]);
    expect(closedCells([3, 2, 40])).toEqual([true, true, false]);
    expect(closedCells([3, 9, 40])).toEqual([true, true, false]);
    expect(closedCells([0, 3, 0])).toEqual([false, true, false]);
    expect(openCells([3, 9, 40], (n) => n)).toEqual([null, null, 40]);
  });

  it("cannot be found by subtracting what is shown from the sum", () => {
    const cells = fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 200 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(cells, (counts) => {
        const closed = closedCells(counts);
        counts.forEach((n, at) => {
          if (n > 0 && n < SMALLEST_SHOWN) expect(closed[at]).toBe(true);
          if (n === 0) expect(closed[at]).toBe(false);
        });
        const alone = closed.filter(Boolean).length === 1;
        if (alone) expect(counts.filter((n) => n > 0)).toHaveLength(1);
      }),
    );
  });
});

it("what is hidden is in a sum only in fives", () => {
  const value = (n: number) => ({ n, counted: n, points: n });
  expect(sumWithHidden(value(104), value(100))).toEqual(value(100));
  expect(sumWithHidden(value(105), value(100))).toEqual(value(105));
});

it("a table for spreadsheets comes back as it went, and runs nothing", () => {
  const rows = [
    ["名称", 'a "b", c'],
    ["x\ny", 12],
  ];
  expect(parseCsv(writeCsv(rows)).map(({ cells }) => cells)).toEqual([
    ["名称", 'a "b", c'],
    ["x\ny", "12"],
  ]);
  expect(writeCsv([["=1+1"]])).toBe("\uFEFF'=1+1\r\n");
});
