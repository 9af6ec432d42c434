import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import yazl from "yazl";

/** Files as people send them, and as they should not. Made here, so that the tests say what is in them. */

/** A photograph of a phone held upright: stored lying, with the turn, the place and the device written beside it. */
export const phonePhoto = (width = 400, height = 300): Promise<Buffer> =>
  noise(width, height)
    .jpeg({ quality: 90 })
    .withExif({
      IFD0: { Make: "Telephone", Orientation: "6" },
      IFD3: { GPSLatitude: "28/1 40/1 0/1", GPSLongitude: "115/1 53/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();

/** A picture no compressor makes small; `seed` makes it another one. */
export const noise = (width: number, height: number, seed = 1) => {
  const bytes = Buffer.alloc(width * height * 3);
  for (let at = 0, x = seed; at < bytes.length; at++) {
    x = (x * 1_103_515_245 + 12_345) & 0x7fffffff;
    bytes[at] = x >> 16;
  }
  return sharp(bytes, { raw: { width, height, channels: 3 } });
};

/** A few hundred kilobytes that want to become hundreds of megabytes. */
export const pictureBomb = (): Promise<Buffer> =>
  sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: "#000" } })
    .png({ compressionLevel: 9 })
    .toBuffer();

export const pdf = (words = "hello"): Buffer =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% ${words}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
  );

export async function zip(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const file = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content), name);
  file.end();
  return buffer(file.outputStream as unknown as NodeJS.ReadableStream);
}

const types = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x" ContentType="application/vnd.openxmlformats-officedocument.${main}+xml"/></Types>`;
export const docx = (more: Readonly<Record<string, string | Buffer>> = {}): Promise<Buffer> =>
  zip({
    "[Content_Types].xml": types("wordprocessingml.document.main"),
    "word/document.xml": "<w:document/>",
    ...more,
  });
export const xlsx = (): Promise<Buffer> =>
  zip({ "[Content_Types].xml": types("spreadsheetml.sheet.main"), "xl/workbook.xml": "<workbook/>" });

/** A compound file ([MS-CFB]) with streams of these names: header, one table of sectors, the directory. */
export function compound(names: readonly string[]): Buffer {
  const sector = 512;
  const directories = Math.ceil(names.length / 4);
  const file = Buffer.alloc(sector * (2 + directories));
  file.write("d0cf11e0a1b11ae1", "hex");
  file.writeUInt16LE(0x3e, 24);
  file.writeUInt16LE(3, 26);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(1, 44);
  file.writeUInt32LE(1, 48);
  file.fill(0xff, 76, sector);
  file.writeUInt32LE(0, 76);
  file.fill(0xff, sector, 2 * sector);
  file.writeUInt32LE(0xfffffffd, sector);
  for (let at = 1; at <= directories; at++)
    file.writeUInt32LE(at === directories ? 0xfffffffe : at + 1, sector + at * 4);
  names.forEach((name, at) => {
    const from = 2 * sector + at * 128;
    file.write(name, from, "utf16le");
    file.writeUInt16LE((name.length + 1) * 2, from + 64);
    file[from + 66] = at === 0 ? 5 : 2;
  });
  return file;
}
export const doc = (): Buffer =>
  compound(["Root Entry", "WordDocument", "1Table", "\u0005SummaryInformation", "Data"]);

/** At once a picture and a page: a GIF whose comment is HTML. */
export async function polyglotGif(): Promise<Buffer> {
  const gif = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#fff" } })
    .gif()
    .toBuffer();
  return Buffer.concat([gif, Buffer.from("<!--*/--><script>alert(document.cookie)</script>")]);
}
export const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>`;
