import fc from "fast-check";
import { expect, test } from "vitest";
import { sayOnce } from "#lib/domain/texts.ts";

test("a unit is not told again where the post begins with it, nor a place that ends with it", () => {
  expect(sayOnce(["枫树街道", "枫树街道 王主任"])).toEqual(["枫树街道 王主任"]);
  expect(sayOnce(["锦溪区 枫树街道 梧桐里社区", "梧桐里社区"])).toEqual(["锦溪区 枫树街道 梧桐里社区"]);
  expect(sayOnce(["锦溪区 枫树街道 梧桐里社区", "枫树街道"])).toHaveLength(2);
  expect(sayOnce(["枫树街道", "枫树街道"])).toEqual(["枫树街道"]);
  expect(sayOnce([null, "", undefined, false, "王主任"])).toEqual(["王主任"]);
});

test("nothing is lost: what is left out is within something told", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom("甲", "乙", " "), maxLength: 4 }), { maxLength: 5 }),
      (parts) => {
        const told = sayOnce(parts);
        for (const part of parts)
          expect(told.some((other) => other.includes(part)) || part === "").toBe(true);
        expect(new Set(told).size).toBe(told.length);
      },
    ),
  );
});
