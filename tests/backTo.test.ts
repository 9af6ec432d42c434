import { expect, test } from "vitest";
import { backTo } from "#app/(auth)/sign-in/backTo.ts";

test.each([
  ["/issues/1?tab=trail#clocks", "/issues/1?tab=trail#clocks"],
  ["/", "/"],
  ["/a/../desk", "/desk"],
])("%s stays on this site", (asked, to) => {
  expect(backTo(asked, "/otherwise")).toBe(to);
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "https://evil.example/desk",
  "javascript:alert(1)",
  "desk",
  "",
  null,
  undefined,
])("%s leads nowhere else", (asked) => {
  expect(backTo(asked, "/desk")).toBe("/desk");
});
