import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { readOwnCopy } from "#app/(public)/track/issue/mine/copy/ownCopy.ts";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { DEFAULT_PRIVACY } from "#lib/domain/rights/privacy.ts";
import { readTracked } from "#lib/queries/residents/residents.ts";
import { ownInformation } from "#lib/queries/rights/ownInformation.ts";
import { revealContact } from "#lib/usecases/casework/contact.ts";
import { act, type Receipt } from "#lib/usecases/casework/issues.ts";
import { track } from "#lib/usecases/residents/track.ts";
import { correctContact, forgetContact } from "#lib/usecases/rights/ownContact.ts";
import { clock, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const now = clock("2026-03-04 10:00");
let offices: Offices;
beforeAll(async () => {
  offices = await makeOffices();
});

const fresh = (payload: Parameters<typeof told>[3] = {}) =>
  told(offices.people.visitor, offices.units.community.id, now, payload);
const holder = ({ issueId }: Receipt, byKey = true): ResidentActor => ({ kind: "RESIDENT", issueId, byKey });
const asked = async (receipt: Receipt, more: object = {}) => ({
  issueId: receipt.issueId,
  commandId: uuidv7(),
  version: (await loadIssue(db, receipt.issueId))?.version ?? 0,
  key: receipt.secret,
  ...more,
});
const corrected = async (
  receipt: Receipt,
  residentPhone: string | null,
  residentName = "王阿姨",
  more = {},
) =>
  correctContact(
    holder(receipt),
    { ...(await asked(receipt, more)), residentName, residentPhone } as never,
    now,
  );
const opens = async (receipt: Receipt, proof: string) =>
  track({ receiptNo: receipt.receiptNo, proof, client: uuidv7() }, now);
const contact = async ({ issueId }: Receipt) =>
  (await db.issue.findUniqueOrThrow({ where: { id: issueId }, include: { resident: true } })).resident;

const noted = async (issueId: string, words: string): Promise<string> => {
  const id = uuidv7();
  const { personId } = offices.people.visitor;
  const unitId = offices.units.community.id;
  await db.internalNote.create({ data: { id, issueId, authorId: personId, unitId, words, at: now } });
  return id;
};

describe("correcting the contact", () => {
  test("moves the four digits that open the page to the new phone; the key stays", async () => {
    const receipt = await fresh();
    expect(isProblem(await corrected(receipt, "13911112222"))).toBe(false);
    expect(await opens(receipt, "5678")).toMatchObject({ code: "TRACK_NOT_FOUND" });
    expect(await opens(receipt, "2222")).toMatchObject({ issueId: receipt.issueId, byKey: false });
    expect(await opens(receipt, receipt.secret)).toMatchObject({ byKey: true });
  });

  test("needs the key, also from whoever has the page open", async () => {
    const receipt = await fresh();
    for (const key of ["", "5678", "2222-2222"])
      expect(await corrected(receipt, "13911112222", "王阿姨", { key })).toEqual({ code: "KEY_WRONG" });
    expect(await contact(receipt)).toMatchObject({ phone: "13800005678" });
    const stranger = { kind: "RESIDENT", issueId: (await fresh()).issueId, byKey: true } as const;
    expect(
      await correctContact(
        stranger,
        { ...(await asked(receipt)), residentName: "", residentPhone: "13911112222" },
        now,
      ),
    ).toEqual({ code: "NOT_FOUND" });
  });

  test("waits after ten wrong keys", async () => {
    const receipt = await fresh();
    for (let tries = 0; tries < 10; tries++) await corrected(receipt, null, "李", { key: "2222-2222" });
    expect(await corrected(receipt, "13911112222")).toMatchObject({ code: "TOO_MANY_TRIES" });
  });

  test("stands in the trail without either of the two phones", async () => {
    const receipt = await fresh();
    await corrected(receipt, "13911112222", "王大妈");
    const events = await db.issueEvent.findMany({ where: { issueId: receipt.issueId } });
    expect(events.map(({ verb }) => verb)).toEqual(["register", "correctContact"]);
    expect(events.at(-1)).toMatchObject({ data: { what: "BOTH" }, actorRole: "RESIDENT" });
    for (const gone of ["13800005678", "13911112222", "王阿姨", "王大妈"])
      expect(JSON.stringify(events)).not.toContain(gone);
  });

  test("is of this issue alone where a visit told of several", async () => {
    const one = await fresh();
    const two = await fresh();
    const { residentId } = await db.issue.findUniqueOrThrow({ where: { id: one.issueId } });
    await db.issue.update({ where: { id: two.issueId }, data: { residentId } });
    await corrected(one, "13911112222");
    expect(await contact(one)).toMatchObject({ phone: "13911112222", phoneTail: "2222" });
    expect(await contact(two)).toMatchObject({ phone: "13800005678" });
  });

  test("sent twice it is done once; nothing to correct, all empty and without a name are told apart", async () => {
    const receipt = await fresh();
    const commandId = uuidv7();
    for (let sent = 0; sent < 2; sent++)
      expect(isProblem(await corrected(receipt, "13911112222", "王阿姨", { commandId }))).toBe(false);
    expect(await corrected(receipt, "13911112222")).toEqual({ code: "CONTACT_UNCHANGED" });
    expect(await corrected(receipt, null, "")).toEqual({ code: "CONTACT_EMPTY" });
    expect(await corrected(await fresh({ confidentiality: "ANONYMOUS" }), "13911112222")).toEqual({
      code: "NO_NAME_WANTED",
    });
  });
});

describe("removing the contact", () => {
  const forget = async (receipt: Receipt) => forgetContact(holder(receipt), await asked(receipt), now);

  test("leaves no name and no phone anywhere beside the record, and the matter goes on", async () => {
    const receipt = await fresh();
    const { issueId } = receipt;
    await noted(issueId, "王阿姨说打 138 0000 5678，下午在家。100%_好");
    await db.issueFollower.create({
      data: {
        id: uuidv7(),
        issueId,
        channel: "EMAIL",
        address: "wang@example.cn",
        lang: "zh",
        createdAt: now,
      },
    });
    expect(isProblem(await forget(receipt))).toBe(false);
    expect(await contact(receipt)).toBeNull();
    expect(await db.issueFollower.count({ where: { issueId } })).toBe(0);
    const dump = JSON.stringify(
      await Promise.all([
        db.internalNote.findMany({ where: { issueId } }),
        db.issueEvent.findMany({ where: { issueId } }),
        db.resident.findMany({ where: { issues: { some: { id: issueId } } } }),
      ]),
    );
    expect(dump).toContain("说打 〔已去掉〕，下午在家。100%_好");
    for (const gone of ["王阿姨", "5678"]) expect(dump).not.toContain(gone);
    expect(await opens(receipt, "5678")).toMatchObject({ code: "TRACK_NOT_FOUND" });
    expect(await opens(receipt, receipt.secret)).toMatchObject({ issueId });
    expect((await loadIssue(db, issueId))?.state).toBe("REGISTERED");
    expect(await forget(receipt)).toEqual({ code: "NO_CONTACT_KEPT" });
  });

  test("keeps the shared row for the other issue of the visit, until that one lets go too", async () => {
    const one = await fresh();
    const two = await fresh();
    const { residentId } = await db.issue.findUniqueOrThrow({ where: { id: one.issueId } });
    await db.issue.update({ where: { id: two.issueId }, data: { residentId } });
    await forget(one);
    expect(await contact(two)).toMatchObject({ phone: "13800005678" });
    await forget(two);
    expect(await db.resident.count({ where: { id: residentId as string } })).toBe(0);
  });

  test("is possible in the archive, where nothing else is", async () => {
    const receipt = await fresh();
    await db.issue.update({
      where: { id: receipt.issueId },
      data: { state: "ARCHIVED", closedAt: now, replyDueAt: null, resolveDueAt: null, nextDueAt: null },
    });
    await db.clock.updateMany({
      where: { issueId: receipt.issueId },
      data: { stoppedAt: now, stop: "ENDED" },
    });
    await db.clock.updateMany({ where: { issueId: receipt.issueId }, data: { sweepAt: null, warnAt: null } });
    expect(isProblem(await forget(receipt))).toBe(false);
    await expect(
      db.issue.update({ where: { id: receipt.issueId }, data: { version: 99, outcome: "SOLVED" } }),
    ).rejects.toThrow();
  });

  test("notes can be struck out, never rewritten", async () => {
    const { issueId } = await fresh();
    const id = await noted(issueId, "王阿姨在家");
    await expect(db.internalNote.update({ where: { id }, data: { words: "李阿姨在家" } })).rejects.toThrow();
    await expect(
      db.internalNote.update({ where: { id }, data: { words: "在家〔已去掉〕" } }),
    ).rejects.toThrow();
  });
});

test("secrecy can be asked for any day, and needs no key", async () => {
  const receipt = await fresh();
  const command = { id: uuidv7(), verb: "keepPrivate", version: null, madeAt: now, payload: {} } as const;
  expect(isProblem(await act(holder(receipt, false), receipt.issueId, [command], now))).toBe(false);
  expect((await loadIssue(db, receipt.issueId))?.confidentiality).toBe("CONFIDENTIAL");
  const again = { ...command, id: uuidv7() };
  expect(await act(holder(receipt), receipt.issueId, [again], now)).toEqual({ code: "PRIVATE_ALREADY" });
});

describe("what is mine to read", () => {
  test("four digits of a phone bring neither key, name nor phone to light", async () => {
    const receipt = await fresh();
    const weak = holder(receipt, false);
    expect((await ownInformation(weak, DEFAULT_PRIVACY, now))?.contact).toEqual({
      name: "王**",
      phone: "138********",
      lang: null,
    });
    expect((await readTracked(weak, now))?.secret).toBeNull();
    expect(JSON.stringify(await readOwnCopy(weak, DEFAULT_PRIVACY, "zh", now))).not.toContain("13800005678");
  });

  test("who looked is told by unit and post, with day and reason, and no name", async () => {
    const receipt = await fresh();
    const { people } = offices;
    const look = { issueId: receipt.issueId, reason: "打电话核实漏水位置" };
    await revealContact(people.community, look, clock("2026-03-04 11:00"));
    const read = await ownInformation(holder(receipt), DEFAULT_PRIVACY, now);
    expect(read?.looks).toEqual([
      {
        at: clock("2026-03-04 11:00"),
        unit: "槐树社区",
        duty: "",
        role: expect.any(String),
        reason: look.reason,
      },
    ]);
  });

  test("the copy holds all that is mine, nothing of others and nothing internal", async () => {
    const mine = await fresh({ statement: "我家三楼水管漏水" });
    const theirs = await fresh({
      statement: "邻居家的事",
      residentName: "赵大爷",
      residentPhone: "13933334444",
    });
    await noted(mine.issueId, "内部备注别外传");
    await revealContact(
      offices.people.community,
      { issueId: mine.issueId, reason: "打电话核实漏水位置" },
      now,
    );
    await db.issueFollower.create({
      data: {
        id: uuidv7(),
        issueId: mine.issueId,
        channel: "EMAIL",
        address: "wang@example.com",
        lang: "zh",
        createdAt: now,
        confirmedAt: now,
      },
    });
    await db.mandate.create({
      data: {
        id: uuidv7(),
        issueId: mine.issueId,
        agentName: "王小妹",
        relation: "女儿",
        given: "ORAL",
        since: now,
        until: now,
      },
    });
    const copy = await readOwnCopy(holder(mine), DEFAULT_PRIVACY, "zh", now);
    expect(copy?.followers).toEqual([
      { address: expect.stringMatching(/\*.*@example\.com$/), confirmed: true },
    ]);
    expect(copy?.mandates).toMatchObject([{ name: "王小妹", relation: "女儿", endedAt: null }]);
    expect(copy).toMatchObject({
      format: "minqing-own-copy",
      version: 1,
      contact: { name: "王阿姨", phone: "13800005678", inFull: true, keptUntil: null },
      matter: { receiptNo: mine.receiptNo, ownWords: "我家三楼水管漏水" },
      looks: [{ who: "槐树社区 · 理事会办公室", reason: "打电话核实漏水位置" }],
    });
    const text = JSON.stringify(copy);
    const staff = Object.values(offices.people).map(({ personId }) => personId);
    for (const other of [
      "内部备注",
      "邻居家",
      "赵大爷",
      "13933334444",
      theirs.receiptNo,
      mine.secret,
      ...staff,
    ])
      expect(text, other).not.toContain(other);
    expect(await readOwnCopy({ kind: "RESIDENT", issueId: null }, DEFAULT_PRIVACY, "zh", now)).toBeNull();
  });
});
