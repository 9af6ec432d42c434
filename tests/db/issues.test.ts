import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { parseReceiptNo } from "#lib/domain/casework/receipt.ts";
import { type Command, PAYLOADS } from "#lib/domain/commands.ts";
import { type Actor, SYSTEM } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { act, registerIssue } from "#lib/usecases/casework/issues.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import {
  command,
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
import { at, goodPayload } from "#tests/support/story.ts";

beforeAll(foundCity);

const events = (issueId: string) => db.issueEvent.findMany({ where: { issueId }, orderBy: { seq: "asc" } });
const sorted = (issue: Issue): Issue => ({
  ...issue,
  clocks: [...issue.clocks].sort((a, b) => (a.id < b.id ? -1 : 1)),
});

describe("registering", () => {
  it("stores a spot on the map; without one, or with nonsense, none", async () => {
    const spot = async (mapPoint?: string) => {
      const told = PAYLOADS.register.parse({
        ...goodPayload.register(),
        unitId: unitIds.community,
        category: "",
        hazard: "",
        mapPoint,
      });
      return (await registered("03-02 10:00", told)).issue.mapPoint;
    };
    expect(await spot("28.682134,115.857121")).toBe("28.68213,115.85712");
    expect(await spot("nowhere")).toBeNull();
    expect(await spot()).toBeNull();
  });

  it("stores the words, the contact apart, three clocks, the trail, two messages, and gives a receipt", async () => {
    const { issue, receipt } = await registered();
    expect(parseReceiptNo(receipt.receiptNo)).toBe(receipt.receiptNo);
    expect(receipt.secret.length).toBeGreaterThan(8);
    expect(issue).toMatchObject({
      version: 1,
      state: "REGISTERED",
      level: "COMMUNITY",
      holderUnitId: unitIds.community,
      statement: "三楼水管一直漏，墙都湿了",
      spokenOn: "2026-03-02",
      reachable: true,
      place: {
        cityId: unitIds.city,
        countyId: unitIds.county,
        townId: unitIds.town,
        communityId: unitIds.community,
        gridId: null,
      },
    });
    expect(issue.clocks.map((c) => [c.kind, c.basis.due])).toEqual([
      ["ACCEPT", "2026-03-04"],
      ["REPLY", "2026-03-09"],
      ["RESOLVE", "2026-03-17"],
    ]);
    expect(await db.resident.findUnique({ where: { id: issue.residentId ?? "" } })).toMatchObject({
      name: "王阿姨",
      phone: "13800005678",
      phoneTail: "5678",
    });
    const [event] = await events(issue.id);
    expect(event).toMatchObject({ verb: "register", actorRole: "VISITOR", fromState: null });
    expect(JSON.stringify(event?.data)).not.toMatch(/王阿姨|13800005678|三楼/);
    const outbox = await db.outbox.findMany({ where: { issueId: issue.id } });
    expect(outbox.map((m) => m.recipient).sort()).toEqual(["resident", `unit:${unitIds.community}`]);
  });

  it("keeps nobody's contact when none was given, and then cannot reach them", async () => {
    const before = await db.resident.count();
    const { issue } = await registered("03-02 10:00", { residentName: "", residentPhone: null });
    expect(issue).toMatchObject({ residentId: null, reachable: false });
    expect(await db.resident.count()).toBe(before);
  });

  it("begins with the lowest office of the place: a grid's community, a street, a county", async () => {
    const heldBy = async (unitId: string) => (await registered("03-02 10:00", { unitId })).issue;
    expect(await heldBy(unitIds.grid)).toMatchObject({
      holderUnitId: unitIds.community,
      place: { gridId: unitIds.grid },
    });
    expect(await heldBy(unitIds.town)).toMatchObject({ holderUnitId: unitIds.town, level: "TOWN" });
    expect(await heldBy(unitIds.county3)).toMatchObject({ holderUnitId: unitIds.county3, tier: "WORRY" });
    expect(await heldBy(unitIds.city)).toMatchObject({ holderUnitId: unitIds.city, tier: "HARD" });
  });

  it("gives every issue a number of its own", async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => registered()));
    expect(new Set(made.map((m) => m.receipt.receiptNo)).size).toBe(20);
    expect(new Set(made.map((m) => m.receipt.secret)).size).toBe(20);
  });

  it("refuses what is not in the register of places, or outside the area, and writes nothing", async () => {
    const before = await rowCounts();
    const by = (actor: Actor, unitId: string, spokenOn = "2026-03-02") =>
      registerIssue(actor, registration(spokenOn, { unitId }), at("03-02 12:00"));
    expect(await by(staff("VISITOR", "community"), uuidv7())).toEqual({ code: "UNKNOWN_PLACE" });
    expect(await by(staff("VISITOR", "city"), unitIds.countyWater)).toEqual({ code: "UNKNOWN_PLACE" });
    expect(await by(staff("VISITOR", "community"), unitIds.neighbour)).toEqual({
      code: "PLACE_OUT_OF_REACH",
    });
    expect(await by(staff("AUDITOR", "city"), unitIds.community)).toMatchObject({ code: "NOT_ALLOWED" });
    expect(await by(staff("VISITOR", "community"), unitIds.community, "2026-03-03")).toEqual({
      code: "SPOKEN_IN_FUTURE",
    });
    expect(await rowCounts()).toEqual(before);
  });

  it("refuses a place that was abolished", async () => {
    const id = uuidv7();
    const { cityId } = await db.orgUnit.findUniqueOrThrow({ where: { id: unitIds.town2 } });
    await db.orgUnit.create({
      data: {
        id,
        code: "369902002099",
        name: "gone",
        level: "COMMUNITY",
        cityId,
        communityId: id,
        validFrom: new Date("2004-01-01"),
        validTo: new Date("2020-01-01"),
      },
    });
    const answer = await registerIssue(
      staff("VISITOR", "city"),
      registration("2026-03-02", { unitId: id }),
      at("03-02"),
    );
    expect(answer).toEqual({ code: "UNKNOWN_PLACE" });
  });

  it("is open to a resident without an account", async () => {
    const told = registration("2026-03-02", { channel: "WEB" });
    const receipt = await registerIssue({ kind: "RESIDENT", issueId: null }, told, at("03-02 10:00"));
    if (isProblem(receipt)) throw new Error(receipt.code);
    expect(await stored(receipt.issueId)).toMatchObject({ firstContactId: null, channel: "WEB" });
    expect(await events(receipt.issueId)).toMatchObject([{ actorRole: "RESIDENT", actorId: null }]);
  });

  it("takes the longest text there may be, with emoji and rare characters", async () => {
    const statement = "🚰𠮷".repeat(1000);
    expect((await registered("03-02 10:00", { statement })).issue.statement).toBe(statement);
  });
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
