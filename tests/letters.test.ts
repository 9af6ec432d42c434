import { beforeAll, describe, expect, it } from "vitest";
import yauzl from "yauzl";
import { type LetterBody, letterBody } from "#lib/domain/letters/blocks.ts";
import type { LetterFacts } from "#lib/domain/letters/facts.ts";
import { letterDocx } from "#lib/letters/docx.ts";

const FACTS: LetterFacts = {
  receiptNo: "362481905",
  statement: "三楼水管一直漏 <b>&\u0007",
  channel: "VISIT",
  spokenOn: "2026-03-02",
  isPetitionItem: true,
  unitName: "锦溪区民情家访理事会",
  unitPhone: "0791-86381234",
  superiorName: "赣平市民情家访理事会",
  step: { on: "2026-03-03", data: {} },
  reply: null,
  replyDue: "2026-03-09",
  resolveDue: "2026-03-17",
};
const BODY: LetterBody = letterBody("ACCEPTED", FACTS, {
  summary: FACTS.statement,
  next: "我们会尽快联系您",
  contact: "王主任",
});

/** The files of the package by name. */
const unpacked = (file: Uint8Array): Promise<Map<string, string>> =>
  new Promise((resolve, reject) => {
    const found = new Map<string, string>();
    yauzl.fromBuffer(Buffer.from(file), { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return reject(error);
      zip.on("end", () => resolve(found));
      zip.on("entry", (entry) => {
        zip.openReadStream(entry, async (broken, stream) => {
          if (broken || !stream) return reject(broken);
          const parts: Buffer[] = [];
          for await (const part of stream) parts.push(part as Buffer);
          found.set(entry.fileName, Buffer.concat(parts).toString("utf8"));
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });

let xml: string;
let files: Map<string, string>;
beforeAll(async () => {
  files = await unpacked(
    await letterDocx({
      body: BODY,
      addressee: "王小明",
      number: "锦民访告〔2026〕12号",
      on: "2026-03-09",
      voided: false,
    }),
  );
  xml = files.get("word/document.xml") ?? "";
});
const paragraphs = () =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([p]) =>
    [...p.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((m) => m[1]).join(""),
  );

describe("the sheet (domain.md F5, GB/T 9704-2012)", () => {
  it("is A4 with 37 mm above and 28 mm left, and a type area of 156 × 225 mm", () => {
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
    const margin = /<w:pgMar ([^>]*)>/.exec(xml)?.[1] ?? "";
    const [top, right, bottom, left] = ["top", "right", "bottom", "left"].map((side) =>
      Number(new RegExp(`w:${side}="(\\d+)"`).exec(margin)?.[1]),
    ) as [number, number, number, number];
    const mm = (twips: number) => Math.round((twips / 1440) * 25.4);
    expect([mm(top), mm(left)]).toEqual([37, 28]);
    expect([mm(11906 - left - right), mm(16838 - top - bottom)]).toEqual([156, 225]);
  });
  it("holds 22 lines of 28 characters in 16 pt, the title in 22 pt", () => {
    const line = Number(/w:linePitch="(\d+)"/.exec(xml)?.[1]);
    const space = Number(/<w:spacing w:val="(-?\d+)"\/>/.exec(xml)?.[1]);
    expect(Math.floor((225 / 25.4) * 1440) / line).toBeGreaterThanOrEqual(22);
    expect(Math.floor(((156 / 25.4) * 1440) / (16 * 20 + space))).toBe(28);
    expect(xml).toMatch(/<w:sz w:val="44"\/>(?:(?!<\/w:r>).)*受理告知书/s);
    expect(xml).toMatch(/w:eastAsia="FangSong"/);
  });
  it("numbers its pages — 1 —, single ones right and double ones left", () => {
    expect(files.get("word/settings.xml")).toContain("w:evenAndOddHeaders");
    const feet = [...files].filter(([name]) => name.startsWith("word/footer")).map(([, foot]) => foot);
    expect(feet).toHaveLength(2);
    for (const foot of feet) expect(foot).toMatch(/— .*PAGE.* —/s);
    expect(feet.map((foot) => /<w:jc w:val="(\w+)"/.exec(foot)?.[1]).sort()).toEqual(["left", "right"]);
  });
});

describe("what stands on it", () => {
  it("title, number, addressee, text, unit and date, in this order and with no red head", () => {
    const lines = paragraphs().filter((line) => line !== "");
    expect(lines.slice(0, 3)).toEqual(["受理告知书", "锦民访告〔2026〕12号", "王小明："]);
    expect(lines.slice(-2)).toEqual(["锦溪区民情家访理事会", "2026年3月9日"]);
    expect(xml).not.toContain("w:color");
  });
  it("says what the page to print says, block by block", () => {
    const said = paragraphs().map((line) =>
      line.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
    );
    for (const { text } of BODY.blocks) expect(said).toContain(text.replaceAll("\u0007", ""));
  });
  it("hostile text is text; a void letter says so above its title", async () => {
    expect(xml).toContain("三楼水管一直漏 &lt;b&gt;&amp;");
    const void_ = await unpacked(
      await letterDocx({
        body: BODY,
        addressee: null,
        number: "锦民访告〔2026〕12号",
        on: "2026-03-09",
        voided: true,
      }),
    );
    expect(void_.get("word/document.xml")).toMatch(/作废.*受理告知书.*居民：/s);
  });
});
