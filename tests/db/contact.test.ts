import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { readIssue } from "#lib/queries/casework/issues.ts";
import { revealContact } from "#lib/usecases/casework/contact.ts";
import { clock, does, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const now = clock("2026-03-04 10:00");
const because = (issueId: string) => ({ issueId, reason: "打电话答复本人" });
let offices: Offices;
let issueId: string;

beforeAll(async () => {
  offices = await makeOffices();
  const { people, units } = offices;
  issueId = (await told(people.visitor, units.community.id, now)).issueId;
});
const views = () => db.contactView.findMany({ where: { issueId } });

test("the intake of the office that answers for it sees name and phone, and that is recorded with the reason", async () => {
  const { community } = offices.people;
  expect(await revealContact(community, because(issueId), now)).toEqual({
    name: "王阿姨",
    phone: "13800005678",
  });
  expect(await views()).toMatchObject([{ personId: community.personId, reason: "打电话答复本人", at: now }]);
});

test("who may see the issue but need not call is told whom to ask; nothing is recorded", async () => {
  const before = (await views()).length;
  for (const who of ["visitor", "town", "county", "supervisor"] as const)
    expect(await revealContact(offices.people[who], because(issueId), now), who).toMatchObject({
      code: "NOT_ALLOWED",
    });
  expect(await views()).toHaveLength(before);
});

test("outside the area it is as if the issue were not there", async () => {
  for (const who of ["neighbour", "handler", "admin"] as const)
    expect(await revealContact(offices.people[who], because(issueId), now), who).toEqual({
      code: "NOT_FOUND",
    });
  const gone = because("0190a000-0000-7000-8000-000000000001");
  expect(await revealContact(offices.people.community, gone, now)).toEqual({ code: "NOT_FOUND" });
});

test("the unit that handles it may look, the office that handed it up no longer", async () => {
  const { people, units } = offices;
  await does(
    people.community,
    issueId,
    "accept",
    { category: "UTILITIES.WATER_SUPPLY", tier: "URGENT", hazard: false },
    now,
  );
  await does(people.community, issueId, "dispatch", { unitId: units.community.id, words: "" }, now);
  await does(people.community, issueId, "sign", {}, now);
  const plea = {
    reason: "FUNDS",
    done: "先后修过两次接头",
    whyNot: "整根立管要换",
    asked: "请安排经费改造",
  } as const;
  await does(people.community, issueId, "escalate", plea, now);
  await does(people.town, issueId, "dispatch", { unitId: units.water.id, words: "" }, now);
  expect(await revealContact(people.handler, because(issueId), now)).toMatchObject({ phone: "13800005678" });
  expect(await revealContact(people.community, because(issueId), now)).toMatchObject({ code: "NOT_ALLOWED" });
});

test("where nobody left a contact there is nothing to show", async () => {
  const { people, units } = offices;
  const silent = await told(people.visitor, units.community.id, now, {
    residentName: "",
    residentPhone: null,
  });
  expect(await revealContact(people.community, because(silent.issueId), now)).toEqual({ code: "NOT_FOUND" });
});

test("of what is confidential, who has no right to the contact sees nothing at all", async () => {
  const { people, units } = offices;
  const secret = { confidentiality: "CONFIDENTIAL" } as const;
  const id = (await told(people.visitor, units.community.id, now, secret)).issueId;
  expect((await readIssue(people.community, id, now))?.contact).toEqual({
    name: "王**",
    phone: "138********",
    lang: null,
  });
  for (const who of ["town", "county", "supervisor"] as const)
    expect((await readIssue(people[who], id, now))?.contact, who).toEqual({
      name: "",
      phone: "",
      lang: null,
    });
});
