import { appendFile, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Command } from "#lib/domain/commands.ts";
import { MOST_BYTES, MOST_WAITING } from "#lib/domain/files/fileLimits.ts";
import type { Actor, ResidentActor, Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { makeWaitingFolder, waitingFile } from "#lib/files/waiting.ts";
import { filesOfIssue, filesOfVisit } from "#lib/queries/files/attachments.ts";
import { readTracked } from "#lib/queries/residents/residents.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import { logVisit } from "#lib/usecases/casework/visits.ts";
import { attach, findFile, openFile, replyWithFiles } from "#lib/usecases/files/attachments.ts";
import {
  beginUpload,
  cleanFiles,
  dropUpload,
  finishUpload,
  giverOf,
  uploadOf,
} from "#lib/usecases/files/uploads.ts";
import { forgetContacts, forgetFiles } from "#lib/usecases/rights/retention.ts";
import { docx, noise, pdf, SVG } from "#tests/support/files.ts";
import { clock, goodReply, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const now = clock("2026-03-04 10:00");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
let folder: string;
let offices: Offices;
let photo: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "minqing-files-"));
  process.env.MINQING_FILES = folder;
  await makeWaitingFolder();
  offices = await makeOffices();
  photo = await noise(200, 150).jpeg().toBuffer();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const auditor = (): Staff => ({
  kind: "STAFF",
  personId: uuidv7(),
  posts: [{ role: "AUDITOR", unitId: offices.units.city.id, level: "CITY", kind: "AREA" }],
});
const holder = (issueId: string): ResidentActor => ({ kind: "RESIDENT", issueId });
const giver = (actor: Actor) => giverOf(actor) ?? { personId: "" };

/** Sends a file whole, as the doors do; a refusal comes back as its code. */
async function sent(
  actor: Actor,
  content: Buffer | string = photo,
  name = "漏水.jpg",
  at = now,
): Promise<string> {
  const bytes = Buffer.from(content);
  const begun = await beginUpload(giver(actor), { name, bytes: bytes.length }, at);
  if (isProblem(begun)) return begun.code;
  await writeFile(waitingFile(begun.id), bytes);
  const refused = await finishUpload(begun.id, at);
  return refused?.code ?? begun.id;
}
const issueHere = async (payload = {}) =>
  (await told(offices.people.visitor, offices.units.community.id, now, payload)).issueId;
const toIssue = (issueId: string) => ({ entry: "ISSUE", issueId }) as const;
const sees = async (actor: Actor, id: string) => (await findFile([actor], id)) !== null;
const stored = async () =>
  (await readdir(path.join(folder, "store"), { recursive: true })).filter((f) => f.length > 60);

describe("withdrawn for the resident", () => {
  const withdraws = (by: Actor, issueId: string, paperId: string | null) =>
    act(
      by,
      issueId,
      [
        {
          id: uuidv7(),
          verb: "withdraw",
          version: null,
          madeAt: now,
          payload: { reason: "自己修好了", paperId },
        },
      ],
      now,
    );

  test("an office needs the paper among the files of this very issue, as a photo or a scan; the resident needs none", async () => {
    const { community } = offices.people;
    const [issueId, other] = [await issueHere(), await issueHere()];
    const paper = await sent(community, photo, "撤回申请.jpg");
    const elsewhere = await sent(community, photo, "别人的.jpg");
    const typed = await sent(community, "本人不再要求办理", "撤回.txt");
    await attach(community, toIssue(other), [elsewhere], now);
    await attach(community, toIssue(issueId), [typed], now);
    for (const paperId of [null, paper, elsewhere, typed])
      expect(await withdraws(community, issueId, paperId), String(paperId)).toEqual({ code: "PAPER_NEEDED" });
    await attach(community, toIssue(issueId), [paper], now);
    expect(await withdraws(community, issueId, paper)).toMatchObject({ state: "WITHDRAWN" });
    const event = await db.issueEvent.findFirstOrThrow({ where: { issueId, verb: "withdraw" } });
    expect(event.data).toMatchObject({ paperId: paper });
    expect(await withdraws({ ...holder(other), byKey: true }, other, null)).toMatchObject({
      state: "WITHDRAWN",
    });
  });
});

