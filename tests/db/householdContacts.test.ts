import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readHousehold } from "#lib/queries/rounds/households.ts";
import { forgetContacts } from "#lib/usecases/rights/retention.ts";
import { eraseContact, keepContact, revealHouseholdContact } from "#lib/usecases/rounds/householdContacts.ts";
import { door } from "#tests/support/doors.ts";
import { foundCity, person, staff, unitIds } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** The contact person of an address: with consent, for a year at most, gone by itself and at once when asked. */
const NOW = at("03-05 10:00");
let visitor: Staff;
let rooms = 100;
beforeAll(async () => {
  await foundCity();
  visitor = staff("VISITOR", "community", await person("走访员"));
});
const makeDoor = () => {
  rooms += 1;
  return door(visitor, unitIds.community, { building: "3栋", unit: "", room: String(rooms) }, NOW);
};
const told = (householdId: string, more: object = {}) => ({
  householdId,
  version: 1,
  contactName: "王小明",
  contactPhone: "13800001234",
  consentedOn: "2026-03-05",
  consentedUntil: "2026-06-30",
  consented: "on" as const,
  ...more,
});
const asked = (householdId: string) => ({ householdId, reason: "晚上上门前先打个电话" });

describe("a contact person", () => {
  it("is shown masked, in full for a reason, and who looked is on record", async () => {
    const id = await makeDoor();
    expect(isProblem(await keepContact(visitor, told(id), NOW))).toBe(false);
    const page = await readHousehold(visitor, id, NOW);
    expect(page?.contact).toMatchObject({ name: "王**", until: "2026-06-30", views: [] });
    expect(page?.contact?.phone).not.toContain("00001234");
    expect(JSON.stringify(page)).not.toContain("王小明");
    expect(await revealHouseholdContact(visitor, asked(id), NOW)).toEqual({
      name: "王小明",
      phone: "13800001234",
    });
    expect((await readHousehold(visitor, id, NOW))?.contact?.views).toMatchObject([
      { by: "走访员", reason: "晚上上门前先打个电话" },
    ]);
    expect(page?.changes.map(({ what, until }) => [what, until])).toContainEqual(["CONTACT", "2026-06-30"]);
    expect(JSON.stringify(await db.householdChange.findMany({ where: { householdId: id } }))).not.toContain(
      "王小明",
    );
    await expect(db.householdContactView.deleteMany({ where: { householdId: id } })).rejects.toThrow();
  });

  it("ends by itself: not shown the day after, erased by the job of the night", async () => {
    const id = await makeDoor();
    await keepContact(visitor, told(id), NOW);
    const [last, over] = [at("06-30 23:00"), at("07-01 00:10")];
    expect((await readHousehold(visitor, id, last))?.contact).not.toBeNull();
    expect((await readHousehold(visitor, id, over))?.contact).toBeNull();
    expect(await revealHouseholdContact(visitor, asked(id), over)).toMatchObject({ code: "NOT_FOUND" });
    expect((await forgetContacts(over)).households).toBeGreaterThan(0);
    expect(await db.household.findUnique({ where: { id } })).toMatchObject({
      contactName: null,
      contactPhone: null,
      consentedOn: null,
      consentedUntil: null,
    });
  });

  it("is erased at once when they ask", async () => {
    const id = await makeDoor();
    await keepContact(visitor, told(id), NOW);
    expect(isProblem(await eraseContact(visitor, { householdId: id, version: 2 }, NOW))).toBe(false);
    expect(await db.household.findUnique({ where: { id } })).toMatchObject({
      contactName: null,
      contactPhone: null,
    });
    expect(await revealHouseholdContact(visitor, asked(id), NOW)).toMatchObject({ code: "NOT_FOUND" });
    expect((await readHousehold(visitor, id, NOW))?.changes.map(({ what }) => what)).toContain(
      "CONTACT_GONE",
    );
  });

  it("is kept for a year at most, by and for whoever keeps the register there", async () => {
    const id = await makeDoor();
    expect(await keepContact(visitor, told(id, { consentedUntil: "2027-03-06" }), NOW)).toMatchObject({
      code: "CONTACT_DAYS",
      details: { dates: "2027-03-05" },
    });
    const out = {
      householdId: id,
      contactName: "王",
      consentedOn: new Date("2026-03-05"),
      consentedUntil: new Date("2028-01-01"),
    };
    const { householdId, ...data } = out;
    await expect(db.household.update({ where: { id: householdId }, data })).rejects.toThrow();
    await keepContact(visitor, told(id), NOW);
    expect(await keepContact(visitor, told(id), NOW)).toMatchObject({ code: "HOUSEHOLD_CHANGED" });
    expect(await keepContact(staff("HANDLER", "community"), told(id, { version: 2 }), NOW)).toMatchObject({
      code: "NOT_ALLOWED",
    });
    const away = staff("VISITOR", "neighbour", await person("邻居"));
    for (const refused of [
      await keepContact(away, told(id, { version: 2 }), NOW),
      await eraseContact(away, { householdId: id, version: 2 }, NOW),
      await revealHouseholdContact(away, asked(id), NOW),
    ])
      expect(refused).toMatchObject({ code: "NOT_FOUND" });
    expect(await db.householdContactView.count({ where: { householdId: id } })).toBe(0);
  });
});
