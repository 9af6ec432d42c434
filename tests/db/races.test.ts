import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { loadIssue, saveChanges } from "#lib/db/casework/issues.ts";
import { db, transaction } from "#lib/db/client.ts";
import { decide } from "#lib/domain/casework/decide.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import type { Command } from "#lib/domain/commands.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { act, actIn, registerIssue } from "#lib/usecases/casework/issues.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import {
  command,
  foundCity,
  goes,
  person,
  registered,
  registration,
  staff,
  stored,
  TO_WORK,
} from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";
import { somebodyWaits } from "#tests/support/waiting.ts";

let wang: string;
let li: string;
beforeAll(async () => {
  await foundCity();
  [wang, li] = await Promise.all([person("王主任"), person("李科长")]);
});

const working = async () => goes((await registered()).issue.id, ...TO_WORK);
const given = (when: string) => ({ now: at(when), calendar: realCalendar, settings: DEFAULT_SETTINGS });

/** `first` is done but not yet committed while `second` begins and must wait; then both finish. */
async function overtaken<T>(
  issue: Issue,
  first: { actor: Actor; told: Command; when: string },
  second: () => Promise<T>,
): Promise<T> {
  let waiting: Promise<T> | undefined;
  await transaction(async (tx) => {
    const done = await actIn(tx, first.actor, issue.id, [first.told], given(first.when));
    if (isProblem(done)) throw new Error(done.code);
    waiting = second();
    await somebodyWaits();
  });
  return waiting as Promise<T>;
}

describe("two people at one issue", () => {
  it("the second is told who did what, and nothing of theirs is written", async () => {
    const { issue } = await registered();
    const clerk = (id: string) => staff("COUNCIL_CLERK", "community", id);
    const accept = command("accept", issue, at("03-02 11:00")) as Command;
    const refuse = command("refuse", issue, at("03-02 11:00")) as Command;
    const answer = await overtaken(issue, { actor: clerk(wang), told: accept, when: "03-02 11:00" }, () =>
      act(clerk(li), issue.id, [refuse], at("03-02 11:00")),
    );
    expect(answer).toMatchObject({
      code: "CHANGED_MEANWHILE",
      details: { who: "王主任", verb: "accept" },
      difference: { events: [{ verb: "accept", who: "王主任" }], now: { state: "ACCEPTED" } },
    });
    expect(await stored(issue.id)).toMatchObject({ state: "ACCEPTED", version: 2 });
    expect(await db.issueEvent.count({ where: { commandId: refuse.id } })).toBe(0);
  });

  it("looking at an old page is the same as being second, also hours later", async () => {
    const { issue } = await registered();
    const later = await goes(issue.id, ["accept", "03-02 11:00"]);
    const old = command("urge", issue, at("03-02 15:00")) as Command;
    const answer = await act(staff("COUNCIL_CLERK", "community", li), issue.id, [old], at("03-02 15:00"));
    expect(answer).toMatchObject({
      code: "CHANGED_MEANWHILE",
      details: { who: "INTAKE_CLERK", verb: "accept" },
    });
    expect(await stored(issue.id)).toEqual(later);
  });

  it("out of eight, one wins", async () => {
    const { issue } = await registered();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => {
        const told = command(n % 2 ? "accept" : "proposeRefusal", issue, at("03-02 11:00")) as Command;
        return act(staff("COUNCIL_CLERK", "community"), issue.id, [told], at("03-02 11:00"));
      }),
    );
    expect(answers.filter((a) => !isProblem(a))).toHaveLength(1);
    const lost = answers.filter(isProblem).map((a) => a.code);
    expect(lost).toEqual(Array(7).fill("CHANGED_MEANWHILE"));
    expect((await stored(issue.id)).version).toBe(2);
  });

  it("who did not say what they looked at decides on what is there when it is their turn, clocks included", async () => {
    const issue = await working();
    const reply = command("reply", issue, at("03-03 10:00")) as Command;
    const withdraw = { ...command("withdraw", issue, at("03-03 10:00")), version: null } as Command;
    const handler = staff("HANDLER", "community", wang);
    const answer = await overtaken(issue, { actor: handler, told: reply, when: "03-03 10:00" }, () =>
      act({ kind: "RESIDENT", issueId: issue.id, byKey: true }, issue.id, [withdraw], at("03-03 10:00")),
    );
    expect(answer).toMatchObject({ state: "WITHDRAWN" });
    const clocks = await db.clock.findMany({ where: { issueId: issue.id } });
    expect(clocks.map((c) => [c.kind, c.stop]).sort()).toEqual([
      ["ACCEPT", "MET"],
      ["CALLBACK", null], // whether it was their own wish
      ["CONTACT", "MET"],
      ["PROGRESS", "ENDED"],
      ["REPLY", "MET"], // answered before it was withdrawn
      ["RESOLVE", "ENDED"],
      ["SIGN", "MET"],
    ]);
  });

  it("two that are merged, or tied, into each other at once: one is done, the other waits and is answered", async () => {
    const clerk = staff("COUNCIL_CLERK", "community", wang);
    const both = async (say: (own: Issue, other: Issue) => Command) => {
      const [a, b] = [await working(), await working()];
      return Promise.all([
        act(clerk, a.id, [say(a, b)], at("03-03 10:00")),
        act(clerk, b.id, [say(b, a)], at("03-03 10:00")),
      ]);
    };
    for (let time = 0; time < 3; time++) {
      const merged = await both(
        (own, other) => command("merge", own, at("03-03 10:00"), { masterId: other.id }) as Command,
      );
      expect(merged.map((one) => (isProblem(one) ? one.code : one.state)).sort()).toEqual([
        "HAS_CHILDREN",
        "MERGED",
      ]);
      const tied = await both(
        (own, other) => command("link", own, at("03-03 10:00"), { otherId: other.id }) as Command,
      );
      expect(tied.filter(isProblem)).toEqual([]);
    }
  });

  it("a decision made on an old version is not saved, nor anything with it", async () => {
    const { issue } = await registered();
    await goes(issue.id, ["urge", "03-02 11:00"]);
    const change = decide(issue, command("accept", issue, at("03-02 12:00")), {
      ...given("03-02 12:00"),
      newId: uuidv7,
      by: { personId: wang, role: "INTAKE_CLERK", post: null },
    });
    if (isProblem(change)) throw new Error(change.code);
    const before = await db.issueEvent.count();
    expect(await transaction((tx) => saveChanges(tx, [change], at("03-02 12:00")))).toBe(false);
    expect(await db.issueEvent.count()).toBe(before);
    expect((await stored(issue.id)).state).toBe("REGISTERED");
  });
});

