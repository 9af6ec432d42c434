import { expect, it } from "vitest";
import { residentSentence, staffSentence } from "#lib/domain/labels/notices.ts";
import { Story } from "#tests/support/story.ts";

const no = "202603020018";
const toResident = (facts: object) => residentSentence({ topic: "", receiptNo: no, ...facts }, "zh");

it("a message says what happened, not what mostly happens", () => {
  expect(toResident({ topic: "hold", due: "2026-05-06" })).toMatch(/到.*5月6日.*再看/);
  expect(toResident({ topic: "hold" })).toContain("查询页");
  expect(toResident({ topic: "escalate", stage: "HAND_UP" })).toContain("答复的日期不变");
  expect(toResident({ topic: "escalate" })).toContain("已上报上一级");
  expect(toResident({ topic: "recount", kind: "RESOLVE" })).toContain("办结日期有变");
  expect(toResident({ topic: "recount", kind: "REPLY" })).toContain("答复日期有变");
  expect(toResident({ topic: "resolve" })).not.toContain("办好");
  const urged = (stage?: string) => staffSentence({ topic: "urge", receiptNo: no, stage }, "zh");
  expect(urged()).toContain("居民催办");
  expect(urged("OFFICE")).not.toContain("居民催办");
  expect(staffSentence({ topic: "breach", receiptNo: no, kind: "CONTACT" }, "zh")).toContain(
    "首次联系期限已过",
  );
});

it("a hand-up inside tier 1 is told to the resident", () => {
  const story = new Story({ at: "03-02 10:00" }).goes(
    ["accept", "03-02 11:00"],
    ["dispatch", "03-02 11:30"],
    ["sign", "03-02 14:30"],
    ["escalate", "03-02 15:00"],
  );
  expect(story.told).toContainEqual({ topic: "escalate", to: "resident" });
});