describe("what arrives", () => {
  test("the same photo twice, under two names, is stored once", async () => {
    const [a, b] = [await sent(offices.people.visitor), await sent(offices.people.town, photo, "again.jpg")];
    const rows = await db.attachment.findMany({ where: { id: { in: [a, b] } }, include: { blob: true } });
    expect(new Set(rows.map(({ sha256 }) => sha256)).size).toBe(1);
    const hash = rows[0]?.sha256 ?? "";
    expect((await stored()).filter((file) => file.includes(hash)).length).toBe(2); // with its small picture
    expect(rows[0]?.blob).toMatchObject({ kind: "JPEG", thumbed: true });
    expect(await readdir(path.join(folder, "waiting"))).toEqual([]);
  });

  test("what is not taken is gone at once", async () => {
    const before = await db.attachment.count();
    expect(await sent(offices.people.visitor, SVG, "picture.jpg")).toBe("FILE_TYPE");
    expect(await sent(offices.people.visitor, photo.subarray(0, 900), "half.jpg")).toBe("FILE_BROKEN");
    expect(await sent(offices.people.visitor, "", "empty.txt")).toBe("FILE_BROKEN");
    expect(
      await beginUpload(giver(offices.people.visitor), { name: "x", bytes: MOST_BYTES + 1 }, now),
    ).toEqual({
      code: "FILE_TOO_LARGE",
    });
    expect(await db.attachment.count()).toBe(before);
    expect(await readdir(path.join(folder, "waiting"))).toEqual([]);
  });

  test("finished twice at once it is finished once; half it is not finished", async () => {
    const begun = await beginUpload(
      giver(offices.people.visitor),
      { name: "a.pdf", bytes: pdf().length },
      now,
    );
    if (isProblem(begun)) throw new Error();
    await writeFile(waitingFile(begun.id), pdf().subarray(0, 20));
    expect(await finishUpload(begun.id, now)).toEqual({ code: "FILE_GONE" });
    await appendFile(waitingFile(begun.id), pdf().subarray(20));
    expect(await Promise.all([finishUpload(begun.id, now), finishUpload(begun.id, now)])).toEqual([
      undefined,
      undefined,
    ]);
    expect(await finishUpload(begun.id, now)).toBeUndefined();
  });

  test("how far it is and giving it up are answered to its giver only", async () => {
    const { visitor, town } = offices.people;
    const id = await sent(visitor);
    expect(await uploadOf([giver(visitor)], id)).toEqual({ bytes: photo.length, whole: true });
    expect(await uploadOf([giver(town)], id)).toBeNull();
    expect(await uploadOf([], id)).toBeNull();
    expect(await dropUpload([giver(town)], id)).toEqual({ code: "FILE_GONE" });
    expect(await dropUpload([giver(visitor)], id)).toBeUndefined();
    expect(await uploadOf([giver(visitor)], id)).toBeNull();
  });

  test("what waits unused is bounded, and counted for each giver alone", async () => {
    const somebody = giver({ ...offices.people.visitor, personId: uuidv7() });
    for (let i = 0; i < MOST_WAITING; i++) await beginUpload(somebody, { name: "a", bytes: 1 }, now);
    expect(await beginUpload(somebody, { name: "a", bytes: 1 }, now)).toEqual({ code: "FILES_WAITING" });
    expect(await beginUpload(somebody, { name: "a", bytes: 1 }, later(25))).toHaveProperty("id");
    expect(await sent(offices.people.town)).toMatch(/-/);
  });
});

