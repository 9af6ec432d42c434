import { describe, expect, it } from "vitest";
import type { Change, Issue, Message, TrailEvent } from "#lib/domain/casework/issue.ts";
import { afterMaster } from "#lib/domain/casework/merged.ts";
import { Story } from "#tests/support/story.ts";

/** What a merged issue does after a step of its main issue (domain.md C2 merge). */
const base = new Story({ at: "03-02 10:00" }).issue;
const own: Issue = { ...base, state: "MERGED", mergedInto: "main", leadUnitId: "water", handlerId: "li" };
const main: Issue = {
  ...base,
  id: "main",
  children: 1,
  state: "IN_PROGRESS",
  leadUnitId: "water",
  handlerId: "li",
};
const next = (issue: Partial<Issue>, verb: string, messages: Partial<Message>[] = [], child = own) =>
  afterMaster(child, {
    issue: { ...main, ...issue },
    events: [{ verb } as TrailEvent],
    messages: messages as Message[],
  } as unknown as Change);

describe("after a step of the main issue, a merged one", () => {
  it("stays as it is while nobody else has it and nothing is said about the solution", () => {
    expect(next({}, "reply", [{ recipient: "resident", topic: "reply" }])).toBeNull();
    expect(next({}, "approveExtension", [{ recipient: "unit:water", topic: "approveExtension" }])).toBeNull();
  });
  it("goes along to whoever has the main one now", () => {
    const goes = { verb: "followMaster", payload: { told: null, due: null } };
    expect(next({ leadUnitId: null, holderUnitId: "county", level: "COUNTY" }, "escalate")).toEqual(goes);
    expect(next({ handlerId: "wang" }, "sign")).toEqual(goes);
    expect(next({ state: "RESOLVED" }, "resolve")).toEqual(goes);
  });
  it("does not come down again from where its own late answer took it", () => {
    const above: Issue = { ...own, level: "COUNTY", leadUnitId: "county", handlerId: null };
    expect(next({ leadUnitId: "gas" }, "dispatch", [], above)).toBeNull();
  });
  it("hears what the main one's resident hears about the solution, and of the calendar only its day", () => {
    const due = "2026-03-20";
    const told = (topic: string, about?: object) => [{ recipient: "resident", topic, about } as Message];
    for (const topic of ["approvePause", "tellExtension", "resume", "hold"])
      expect(next({}, topic, told(topic))).toEqual({
        verb: "followMaster",
        payload: { told: topic, due: null },
      });
    expect(next({}, "recount", told("recount", { kind: "RESOLVE", due }))).toMatchObject({
      payload: { told: "recount", due },
    });
    expect(next({}, "recount", told("recount", { kind: "REPLY", due }))).toBeNull();
  });
  it("goes its own way when the main one ends without a result", () => {
    for (const verb of ["withdraw", "referOut"])
      expect(next({}, verb)).toEqual({ verb: "split", payload: { words: "—" } });
  });
});
