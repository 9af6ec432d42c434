import { uuidv7 } from "uuidv7";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { forgetContacts } from "#lib/usecases/retention.ts";
import { clock, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const told2026 = clock("2026-03-04 10:00");
let offices: Offices;
beforeAll(async () => {
  offices = await makeOffices();
});

const contactOf = async (issueId: string) =>
  (await db.issue.findUniqueOrThrow({ where: { id: issueId }, include: { resident: true } })).resident;

test("name and phone go three years after the issue ended, never while it is open", async () => {
  const { people, units } = offices;
  const open = (await told(people.visitor, units.community.id, told2026)).issueId;
  const ended = (await told(people.visitor, units.community.id, told2026, { residentLang: "en" })).issueId;
  await db.issue.update({
    where: { id: ended },
    data: { state: "CLOSED", closedAt: clock("2026-04-01 10:00") },
  });

  expect(await forgetContacts(clock("2029-03-31 10:00"))).toEqual({ residents: 0, households: 0 });
  expect(await contactOf(ended)).toMatchObject({ name: "王阿姨", phone: "13800005678", lang: "en" });

  expect(await forgetContacts(clock("2029-04-02 10:00"))).toEqual({ residents: 1, households: 0 });
  expect(await contactOf(ended)).toMatchObject({ name: null, phone: null, phoneTail: null, lang: null });
  expect(await contactOf(open)).toMatchObject({ name: "王阿姨" });
  expect(await forgetContacts(clock("2029-04-02 10:00"))).toEqual({ residents: 0, households: 0 });
});

test("the contact person of a household goes when the consent ends", async () => {
  const id = uuidv7();
  await db.household.create({
    data: {
      id,
      communityId: offices.units.community.id,
      building: "3栋",
      contactName: "王阿姨",
      contactPhone: "13800005678",
      consentedUntil: new Date("2026-12-31"),
      createdAt: told2026,
    },
  });
  expect((await forgetContacts(clock("2026-12-31 23:00"))).households).toBe(0);
  expect((await forgetContacts(clock("2027-01-01 00:10"))).households).toBe(1);
  expect(await db.household.findUnique({ where: { id } })).toMatchObject({
    contactName: null,
    contactPhone: null,
  });
});
