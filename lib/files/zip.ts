import "server-only";
import yauzl from "yauzl";

/** More entries than any document has: reading stops, and the rules of the domain refuse it. */
const ENOUGH = 20_000;

/** What the directory of a zip names, without unpacking anything; null when it is damaged or encrypted. */
export const zipParts = (file: string): Promise<{ name: string; bytes: number }[] | null> =>
  new Promise((resolve) => {
    yauzl.open(file, { lazyEntries: true, autoClose: true }, (error, zip) => {
      if (error || !zip) return resolve(null);
      const parts: { name: string; bytes: number }[] = [];
      const end = (result: typeof parts | null) => {
        zip.close();
        resolve(result);
      };
      zip.on("error", () => end(null));
      zip.on("end", () => end(parts));
      zip.on("entry", (entry) => {
        if (entry.isEncrypted()) return end(null);
        parts.push({ name: entry.fileName, bytes: entry.uncompressedSize });
        if (parts.length > ENOUGH) return end(parts);
        zip.readEntry();
      });
      zip.readEntry();
    });
  });
