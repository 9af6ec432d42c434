import { expect, test } from "vitest";
import { mentionsDanger } from "#lib/domain/casework/hazard.ts";

test.each([
  "楼道里有煤气味",
  "三楼冒烟了",
  "电线掉在路上",
  "我妈走失了",
  "I smell gas",
  "The wall may collapse",
])("%s tells of a danger", (text) => {
  expect(mentionsDanger(text)).toBe(true);
});

test.each(["路灯坏了", "物业费太贵", "The lift is slow", ""])("%s does not", (text) => {
  expect(mentionsDanger(text)).toBe(false);
});
