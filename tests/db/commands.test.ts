import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Command } from "#lib/domain/commands.ts";
import { type Actor, SYSTEM } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { act, registerIssue } from "#lib/usecases/casework/issues.ts";
import {
  command,
  events,
  foundCity,
  go,
  goes,
  registered,
  registration,
  rowCounts,
  staff,
  stored,
  TO_WORK,
  unitIds,
  whoMay,
} from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** What is done to an issue: twice, several at once, refused, or with ids that were made up. */
beforeAll(foundCity);

describe("doing it again", () => {
  it("registering twice with one id makes one issue, and the same receipt", async () => {
    const actor = staff("VISITOR", "community");
    const told = registration("2026-03-02");
    const first = await registerIssue(actor, told, at("03-02 10:00"));
    const before = await rowCounts();
    expect(await registerIssue(actor, told, at("03-02 10:05"))).toEqual(first);
    expect(await rowCounts()).toEqual(before);
  });

  it("eight at the same moment make one", async () => {
    const actor = staff("VISITOR", "community");
    const told = registration("2026-03-02");
    const before = await rowCounts();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => registerIssue(actor, told, at("03-02 10:00"))),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(isProblem(answers[0])).toBe(false);
    const after = await rowCounts();
    expect([after.issues, after.residents, after.events, after.clocks]).toEqual([
      (before.issues ?? 0) + 1,
      (before.residents ?? 0) + 1,
      (before.events ?? 0) + 1,
      (before.clocks ?? 0) + 3,
    ]);
  });

  it("a command sent twice, and eight times at once, is done once and answered every time", async () => {
    const { issue } = await registered();
    const actor = whoMay("accept", issue);
    const accept = command("accept", issue, at("03-02 11:00")) as Command;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => act(actor, issue.id, [accept], at("03-02 11:00"))),
    );
    expect(answers.map((a) => (isProblem(a) ? a : a.state))).toEqual(Array(8).fill("ACCEPTED"));
    expect(await act(actor, issue.id, [accept], at("03-02 11:30"))).toMatchObject({
      state: "ACCEPTED",
      version: 2,
    });
    expect((await events(issue.id)).map((e) => e.verb)).toEqual(["register", "accept"]);
  });

  it("an old form sent again after others went on changes nothing, and is answered with what is", async () => {
    const { issue } = await registered();
    const actor = whoMay("accept", issue);
    const accept = command("accept", issue, at("03-02 11:00")) as Command;
    await act(actor, issue.id, [accept], at("03-02 11:00"));
    await goes(issue.id, ["dispatch", "03-02 11:30"], ["sign", "03-02 14:30"]);
    expect(await act(actor, issue.id, [accept], at("03-03 09:00"))).toMatchObject({ state: "IN_PROGRESS" });
    expect(await events(issue.id)).toHaveLength(4);
  });

  it("a follow-up is not done twice either", async () => {
    const { issue } = await registered();
    await goes(issue.id, ...TO_WORK, ["reply", "03-03 15:00", { kind: "FINAL" }], ["resolve", "03-03 16:00"]);
    const resolved = await stored(issue.id);
    const rate = command("rate", resolved, at("03-04 09:00"), { solved: "NO", level: 1 }) as Command;
    const resident: Actor = { kind: "RESIDENT", issueId: issue.id };
    await Promise.all(Array.from({ length: 4 }, () => act(resident, issue.id, [rate], at("03-04 09:00"))));
    expect(await stored(issue.id)).toMatchObject({ round: 2, state: "IN_PROGRESS" });
    expect(await db.rating.count({ where: { issueId: issue.id } })).toBe(1);
  });
});

describe("several things at once", () => {
  it("are done together: dispatch and sign in one go", async () => {
    const { issue } = await registered();
    const accepted = await goes(issue.id, ["accept", "03-02 11:00"]);
    const actor: Actor = {
      kind: "STAFF",
      personId: uuidv7(),
      posts: [...staff("DISPATCHER", "community").posts, ...staff("HANDLER", "community").posts],
    };
    const both = ["dispatch", "sign"].map(
      (verb) => command(verb as "sign", accepted, at("03-02 12:00")) as Command,
    );
    expect(await act(actor, issue.id, both, at("03-02 12:00"))).toMatchObject({
      state: "IN_PROGRESS",
      version: 4,
    });
  });

  it("or not at all: a refused second step undoes the first", async () => {
    const { issue } = await registered();
    const working = await goes(issue.id, ...TO_WORK);
    const before = await rowCounts();
    const lead = staff("UNIT_LEAD", "community");
    const steps = [
      command("reply", working, at("03-03 10:00"), { kind: "PROGRESS" }),
      command("resolve", working, at("03-03 10:00")),
    ] as Command[];
    expect(await act(lead, issue.id, steps, at("03-03 10:00"))).toEqual({ code: "FINAL_REPLY_FIRST" });
    expect(await stored(issue.id)).toEqual(working);
    expect(await rowCounts()).toEqual(before);
  });
});

