import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskPhone, maskPhonesIn, normalisePhone, phoneTail } from "#lib/domain/phone.ts";

describe("normalisePhone", () => {
  it.each([
    ["13812345678", "13812345678"],
    ["138 1234 5678", "13812345678"],
    ["138-1234-5678", "13812345678"],
    ["+86 138 1234 5678", "13812345678"],
    ["+86-13812345678", "13812345678"],
    ["008613812345678", "13812345678"],
    ["8613812345678", "13812345678"],
    ["(+86)13812345678", "13812345678"],
    ["１３８　１２３４　５６７８", "13812345678"],
    ["138–1234—5678", "13812345678"],
    ["19912345678", "19912345678"],
    ["0791-86381234", "0791-86381234"],
    ["079186381234", "0791-86381234"],
    ["（0791）86381234", "0791-86381234"],
    ["(0791) 8638 1234", "0791-86381234"],
    ["＋８６ ７９１ ８６３８１２３４", "0791-86381234"],
    ["+86 0791 86381234", "0791-86381234"],
    ["0791-86381234-801", "0791-86381234-801"],
    ["0791 86381234 转 801", "0791-86381234-801"],
    ["0793-7654321", "0793-7654321"],
    ["010-12345678", "010-12345678"],
    ["01012345678", "010-12345678"],
    ["+86 21 6234 5678", "021-62345678"],
  ])("%s is %s", (typed, phone) => {
    expect(normalisePhone(typed)).toBe(phone);
    expect(normalisePhone(phone)).toBe(phone);
  });

  it.each([
    "",
    "12812345678",
    "1381234567",
    "138123456789",
    "86381234",
    "12345",
    "+1 212 555 0100",
    "电话",
    "0791-123",
    "0091-12345678",
    "138x1234y5678",
    "0791-86381234-1234567",
  ])("refuses %s", (typed) => {
    expect(normalisePhone(typed)).toBeNull();
  });

  it("finds every mobile number again, however it is spaced", () => {
    const mobile = fc.stringMatching(/^1[3-9]\d{9}$/);
    const gap = fc.constantFrom("", " ", "-", "　", "－");
    fc.assert(
      fc.property(mobile, gap, fc.constantFrom("", "+86", "0086"), (phone, space, prefix) => {
        expect(
          normalisePhone(
            prefix + space + phone.slice(0, 3) + space + phone.slice(3, 7) + space + phone.slice(7),
          ),
        ).toBe(phone);
      }),
    );
  });
});

it("phoneTail is the end of the number itself", () => {
  expect(phoneTail("13812345678")).toBe("5678");
  expect(phoneTail("0791-86381234")).toBe("1234");
  expect(phoneTail("0791-86381234-801")).toBe("1234");
});

it("maskPhone hides the middle", () => {
  expect(maskPhone("13812345678")).toBe("138********");
  expect(maskPhone("0791-86381234")).toBe("0791********");
  expect(maskPhone("010-12345678-801")).toBe("010********");
});

describe("words that are handed on", () => {
  it("keep no mobile number, however it is grouped, and all else", () => {
    for (const number of [
      "13912344321",
      "139 1234 4321",
      "139-1234-4321",
      "+86 13912344321",
      "8613912344321",
    ])
      expect(maskPhonesIn(`请打${number}，水一直漏`)).toBe("请打139********，水一直漏");
    for (const words of ["0791-86381234", "编号139123443219", "12栋1391234", "2026-11-29 10:00"])
      expect(maskPhonesIn(words)).toBe(words);
  });
});
