import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { nextLetterNumber } from "#lib/db/replies/letters.ts";
import { letterForm } from "#lib/domain/letters/forms.ts";
import { offeredLetters } from "#lib/domain/letters/kinds.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import type { LetterKind } from "#lib/domain/vocabulary.ts";
import { lettersOfIssue } from "#lib/queries/replies/letters.ts";
import { refusable } from "#lib/usecases/outcome.ts";
import {
  draftLetter,
  issueLetter,
  issueLetterIn,
  serveLetter,
  voidLetter,
} from "#lib/usecases/replies/letters.ts";
import { forgetAddressees } from "#lib/usecases/rights/retention.ts";
import { clock, does, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const now = clock("2026-03-04 10:00");
const ACCEPT = { category: "UTILITIES.WATER_SUPPLY", tier: "URGENT", hazard: false } as const;
let offices: Offices;
let issueId: string;
/** a second head of the community, who signs what the first one drafted */
let head: Staff;

beforeAll(async () => {
  offices = await makeOffices();
  const { people, units } = offices;
  issueId = (await told(people.visitor, units.community.id, now)).issueId;
  await does(people.community, issueId, "accept", ACCEPT, now);
  head = await another(people.community);
});

async function another(like: Staff): Promise<Staff> {
  const personId = uuidv7();
  const row = { id: personId, loginName: personId, name: "副主任", dutyTitle: "", passwordHash: "-" };
  await db.person.create({ data: { ...row, createdAt: now } });
  return { ...like, personId };
}

const typed = (kind: LetterKind, more: Record<string, string> = {}) =>
  letterForm.parse({
    letterId: uuidv7(),
    issueId,
    version: "0",
    kind,
    addressee: "王小明",
    summary: "三楼水管一直漏",
    next: "我们会尽快联系您",
    contact: "梧桐里社区，0791-86381234",
    ...more,
  });
const stored = (id: string) => db.letter.findUniqueOrThrow({ where: { id } });
async function drafted(more: Record<string, string> = {}): Promise<string> {
  const letter = await draftLetter(offices.people.community, typed("ACCEPTED", more), now);
  if (isProblem(letter)) throw new Error(JSON.stringify(letter));
  return letter.id;
}
async function signed(): Promise<string> {
  const id = await drafted();
  const done = await issueLetter(head, { letterId: id, version: 1 }, now);
  if (isProblem(done)) throw new Error(JSON.stringify(done));
  return id;
}

describe("drafting", () => {
  test("freezes nothing yet: the draft holds its text, and no number", async () => {
    const id = await drafted();
    const letter = await stored(id);
    expect(letter).toMatchObject({ state: "DRAFT", number: null, addressee: "王小明", version: 1 });
    expect(JSON.stringify(letter.body)).toContain("受理告知书");
    expect(JSON.stringify(letter.body)).not.toContain("王小明");
  });
  test("only the letter of a step that was taken", async () => {
    const refusal = typed("REFUSED", { reason: "不归我们", whereToGo: "去渡口街道" });
    expect(await draftLetter(offices.people.community, refusal, now)).toEqual({ code: "LETTER_NOT_OFFERED" });
  });
  test("a change is compared with what was looked at", async () => {
    const id = await drafted();
    const again = (version: string, next: string) =>
      draftLetter(offices.people.community, typed("ACCEPTED", { letterId: id, version, next }), now);
    expect(await again("1", "明天上门")).toEqual({ id });
    expect(await again("1", "后天上门")).toMatchObject({ code: "CHANGED_MEANWHILE" });
    expect(JSON.stringify((await stored(id)).body)).toContain("明天上门");
  });
  test.each([
    ["neighbour", "NOT_FOUND"],
    ["handler", "NOT_FOUND"],
    ["admin", "NOT_FOUND"],
    ["visitor", "NOT_ALLOWED"],
    ["supervisor", "NOT_ALLOWED"],
    ["town", "NOT_ALLOWED"],
  ] as const)("%s: %s", async (who, code) => {
    expect(await draftLetter(offices.people[who], typed("ACCEPTED"), now)).toMatchObject({ code });
  });
});

describe("签发", () => {
  test("by another person than the drafter; the number comes with it", async () => {
    const id = await drafted();
    const asked = { letterId: id, version: 1 };
    expect(await issueLetter(offices.people.community, asked, now)).toEqual({ code: "SIGN_OWN_LETTER" });
    const done = await issueLetter(head, asked, now);
    expect(done).toEqual({ id, numberText: expect.stringMatching(/^\p{Script=Han}+民访告〔2026〕\d+号$/u) });
    expect(await issueLetter(head, asked, now), "twice answers as the first time").toEqual(done);
    expect(await stored(id)).toMatchObject({ state: "SIGNED", signerId: head.personId, year: 2026 });
  });
  test("what was signed is not what was changed meanwhile", async () => {
    const id = await drafted();
    await draftLetter(offices.people.community, typed("ACCEPTED", { letterId: id, version: "1" }), now);
    expect(await issueLetter(head, { letterId: id, version: 1 }, now)).toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
  });
  test("a handler signs nothing", async () => {
    const handler: Staff = {
      ...head,
      personId: uuidv7(),
      posts: head.posts.map((post) => ({ ...post, role: "HANDLER" as const })),
    };
    expect(await issueLetter(handler, { letterId: await drafted(), version: 1 }, now)).toMatchObject({
      code: "NOT_ALLOWED",
    });
  });
  test("a signed letter is changed by nobody, not even by SQL", async () => {
    const id = await signed();
    const letter = await stored(id);
    const again = typed("ACCEPTED", { letterId: id, version: "2", next: "别的话" });
    expect(await draftLetter(offices.people.community, again, now)).toMatchObject({ code: "LETTER_SIGNED" });
    for (const data of [
      { body: {} },
      { number: 999 },
      { numberText: "x" },
      { letterOn: new Date("2026-01-01") },
      { addressee: "李四" },
      { state: "DRAFT" },
    ])
      await expect(db.letter.update({ where: { id }, data }), JSON.stringify(data)).rejects.toThrow();
    await expect(db.letter.delete({ where: { id } })).rejects.toThrow();
    expect(await stored(id)).toEqual(letter);
  });
  test("the addressee can be forgotten, never exchanged; three years after the end it is", async () => {
    const kept = await signed();
    expect(await forgetAddressees(clock("2030-01-01 10:00"))).toBe(0);
    await db.issue.update({ where: { id: issueId }, data: { closedAt: now } });
    expect(await forgetAddressees(clock("2029-03-04 09:00"))).toBe(0);
    expect(await forgetAddressees(clock("2029-03-05 10:00"))).toBeGreaterThan(0);
    expect(await stored(kept)).toMatchObject({ addressee: null, state: "SIGNED" });
    await db.issue.update({ where: { id: issueId }, data: { closedAt: null } });
    const id = await signed();
    await db.letter.update({ where: { id }, data: { addressee: null } });
    await expect(db.letter.update({ where: { id }, data: { addressee: "李四" } })).rejects.toThrow();
  });
});

describe("作废 and 送达", () => {
  test("a void letter keeps its number, and nobody gets it again", async () => {
    const id = await signed();
    const { number } = await stored(id);
    const reason = "日期写错，重新出一份";
    expect(await voidLetter(head, { letterId: id, reason }, now)).toEqual({ id });
    expect(await stored(id)).toMatchObject({ state: "VOIDED", number, voidReason: reason });
    expect(await voidLetter(head, { letterId: id, reason }, now)).toEqual({ code: "LETTER_VOID" });
    expect((await stored(await signed())).number).toBe((number ?? 0) + 1);
  });
  test("served once, after signing, on a day between signing and today", async () => {
    const draft = await drafted();
    const served = (letterId: string, servedOn: string) =>
      serveLetter(head, { letterId, servedOn, servedHow: "IN_PERSON", servedNote: "本人签收" }, now);
    expect(await served(draft, "2026-03-04")).toEqual({ code: "LETTER_NOT_SIGNED" });
    const id = await signed();
    expect(await served(id, "2026-03-03")).toMatchObject({ code: "SERVED_ON_WRONG" });
    expect(await served(id, "2026-03-05")).toMatchObject({ code: "SERVED_ON_WRONG" });
    expect(await served(id, "2026-03-04")).toEqual({ id });
    expect(await served(id, "2026-03-04")).toEqual({ code: "LETTER_SERVED" });
    expect(await stored(id)).toMatchObject({ servedHow: "IN_PERSON", servedById: head.personId });
  });
});

describe("numbers have no gap and no double", () => {
  test("50 sign at once, every third is rolled back", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 50; n++) ids.push(await drafted());
    const before = await lastNumber();
    const signing = ids.map((letterId, n) =>
      refusable(async (tx) => {
        const done = await issueLetterIn(tx, head, { letterId, version: 1 }, now);
        if (n % 3 === 0) throw new Error("injected");
        return done;
      }).catch(() => null),
    );
    const done = (await Promise.all(signing)).filter((one) => one !== null);
    expect(done).toHaveLength(33);
    const given = (await db.letter.findMany({ where: { id: { in: ids }, number: { not: null } } }))
      .map((letter) => letter.number)
      .sort((a, b) => Number(a) - Number(b));
    expect(given).toEqual(Array.from({ length: 33 }, (_, n) => before + n + 1));
    // Those that were rolled back can be signed afterwards, and go on from there.
    const rest = ids.filter((_, n) => n % 3 === 0);
    await Promise.all(rest.map((letterId) => issueLetter(head, { letterId, version: 1 }, now)));
    expect(await lastNumber()).toBe(before + 50);
    expect(
      new Set((await db.letter.findMany({ where: { id: { in: ids } } })).map(({ number }) => number)).size,
    ).toBe(50);
  });

  const lastNumber = async () =>
    (await db.letterCounter.findFirst({ where: { unitId: offices.units.community.id } }))?.last ?? 0;

  test("each unit, series and year counts for itself; two units never share a word", async () => {
    const [a, b] = [uuidv7(), uuidv7()];
    const take = (unitId: string, series: "NOTICE" | "REPORT", year = 2031) =>
      db.$transaction((tx) =>
        nextLetterNumber(tx, { unitId, series, year, words: ["锦", "锦枫", "锦枫树"] }),
      );
    expect(await take(a, "NOTICE")).toEqual({ word: "锦", number: 1 });
    expect(await take(a, "NOTICE")).toEqual({ word: "锦", number: 2 });
    expect(await take(b, "NOTICE")).toEqual({ word: "锦枫", number: 1 });
    expect(await take(a, "REPORT")).toEqual({ word: "锦", number: 1 });
    expect(await take(a, "NOTICE", 2032)).toEqual({ word: "锦", number: 1 });
  });

  test("the first of a year, taken by many at once, begins at one", async () => {
    const unitId = uuidv7();
    const taken = await Promise.all(
      Array.from({ length: 20 }, () =>
        db.$transaction((tx) =>
          nextLetterNumber(tx, { unitId, series: "OPINION", year: 2033, words: ["青"] }),
        ),
      ),
    );
    expect(taken.map(({ number }) => number).sort((x, y) => x - y)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
  });

  test("a counter never goes back or away", async () => {
    const where = { unitId: offices.units.community.id };
    await expect(db.letterCounter.updateMany({ where, data: { last: 1 } })).rejects.toThrow();
    await expect(db.letterCounter.deleteMany({ where })).rejects.toThrow();
  });
});

