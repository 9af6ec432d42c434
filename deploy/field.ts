import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import path from "node:path";
import { BUNDLES, folderOf, scriptOf } from "./bundles.ts";

const root = path.resolve(import.meta.dirname, "..");

/** What the shell of /field needs to open without a line, as addresses: its script, the styles, the icon, the page itself. */
function filesOf(dev: boolean): { url: string; revision: string | null }[] {
  const statics = path.join(root, dev ? ".next/dev/static" : ".next/static");
  const styles = readdirSync(statics, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".css"),
  );
  const scripts = readdirSync(folderOf("field", dev)).map((file) => `${BUNDLES.field.folder}/${file}`);
  // Their names change with what is in them; the page's does not, so it goes by all of theirs.
  const named = [...styles, ...scripts]
    .sort()
    .map((file) => ({ url: `/_next/static/${file}`, revision: null }));
  const revision = createHash("sha256").update(JSON.stringify(named)).digest("hex").slice(0, 16);
  return [...named, ...["/field", "/field.webmanifest", "/icon.svg"].map((url) => ({ url, revision }))];
}

export const WORKER = "/field/worker.js";
/** The script that keeps the shell: asked anew each time, so that a phone hears of a new version. */
export async function sendWorker(response: ServerResponse, dev: boolean): Promise<void> {
  const script = await scriptOf("worker", dev);
  const code = readFileSync(path.join(folderOf("worker", dev), path.basename(script)), "utf8");
  response.writeHead(200, {
    "Content-Type": "text/javascript; charset=utf-8",
    "Cache-Control": "no-cache",
    "Service-Worker-Allowed": "/field",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(`self.FIELD_FILES=${JSON.stringify(filesOf(dev))};\n${code}`);
}
