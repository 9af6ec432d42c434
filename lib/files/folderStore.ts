import "server-only";
import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import type { Store } from "./store.ts";

/** The key comes from a hash of ours; anything else is a bug and must not become a path. */
const KEY = /^[0-9a-f]{64}(?:\.thumb)?$/;

/**
 * Files in a folder of this machine, for its owner only. A file appears under its name when it is whole: written beside
 * it first, flushed, then renamed.
 */
export function folderStore(folder: string): Store {
  const place = (key: string): string => {
    if (!KEY.test(key)) throw new Error("not a key of the file store");
    return path.join(folder, "store", key.slice(0, 2), key);
  };
  const absent = (error: unknown): null => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  };
  return {
    has: async (key) => (await stat(place(key)).catch(absent)) !== null,
    async put(key, content) {
      const file = place(key);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      const beside = `${file}.${randomUUID()}`;
      await writeFile(beside, content, { mode: 0o600, flush: true });
      await rename(beside, file);
    },
    async open(key, range) {
      const file = await open(place(key)).catch(absent);
      if (!file) return null;
      const bytes = file.createReadStream(range && { start: range.first, end: range.last });
      return Readable.toWeb(bytes) as ReadableStream<Uint8Array>;
    },
    remove: (key) => rm(place(key), { force: true }),
  };
}
