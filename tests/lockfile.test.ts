import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Entry = { version?: string; optionalDependencies?: Record<string, string> };

const packages: Record<string, Entry> = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;

// A registry that lacks the platform packages of a very new version makes npm leave them out without a word, and then
// `npm ci` fails everywhere. See docs/decisions.
test("the lock file is whole: every optional dependency has an entry of its own", () => {
  const missing = Object.entries(packages).flatMap(([where, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !found(where, name))
      .map((name) => `${where || "package.json"} wants ${name}`),
  );
  expect(missing).toEqual([]);
});

/** As Node looks for it: beside the package, then in each folder above. */
function found(where: string, name: string): boolean {
  for (let folder = where; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    if (packages[`${folder}${folder ? "/" : ""}node_modules/${name}`]) return true;
    if (folder === "") return false;
  }
}
