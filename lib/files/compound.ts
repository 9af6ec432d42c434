import "server-only";

const SIGNATURE = Buffer.from("d0cf11e0a1b11ae1", "hex");
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const FIRST_TABLES = 109;
const END_OF_CHAIN = 0xfffffffa;
const MOST_SECTORS = 4096;

/**
 * Names of the streams and storages of a compound file ([MS-CFB] 2.6: Word and Excel before 2007), [] when it is none or
 * is damaged. Reads the directory only; a chain that runs in circles or out of the file ends the reading.
 */
export function compoundNames(file: Buffer): string[] {
  if (file.length < HEADER_BYTES || !file.subarray(0, 8).equals(SIGNATURE)) return [];
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return [];
  const size = 2 ** shift;
  const sector = (at: number): Buffer | null => {
    const from = (at + 1) * size;
    return at < END_OF_CHAIN && from + size <= file.length ? file.subarray(from, from + size) : null;
  };
  const perTable = size / 4;
  const next = (at: number): number => {
    const table = Math.floor(at / perTable);
    const lies = table < FIRST_TABLES ? sector(file.readUInt32LE(76 + table * 4)) : null;
    return lies?.readUInt32LE((at % perTable) * 4) ?? END_OF_CHAIN;
  };
  const names: string[] = [];
  let at = file.readUInt32LE(48);
  for (let read = 0; read < MOST_SECTORS && at < END_OF_CHAIN; read++) {
    const directory = sector(at);
    if (!directory) return [];
    for (let from = 0; from < size; from += ENTRY_BYTES) names.push(...nameOf(directory.subarray(from)));
    at = next(at);
  }
  return names;
}

/** UTF-16, its length in bytes with the closing zero; an unused entry has none. */
function nameOf(entry: Buffer): string[] {
  const length = entry.readUInt16LE(64);
  if (length < 4 || length > 64 || entry[66] === 0) return [];
  return [entry.toString("utf16le", 0, length - 2)];
}
