import "server-only";
import type { Readable } from "node:stream";
import yauzl from "yauzl";
import type { CsvError } from "#lib/domain/ledger/csv.ts";
import { type Parts, partsOf, SheetParser, StringsParser, TooMuch } from "./xlsxXml.ts";

/** One row as it stands: its number in the file, from 1, and its cells by column, from 0, as text. */
export type ReadRow = {
  readonly row: number;
  readonly cells: readonly (string | undefined)[];
  /** of text files only: the row breaks the rules and must not be used */
  readonly error?: CsvError;
};
export type Workbook = {
  /** names of the sheets, in their order */
  readonly sheets: readonly string[];
  /** days to add to Excel's day numbers: files of old Macintosh programs count from 1904 */
  readonly dayShift: number;
  rows(sheet: number): AsyncGenerator<ReadRow>;
  close(): void;
};

/**
 * What a file may unpack to. 20 MB of a real ledger unpack to less than 200; whatever claims or turns out to be more is
 * refused before it can fill the memory or the day. Strings shared between cells are the only thing held.
 */
export const LIMITS = {
  entries: 2000,
  smallPart: 2_000_000,
  strings: 120_000_000,
  sheet: 400_000_000,
} as const;

export class NotXlsx extends Error {}
export { TooMuch };

/** Opens an .xlsx by what is in it, not by its name. @throws NotXlsx, TooMuch */
export async function openXlsx(path: string): Promise<Workbook> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
    throw new NotXlsx();
  });
  try {
    const parts = await directory(zip);
    const text = async (name: string): Promise<string> => {
      const entry = parts.get(name);
      if (!entry) throw new NotXlsx();
      let whole = "";
      for await (const piece of pieces(zip, entry, LIMITS.smallPart)) whole += piece;
      return whole;
    };
    const found: Parts = await partsOf(text);
    const strings = new StringsParser();
    const shared = found.strings === null ? undefined : parts.get(found.strings);
    if (shared) await parse(strings.parser, pieces(zip, shared, LIMITS.strings));
    return {
      sheets: found.sheets.map(({ name }) => name),
      dayShift: found.dayShift,
      close: () => zip.close(),
      async *rows(sheet) {
        const entry = parts.get(found.sheets[sheet]?.path ?? "");
        if (!entry) throw new NotXlsx();
        const reader = new SheetParser(strings.found);
        try {
          for await (const piece of pieces(zip, entry, LIMITS.sheet)) {
            reader.write(piece);
            yield* reader.take();
          }
          reader.close();
          yield* reader.take();
        } catch (error) {
          throw readable(error);
        }
      },
    };
  } catch (error) {
    zip.close();
    throw readable(error);
  }
}

async function directory(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > LIMITS.entries) throw new TooMuch();
  const parts = new Map<string, yauzl.Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new NotXlsx();
    parts.set(entry.fileName, entry);
  }
  return parts;
}

/** The text of a part, piece by piece. What unpacks to more than it says, or to more than it may, ends here. */
async function* pieces(zip: yauzl.ZipFile, entry: yauzl.Entry, most: number): AsyncGenerator<string> {
  if (entry.uncompressedSize > most) throw new TooMuch();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const stream: Readable = await zip.openReadStreamPromise(entry);
  try {
    for await (const bytes of stream) yield decoder.decode(bytes as Buffer, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw readable(error);
  } finally {
    stream.destroy();
  }
}

async function parse(parser: StringsParser["parser"], text: AsyncGenerator<string>): Promise<void> {
  for await (const piece of text) parser.write(piece);
  parser.close();
}

/** Whatever zip, XML or UTF-8 reader stumbles over, the file is no ledger that can be read. */
const readable = (error: unknown): Error =>
  error instanceof TooMuch || error instanceof NotXlsx ? error : new NotXlsx();
