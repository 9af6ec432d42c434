import { uuidv7 } from "uuidv7";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { PAYLOADS, visitCommand } from "#lib/domain/commands.ts";
import { isProblem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { readIssue } from "#lib/queries/casework/issues.ts";
import { logVisit } from "#lib/usecases/casework/visits.ts";
import { deliverNotices, handOnNotices } from "#lib/usecases/notices/notices.ts";
import { keepingMailroom, NOW } from "#tests/support/messages.ts";
import { makeOffices, type Offices, told } from "#tests/support/offices.ts";

let city: Offices;
beforeAll(async () => {
  city = await makeOffices();
});

/** The text messages that leave now. */
async function texts(): Promise<string[]> {
  const room = keepingMailroom();
  await handOnNotices(room, NOW);
  await deliverNotices(room, NOW);
  return room.sent.filter(({ channel }) => channel === "SMS").map(({ text }) => text);
}
const filed = (residentLang?: Lang, given: object = {}) =>
  told(city.people.visitor, city.units.community.id, NOW, {
    ...(residentLang && { residentLang }),
    ...given,
  });

test.each([
  ["en", /^\[Minqing\] We have received your matter, number \d{3}\s\d{3}\s\d{3}\. See: https:/],
  ["zh", /^【民情家访】您反映的事收到了，编号/],
  [undefined, /^【民情家访】您反映的事收到了，编号/],
] as const)("who filed in %s is written to in it", async (lang, text) => {
  await filed(lang);
  expect(await texts()).toEqual([expect.stringMatching(text)]);
});

test("the language is kept with the contact and nowhere else", async () => {
  const { issueId } = await filed("en");
  const [event] = await db.issueEvent.findMany({ where: { issueId } });
  expect(event?.data).not.toHaveProperty("residentLang");
  expect(await db.resident.count({ where: { lang: "en", issues: { some: { id: issueId } } } })).toBe(1);
  const without = await filed("en", { residentName: "", residentPhone: null });
  expect(await db.issue.findUnique({ where: { id: without.issueId } })).toMatchObject({ residentId: null });
});

test("who may see the contact sees how they are written to; where secrecy was asked for, nobody else does", async () => {
  const { issueId } = await filed("en", { confidentiality: "CONFIDENTIAL" });
  expect((await readIssue(city.people.community, issueId, NOW))?.contact?.lang).toBe("en");
  expect((await readIssue(city.people.county, issueId, NOW))?.contact?.lang).toBeNull();
});

test("a visit asks once for all its problems", async () => {
  const { people, units } = city;
  await texts();
  const problem = { hazard: "", confidentiality: "NORMAL" };
  const visit = visitCommand.parse({
    id: uuidv7(),
    type: "HOUSEHOLD_VISIT",
    result: "RAISED",
    unitId: units.community.id,
    visitedOn: "2026-03-02",
    residentName: "Anna",
    residentPhone: "13800005678",
    residentLang: "en",
    problems: [
      { id: uuidv7(), statement: "The tap drips", ...problem },
      { id: uuidv7(), statement: "The lamp is dark", ...problem },
    ],
  });
  expect(isProblem(await logVisit(people.visitor, visit, NOW, NOW))).toBe(false);
  const left = await texts();
  expect(left).toHaveLength(2);
  for (const text of left) expect(text).toContain("We have received your matter");
});

test("a language there is no message in is refused", () => {
  const told = { statement: "水管漏", unitId: uuidv7(), channel: "WEB", spokenOn: "2026-03-02" };
  expect(PAYLOADS.register.safeParse({ ...told, residentLang: "fr" }).success).toBe(false);
  expect(PAYLOADS.register.parse(told).residentLang).toBeUndefined();
});
