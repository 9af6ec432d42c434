import { uuidv7 } from "uuidv7";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { privacyPage } from "#lib/queries/rights/privacy.ts";
import { changePrivacy } from "#lib/usecases/rights/privacy.ts";
import { forgetAddressees, forgetContacts } from "#lib/usecases/rights/retention.ts";
import { askRight } from "#lib/usecases/rights/rights.ts";
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

const ends = (issueId: string, day: string | null) =>
  db.issue.update({
    where: { id: issueId },
    data: {
      state: day ? "CLOSED" : "IN_PROGRESS",
      leadUnitId: offices.units.community.id,
      category: "UTILITIES.WATER_SUPPLY",
      closedAt: day && clock(`${day} 10:00`),
    },
  });
const fresh = async () => (await told(offices.people.visitor, offices.units.community.id, told2026)).issueId;

test("a matter that was reopened counts from its new end", async () => {
  const issueId = await fresh();
  await ends(issueId, "2026-04-01");
  await ends(issueId, null);
  await forgetContacts(clock("2029-12-01 10:00"));
  expect(await contactOf(issueId)).toMatchObject({ name: "王阿姨" });
  await ends(issueId, "2027-06-01");
  await forgetContacts(clock("2030-05-31 10:00"));
  expect(await contactOf(issueId)).toMatchObject({ name: "王阿姨" });
  await forgetContacts(clock("2030-06-02 10:00"));
  expect(await contactOf(issueId)).toMatchObject({ name: null, phoneTail: null, nameKeys: null });
});

test("a request that waits holds nothing back, and colleagues' notes and letters forget too", async () => {
  const issueId = await fresh();
  await ends(issueId, "2026-04-01");
  const request = {
    issueId,
    commandId: uuidv7(),
    version: 1,
    kind: "EXPLAIN",
    words: "为什么这么久？",
  } as const;
  expect(isProblem(await askRight({ kind: "RESIDENT", issueId }, request, told2026))).toBe(false);
  await db.internalNote.create({
    data: {
      id: uuidv7(),
      issueId,
      authorId: offices.people.visitor.personId,
      unitId: offices.units.community.id,
      words: "王阿姨电话13800005678",
      at: told2026,
    },
  });
  await db.letter.create({
    data: {
      id: uuidv7(),
      issueId,
      kind: "PROGRESS",
      state: "DRAFT",
      version: 1,
      unitId: offices.units.community.id,
      addressee: "王阿姨",
      parts: {},
      body: {},
      drafterId: offices.people.community.personId,
      draftedAt: told2026,
      series: "ANSWER",
    },
  });
  const night = clock("2029-04-02 03:10");
  await forgetContacts(night);
  await forgetAddressees(night);
  expect(await contactOf(issueId)).toMatchObject({ name: null, phone: null });
  expect((await db.internalNote.findFirstOrThrow({ where: { issueId } })).words).toBe(
    "〔已去掉〕电话〔已去掉〕",
  );
  expect((await db.letter.findFirstOrThrow({ where: { issueId } })).addressee).toBeNull();
  const kept = await Promise.all([
    db.outbox.findMany({ where: { issueId } }),
    db.delivery.findMany({ where: { issueId } }),
    db.issueEvent.findMany({ where: { issueId } }),
    db.issueSearch.findMany({ where: { issueId } }),
  ]);
  expect(JSON.stringify(kept)).not.toMatch(/王阿姨|13800005678/);
});

test("the city office sets how long, with a reason and a history; it holds from the next night", async () => {
  const { city, county } = offices.people;
  const form = { version: 0, contactYears: 1, answerDays: 10, reason: "市里要求尽量少存" };
  expect(await changePrivacy(county, form, told2026)).toMatchObject({ code: "NOT_ALLOWED" });
  expect(await changePrivacy(city, form, told2026)).toEqual({ version: 1 });
  expect(await changePrivacy(city, form, told2026)).toMatchObject({ code: "SETTINGS_CHANGED" });
  expect(await changePrivacy(city, { ...form, version: 1 }, told2026)).toEqual({ code: "NO_LIMIT_CHANGES" });
  expect(await privacyPage(county)).toBeNull();
  expect(await privacyPage(city)).toMatchObject({
    settings: { version: 1, contactYears: 1, answerDays: 10 },
    history: [{ reason: "市里要求尽量少存", contactYears: 1 }],
  });
  await expect(
    db.privacySetting.update({ where: { version: 1 }, data: { contactYears: 9 } }),
  ).rejects.toThrow();

  const issueId = await fresh();
  await ends(issueId, "2026-04-01");
  await forgetContacts(clock("2027-03-31 10:00"));
  expect(await contactOf(issueId)).toMatchObject({ name: "王阿姨" });
  await forgetContacts(clock("2027-04-02 10:00"));
  expect(await contactOf(issueId)).toMatchObject({ name: null });

  const asked = await fresh();
  const request = {
    issueId: asked,
    commandId: uuidv7(),
    version: 1,
    kind: "EXPLAIN",
    words: "为什么？",
  } as const;
  await askRight({ kind: "RESIDENT", issueId: asked }, request, told2026);
  expect(await db.rightsRequest.findUnique({ where: { id: request.commandId } })).toMatchObject({
    basis: { days: 10, due: "2026-03-18" },
  });
});