test("an inner office has no seal: a town's team writes in the name of the town's council", async () => {
  const { people, units } = offices;
  const other = (await told(people.visitor, units.community.id, now)).issueId;
  await does(people.community, other, "accept", ACCEPT, now);
  await does(people.community, other, "dispatch", { unitId: units.community.id, words: "" }, now);
  await does(people.community, other, "sign", {}, now);
  const plea = {
    reason: "FUNDS",
    done: "先后修过两次接头",
    whyNot: "整根立管要换",
    asked: "请安排经费改造",
  } as const;
  await does(people.community, other, "escalate", plea, now);
  await does(people.town, other, "dispatch", { unitId: units.water.id, words: "" }, now);
  await does(people.handler, other, "sign", {}, now);
  const form = letterForm.parse({
    ...typed("REPORTED", { issueId: other, done: "修过", reason: "经费", asked: "请安排经费" }),
    version: "0",
  });
  const drafts = await draftLetter(people.handler, form, now);
  expect(drafts).toEqual({ id: form.letterId });
  const letter = await stored(String(form.letterId));
  expect(letter.unitId).toBe(units.town.id);
  expect(JSON.stringify(letter.body)).toContain("民情家访理事会");
  expect(offeredLetters([])).toEqual([]);
});

describe("on the way of its issue", () => {
  const acts = async (id: string) => {
    const issue = await loadIssue(db, issueId);
    if (!issue) throw new Error("no issue");
    const { letters } = await lettersOfIssue(offices.people.community, issue);
    return letters.find((letter) => letter.id === id);
  };
  test("that it was served is told with who noted it", async () => {
    const id = await signed();
    const proof = { letterId: id, servedOn: "2026-03-04", servedHow: "IN_PERSON", servedNote: "" } as const;
    expect(await serveLetter(head, proof, now)).toEqual({ id });
    expect((await acts(id))?.acts.map(({ what }) => what)).toEqual(["SIGNED", "SERVED"]);
  });

  test("a draft is no part of it, signed and void it is, with who, when and why", async () => {
    const draft = await drafted();
    expect((await acts(draft))?.acts).toEqual([]);
    await voidLetter(offices.people.community, { letterId: draft, reason: "不需要了" }, now);
    expect((await acts(draft))?.acts).toEqual([]);

    const id = await signed();
    await voidLetter(head, { letterId: id, reason: "写错了日期" }, clock("2026-03-05 10:00"));
    const letter = await acts(id);
    expect(letter?.unitName).toContain("理事会");
    expect(letter?.acts).toEqual([
      { what: "SIGNED", at: now, by: "副主任", reason: "" },
      { what: "VOIDED", at: clock("2026-03-05 10:00"), by: "副主任", reason: "写错了日期" },
    ]);
  });
});
