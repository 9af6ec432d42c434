import { readdirSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/** A script of ours: where it begins, and where it lies beside what Next made for browsers, kept for a year, as a change changes the name. */
type Bundle = {
  readonly entry: string;
  readonly folder: string;
  readonly instead?: Readonly<Record<string, string>>;
};
export const BUNDLES = {
  /** what makes residents' pages nicer */
  enhance: { entry: "components/enhance/main.ts", folder: "enhance" },
  /** the round on a phone, which carries its own pages: nothing of the framework but what stands for it there */
  field: {
    entry: "components/field/main.tsx",
    folder: "field",
    instead: { "next/link": "components/field/link.tsx", "next/navigation": "components/field/router.ts" },
  },
  /** keeps the shell of that round on the phone */
  worker: { entry: "components/field/worker.ts", folder: "field-worker" },
} as const satisfies Record<string, Bundle>;
export type BundleName = keyof typeof BUNDLES;

export const folderOf = (name: BundleName, dev: boolean): string =>
  path.join(root, dev ? ".next/dev/static" : ".next/static", BUNDLES[name].folder);

/** Bundles one of them; parts that are imported when needed get files of their own. */
export async function bundle(name: BundleName, dev = false): Promise<void> {
  const { rolldown } = await import("rolldown"); // only where something is built: it is large
  const { entry, instead = {} }: Bundle = BUNDLES[name];
  const made = await rolldown({
    input: path.join(root, entry),
    platform: "browser",
    checks: { moduleLevelDirective: false },
    cwd: root,
    moduleTypes: { ".css": "text" },
    resolve: {
      alias: Object.fromEntries(Object.entries(instead).map(([what, file]) => [what, path.join(root, file)])),
    },
    transform: { define: { "process.env.NODE_ENV": '"production"' } },
  });
  await made.write({
    dir: folderOf(name, dev),
    cleanDir: true,
    minify: true,
    entryFileNames: "[name]-[hash].js",
    chunkFileNames: "[name]-[hash].js",
  });
  await made.close();
}

/** The address of the script. While developing it is bundled anew. */
export async function scriptOf(name: BundleName, dev: boolean): Promise<string> {
  if (dev) await bundle(name, dev);
  const { folder, entry }: Bundle = BUNDLES[name];
  const begin = `${path.parse(entry).name}-`;
  const file = readdirSync(folderOf(name, dev)).find((one) => one.startsWith(begin));
  if (!file) throw new Error(`${folder} has no script: npm run build`);
  return `/_next/static/${folder}/${file}`;
}