describe("who may see and add", () => {
  test("with an issue: whoever sees the issue; the resident only what they gave", async () => {
    const { visitor, community, town, neighbour, admin } = offices.people;
    const issueId = await issueHere();
    const internal = await sent(visitor);
    const own = await sent(holder(issueId), pdf(), "合同.pdf");
    expect(await sees(visitor, internal)).toBe(true);
    expect(await sees(community, internal)).toBe(false);
    expect(await attach(visitor, toIssue(issueId), [internal], now)).toEqual({ attached: 1 });
    expect(await attach(holder(issueId), toIssue(issueId), [own], now)).toEqual({ attached: 1 });
    const other = await issueHere();
    const can = async (id: string) =>
      Promise.all(
        [visitor, community, town, neighbour, admin, holder(issueId), holder(other), auditor()].map((who) =>
          sees(who, id),
        ),
      );
    expect(await can(internal)).toEqual([true, true, true, false, false, false, false, true]);
    expect(await can(own)).toEqual([true, true, true, false, false, true, false, true]);
    expect(
      (await filesOfIssue(town, issueId)).map(({ name, byResident, kind }) => [name, byResident, kind]),
    ).toEqual([
      ["漏水.jpg", false, "JPEG"],
      ["合同.pdf", true, "PDF"],
    ]);
    expect(await filesOfIssue(neighbour, issueId)).toEqual([]);
    expect((await filesOfIssue(holder(issueId), issueId)).map(({ name, by }) => [name, by])).toEqual([
      ["合同.pdf", ""],
    ]);
    expect(await filesOfIssue({ kind: "RESIDENT", issueId: null }, issueId)).toEqual([]);
  });

  test("nobody attaches what somebody else sent, to what is not theirs, or what is not there", async () => {
    const { visitor, community, neighbour } = offices.people;
    const issueId = await issueHere();
    const id = await sent(visitor);
    expect(await attach(community, toIssue(issueId), [id], now)).toEqual({ code: "FILE_GONE" });
    expect(await attach(holder(issueId), toIssue(issueId), [id], now)).toEqual({ code: "FILE_GONE" });
    expect(await attach(neighbour, toIssue(issueId), [await sent(neighbour)], now)).toEqual({
      code: "NOT_FOUND",
    });
    expect(await attach(visitor, toIssue(uuidv7()), [id], now)).toEqual({ code: "NOT_FOUND" });
    expect(await attach(visitor, toIssue(issueId), [id, uuidv7()], now)).toEqual({ code: "FILE_GONE" });
    const spectator = auditor();
    expect(await attach(spectator, toIssue(issueId), [await sent(spectator)], now)).toMatchObject({
      code: "NOT_ALLOWED",
    });
    expect(await filesOfIssue(community, issueId)).toEqual([]);
    expect(await attach(visitor, toIssue(issueId), [id], now)).toEqual({ attached: 1 });
    expect(await attach(visitor, toIssue(issueId), [id], later(1))).toEqual({ attached: 1 });
    expect(await attach(visitor, toIssue(await issueHere()), [id], now)).toEqual({ code: "FILE_GONE" });
  });

  test("ten of each giver with an issue, also when two additions come at once", async () => {
    const { visitor, community } = offices.people;
    const issueId = await issueHere();
    const some = (count: number) => Promise.all(Array.from({ length: count }, () => sent(visitor)));
    expect(await attach(visitor, toIssue(issueId), await some(11), now)).toEqual({ code: "FILES_TOO_MANY" });
    const [six, five] = [await some(6), await some(5)];
    const both = await Promise.all([six, five].map((ids) => attach(visitor, toIssue(issueId), ids, now)));
    expect(both.filter(isProblem)).toEqual([{ code: "FILES_TOO_MANY" }]);
    expect(await attach(community, toIssue(issueId), [await sent(community)], now)).toEqual({ attached: 1 });
  });

  test("an archived issue takes no more", async () => {
    const issueId = await issueHere();
    await db.issue.update({ where: { id: issueId }, data: { state: "ARCHIVED", closedAt: now } });
    const { visitor } = offices.people;
    expect(await attach(visitor, toIssue(issueId), [await sent(visitor)], now)).toMatchObject({
      code: "NOT_ALLOWED",
    });
    expect((await readTracked(holder(issueId), now))?.mayAddFiles).toBe(false);
  });
});