describe("a refusal", () => {
  it("is the same for what is not yours and for what is not there", async () => {
    const { issue } = await registered();
    const outsiders: Actor[] = [
      staff("COUNCIL_CLERK", "county3"),
      staff("COUNCIL_CLERK", "neighbour"),
      staff("HANDLER", "countyWater"),
      staff("LIAISON", "community"),
      staff("SYS_ADMIN", "city"),
      { kind: "STAFF", personId: uuidv7(), posts: [] },
      { kind: "RESIDENT", issueId: uuidv7() },
      { kind: "RESIDENT", issueId: null },
    ];
    for (const actor of outsiders)
      for (const verb of ["accept", "urge", "withdraw"] as const) {
        const told = command(verb, issue, at("03-02 11:00")) as Command;
        const here = await act(actor, issue.id, [told], at("03-02 11:00"));
        expect(here).toEqual({ code: "NOT_FOUND" });
        expect(here).toEqual(await act(actor, uuidv7(), [told], at("03-02 11:00")));
      }
    expect(await stored(issue.id)).toEqual(issue);
  });

  it("says who may, to those who see it but may not", async () => {
    const { issue } = await registered();
    const told = command("accept", issue, at("03-02 11:00")) as Command;
    expect(await act(staff("HANDLER", "community"), issue.id, [told], at("03-02 11:00"))).toEqual({
      code: "NOT_ALLOWED",
      details: { verb: "accept", who: "INTAKE_CLERK,COUNCIL_CLERK" },
    });
  });

  it("says what is possible instead", async () => {
    const { issue } = await registered();
    const lead = staff("UNIT_LEAD", "community");
    const resolve = command("resolve", { ...issue, version: 4 }, at("03-03 11:00")) as Command;
    await goes(issue.id, ...TO_WORK, ["return", "03-02 15:00"], ["dispatch", "03-02 16:00"]);
    const again = { ...resolve, version: (await stored(issue.id)).version };
    expect(await act(lead, issue.id, [again], at("03-03 11:00"))).toEqual({
      code: "WRONG_STATE",
      details: { verb: "resolve", state: "DISPATCHED", possible: "handOff,sign,return" },
    });
  });

  it("leaves no trace in any table, also where a breach had been waiting to be recorded", async () => {
    const { issue } = await registered();
    await goes(issue.id, ...TO_WORK);
    const before = await rowCounts();
    const refused = await go(issue.id, "reply", "03-12 10:00", { done: "" });
    expect(refused).toMatchObject({ code: "REPLY_INCOMPLETE" });
    expect(await rowCounts()).toEqual(before);
  });
});

describe("forged ids", () => {
  const resident: Actor = { kind: "RESIDENT", issueId: null };

  it("a command's id tells a stranger nothing of the issue it belongs to", async () => {
    const { issue } = await registered();
    const accept = command("accept", issue, at("03-02 11:00")) as Command;
    await act(whoMay("accept", issue), issue.id, [accept], at("03-02 11:00"));
    const stranger = staff("COUNCIL_CLERK", "community3");
    expect(await act(stranger, issue.id, [accept], at("03-02 12:00"))).toEqual({ code: "NOT_FOUND" });
    const { issue: own } = await registered("03-02 10:00", { unitId: unitIds.community3 });
    const onOwn = { ...accept, version: own.version };
    expect(await act(stranger, own.id, [onOwn], at("03-02 12:00"))).toEqual({ code: "NOT_FOUND" });
    expect(await stored(own.id)).toEqual(own);
  });

  it("nor does one's own command, sent for another issue, answer for the first", async () => {
    const [one, two] = [(await registered()).issue, (await registered()).issue];
    const clerk = staff("COUNCIL_CLERK", "community");
    const accept = command("accept", one, at("03-02 11:00")) as Command;
    await act(clerk, one.id, [accept], at("03-02 11:00"));
    expect(await act(clerk, two.id, [accept], at("03-02 11:30"))).toEqual({ code: "NOT_FOUND" });
    expect(await stored(two.id)).toEqual(two);
  });

  it("nobody gets another's receipt, and so their say, by sending the id of their issue or of their form", async () => {
    const actor = staff("VISITOR", "community");
    const told = registration("2026-03-02");
    const receipt = await registerIssue(actor, told, at("03-02 10:00"));
    if (isProblem(receipt)) throw new Error(receipt.code);
    const same = (other: Actor, id: string) =>
      registerIssue(other, registration("2026-03-02", {}, id), at("03-02 11:00"));
    for (const other of [staff("VISITOR", "community"), resident] as const)
      expect(await same(other, told.id)).toEqual({ code: "NOT_FOUND" });
    const sent = await registerIssue(resident, registration("2026-03-02"), at("03-02 10:00"));
    if (isProblem(sent)) throw new Error(sent.code);
    for (const other of [staff("VISITOR", "community"), resident] as const)
      for (const { issueId, secret, receiptNo } of [receipt, sent]) {
        const answer = JSON.stringify(await same(other, issueId));
        expect(answer).not.toContain(secret);
        expect(answer).not.toContain(receiptNo);
      }
  });

  it("the system's own verbs are nobody's, whatever the form says", async () => {
    const { issue } = await registered();
    for (const verb of ["autoEscalate", "breach"] as const)
      for (const actor of [
        staff("COUNCIL_CLERK", "community"),
        { kind: "RESIDENT", issueId: issue.id } as Actor,
      ])
        expect(
          await act(actor, issue.id, [command(verb, issue, at("03-02")) as Command], at("03-02")),
        ).toMatchObject({
          code: "NOT_ALLOWED",
        });
    expect(
      await act(SYSTEM, uuidv7(), [command("urge", issue, at("03-02")) as Command], at("03-02")),
    ).toEqual({
      code: "NOT_FOUND",
    });
  });
});
