import { expect, test } from "vitest";
import { untold } from "#components/ui/done.ts";

test.each([
  ["http://a.cn/issues/7?done=reply&v=3#reply", "/issues/7?v=3#reply"],
  ["http://a.cn/settings/alerts?saved=BURST2", "/settings/alerts"],
  ["http://a.cn/policy?of=1&done=asked", "/policy?of=1"],
  ["http://a.cn/ledger?text=done", null],
  ["http://a.cn/desk", null],
])("%s says once what is done: %s", (address, after) => {
  expect(untold(address)).toBe(after);
});
