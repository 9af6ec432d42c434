import { uuidv7 } from "uuidv7";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { withLentPosts } from "#lib/db/desk/standIns.ts";
import type { Command } from "#lib/domain/commands.ts";
import { absenceForm } from "#lib/domain/desk/absence.ts";
import type { DeskFilter } from "#lib/domain/desk/deskFilter.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readAbsences } from "#lib/queries/desk/absences.ts";
import { readDesk } from "#lib/queries/desk/desk.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import { endAbsence, setAbsence } from "#lib/usecases/desk/absences.ts";
import { clock, does, goodReply, makeOffices, type Offices, told } from "#tests/support/offices.ts";

let offices: Offices;
let mate: Staff;
let clerk: Staff;
const now = clock("2026-03-04 10:00");

/** Somebody more at one of the units. */
async function colleague(
  name: string,
  role: Staff["posts"][number]["role"],
  unit: Offices["units"]["water"],
) {
  const personId = uuidv7();
  await db.person.create({
    data: {
      id: personId,
      loginName: personId,
      name,
      dutyTitle: "",
      passwordHash: "-",
      createdAt: now,
      posts: { create: [{ id: uuidv7(), unitId: unit.id, role, validFrom: now }] },
    },
  });
  const posts = [{ role, unitId: unit.id, level: unit.level, kind: unit.kind }];
  return { kind: "STAFF", personId, posts } as const satisfies Staff;
}

beforeAll(async () => {
  offices = await makeOffices();
  mate = await colleague("同事", "INTAKE_CLERK", offices.units.water);
  clerk = await colleague("街道受理", "INTAKE_CLERK", offices.units.town);
});
beforeEach(async () => {
  await db.absence.deleteMany();
});

const form = (of: Staff, fromOn: string, toOn: string, ...standIns: Staff[]) =>
  absenceForm.parse({
    absenceId: uuidv7(),
    personId: of.personId,
    fromOn,
    toOn,
    ...Object.fromEntries(standIns.map(({ personId }, n) => [`standIn${n + 1}`, personId])),
  });

/** An issue the department's handler has signed for. */
async function signed(): Promise<string> {
  const { people, units } = offices;
  const at = clock("2026-03-04 09:00");
  const { issueId } = await told(people.town, units.town.id, at);
  await does(
    people.town,
    issueId,
    "accept",
    { category: "UTILITIES.WATER_SUPPLY", tier: "URGENT", hazard: false },
    at,
  );
  await does(people.town, issueId, "dispatch", { unitId: units.water.id, words: "" }, at);
  await does(people.handler, issueId, "sign", {}, at);
  return issueId;
}
const queue = async (actor: Staff, key: DeskFilter["queue"], at: Date) =>
  (await readDesk(actor, { queue: key, state: null, tier: null, after: null }, at)).items.map(({ id }) => id);
const reply = (at: Date): Command =>
  ({ id: uuidv7(), verb: "reply", version: null, madeAt: at, payload: goodReply(at) }) as Command;

