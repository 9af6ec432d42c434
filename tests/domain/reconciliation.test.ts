import { describe, expect, it } from "vitest";
import {
  LAPSING,
  type Overdue,
  SWEEP_MINUTES,
  type Verdict,
  verdictOf,
  WATCHED,
} from "#lib/domain/casework/reconciliation.ts";
import { at } from "#tests/support/story.ts";

/** The day's proof looks at one clock past its end (domain.md C5: "no next level → supervision"; every one once). */
const NOW = at("03-10 12:00");
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const LONG_AGO = minutesAgo(SWEEP_MINUTES + 1);
const JUST_NOW = minutesAgo(SWEEP_MINUTES - 1);
const clock = (given: Partial<Overdue>): Overdue => ({
  kind: "REPLY",
  dueAt: LONG_AGO,
  breachedAt: LONG_AGO,
  sweepAt: null,
  actions: 1,
  ...given,
});

describe("a clock that ran out", () => {
  it.each<[string, Partial<Overdue>, Verdict]>([
    ["written down and acted on once", {}, "SUPERVISED"],
    ["acted on twice", { actions: 2 }, "TWICE"],
    ["not written down long after", { breachedAt: null }, "NOT_RECORDED"],
    ["not written down yet, a moment after", { breachedAt: null, dueAt: JUST_NOW }, "WAITING"],
    ["in its grace", { actions: 0, sweepAt: at("03-11 00:00") }, "WAITING"],
    ["past its grace a moment ago", { actions: 0, sweepAt: JUST_NOW }, "WAITING"],
    ["past its grace for long", { actions: 0, sweepAt: LONG_AGO }, "NOT_ACTED_ON"],
    ["that the sweep will never come back to", { actions: 0, sweepAt: null }, "NOT_ACTED_ON"],
  ])("%s", (_what, given, verdict) => {
    expect(verdictOf(clock(given), NOW)).toBe(verdict);
  });

  it("is never done by being written down: every one is moved or supervised", () => {
    for (const kind of WATCHED) expect(verdictOf(clock({ kind, actions: 0 }), NOW)).toBe("NOT_ACTED_ON");
  });

  it.each(LAPSING)("%s ends by itself, without anybody's fault, or the proof says so", (kind) => {
    expect(verdictOf(clock({ kind, breachedAt: null, dueAt: JUST_NOW }), NOW)).toBe("WAITING");
    expect(verdictOf(clock({ kind, breachedAt: null }), NOW)).toBe("NOT_ACTED_ON");
  });
});
