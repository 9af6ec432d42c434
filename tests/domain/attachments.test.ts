import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  attachmentIds,
  cleanName,
  compoundKind,
  type Entry,
  entryOf,
  entryWord,
  isPlainText,
  KINDS,
  officeKind,
  roomFor,
  servedName,
  treatmentOf,
} from "#lib/domain/files/attachments.ts";
import { MOST_FILES } from "#lib/domain/files/fileLimits.ts";
import { ATTACHMENT_KINDS } from "#lib/domain/vocabulary.ts";

describe("what is taken", () => {
  it.each([
    ["image/jpeg", "IMAGE"],
    ["image/png", "IMAGE"],
    ["image/apng", "IMAGE"],
    ["image/webp", "IMAGE"],
    ["image/gif", "IMAGE"],
    ["application/pdf", "PDF"],
    ["application/zip", "ZIP"],
    ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "ZIP"],
    ["application/x-cfb", "COMPOUND"],
    [undefined, "TEXT"],
    ["image/heic", null],
    ["image/svg+xml", null],
    ["application/xml", null],
    ["application/x-msdownload", null],
    ["application/vnd.ms-word.document.macroenabled.12", null],
    ["application/java-archive", null],
    ["application/rtf", null],
    ["video/mp4", null],
    ["__proto__", null],
    ["constructor", null],
  ])("%s is treated as %s", (sniffed, treatment) => {
    expect(treatmentOf(sniffed)).toBe(treatment);
  });

  it("shows nothing in place but pictures drawn anew", () => {
    expect(ATTACHMENT_KINDS.filter((kind) => KINDS[kind].shown)).toEqual(["JPEG", "PNG"]);
  });

  it.each([
    ["三楼漏水，已漏两天。\r\n\t联系人：王阿姨", true],
    ["5 < 6 and 7 > 6, a<b", true],
    ["", true],
    ["<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", false],
    ["hello <SCRIPT>alert(1)</SCRIPT>", false],
    ["< !DOCTYPE html>", false],
    ["<?php system($_GET[0]);", false],
    ["#!/bin/sh\nrm -rf /", false],
    ["MZ\0\0", false],
    ["\u001b[2J", false],
  ])("text %j is plain: %s", (text, plain) => {
    expect(isPlainText(text)).toBe(plain);
  });
});

describe("Office files by what lies inside", () => {
  const part = (name: string, bytes = 100) => ({ name, bytes });
  const docx = ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/media/image1.png"].map((n) =>
    part(n),
  );
  it("knows Word, Excel and PowerPoint by their main part", () => {
    expect(officeKind(docx)).toBe("DOCX");
    expect(officeKind([part("[Content_Types].xml"), part("xl/workbook.xml")])).toBe("XLSX");
    expect(officeKind([part("[Content_Types].xml"), part("ppt/presentation.xml")])).toBe("PPTX");
  });
  it.each([
    ["a plain zip", [part("a.txt")]],
    ["no list of types", [part("word/document.xml")]],
    ["two main parts", [...docx, part("xl/workbook.xml")]],
    ["macros", [...docx, part("word/vbaProject.bin")]],
    ["macros in capitals", [...docx, part("word/VBAPROJECT.BIN")]],
    ["a control", [...docx, part("word/activeX/activeX1.xml")]],
    ["a program", [...docx, part("word/embeddings/setup.exe")]],
    ["a bomb by size", [...docx, part("word/media/x.bin", 600_000_000)]],
    ["a bomb by number", [...docx, ...Array.from({ length: 10_001 }, (_, i) => part(`word/media/${i}`))]],
    ["a name from the prototype", [part("[Content_Types].xml"), part("constructor")]],
    ["nothing", []],
  ])("refuses %s", (_why, parts) => {
    expect(officeKind(parts)).toBeNull();
  });
  it.each([
    [["Root Entry", "WordDocument", "1Table"], "DOC"],
    [["Root Entry", "Workbook"], "XLS"],
    [["Root Entry", "Book"], "XLS"],
    [["Root Entry", "WordDocument", "Macros", "VBA"], null],
    [["Root Entry", "Workbook", "_VBA_PROJECT_CUR"], null],
    [["Root Entry", "EncryptedPackage"], null],
    [["Root Entry", "WordDocument", "Workbook"], null],
    [["Root Entry", "PowerPoint Document"], null],
    [[], null],
  ])("of streams %j is %s", (streams, kind) => {
    expect(compoundKind(streams)).toBe(kind);
  });
});