it("what is merged goes with its main issue to whoever has that next, each with its own day", async () => {
  const [own, main] = [await working(), await working()];
  const clerk = staff("COUNCIL_CLERK", "community", wang);
  const merge = command("merge", own, at("03-03 10:00"), { masterId: main.id }) as Command;
  expect(await act(clerk, own.id, [merge], at("03-03 10:00"))).toMatchObject({ state: "MERGED" });
  const up = await goes(main.id, ["escalate", "03-03 11:00"]);
  const reply = (issue: Issue) => issue.clocks.find(({ kind }) => kind === "REPLY");
  const along = await stored(own.id);
  expect(along).toMatchObject({ state: "MERGED", leadUnitId: up.holderUnitId, handlerId: null });
  expect(reply(along)).toMatchObject({ unitId: up.holderUnitId, basis: reply(own)?.basis });
  const given = await goes(main.id, ["dispatch", "03-03 14:00"]);
  expect(await stored(own.id)).toMatchObject({ state: "MERGED", leadUnitId: given.leadUnitId });
});

describe("a person and the sweep at one issue", () => {
  it("while the person is at it, the sweep passes by; their late answer counts, and it does not climb", async () => {
    const issue = await working();
    const reply = command("reply", issue, at("03-11 09:00")) as Command;
    await transaction(async (tx) => {
      await actIn(tx, staff("HANDLER", "community", wang), issue.id, [reply], given("03-11 09:00"));
      await sweepOverdue(at("03-11 09:00"));
    });
    await sweepOverdue(at("03-11 09:01"));
    expect(await stored(issue.id)).toMatchObject({ level: "COMMUNITY", lastReplyOn: "2026-03-11" });
    const trail = await db.issueEvent.findMany({ where: { issueId: issue.id }, orderBy: { seq: "asc" } });
    expect(
      trail
        .slice(4)
        .map((e) => `${e.verb} ${(e.data as { kind?: string }).kind ?? ""}`)
        .sort(),
    ).toEqual(["breach CONTACT", "breach REPLY", "reply PROGRESS"]);
    const clock = await db.clock.findFirst({ where: { issueId: issue.id, kind: "REPLY" } });
    expect(clock).toMatchObject({ stop: "MET", breachedAt: at("03-09 24:00") });
  });

  it("when the sweep was first, the person is told that it has climbed", async () => {
    const issue = await working();
    const reply = command("reply", issue, at("03-11 09:00")) as Command;
    await sweepOverdue(at("03-11 08:59"));
    expect(
      await act(staff("HANDLER", "community", wang), issue.id, [reply], at("03-11 09:00")),
    ).toMatchObject({
      code: "CHANGED_MEANWHILE",
      details: { who: "SYSTEM", verb: "autoEscalate" },
    });
    expect(await stored(issue.id)).toMatchObject({ level: "COUNTY", firstReplyAt: null });
  });

  it("many of both at once leave every issue lawful: answered below, or climbed, and never both", async () => {
    const issues = await Promise.all(Array.from({ length: 12 }, working));
    const now = at("03-11 09:00");
    const replies = issues.map((issue) =>
      act(staff("HANDLER", "community", wang), issue.id, [command("reply", issue, now) as Command], now),
    );
    const [answers] = await Promise.all([
      Promise.all(replies),
      sweepOverdue(now, { batch: 3 }),
      sweepOverdue(now),
    ]);
    await sweepOverdue(now);
    for (const [n, issue] of issues.entries()) {
      const answered = !isProblem(answers[n]);
      const { level } = await stored(issue.id);
      expect(level).toBe(answered ? "COMMUNITY" : "COUNTY");
      const [replied, climbed, breaches] = await Promise.all([
        db.reply.count({ where: { issueId: issue.id } }),
        db.issueEvent.count({ where: { issueId: issue.id, verb: "autoEscalate" } }),
        db.issueEvent.count({ where: { issueId: issue.id, verb: "breach" } }),
      ]);
      expect([replied, climbed, breaches]).toEqual(answered ? [1, 0, 2] : [0, 1, 2]);
    }
  });
});

it("more at once than there are connections: all are served", async () => {
  const receipts = await Promise.all(
    Array.from({ length: 40 }, () =>
      registerIssue(staff("VISITOR", "community"), registration("2026-03-02"), at("03-02 10:00")),
    ),
  );
  expect(receipts.filter(isProblem)).toEqual([]);
});

it("an issue that is not there is not there, locked or not", async () => {
  expect(await transaction((tx) => loadIssue(tx, uuidv7(), { lock: true }))).toBeNull();
  expect(await loadIssue(db, uuidv7())).toBeNull();
});