describe("a handler goes on leave", () => {
  it("their work comes to the stand-in and the head, is done in their name, and goes back by itself", async () => {
    const { handler, lead } = offices.people;
    const issueId = await signed();
    expect(
      await setAbsence(handler, form(handler, "2026-03-05", "2026-03-06", mate), now),
    ).not.toHaveProperty("code");

    const before = clock("2026-03-04 23:59");
    expect((await withLentPosts(db, mate, before)).standsInFor).toEqual([]);
    expect(await queue(lead, "standIn", before)).toEqual([]);

    const during = clock("2026-03-05 00:00");
    const standIn = await withLentPosts(db, mate, during);
    expect(standIn.standsInFor).toEqual([{ personId: handler.personId, name: "承办", until: "2026-03-06" }]);
    expect(await queue(standIn, "standIn", during)).toEqual([issueId]);
    expect(await queue(lead, "standIn", during)).toEqual([issueId]);
    const [item] = (
      await readDesk(standIn, { queue: "standIn", state: null, tier: null, after: null }, during)
    ).items;
    expect(item).toMatchObject({ insteadOf: "承办", next: expect.arrayContaining(["reply"]) });

    expect(await act(mate, issueId, [reply(during)], during)).toMatchObject({ code: "NOT_ALLOWED" });
    expect(await act(standIn, issueId, [reply(during)], during)).toMatchObject({
      handlerId: handler.personId,
    });
    const event = await db.issueEvent.findFirst({ where: { issueId, verb: "reply" } });
    expect(event).toMatchObject({ actorId: mate.personId, actorRole: "HANDLER" });
    expect(event?.data).toMatchObject({ onBehalfOf: handler.personId });

    const after = clock("2026-03-07 00:00");
    const over = await withLentPosts(db, mate, after);
    expect(over.posts).toEqual(mate.posts);
    expect(await queue(over, "standIn", after)).toEqual([]);
    expect(await queue(lead, "standIn", after)).toEqual([]);
    expect(await act(over, issueId, [reply(after)], after)).toMatchObject({ code: "NOT_ALLOWED" });
  });

  it("what the stand-in signs for in their name is theirs when they are back", async () => {
    const { people, units } = offices;
    const at = clock("2026-03-05 09:00");
    await setAbsence(people.handler, form(people.handler, "2026-03-05", "2026-03-05", mate), now);
    const { issueId } = await told(people.visitor, units.community.id, at);
    await does(
      people.community,
      issueId,
      "accept",
      { category: "UTILITIES.WATER_SUPPLY", tier: "URGENT", hazard: false },
      at,
    );
    await does(people.community, issueId, "dispatch", { unitId: units.community.id, words: "" }, at);
    await does(people.community, issueId, "sign", {}, at);
    await does(
      people.community,
      issueId,
      "escalate",
      { reason: "FUNDS", done: "先后修过两次接头", whyNot: "整根立管要换", asked: "请安排经费改造" },
      at,
    );
    await does(people.town, issueId, "dispatch", { unitId: units.water.id, words: "" }, at);
    const standIn = await withLentPosts(db, mate, at);
    expect(await queue(standIn, "mine", at)).toContain(issueId);
    const done = await does(standIn, issueId, "sign", {}, at);
    expect(done.handlerId).toBe(people.handler.personId);
  });

  it("who may do it by an own post does it as themselves, unless it is the absent one's matter", async () => {
    const { handler, lead } = offices.people;
    const issueId = await signed();
    await setAbsence(handler, form(handler, "2026-03-04", "2026-03-04", lead), now);
    const standIn = await withLentPosts(db, lead, now);
    await does(standIn, issueId, "reply", goodReply(now), now);
    const replied = await db.issueEvent.findFirst({ where: { issueId, verb: "reply" } });
    expect(replied?.data).toMatchObject({ onBehalfOf: handler.personId });
    await does(
      standIn,
      issueId,
      "reply",
      { ...goodReply(now), kind: "FINAL", done: "换了整段立管，接头也换了新的" },
      now,
    );
    const resolved = await does(
      standIn,
      issueId,
      "resolve",
      { outcome: "SOLVED", evidence: "照片在站里" },
      now,
    );
    expect(resolved.state).toBe("RESOLVED");
    const event = await db.issueEvent.findFirst({ where: { issueId, verb: "resolve" } });
    expect(event?.data).not.toHaveProperty("onBehalfOf");
  });
});

describe("who may be set away, and who stands in", () => {
  it("oneself, and the people of a unit one heads; nobody else", async () => {
    const { handler, lead, town, admin } = offices.people;
    expect(await setAbsence(lead, form(handler, "2026-03-05", "2026-03-06", mate), now)).not.toHaveProperty(
      "code",
    );
    expect(await setAbsence(handler, form(lead, "2026-03-05", "2026-03-06"), now)).toMatchObject({
      code: "NOT_ALLOWED",
    });
    expect(await setAbsence(town, form(mate, "2026-03-05", "2026-03-06"), now)).toEqual({
      code: "NOT_FOUND",
    });
    expect(await setAbsence(admin, form(admin, "2026-03-05", "2026-03-06"), now)).not.toHaveProperty("code");
    const away = await readAbsences(lead, now);
    expect(away.absences).toMatchObject([{ name: "承办", standIns: ["同事"], now: false, mine: false }]);
    expect(away.choices.map(({ name }) => name).sort()).toEqual(["同事", "承办", "站长"].sort());
    expect((await readAbsences(mate, now)).choices.map(({ name }) => name)).toEqual(["同事"]);
  });

  it("a stand-in is of the same unit: not above, not below, not oneself", async () => {
    const { handler, town, county } = offices.people;
    for (const other of [town, county, clerk, offices.people.community])
      expect(await setAbsence(handler, form(handler, "2026-03-05", "2026-03-06", other), now)).toEqual({
        code: "STAND_IN_NOT_HERE",
      });
    expect(await setAbsence(handler, form(handler, "2026-03-05", "2026-03-06", handler), now)).toEqual({
      code: "STAND_IN_NOT_HERE",
    });
    expect(
      await setAbsence(
        handler,
        { ...form(handler, "2026-03-05", "2026-03-06"), standInIds: [uuidv7()] },
        now,
      ),
    ).toEqual({ code: "STAND_IN_NOT_HERE" });
  });

  it("never a chain: nobody stands in who is away, and what was borrowed is not lent on", async () => {
    const { handler, lead } = offices.people;
    await setAbsence(mate, form(mate, "2026-03-06", "2026-03-08"), now);
    expect(await setAbsence(handler, form(handler, "2026-03-05", "2026-03-06", mate), now)).toEqual({
      code: "STAND_IN_AWAY",
      details: { who: "同事" },
    });
    await db.absence.deleteMany();
    await setAbsence(handler, form(handler, "2026-03-05", "2026-03-09", mate), now);
    await setAbsence(mate, form(mate, "2026-03-05", "2026-03-09", lead), now);
    const at = clock("2026-03-05 09:00");
    const posts = (await withLentPosts(db, lead, at)).posts.filter((post) => post.onBehalfOf);
    expect(posts.map(({ role, onBehalfOf }) => [role, onBehalfOf])).toEqual([
      ["INTAKE_CLERK", mate.personId],
    ]);
  });

  it("a borrowed headship sets nobody else away", async () => {
    const { handler, lead } = offices.people;
    await setAbsence(lead, form(lead, "2026-03-04", "2026-03-06", mate), now);
    const standIn = await withLentPosts(db, mate, now);
    expect(standIn.posts.map(({ role }) => role)).toEqual(["INTAKE_CLERK", "UNIT_LEAD"]);
    expect(await setAbsence(standIn, form(handler, "2026-03-05", "2026-03-06"), now)).toMatchObject({
      code: "NOT_ALLOWED",
    });
  });

  it("those who run and those who audit the system lend nothing", async () => {
    const { admin } = offices.people;
    const auditor = await colleague("审计", "AUDITOR", offices.units.city);
    expect(await setAbsence(admin, form(admin, "2026-03-04", "2026-03-06", auditor), now)).toEqual({
      code: "STAND_IN_NOT_HERE",
    });
    expect(await setAbsence(auditor, form(auditor, "2026-03-04", "2026-03-06", admin), now)).toEqual({
      code: "STAND_IN_NOT_HERE",
    });
  });
});

