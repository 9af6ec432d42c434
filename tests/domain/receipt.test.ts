import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatReceiptNo,
  newReceiptSecret,
  normaliseSecret,
  parseReceiptNo,
  RECEIPT_COUNT,
  receiptNo,
  receiptNoIn,
  typedReceiptNo,
} from "#lib/domain/casework/receipt.ts";

const sequence = fc.integer({ min: 0, max: RECEIPT_COUNT - 1 });

describe("receipt numbers", () => {
  it("nine digits that are their own proof", () => {
    fc.assert(
      fc.property(sequence, (n) => {
        expect(receiptNo(n)).toMatch(/^\d{9}$/);
        expect(parseReceiptNo(receiptNo(n))).toBe(receiptNo(n));
      }),
    );
  });

  it("never give two issues the same number", () => {
    const first = Array.from({ length: 50_000 }, (_, n) => receiptNo(n));
    const last = Array.from({ length: 50_000 }, (_, n) => receiptNo(RECEIPT_COUNT - 1 - n));
    expect(new Set([...first, ...last]).size).toBe(100_000);
    fc.assert(fc.property(sequence, sequence, (a, b) => (receiptNo(a) === receiptNo(b)) === (a === b)));
  });

  it("do not tell how many there are: the first thousand lie all over the range", () => {
    const leading = new Set(Array.from({ length: 1000 }, (_, n) => receiptNo(n).slice(0, 2)));
    expect(leading.size).toBe(100);
    const rising = Array.from({ length: 999 }, (_, n) => receiptNo(n) < receiptNo(n + 1)).filter(
      Boolean,
    ).length;
    expect(rising).toBeGreaterThan(400);
    expect(rising).toBeLessThan(600);
  });

  it("stay the same for ever: they are printed on slips", () => {
    expect([0, 1, 2, RECEIPT_COUNT - 1].map(receiptNo)).toMatchInlineSnapshot(`
      [
        "847048734",
        "544696517",
        "585663806",
        "651075451",
      ]
    `);
  });

  it("find every wrong digit and every swap of neighbours", () => {
    fc.assert(
      fc.property(sequence, fc.nat(8), fc.integer({ min: 1, max: 9 }), (n, at, shift) => {
        const good = receiptNo(n);
        const wrong = good.slice(0, at) + ((Number(good.charAt(at)) + shift) % 10) + good.slice(at + 1);
        expect(parseReceiptNo(wrong)).toBeNull();
        if (at === 8 || good.charAt(at) === good.charAt(at + 1)) return;
        const swapped = good.slice(0, at) + good.charAt(at + 1) + good.charAt(at) + good.slice(at + 2);
        expect(parseReceiptNo(swapped)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it("are read as people type them, and grouped for reading", () => {
    const good = receiptNo(7);
    const grouped = formatReceiptNo(good);
    expect(grouped).toMatch(/^\d{3}\u00a0\d{3}\u00a0\d{3}$/);
    expect(typedReceiptNo(good)).toBe(grouped.replaceAll("\u00a0", " "));
    const wide = [...good].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("");
    for (const typed of [
      grouped,
      grouped.replaceAll("\u00a0", "-"),
      grouped.replaceAll("\u00a0", "－"),
      wide,
      ` ${good}\n`,
    ]) {
      expect(parseReceiptNo(typed), typed).toBe(good);
    }
    for (const typed of ["", "12345678", `${good}0`, `a${good}`, good.slice(0, 8), "回执"]) {
      expect(parseReceiptNo(typed), typed).toBeNull();
    }
  });

  it("run out loudly", () => {
    for (const n of [-1, RECEIPT_COUNT, 1.5, Number.NaN]) expect(() => receiptNo(n)).toThrow(RangeError);
  });
});

describe("receipt secrets", () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 32 });

  it("eight letters that nobody mistakes, in two groups, whatever the bytes", () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const secret = newReceiptSecret(random);
        expect(secret).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
        expect(normaliseSecret(secret)).toBe(secret);
        expect(normaliseSecret(` ${secret.replace("-", "").toLowerCase()} `)).toBe(secret);
      }),
    );
  });

  it("differ when the bytes differ by one bit", () => {
    const one = new Uint8Array(16);
    const other = new Uint8Array(16).fill(1, 15);
    expect(newReceiptSecret(one)).not.toBe(newReceiptSecret(other));
  });

  it("need enough randomness", () => {
    expect(() => newReceiptSecret(new Uint8Array(15))).toThrow(RangeError);
  });

  it("refuse what cannot be one", () => {
    for (const typed of ["", "ABCD-EFG", "ABCD-EFGHJ", "0BCD-EFGH", "IBCD-EFGH", "LBCD-EFGH", "密码"]) {
      expect(normaliseSecret(typed), typed).toBeNull();
    }
    expect(normaliseSecret("ａｂｃｄ　ｅｆｇｈ")).toBe("ABCD-EFGH");
  });
});

it("a number is found among what people write beside it, and nowhere else", () => {
  const receipt = receiptNo(798_395);
  for (const typed of [
    `编号${receipt}`,
    `回执编号：${formatReceiptNo(receipt)}。`,
    `Receipt No. ${receipt}`,
    receipt,
  ])
    expect(receiptNoIn(typed)).toBe(receipt);
  for (const typed of [`电梯${receipt}`, `${receipt}1`, "编号", ""]) expect(receiptNoIn(typed)).toBe(null);
});
