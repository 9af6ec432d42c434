import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { foundCity, goes, registered, stored, TO_WORK, unitIds } from "#tests/support/office.ts";

let issue: Issue;
beforeAll(async () => {
  await foundCity();
  issue = await goes((await registered()).issue.id, ...TO_WORK);
});

const sql = (text: string) => db.$executeRawUnsafe(text);
const trail = () => db.issueEvent.findMany({ where: { issueId: issue.id }, orderBy: { seq: "asc" } });

describe("the trail is written once", () => {
  it.each([
    ["UPDATE", "UPDATE issue_events SET at = at"],
    ["UPDATE of one word", "UPDATE issue_events SET data = '{}' WHERE verb = 'accept'"],
    ["DELETE", "DELETE FROM issue_events"],
    ["TRUNCATE", "TRUNCATE issue_events"],
    ["TRUNCATE … CASCADE", "TRUNCATE issues CASCADE"],
  ])("%s is refused by the database itself", async (_what, statement) => {
    const before = await trail();
    await expect(sql(statement)).rejects.toThrow(/append-only/);
    expect(await trail()).toEqual(before);
  });

  it("an issue with a trail cannot be deleted", async () => {
    await expect(db.issue.delete({ where: { id: issue.id } })).rejects.toThrow();
    expect(await stored(issue.id)).toEqual(issue);
  });

  it("one command makes one event, and an issue's events have one order", async () => {
    const [first, second] = await trail();
    const copy = (changed: object) =>
      db.issueEvent.create({ data: { ...first, data: {}, id: uuidv7(), seq: 999, ...changed } as never });
    await expect(copy({})).rejects.toThrow(); // same command
    await expect(copy({ commandId: null, seq: second?.seq })).rejects.toThrow();
    await expect(copy({ commandId: null, verb: "forgive" })).rejects.toThrow();
  });

  it("a clock is breached once, moved once, supervised once, whoever tries again", async () => {
    const [first] = await trail();
    const clockId = issue.clocks[0]?.id;
    const breach = (seq: number) =>
      db.issueEvent.create({
        data: {
          ...first,
          data: {},
          id: uuidv7(),
          seq,
          verb: "breach",
          commandId: null,
          clockId,
        } as never,
      });
    await breach(900);
    await expect(breach(901)).rejects.toThrow();
  });
});

describe("the words of the resident", () => {
  it("cannot be changed", async () => {
    await expect(sql("UPDATE issues SET statement = '没事了'")).rejects.toThrow(/immutable/);
    await expect(
      db.issue.update({ where: { id: issue.id }, data: { statement: `${issue.statement}！` } }),
    ).rejects.toThrow(/immutable/);
    expect((await stored(issue.id)).statement).toBe(issue.statement);
  });

  it("may stand beside any other change", async () => {
    expect(
      await sql(`UPDATE issues SET statement = statement, place_text = '4号楼' WHERE id = '${issue.id}'`),
    ).toBe(1);
  });
});

describe("what the tables themselves refuse", () => {
  const change = (set: string) => sql(`UPDATE issues SET ${set} WHERE id = '${issue.id}'`);
  it.each([
    ["a tier that is not the level's", "tier = 'WORRY'", "tier_of_level"],
    ["a level without its tier", "level = 'CITY'", "tier_of_level"],
    ["work without a unit", "lead_unit_id = NULL", "issues_led"],
    ["work without a category", "category = NULL", "issues_categorised"],
    ["a rating of six", "rated_level = 6", "issues_rated"],
    ["an order of level 4", "supervision_level = 4", "issues_supervision"],
    ["a short number", "receipt_no = '12345678'", "issues_receipt_no"],
    ["an unknown state", "state = 'DONE'", "issues_state"],
  ])("%s", async (_what, set, constraint) => {
    await expect(change(set)).rejects.toThrow(constraint);
  });

  it("a second running clock of one kind", async () => {
    const clock = await db.clock.findFirstOrThrow({ where: { issueId: issue.id, kind: "REPLY" } });
    const second = { ...clock, basis: {}, id: uuidv7() };
    await expect(db.clock.create({ data: second })).rejects.toThrow();
    await expect(
      db.clock.create({ data: { ...second, stoppedAt: clock.dueAt, stop: null } }),
    ).rejects.toThrow();
    await expect(
      db.clock.create({ data: { ...second, stoppedAt: clock.dueAt, stop: "MET", dueAt: new Date(0) } }),
    ).rejects.toThrow();
  });

  it("a contact person of an address without an agreed end", async () => {
    const household = { id: uuidv7(), communityId: unitIds.community, building: "9", createdAt: new Date(0) };
    await expect(db.household.create({ data: { ...household, contactName: "李先生" } })).rejects.toThrow();
    await db.household.create({
      data: { ...household, contactName: "李先生", consentedUntil: new Date("2027-03-01") },
    });
  });
});