describe("with an answer", () => {
  async function worked(): Promise<string> {
    const issueId = await issueHere();
    await db.issue.update({
      where: { id: issueId },
      data: {
        state: "IN_PROGRESS",
        leadUnitId: offices.units.community.id,
        category: "05.LEAK",
        dispatchedAt: now,
      },
    });
    return issueId;
  }

  test("files go along in one transaction, once; the resident sees them", async () => {
    const { community, visitor } = offices.people;
    const issueId = await worked();
    const id = await sent(community, await docx(), "处理方案.docx");
    const command = {
      id: uuidv7(),
      verb: "reply",
      version: null,
      madeAt: now,
      payload: goodReply(now),
    } as unknown as Command;
    const first = await replyWithFiles(community, issueId, [command], [id], now);
    expect(isProblem(first)).toBe(false);
    expect(isProblem(await replyWithFiles(community, issueId, [command], [id], later(1)))).toBe(false);
    const replies = await db.reply.findMany({ where: { issueId }, include: { attachments: true } });
    expect(replies.map((reply) => reply.attachments.map((file) => file.id))).toEqual([[id]]);
    expect(await sees(holder(issueId), id)).toBe(true);
    expect(
      (await filesOfIssue(holder(issueId), issueId)).map(({ name, repliedAt }) => [name, repliedAt]),
    ).toEqual([["处理方案.docx", now]]);
    const more = await sent(community);
    const reply = { entry: "REPLY", issueId, replyId: replies[0]?.id ?? "" } as const;
    expect(await attach(community, reply, [more], now)).toEqual({ attached: 1 });
    const stranger = await sent(visitor);
    expect(await attach(visitor, reply, [stranger], now)).toMatchObject({ code: "NOT_ALLOWED" });
    expect(await attach(holder(issueId), reply, [await sent(holder(issueId))], now)).toMatchObject({
      code: "NOT_ALLOWED",
    });
    expect(
      await attach(community, { ...reply, issueId: await issueHere() }, [await sent(community)], now),
    ).toEqual({ code: "NOT_FOUND" });
  });

  test("a file that is gone undoes the answer with it", async () => {
    const { community } = offices.people;
    const issueId = await worked();
    const command = {
      id: uuidv7(),
      verb: "reply",
      version: null,
      madeAt: now,
      payload: goodReply(now),
    } as unknown as Command;
    expect(await replyWithFiles(community, issueId, [command], [uuidv7()], now)).toEqual({
      code: "FILE_GONE",
    });
    expect(await db.reply.count({ where: { issueId } })).toBe(0);
  });
});

describe("with a visit", () => {
  const visit = (problems: number, attachments: string[]) => ({
    id: uuidv7(),
    type: "HOUSEHOLD_VISIT" as const,
    result: problems > 0 ? ("RAISED" as const) : ("NOTHING_RAISED" as const),
    unitId: offices.units.community.id,
    building: "3栋",
    unit: "",
    room: "",
    visitedOn: "2026-03-04",
    visitedTime: "",
    lateReason: "",
    companions: "",
    note: "",
    residentName: "",
    residentPhone: null,
    problems: Array.from({ length: problems }, () => ({
      id: uuidv7(),
      statement: "楼道灯坏了",
      category: null,
      hazard: false,
      confidentiality: "NORMAL" as const,
    })),
    attachments,
  });
  const log = async (command: ReturnType<typeof visit>) => {
    const logged = await logVisit(offices.people.visitor, command as never, now, now);
    if (isProblem(logged)) throw new Error(logged.code);
    return logged;
  };

  test("they are the visit's, and go with its issue where there is one only", async () => {
    const { visitor, community, neighbour } = offices.people;
    const id = await sent(visitor);
    const one = await log(visit(1, [id]));
    expect((await filesOfVisit(visitor, one.visitId)).map((file) => file.id)).toEqual([id]);
    expect(await sees(community, id)).toBe(true);
    expect(await sees(neighbour, id)).toBe(false);
    expect(await sees(holder(one.receipts[0]?.issueId ?? ""), id)).toBe(false);
    const unit = offices.units.water.id;
    const handle = (issueId: string) =>
      db.issue.update({
        where: { id: issueId },
        data: { state: "DISPATCHED", leadUnitId: unit, category: "05.LEAK" },
      });
    await handle(one.receipts[0]?.issueId ?? "");
    expect(await sees(offices.people.handler, id)).toBe(true);

    const other = await sent(visitor);
    const two = await log(visit(2, [other]));
    await handle(two.receipts[0]?.issueId ?? "");
    expect(await sees(offices.people.handler, other)).toBe(false);
    expect(await sees(community, other)).toBe(true);
  });

  test("only who made it adds to it afterwards; ten in all; a visit that is refused attaches nothing", async () => {
    const { visitor, community } = offices.people;
    const { visitId } = await log(visit(0, [await sent(visitor)]));
    const to = { entry: "VISIT", visitId } as const;
    expect(await attach(community, to, [await sent(community)], now)).toEqual({ code: "NOT_FOUND" });
    const nine = await Promise.all(Array.from({ length: 9 }, () => sent(visitor)));
    expect(await attach(visitor, to, nine, now)).toEqual({ attached: 9 });
    expect(await attach(visitor, to, [await sent(visitor)], now)).toEqual({ code: "FILES_TOO_MANY" });
    const gone = visit(0, [uuidv7()]);
    expect(await logVisit(visitor, gone as never, now, now)).toEqual({ code: "FILE_GONE" });
    expect(await db.visit.count({ where: { id: gone.id } })).toBe(0);
  });
});

