import { SaxesParser, type SaxesTag } from "saxes";
import type { ReadRow } from "./xlsxReader.ts";

/** What was unpacked is more than a ledger could be. */
export class TooMuch extends Error {}

/** Characters of all shared strings together, and of anything that stands between two tags. */
const MOST_SHARED = 24_000_000;
const MOST_AT_ONCE = 1_000_000;
const MOST_COLUMNS = 256;
/** Excel holds 32,767 characters in a cell; what other programs put there beyond that is cut, and then told as too long. */
const MOST_IN_A_CELL = 40_000;

const plain = (name: string): string => name.slice(name.indexOf(":") + 1);
type Tag = { name: string; attributes: Readonly<Record<string, string>> };

/** A parser that takes no document type (so no entities of its own), and gives up on endless text between two tags. */
function reader(on: { open(tag: Tag): void; close(name: string): void; text(text: string): void }) {
  const parser = new SaxesParser();
  let silent = 0;
  parser.on("opentag", (tag: SaxesTag) => {
    silent = 0;
    on.open({ name: plain(tag.name), attributes: tag.attributes as Record<string, string> });
  });
  parser.on("closetag", (tag: SaxesTag) => {
    silent = 0;
    on.close(plain(tag.name));
  });
  parser.on("text", on.text);
  parser.on("doctype", () => {
    throw new Error("no document type is taken");
  });
  parser.on("error", (error) => {
    throw error;
  });
  return {
    write(text: string) {
      parser.write(text);
      silent += text.length;
      if (silent > MOST_AT_ONCE) throw new TooMuch();
    },
    close: () => void parser.close(),
  };
}

export type Parts = {
  readonly sheets: readonly { name: string; path: string }[];
  readonly strings: string | null;
  readonly dayShift: number;
};
const DAYS_FROM_1904 = 1462;

/** Where the sheets and the shared strings lie, as workbook and relationships say (ECMA-376 part 2). */
export async function partsOf(text: (name: string) => Promise<string>): Promise<Parts> {
  const root = await relations(text, "_rels/.rels", "");
  const book = root.find(({ type }) => type === "officeDocument")?.path;
  if (!book) throw new Error("no workbook");
  const folder = book.includes("/") ? book.slice(0, book.lastIndexOf("/") + 1) : "";
  const links = await relations(text, `${folder}_rels/${book.slice(folder.length)}.rels`, folder);
  const sheets: { name: string; path: string }[] = [];
  let dayShift = 0;
  const parser = reader({
    open({ name, attributes }) {
      if (name === "workbookPr" && /^(1|true)$/.test(attributes.date1904 ?? "")) dayShift = DAYS_FROM_1904;
      if (name !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => plain(key) === "id")?.[1];
      const path = links.find((link) => link.id === id && link.type === "worksheet")?.path;
      if (path) sheets.push({ name: attributes.name ?? "", path });
    },
    close() {},
    text() {},
  });
  parser.write(await text(book));
  parser.close();
  if (sheets.length === 0) throw new Error("no sheet");
  return { sheets, strings: links.find(({ type }) => type === "sharedStrings")?.path ?? null, dayShift };
}

async function relations(text: (name: string) => Promise<string>, name: string, folder: string) {
  const found: { id: string; type: string; path: string }[] = [];
  const parser = reader({
    open({ name: tag, attributes: { Id = "", Type = "", Target = "" } }) {
      if (tag !== "Relationship") return;
      const path = Target.startsWith("/") ? Target.slice(1) : folder + Target;
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), path });
    },
    close() {},
    text() {},
  });
  parser.write(await text(name));
  parser.close();
  return found;
}

/** "_x000D_" stands for a character that XML cannot hold. */
const unescaped = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** Strings that several cells share, in their order. Readings of a word (rPh) are not part of it. */
export class StringsParser {
  readonly found: string[] = [];
  readonly parser: { write(text: string): void; close(): void };
  constructor() {
    let held = 0;
    let current = "";
    let inText = false;
    let reading = false;
    this.parser = reader({
      open: ({ name }) => {
        if (name === "si") current = "";
        if (name === "rPh") reading = true;
        inText = name === "t" && !reading;
      },
      close: (name) => {
        if (name === "t") inText = false;
        if (name === "rPh") reading = false;
        if (name !== "si") return;
        held += current.length + 8;
        if (held > MOST_SHARED) throw new TooMuch();
        this.found.push(unescaped(current));
      },
      text: (text) => {
        if (inText && current.length < MOST_IN_A_CELL) current += text;
      },
    });
  }
}

/** A1 → 0, AC7 → 28 */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
}

/** Rows of a sheet, given out as they are complete. */
export class SheetParser {
  #rows: ReadRow[] = [];
  readonly #parser: { write(text: string): void; close(): void };
  constructor(shared: readonly string[]) {
    let row = 0;
    let column = -1;
    let cells: (string | undefined)[] = [];
    let type = "";
    let value = "";
    let inValue = false;
    let reading = false;
    this.#parser = reader({
      open: ({ name, attributes }) => {
        if (name === "row") {
          row = Number(attributes.r ?? row + 1);
          column = -1;
          cells = [];
        } else if (name === "c") {
          column = attributes.r ? columnOf(attributes.r) : column + 1;
          type = attributes.t ?? "n";
          value = "";
        } else if (name === "rPh") reading = true;
        inValue = (name === "v" || name === "t") && !reading;
      },
      close: (name) => {
        if (name === "v" || name === "t") inValue = false;
        else if (name === "rPh") reading = false;
        else if (name === "c" && column >= 0 && column < MOST_COLUMNS)
          cells[column] = told(type, value, shared);
        else if (name === "row") this.#rows.push({ row, cells });
      },
      text: (text) => {
        if (inValue && value.length < MOST_IN_A_CELL) value += text;
      },
    });
  }
  write(text: string): void {
    this.#parser.write(text);
  }
  close(): void {
    this.#parser.close();
  }
  take(): ReadRow[] {
    const ready = this.#rows;
    this.#rows = [];
    return ready;
  }
}

/** A cell as text. Long numbers (phones) may be written 1.38E+10; what a formula could not work out says nothing. */
function told(type: string, value: string, shared: readonly string[]): string {
  if (type === "s") return shared[Number(value)] ?? "";
  if (type === "e") return "";
  if (type === "n" && /e/i.test(value)) {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number.toFixed(0) : value;
  }
  return type === "n" ? value.trim() : unescaped(value);
}
