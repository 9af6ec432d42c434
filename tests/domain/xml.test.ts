import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { type Tree, xmlDocument, xmlText } from "#lib/domain/files/xml.ts";

/** What a strict reader makes of it: names and texts in order. Whatever is not well-formed throws. */
function read(xml: string): string[] {
  const seen: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name }) => void seen.push(`<${name}>`));
  parser.on("text", (text) => void seen.push(text));
  parser.write(xml).close();
  return seen;
}

describe("XML", () => {
  it("writes a list by the name of its items, null as an empty element", () => {
    const tree = { services: [{ code: "A", on: true, none: null }], formats: ["x", "y"] };
    expect(xmlDocument("root", tree, { services: "service", formats: "format" })).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<root><services><service><code>A</code><on>true</on><none/></service></services><formats><format>x</format><format>y</format></formats></root>\n',
    );
    expect(xmlDocument("services", [], {})).toContain("<services/>");
  });

  it.each([
    ["markup and the end of a section", '<a href="x">&amp;]]></a>', '<a href="x">&amp;]]></a>'],
    ["control characters", "a\u0000\u0007\u001bb\uffff", "ab"],
    ["an emoji, whole and cut in half", "🚰\ud83d", "🚰\ufffd"],
    ["breaks of a line", "a\r\nb\tc", "a\nb\tc"],
    ["what stands for a character in a sheet", "_x0041_", "_x0041_"],
  ])("holds %s", (_what, given, kept) => {
    expect(read(xmlDocument("t", given, {}).trim()).slice(1)).toEqual(["<t>", kept]);
  });

  it("is well-formed whatever people write, and nothing that XML holds is lost", () => {
    const anything = fc.string({ unit: "binary" });
    const leaf = fc.oneof(anything, fc.integer(), fc.boolean(), fc.constant(null));
    const key = fc.constantFrom("description", "address", "notes", "values");
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie("tree"), { maxLength: 4 }),
        fc.dictionary(key, tie("tree"), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(tree, (each) => {
        read(xmlDocument("root", each, { values: "value" }));
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const plain = text.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, "");
        expect(
          read(`<t>${xmlText(plain)}</t>`)
            .slice(1)
            .join(""),
        ).toBe(plain);
      }),
    );
  });
});
