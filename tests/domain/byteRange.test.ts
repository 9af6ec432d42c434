import fc from "fast-check";
import { expect, test } from "vitest";
import { byteRange } from "#lib/domain/files/byteRange.ts";

test.each([
  [null, null],
  ["bytes=0-99", { first: 0, last: 99 }],
  ["bytes=0-", { first: 0, last: 999 }],
  ["bytes=990-2000", { first: 990, last: 999 }],
  ["bytes=-10", { first: 990, last: 999 }],
  ["bytes=-5000", { first: 0, last: 999 }],
  ["BYTES=5-5", { first: 5, last: 5 }],
  ["bytes=1000-", "NONE"],
  ["bytes=99999999999999999999-", null],
  ["bytes=-0", "NONE"],
  ["bytes=9-2", null],
  ["bytes=-", null],
  ["bytes=0-1,5-6", null],
  ["bytes=a-b", null],
  ["items=0-1", null],
  ["bytes=1e2-", null],
] as const)("%s of a thousand bytes is %j", (header, range) => {
  expect(byteRange(header, 1000)).toEqual(range);
});

test("whatever is asked, what is given lies within the file", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 100_000 }),
      (text, a, b, bytes) => {
        for (const header of [text, `bytes=${a}-${b}`, `bytes=${a}-`, `bytes=-${a}`]) {
          const range = byteRange(header, bytes);
          if (range === null || range === "NONE") continue;
          expect(range.first).toBeGreaterThanOrEqual(0);
          expect(range.last).toBeLessThan(bytes);
          expect(range.first).toBeLessThanOrEqual(range.last);
        }
      },
    ),
  );
});