describe("names", () => {
  test.each([
    ["漏水 照片.jpg", "漏水 照片.jpg"],
    ["C:\\Users\\王\\桌面\\合同.pdf", "合同.pdf"],
    ["../../etc/passwd", "passwd"],
    ["..", ""],
    [".htaccess", "htaccess"],
    ["a\u202Egpj.exe", "agpj.exe"],
    ['x"; filename=evil.html\r\n', "x filename=evil.html"],
    ["<img onerror=x>.png", "img onerror=x .png"],
    ["a\0b.txt", "ab.txt"],
    [`${"长".repeat(100)}.docx`, `${"长".repeat(75)}.docx`],
  ])("%j is kept as %j", (given, kept) => {
    expect(cleanName(given)).toBe(kept);
  });

  test.each([
    ["a.pdf", "PDF", "a.pdf"],
    ["a.PDF", "PDF", "a.PDF"],
    ["a.pdf.exe", "PDF", "a.pdf.exe.pdf"],
    ["photo.jpeg", "JPEG", "photo.jpeg"],
    ["photo.png", "JPEG", "photo.jpg"],
    ["photo.webp", "PNG", "photo.png"],
    ["page.html", "TXT", "page.html.txt"],
    ["", "DOCX", "file.docx"],
    [".jpg", "PNG", "file.png"],
  ] as const)("%j of kind %s is served as %j", (name, kind, served) => {
    expect(servedName(name, kind)).toBe(served);
  });

  test("whatever is typed, a served name ends as its content is and holds nothing a header stumbles over", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.constantFrom(...ATTACHMENT_KINDS),
        (given, kind) => {
          const served = servedName(cleanName(given), kind);
          expect([...served].length).toBeLessThanOrEqual(90);
          expect(served).not.toMatch(/[\\/\r\n"<>\0]/);
          expect(served.startsWith(".")).toBe(false);
          const ends = kind === "JPEG" ? /\.jpe?g$/i : new RegExp(`\\.${KINDS[kind].extension}$`, "i");
          expect(served).toMatch(ends);
        },
      ),
    );
  });
});

test("ten per entry, counted with what is there", () => {
  expect(roomFor(0, MOST_FILES)).toBeNull();
  expect(roomFor(9, 1)).toBeNull();
  expect(roomFor(9, 2)).toEqual({ code: "FILES_TOO_MANY" });
  expect(roomFor(0, 11)).toEqual({ code: "FILES_TOO_MANY" });
});

test("the ids of a form: the same one twice is one, none is none, anything else is refused", () => {
  const id = "01900000-0000-7000-8000-000000000001";
  expect(attachmentIds.parse([{ id }, { id }])).toEqual([id]);
  expect(attachmentIds.parse(undefined)).toEqual([]);
  expect(attachmentIds.safeParse([{ id: "../x" }]).success).toBe(false);
});

test("what a file is to belong to goes through a form as one word, and nothing else passes for one", () => {
  const [a, b] = ["01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002"];
  const entries: Entry[] = [
    { entry: "ISSUE", issueId: a },
    { entry: "REPLY", issueId: a, replyId: b },
    { entry: "VISIT", visitId: a },
  ];
  for (const entry of entries) expect(entryOf(entryWord(entry))).toEqual(entry);
  for (const word of [
    "",
    "ISSUE",
    `ISSUE.${a}.${b}`,
    `REPLY.${a}`,
    `VISIT.${a}.`,
    `ISSUE.../${a}`,
    `NOTE.${a}`,
    `REPLY.${a}.${b}.x`,
  ])
    expect(entryOf(word), word).toBeNull();
});
