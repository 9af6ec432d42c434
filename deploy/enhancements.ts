import { readdirSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const ENTRY = "components/enhance/main.ts";
/** Beside what Next made for browsers, and served by it in the same way: kept for a year, as a change changes the name. */
const FOLDER = { dev: ".next/dev/static/enhance", built: ".next/static/enhance" } as const;

/** Bundles what makes residents' pages nicer; parts that are imported when needed get files of their own. */
export async function bundleEnhancements(folder: string = FOLDER.built): Promise<void> {
  const { rolldown } = await import("rolldown"); // only where something is built: it is large
  const bundle = await rolldown({
    input: path.join(root, ENTRY),
    platform: "browser",
    cwd: root,
    moduleTypes: { ".css": "text" },
  });
  await bundle.write({
    dir: path.join(root, folder),
    cleanDir: true,
    minify: true,
    entryFileNames: "[name]-[hash].js",
    chunkFileNames: "[name]-[hash].js",
  });
  await bundle.close();
}

/** The address of the script. While developing it is bundled anew. */
export async function enhancements(dev: boolean): Promise<string> {
  const folder = dev ? FOLDER.dev : FOLDER.built;
  if (dev) await bundleEnhancements(folder);
  const file = readdirSync(path.join(root, folder)).find((name) => name.startsWith("main-"));
  if (!file) throw new Error(`${folder} has no script for residents' pages: npm run build`);
  return `/_next/static/enhance/${file}`;
}
