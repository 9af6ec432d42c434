import "server-only";
import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CSV_BOM, csvLine } from "#lib/domain/ledger/csv.ts";

/** Lines are handed on in pieces of about this many characters. */
const PIECE = 262_144;

/** Writes rows as CSV at `path` while they come; when it ends well everything is on the disk. */
export async function writeCsvFile(path: string, rows: AsyncIterable<readonly string[]>): Promise<void> {
  await pipeline(
    Readable.from(pieces(rows), { objectMode: false }),
    createWriteStream(path, { mode: 0o600 }),
  );
  const written = await open(path, "r+");
  await written.sync();
  await written.close();
}

async function* pieces(rows: AsyncIterable<readonly string[]>): AsyncGenerator<Buffer> {
  let piece: string = CSV_BOM;
  for await (const cells of rows) {
    piece += csvLine(cells);
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  yield Buffer.from(piece);
}
