import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { inside, MOST_MENTIONS, noteForm } from "#lib/domain/desk/internalNotes.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readNotes } from "#lib/queries/casework/internalNotes.ts";
import { readIssue } from "#lib/queries/casework/issues.ts";
import { readTracked } from "#lib/queries/residents/residents.ts";
import { withdrawNote, writeNote } from "#lib/usecases/casework/internalNotes.ts";
import { stored } from "#tests/support/office.ts";
import { clock, does, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const now = clock("2026-03-04 10:00");
const WORDS = "上次他家的钥匙在隔壁，别写进答复";
let offices: Offices;
let issueId: string;

beforeAll(async () => {
  offices = await makeOffices();
  const { people, units } = offices;
  issueId = (await told(people.town, units.town.id, now)).issueId;
  await does(
    people.town,
    issueId,
    "accept",
    { category: "UTILITIES.WATER_SUPPLY", tier: "URGENT", hazard: false },
    now,
  );
  await does(people.town, issueId, "dispatch", { unitId: units.water.id, words: "" }, now);
});

const form = (...mentions: string[]) => ({ noteId: uuidv7(), issueId, inside: inside(WORDS), mentions });
const notes = async (who: keyof Offices["people"]) => readNotes(offices.people[who], await stored(issueId));

describe("a note stays inside", () => {
  it("colleagues who can see the issue read it; whoever is mentioned is told where, not what", async () => {
    const { handler, lead } = offices.people;
    const note = form(lead.personId, handler.personId);
    expect(await writeNote(handler, note, now)).toEqual({ id: note.noteId });
    expect(await writeNote(handler, note, now)).toEqual({ id: note.noteId });
    expect((await notes("lead"))?.notes).toMatchObject([
      { words: { inside: WORDS }, by: "承办", unit: "枫树街道水务站", mentioned: ["站长"], mine: false },
    ]);
    const messages = await db.outbox.findMany({ where: { topic: "mention" } });
    expect(messages).toMatchObject([{ recipient: `person:${lead.personId}`, issueId }]);
    expect(JSON.stringify(messages)).not.toContain("钥匙");
  });

  it("residents, liaisons, administrators and strangers find nothing of it anywhere", async () => {
    const { issue: _issue, ...page } = (await readIssue(offices.people.handler, issueId, now)) ?? {
      issue: null,
    };
    expect(JSON.stringify(page)).not.toContain("钥匙");
    const tracked = await readTracked({ kind: "RESIDENT", issueId }, now);
    expect(tracked).not.toBeNull();
    expect(JSON.stringify(tracked)).not.toContain("钥匙");
    expect(await notes("admin")).toBeNull();
    expect(await notes("neighbour")).toBeNull();
    const [post] = offices.people.town.posts;
    const liaison = { ...offices.people.town, posts: [{ ...post, role: "LIAISON" as const }] } as never;
    expect(await readNotes(liaison, await stored(issueId))).toBeNull();
    expect(await writeNote(liaison, form(), now)).toMatchObject({ code: "NOT_ALLOWED" });
  });

  it("auditors read and do not write; strangers cannot tell it from nothing", async () => {
    const [post] = offices.people.city.posts;
    const auditor = { ...offices.people.city, posts: [{ ...post, role: "AUDITOR" as const }] } as never;
    expect(await readNotes(auditor, await stored(issueId))).toMatchObject({ mentionable: null });
    expect(await writeNote(auditor, form(), now)).toMatchObject({ code: "NOT_ALLOWED" });
    expect(await writeNote(offices.people.neighbour, form(), now)).toEqual({ code: "NOT_FOUND" });
    expect(await writeNote(offices.people.handler, { ...form(), issueId: uuidv7() }, now)).toEqual({
      code: "NOT_FOUND",
    });
  });

  it("only who can see the issue can be mentioned, and nothing is written otherwise", async () => {
    const { handler, neighbour, admin, lead } = offices.people;
    const before = await db.internalNote.count();
    expect(await writeNote(handler, form(lead.personId, neighbour.personId), now)).toEqual({
      code: "MENTION_CANNOT_SEE",
      details: { who: "邻居" },
    });
    expect(await writeNote(handler, form(admin.personId), now)).toMatchObject({ code: "MENTION_CANNOT_SEE" });
    expect(await writeNote(handler, form(uuidv7()), now)).toEqual({ code: "NOT_FOUND" });
    expect(await db.internalNote.count()).toBe(before);
    expect(await db.outbox.count({ where: { topic: "mention" } })).toBe(1);
    const offered = (await notes("handler"))?.mentionable?.map(({ name }) => name) ?? [];
    expect(offered).toEqual(expect.arrayContaining(["站长", "街道", "区办", "市办"]));
    expect(offered[0]).toBe("站长");
    for (const name of ["承办", "邻居", "管理"]) expect(offered).not.toContain(name);
  });

  it("is written once: its writer withdraws it, nobody changes or deletes it", async () => {
    const { handler, lead } = offices.people;
    const note = form();
    await writeNote(handler, note, now);
    const asked = { noteId: note.noteId, issueId };
    expect(await withdrawNote(lead, asked, now)).toEqual({ code: "NOT_FOUND" });
    expect(await withdrawNote(handler, asked, now)).toEqual({ id: note.noteId });
    expect(await withdrawNote(handler, asked, clock("2026-03-05"))).toEqual({ id: note.noteId });
    const row = await db.internalNote.findUnique({ where: { id: note.noteId } });
    expect(row).toMatchObject({ withdrawnAt: now, words: WORDS });
    const change = (data: object) => db.internalNote.updateMany({ where: { id: note.noteId }, data });
    await expect(change({ words: "别的" })).rejects.toThrow();
    await expect(change({ withdrawnAt: null })).rejects.toThrow();
    await expect(db.internalNote.deleteMany({ where: { id: note.noteId } })).rejects.toThrow();
    await expect(db.$executeRaw`TRUNCATE internal_notes`).rejects.toThrow();
  });

  it("sent eight times at once it is one note with one message", async () => {
    const { handler, lead } = offices.people;
    const note = form(lead.personId);
    const messages = await db.outbox.count({ where: { topic: "mention" } });
    const answers = await Promise.all(Array.from({ length: 8 }, () => writeNote(handler, note, now)));
    expect(answers.filter(isProblem)).toEqual([]);
    expect(await db.internalNote.count({ where: { id: note.noteId } })).toBe(1);
    expect(await db.outbox.count({ where: { topic: "mention" } })).toBe(messages + 1);
    expect(await writeNote(lead, note, now)).toEqual({ code: "NOT_FOUND" });
  });
});

it("the form of a note is no form of a reply, and its words are no text", () => {
  const ids = { noteId: uuidv7(), issueId: uuidv7() };
  expect(noteForm.safeParse({ ...ids, done: "x", state: "y", next: "z" }).success).toBe(false);
  expect(noteForm.safeParse({ ...ids, words: "x" }).success).toBe(false);
  const parsed = noteForm.parse({ ...ids, inside: "给同事" });
  expect(parsed.inside).toEqual({ inside: "给同事" });
  // @ts-expect-error words between colleagues are no string
  const text: string = parsed.inside;
  expect(text).toBeTypeOf("object");
  const many = Array.from({ length: MOST_MENTIONS + 1 }, () => ({ id: uuidv7() }));
  expect(noteForm.safeParse({ ...ids, inside: "x", mentions: many }).success).toBe(false);
});
