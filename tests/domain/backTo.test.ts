import { expect, it } from "vitest";
import { backTo } from "#lib/domain/backTo.ts";

it.each([
  ["/desk", "/desk"],
  ["/ledger?state=REGISTERED&q=水#top", "/ledger?state=REGISTERED&q=%E6%B0%B4#top"],
  ["/a/../issues/1", "/issues/1"],
])("%j lies on this site", (asked, path) => {
  expect(backTo(asked, "/desk")).toBe(path);
});

it.each([
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "/%2e//evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "evil.example",
  "",
  null,
  undefined,
])("%j leads away, and is not followed", (asked) => {
  expect(backTo(asked, "/desk")).toBe("/desk");
});
