import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/** Something made from sources, and the note beside it that says from which. */
export type Product = { sources: string[]; output: string; note: string };

/** The pages, as `next build` leaves them. */
export const pages: Product = {
  sources: [
    ...["app", "components", "lib", "public", "prisma/schema.prisma"],
    ...[
      "next.config.ts",
      "package.json",
      "package-lock.json",
      "tsconfig.json",
      "proxy.ts",
      "instrumentation.ts",
      "deploy/bundles.ts",
    ],
  ],
  output: ".next/BUILD_ID",
  note: ".next/minqing-sources",
};

/** The database client, as `prisma generate` leaves it. */
export const client: Product = {
  sources: ["prisma/schema.prisma", "package-lock.json"],
  output: "prisma/generated/client.ts",
  note: "node_modules/.minqing-client",
};

/** True when the product is there and was made from the sources as they are now. */
export function isFresh({ sources, output, note }: Product): boolean {
  if (!existsSync(path.join(root, output)) || !existsSync(path.join(root, note))) return false;
  return readFileSync(path.join(root, note), "utf8") === fingerprint(sources);
}

/**
 * Makes a product and notes from what. The fingerprint is taken before, so that a source changed meanwhile makes the
 * product stale, and the old note goes first, so that one whose making was cut short is never taken for whole.
 */
export async function make(product: Product, work: () => Promise<void>): Promise<void> {
  const print = fingerprint(product.sources);
  rmSync(path.join(root, product.note), { force: true });
  await work();
  if (!existsSync(path.join(root, product.output))) throw new Error(`${product.output} was not made`);
  writeFileSync(path.join(root, product.note), print);
}

function fingerprint(sources: string[]): string {
  const hash = createHash("sha256");
  for (const source of sources)
    for (const file of filesOf(source)) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}

function filesOf(source: string): string[] {
  const full = path.join(root, source);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [source];
  const names = readdirSync(full).filter((name) => !name.startsWith("."));
  return names.sort().flatMap((name) => filesOf(path.join(source, name)));
}
