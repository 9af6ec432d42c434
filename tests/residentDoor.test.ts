import { beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Verb } from "#lib/domain/vocabulary.ts";

const browser = vi.hoisted(() => ({ office: false }));
vi.mock("server-only", () => ({}));
vi.mock("next/navigation", () => ({ redirect: () => undefined }));
vi.mock("#lib/now.ts", () => ({ now: async () => new Date(0) }));
vi.mock("#lib/auth/actor.ts", () => ({
  currentActor: async () => (browser.office ? { kind: "STAFF", personId: "wang", posts: [] } : null),
}));
vi.mock("#lib/auth/receipt.ts", () => ({
  currentResident: async () => ({ kind: "RESIDENT", issueId: "issue", byKey: false }),
}));

const { residentAction } = await import("#lib/action.ts");

const OWN = [
  "rate",
  "reopen",
  "urge",
  "withdraw",
  "handOff",
  "giveInfo",
  "denyContact",
  "askReview",
] as const;
const OTHER = [
  "follow",
  "unfollow",
  "answerWall",
  "correctContact",
  "keepPrivate",
  "forgetContact",
  "askRight",
] as const;
const sent = async (verb: Verb | (typeof OTHER)[number] | "leave") => {
  const work = vi.fn(async () => ({ shown: {} }));
  const answer = await residentAction(verb, z.object({}), work)({}, new FormData());
  return { done: work.mock.calls.length > 0, code: answer.problem?.code };
};

beforeEach(() => {
  browser.office = false;
});

it("what a resident says is taken from a browser without an office account", async () => {
  for (const verb of [...OWN, ...OTHER, "register", "leave"] as const)
    expect(await sent(verb), verb).toEqual({ done: true, code: undefined });
});

it("an office account speaks in no resident's name, whatever receipt its browser holds", async () => {
  browser.office = true;
  for (const verb of [...OWN, ...OTHER])
    expect(await sent(verb), verb).toEqual({ done: false, code: "STAFF_HERE" });
  for (const verb of ["register", "leave"] as const) expect((await sent(verb)).done, verb).toBe(true);
});
