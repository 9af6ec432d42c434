import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, test } from "vitest";

/**
 * Internal notes and replies cannot be mixed up: nothing that a resident can reach, however many imports away, reads or
 * names the notes; and the words of a note are no string, so nothing that writes to residents takes them.
 */
const ROOT = join(import.meta.dirname, "..");
const NOTES = [
  "lib/db/casework/internalNotes.ts",
  "lib/queries/casework/internalNotes.ts",
  "lib/usecases/casework/internalNotes.ts",
  "components/note/notes.tsx",
];

const files = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((f) => f.isFile() && /\.tsx?$/.test(f.name))
    .map((f) => relative(ROOT, join(f.parentPath, f.name)))
    .filter((f) => !f.startsWith("prisma/generated"));
const text = (file: string) => readFileSync(join(ROOT, file), "utf8");
const IMPORT = /\bfrom\s*["']([#.][^"']+)["']|\bimport\(?\s*["']([#.][^"']+)["']/g;
const imports = (file: string): string[] =>
  [...text(file).matchAll(IMPORT)]
    .map((m) => (m[1] ?? m[2]) as string)
    .map((name) => (name.startsWith("#") ? name.slice(1) : normalize(join(dirname(file), name))))
    .filter((name) => existsSync(join(ROOT, name)) && /\.tsx?$/.test(name));

/** Everything a file leads to, however far. */
function reached(from: readonly string[]): Set<string> {
  const seen = new Set<string>(from);
  for (const file of seen)
    for (const name of imports(file)) if (!name.startsWith("prisma/generated")) seen.add(name);
  return seen;
}

describe("what is written between colleagues", () => {
  test.each([
    ["the residents’ pages", () => files("app/(public)")],
    ["the residents’ queries", () => files("lib/queries").filter((f) => /\/resident/.test(f))],
    ["the residents’ components", () => files("components/resident")],
    ["messages that leave the house", () => files("lib/notify")],
    ["letters", () => files("lib/domain").filter((f) => /letter/i.test(f))],
  ])("is out of reach of %s", (_name, from) => {
    const start = from();
    expect(start.length).toBeGreaterThan(0);
    const found = reached(start);
    expect(NOTES.filter((note) => found.has(note))).toEqual([]);
  });

  test("is read from the database in one file alone; the other strikes contacts out and gives nothing back", () => {
    const readers = ["app", "components", "lib", "prisma/seed", "prisma/import"]
      .flatMap(files)
      .filter((file) => /internal_notes|\binternalNote\b/.test(text(file)));
    expect(readers).toEqual(["lib/db/casework/internalNotes.ts", "lib/db/casework/removedContact.ts"]);
    const given = [...text("lib/db/casework/removedContact.ts").matchAll(/^export [\s\S]*?\): ([^{]+) \{/gm)];
    expect(given.map(([, type]) => type)).toEqual(["Promise<void>", "Promise<void>"]);
  });

  test("is opened in one component alone", () => {
    const openers = ["app", "components", "lib"]
      .flatMap(files)
      .filter((file) => /[\w)\]]\.inside\b/.test(text(file)));
    expect(openers.sort()).toEqual(["components/note/notes.tsx", "lib/usecases/casework/internalNotes.ts"]);
  });

  test("the pages of the office read it, so the net has the right meshes", () => {
    const found = reached(["app/(office)/issues/[id]/page.tsx"]);
    expect(found.has("lib/queries/casework/internalNotes.ts")).toBe(true);
    expect(found.has("components/note/notes.tsx")).toBe(true);
  });
});
