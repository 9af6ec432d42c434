import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { parseReceiptNo } from "#lib/domain/casework/receipt.ts";
import { PAYLOADS } from "#lib/domain/commands.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { registerIssue } from "#lib/usecases/casework/issues.ts";
import {
  events,
  foundCity,
  registered,
  registration,
  rowCounts,
  staff,
  stored,
  unitIds,
} from "#tests/support/office.ts";
import { at, goodPayload } from "#tests/support/story.ts";

/** What is told becomes an issue: words, contact, clocks, trail and a receipt. */
beforeAll(foundCity);

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