describe("what goes", () => {
  test("half and unused uploads after a day, then what nothing names any more; never what is used", async () => {
    const { visitor } = offices.people;
    const start = later(1000);
    const issueId = await issueHere();
    const used = await sent(visitor, photo, "a.jpg", start);
    await attach(visitor, toIssue(issueId), [used], start);
    const unused = await sent(visitor, pdf("unused"), "b.pdf", start);
    const half = await beginUpload(giver(visitor), { name: "c", bytes: 500 }, start);
    if (isProblem(half)) throw new Error();
    await writeFile(waitingFile(half.id), "half");
    const stray = uuidv7();
    await writeFile(waitingFile(stray), "left behind by a process that was killed");
    await writeFile(`${waitingFile(stray)}.json`, "{}");

    const hour = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
    await cleanFiles(hour(23));
    expect(await db.attachment.count({ where: { id: { in: [used, unused, half.id] } } })).toBe(3);
    expect(await readdir(path.join(folder, "waiting"))).toContain(half.id);
    const old = new Date(Date.now() - 2 * 3_600_000);
    await utimes(waitingFile(stray), old, old);
    await cleanFiles(hour(23));
    expect(await readdir(path.join(folder, "waiting"))).toEqual([half.id]);

    const hash = (await db.attachment.findUniqueOrThrow({ where: { id: unused } })).sha256 ?? "";
    const cleaned = await cleanFiles(hour(25), { quietMs: 0 });
    expect(cleaned.blobs).toBeGreaterThan(0);
    expect(await db.attachment.count({ where: { id: { in: [unused, half.id] } } })).toBe(0);
    expect(await readdir(path.join(folder, "waiting"))).toEqual([]);
    expect((await stored()).some((file) => file.includes(hash))).toBe(false);
    const file = await findFile([visitor], used);
    const stream = file && (await openFile(file, { thumb: false }));
    expect(stream && (await buffer(stream)).length).toBe(file?.bytes);
    expect(await cleanFiles(hour(25))).toEqual({ uploads: 0, blobs: 0 });
    expect(await sent(visitor, pdf("unused"), "b.pdf", hour(25))).toMatch(/-/);
    expect((await stored()).some((name) => name.includes(hash))).toBe(true);
  });

  test("files go with the contact, three years after the issue ended", async () => {
    const { visitor } = offices.people;
    const [ended, open] = [await issueHere(), await issueHere()];
    const nameless = await issueHere({ confidentiality: "ANONYMOUS" });
    for (const id of [ended, open, nameless]) await attach(visitor, toIssue(id), [await sent(visitor)], now);
    const closedAt = clock("2026-04-01 10:00");
    await db.issue.updateMany({
      where: { id: { in: [ended, nameless] } },
      data: { state: "CLOSED", closedAt },
    });
    const left = async () =>
      Promise.all([ended, open, nameless].map((id) => db.attachment.count({ where: { issueId: id } })));

    await forgetContacts(clock("2029-03-31 10:00"));
    await forgetFiles(clock("2029-03-31 10:00"));
    expect(await left()).toEqual([1, 1, 1]);
    await forgetContacts(clock("2029-04-02 10:00"));
    expect(await forgetFiles(clock("2029-04-02 10:00"))).toBeGreaterThan(1);
    expect(await left()).toEqual([0, 1, 0]);
    expect(await forgetFiles(clock("2029-04-02 10:00"))).toBe(0);
  });
});