describe("days", () => {
  it("begin today or later, end no earlier, last at most 90, and do not overlap", async () => {
    const { handler } = offices.people;
    const wrong = { code: "ABSENCE_DATES", details: { days: 90 } };
    expect(await setAbsence(handler, form(handler, "2026-03-03", "2026-03-06"), now)).toEqual(wrong);
    expect(await setAbsence(handler, form(handler, "2026-03-06", "2026-03-05"), now)).toEqual(wrong);
    expect(await setAbsence(handler, form(handler, "2026-03-04", "2026-06-02"), now)).toEqual(wrong);
    expect(await setAbsence(handler, form(handler, "2026-03-04", "2026-06-01"), now)).not.toHaveProperty(
      "code",
    );
    expect(await setAbsence(handler, form(handler, "2026-06-01", "2026-06-02"), now)).toEqual({
      code: "ABSENCE_OVERLAPS",
      details: { from: "2026-03-04", to: "2026-06-01" },
    });
  });

  it("set twice at once one stands; sent again it is the same; ended it makes room and is kept", async () => {
    const { handler, lead } = offices.people;
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        setAbsence(handler, form(handler, "2026-03-05", "2026-03-06", mate), now),
      ),
    );
    expect(answers.filter((answer) => !isProblem(answer))).toHaveLength(1);
    const [stands] = await db.absence.findMany();
    const again = { ...form(handler, "2026-03-05", "2026-03-06", mate), absenceId: stands?.id ?? "" };
    expect(await setAbsence(handler, again, now)).toEqual({ id: stands?.id });
    expect(await endAbsence(mate, stands?.id ?? "", now)).toMatchObject({ code: "NOT_ALLOWED" });
    expect(await endAbsence(lead, stands?.id ?? "", now)).toEqual({ id: stands?.id });
    expect((await withLentPosts(db, mate, clock("2026-03-05 09:00"))).standsInFor).toEqual([]);
    expect(await setAbsence(handler, form(handler, "2026-03-05", "2026-03-06"), now)).not.toHaveProperty(
      "code",
    );
    expect(await db.absence.count()).toBe(2);
  });

  it("a colleague whose account is closed stands in no more", async () => {
    const { handler } = offices.people;
    const gone = await colleague("走了", "HANDLER", offices.units.water);
    await db.person.update({ where: { id: gone.personId }, data: { disabledAt: now } });
    expect(await setAbsence(handler, form(handler, "2026-03-05", "2026-03-06", gone), now)).toEqual({
      code: "STAND_IN_NOT_HERE",
    });
    await setAbsence(handler, form(handler, "2026-03-04", "2026-03-06", mate), now);
    await db.person.update({ where: { id: handler.personId }, data: { disabledAt: now } });
    expect((await withLentPosts(db, mate, now)).posts).toEqual(mate.posts);
    await db.person.update({ where: { id: handler.personId }, data: { disabledAt: null } });
  });
});
