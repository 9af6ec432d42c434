import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { events, foundCity, go, goes, registered, stored, TO_WORK, unitIds } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** An issue on its whole way, as it is stored and loaded again. */
beforeAll(foundCity);

const sorted = (issue: Issue): Issue => ({
  ...issue,
  clocks: [...issue.clocks].sort((a, b) => (a.id < b.id ? -1 : 1)),
});

describe("the whole way, as it is stored", () => {
  it("what is loaded again is what was decided, after every step to the city and to the end", async () => {
    const { issue } = await registered();
    const steps = [
      ...TO_WORK,
      ["escalate", "03-03 10:00"],
      ["dispatch", "03-03 11:00"],
      ["sign", "03-03 11:30"],
      ["supervise", "03-04 09:00"],
      ["urge", "03-04 10:00"],
      ["reply", "03-05 15:00"],
      ["escalate", "03-05 15:10"],
      ["sendBack", "03-06 09:00"],
      ["reply", "03-06 10:00"],
      ["escalate", "03-06 11:00"],
      ["dispatch", "03-06 12:00"],
      ["return", "03-06 14:00"],
      ["dispatch", "03-06 15:00"],
      ["sign", "03-06 16:00"],
      ["reply", "03-19 09:00"],
      ["escalate", "03-19 17:00"],
      ["dispatch", "03-20 10:00"],
      ["sign", "03-20 10:10"],
      ["reply", "03-20 11:00", { kind: "FINAL" }],
      ["resolve", "03-20 12:00"],
      ["rate", "03-21 09:00", { solved: "NO", level: 1, words: "还在漏" }],
      ["reply", "03-22 11:00", { kind: "FINAL" }],
      ["resolve", "03-22 12:00"],
      ["rate", "03-23 09:00", { solved: "YES", level: 4 }],
    ] as const;
    for (const [verb, when, payload] of steps) {
      const done = await go(issue.id, verb, when, payload as object | undefined);
      if (isProblem(done)) throw new Error(`${verb} ${when}: ${JSON.stringify(done)}`);
      expect(sorted(await stored(issue.id))).toEqual(sorted(done));
    }
    const end = await stored(issue.id);
    expect(end).toMatchObject({
      state: "CLOSED",
      level: "CITY",
      tier: "HARD",
      round: 2,
      ratedLevel: 4,
      clocks: [{ kind: "ARCHIVE" }],
    });
    expect(await db.issue.findUnique({ where: { id: issue.id } })).toMatchObject({
      replyDueAt: null,
      resolveDueAt: null,
      nextDueAt: null,
    });
    const trail = await events(issue.id);
    expect(trail.map((e) => e.seq)).toEqual([...new Set(trail.map((e) => e.seq))].sort((a, b) => a - b));
    expect(trail.filter((e) => e.verb !== "breach").map((e) => e.verb)).toEqual(
      ["register", ...steps.map(([verb]) => verb)].flatMap((verb, at, all) =>
        verb !== "rate" ? verb : ["rate", at === all.length - 1 ? "close" : "reopen"],
      ),
    );
    expect(await db.reply.count({ where: { issueId: issue.id } })).toBe(5);
    expect(
      await db.rating.findMany({ where: { issueId: issue.id }, orderBy: { round: "asc" } }),
    ).toMatchObject([
      { round: 1, solved: "NO", words: "还在漏" },
      { round: 2, solved: "YES", level: 4 },
    ]);
    expect(await db.supervisionOrder.count({ where: { issueId: issue.id } })).toBe(1);
    const clocks = await db.clock.findMany({
      where: { issueId: issue.id, kind: "REPLY" },
      orderBy: { startedAt: "asc" },
    });
    expect(clocks.map((c) => [c.level, c.stop])).toEqual([
      ["COMMUNITY", "MET"],
      ["COUNTY", "MOVED"],
      ["TOWN", "MET"],
      ["COUNTY", "MET"],
      ["CITY", "MET"],
      ["CITY", "MET"],
    ]);
  });

  it("the due dates beside the issue are those of its running clocks", async () => {
    const { issue } = await registered();
    const dates = () =>
      db.issue.findUniqueOrThrow({
        where: { id: issue.id },
        select: { replyDueAt: true, resolveDueAt: true, nextDueAt: true },
      });
    expect(await dates()).toEqual({
      replyDueAt: at("03-09 24:00"),
      resolveDueAt: at("03-17 24:00"),
      nextDueAt: at("03-09 24:00"),
    });
    await goes(issue.id, ...TO_WORK, ["reply", "03-03 11:00"]);
    expect(await dates()).toEqual({
      replyDueAt: null,
      resolveDueAt: at("03-17 24:00"),
      nextDueAt: at("03-17 24:00"),
    });
  });

  it("left alone it climbs: county, then city, each breach and order on record", async () => {
    const { issue } = await registered();
    for (const when of ["03-11 00:00", "03-28 00:00", "05-30 00:00"]) await sweepOverdue(at(when));
    expect(await stored(issue.id)).toMatchObject({ level: "CITY", state: "REGISTERED", supervisionLevel: 3 });
    const trail = (await events(issue.id)).map((e) => `${e.verb} ${e.level}`);
    expect(trail).toEqual([
      "register COMMUNITY",
      "breach COMMUNITY", // ACCEPT
      "breach COMMUNITY", // REPLY
      "autoEscalate COUNTY",
      "breach COUNTY", // REPLY
      "breach COUNTY", // ACCEPT
      "autoEscalate CITY",
      "breach CITY", // REPLY
      "breach CITY", // RESOLVE
      "breach CITY", // ACCEPT
      "supervise CITY",
      "supervise CITY",
      "supervise CITY",
    ]);
    const orders = await db.supervisionOrder.findMany({
      where: { issueId: issue.id },
      orderBy: { issuedAt: "asc" },
    });
    expect(orders.map((o) => [o.level, o.reason, o.toUnitId]).slice(0, 3)).toEqual([
      [1, "BREACH", unitIds.community],
      [1, "BREACH", unitIds.county],
      [3, "BREACH", unitIds.city],
    ]);
  });
});
