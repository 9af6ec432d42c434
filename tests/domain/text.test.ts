import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, lengthOf, maskName, normaliseDigits } from "#lib/domain/text.ts";

describe("normaliseDigits", () => {
  it("turns full-width ASCII and the wide space into plain ones", () => {
    expect(normaliseDigits("０１２３　４５６７８９－ＡＢｃ＋（）")).toBe("0123 456789-ABc+()");
  });
  it("leaves everything else alone", () => {
    expect(normaliseDigits("3号楼、二单元·水管漏水。🚰")).toBe("3号楼、二单元·水管漏水。🚰");
  });
});

describe("cleanText", () => {
  it("knows one kind of line break, keeps tabs, trims", () => {
    expect(cleanText("  一\r\n二\r三\u2028四\t五\u3000\n ")).toBe("一\n二\n三\n四\t五");
  });
  it("drops control characters, half surrogates and what hides or turns text", () => {
    expect(cleanText("水\u0000管\u0007漏\u001b[31m\uD83D水\u202E了\uFEFF\u200B")).toBe("水管漏[31m水了");
  });
  it("composes letters (NFC) and keeps full-width punctuation", () => {
    expect(cleanText("e\u0301！，（三号楼）")).toBe("é！，（三号楼）");
  });
  it("keeps emoji whole, joined ones too", () => {
    expect(cleanText("👨‍👩‍👧 🚰❤️ 𠮷")).toBe("👨‍👩‍👧 🚰❤️ 𠮷");
  });
  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });
});

it("lengthOf counts characters as people do, not UTF-16 units", () => {
  expect(lengthOf("漏水🚰𠮷")).toBe(4);
  expect(lengthOf("")).toBe(0);
});

it.each([
  ["王小明", "王**"],
  ["王明", "王*"],
  ["欧阳娜娜", "欧**"],
  ["阿卜杜拉·买买提", "阿**"],
  ["王阿姨", "王**"],
  ["王", "王*"],
  ["Smith", "S**"],
  ["Li", "L**"],
  ["𠮷田", "𠮷*"],
  ["  熊建国 ", "熊**"],
  ["", ""],
])("maskName(%s) is %s", (name, masked) => {
  expect(maskName(name)).toBe(masked);
});
