import { describe, expect, it } from "vitest";
import { WATCHED_STATES } from "#lib/domain/casework/reconciliation.ts";
import { inProgress, registered } from "#tests/support/stages.ts";

const resolved = () =>
  inProgress().goes(["reply", "03-03 09:00", { kind: "FINAL" }], ["resolve", "03-03 16:00"]);

describe("every broken promise is moved or supervised, once (domain.md C2, C5)", () => {
  it.each([
    ["ACCEPT", registered(), "03-05 09:00", "community"],
    ["CONTACT", inProgress(), "03-04 09:00", "community-water"],
    [
      "CALLBACK",
      resolved().goes(["rate", "03-04 09:00", { solved: "PARTLY", level: 2 }]),
      "03-06 09:00",
      "city",
    ],
    ["CALLBACK", inProgress().goes(["withdraw", "03-02 15:00"]), "03-04 09:00", "city"],
  ] as const)("%s missed brings a first order, in whatever state", (kind, story, when, toUnitId) => {
    expect(WATCHED_STATES).toContain(story.issue.state);
    story.sweep(when);
    const clock = story.clock(kind);
    expect(clock?.breachedAt).not.toBeNull();
    const orders = story.orders.filter(({ clockId }) => clockId === clock?.id);
    expect(orders).toMatchObject([{ level: 1, reason: "BREACH", toUnitId }]);
    expect(story.sweep(when)).toBe(false);
  });

  it("watches what was referred while it is looked at again, and leaves to people what is theirs", () => {
    expect(WATCHED_STATES).toContain("REFERRED_OUT");
    expect(resolved().do("supervise", "03-04 09:00")).toMatchObject({ code: "ENDED_ALREADY" });
  });
});
