import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { isProblem } from "#lib/domain/problems.ts";
import { compoundNames } from "#lib/files/compound.ts";
import { type Examined, examine } from "#lib/files/examine.ts";
import {
  compound,
  doc,
  docx,
  noise,
  pdf,
  phonePhoto,
  pictureBomb,
  polyglotGif,
  SVG,
  xlsx,
  zip,
} from "#tests/support/files.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "minqing-examine-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const look = async (content: Buffer | string) => {
  const file = path.join(folder, "x");
  await writeFile(file, content);
  return examine(file);
};
const taken = async (content: Buffer | string): Promise<Examined> => {
  const found = await look(content);
  if (isProblem(found)) throw new Error(found.code);
  return found;
};

describe("pictures are drawn anew", () => {
  test("upright, without place, device or any other note of the camera", async () => {
    const photo = await phonePhoto(400, 300);
    const before = await sharp(photo).metadata();
    expect([before.width, before.height, before.orientation]).toEqual([400, 300, 6]);
    expect(photo.includes("Telephone")).toBe(true);
    const { kind, content, thumb, sha256 } = await taken(photo);
    const after = await sharp(content).metadata();
    expect(kind).toBe("JPEG");
    expect([after.width, after.height, after.orientation]).toEqual([300, 400, undefined]);
    expect(after.exif ?? after.xmp ?? after.iptc).toBeUndefined();
    expect(content.includes("Telephone")).toBe(false);
    expect(sha256).toBe(createHash("sha256").update(content).digest("hex"));
    const small = await sharp(thumb as Buffer).metadata();
    expect([small.width, small.height]).toEqual([240, 320]);
    expect(small.exif).toBeUndefined();
  });

  test("a huge one becomes readable and no larger", async () => {
    const { content } = await taken(await noise(4000, 3000).jpeg().toBuffer());
    const { width, height } = await sharp(content).metadata();
    expect([width, height]).toEqual([2560, 1920]);
  });

  test("see-through stays PNG, a moving one keeps its first picture", async () => {
    const clear = await sharp({ create: { width: 20, height: 20, channels: 4, background: "#0000" } })
      .webp()
      .toBuffer();
    expect((await taken(clear)).kind).toBe("PNG");
    const gif = await sharp({ create: { width: 20, height: 20, channels: 3, background: "#f00" } })
      .gif()
      .toBuffer();
    const { kind, content } = await taken(gif);
    expect([kind, (await sharp(content).metadata()).pages ?? 1]).toEqual(["PNG", 1]);
  });

  test("what was hidden behind a picture does not come along", async () => {
    const { content } = await taken(await polyglotGif());
    expect(content.includes("<script")).toBe(false);
  });

  test("the same photo twice is the same content", async () => {
    const photo = await phonePhoto();
    expect((await taken(photo)).sha256).toBe((await taken(photo)).sha256);
  });

  test("one that unpacks to too much, is cut off or is none is refused", async () => {
    const bomb = await pictureBomb();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await look(bomb)).toEqual({ code: "PICTURE_TOO_LARGE" });
    const photo = await noise(600, 600).jpeg().toBuffer();
    expect(await look(photo.subarray(0, photo.length / 2))).toEqual({ code: "FILE_BROKEN" });
    expect(await look(Buffer.concat([photo.subarray(0, 20), Buffer.from("<html>")]))).toEqual({
      code: "FILE_BROKEN",
    });
  });
});

describe("documents are known by what lies inside", () => {
  test.each([
    ["a PDF", pdf, "PDF"],
    ["Word", docx, "DOCX"],
    ["Excel", xlsx, "XLSX"],
    ["old Word", doc, "DOC"],
    ["old Excel", () => compound(["Root Entry", "Workbook"]), "XLS"],
    ["text", () => "三楼漏水，已漏两天。\r\n", "TXT"],
    ["text of older Windows", () => Buffer.from("c8fdc2a5c2a9cbae", "hex"), "TXT"],
    [
      "a large Word file",
      () =>
        docx({
          "word/media/image1.bin": Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919) >> 3)),
        }),
      "DOCX",
    ],
  ] as const)("%s", async (_what, make, kind) => {
    const sent = Buffer.from(await make());
    const { kind: found, content, thumb } = await taken(sent);
    expect(found).toBe(kind);
    expect(content.equals(sent)).toBe(true);
    expect(thumb).toBeNull();
  });

  it.each([
    ["SVG", () => SVG],
    ["SVG behind a declaration", () => `<?xml version="1.0"?>\n${SVG}`],
    ["HTML", () => "<!doctype html><script>alert(1)</script>"],
    ["HTML behind a lot of text", () => `${"字".repeat(50_000)}<script>alert(1)</script>`],
    ["a shell script", () => "#!/bin/sh\nrm -rf /"],
    ["a program", () => Buffer.concat([Buffer.from("MZ"), Buffer.alloc(600, 1)])],
    ["a plain zip", () => zip({ "a.txt": "hello" })],
    ["a program in a Word file", () => docx({ "word/embeddings/a.exe": "MZ" })],
    ["a Word file with macros", () => docx({ "word/vbaProject.bin": "x" })],
    ["an old Word file with macros", () => compound(["Root Entry", "WordDocument", "Macros"])],
    ["a jar", () => zip({ "META-INF/MANIFEST.MF": "Manifest-Version: 1.0" })],
    ["an installer", () => compound(["Root Entry", "Property"])],
    ["random bytes", () => Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251))],
    ["UTF-16", () => Buffer.from("\ufeffhello", "utf16le")],
  ])("%s is refused", async (_what, make) => {
    expect(await look(await make())).toEqual({ code: "FILE_TYPE" });
  });

  test("a zip that ends too early, and a PDF of which half is missing", async () => {
    const word = await docx({ "word/media/x": "x".repeat(5000) });
    expect(await look(word.subarray(0, word.length - 100))).toEqual({ code: "FILE_TYPE" });
    expect(await look(pdf().subarray(0, 60))).toEqual({ code: "FILE_BROKEN" });
  });

  test("a compound file that runs in circles or out of itself is read to an end", () => {
    const circle = doc();
    circle.writeUInt32LE(1, 512 + 4);
    expect(compoundNames(circle)).toContain("WordDocument");
    const beyond = doc();
    beyond.writeUInt32LE(70_000, 48);
    expect(compoundNames(beyond)).toEqual([]);
    expect(compoundNames(doc().subarray(0, 600))).toEqual([]);
  });
});
