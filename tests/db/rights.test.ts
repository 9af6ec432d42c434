import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { readOwnCopy } from "#app/(public)/track/issue/mine/copy/ownCopy.ts";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { DEFAULT_PRIVACY } from "#lib/domain/rights/privacy.ts";
import { MOST_WAITING } from "#lib/domain/rights/rights.ts";
import type { RightKind } from "#lib/domain/vocabulary.ts";
import { readIssue } from "#lib/queries/casework/issues.ts";
import { readSlip } from "#lib/queries/casework/slips.ts";
import { ownInformation } from "#lib/queries/rights/ownInformation.ts";
import { readRight, rightsDesk } from "#lib/queries/rights/rights.ts";
import type { Receipt } from "#lib/usecases/casework/issues.ts";
import { answerRight, askRight, enterRight } from "#lib/usecases/rights/rights.ts";
import { clock, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const now = clock("2026-03-02 10:00");
const later = clock("2026-03-24 09:00");
let offices: Offices;
beforeAll(async () => {
  offices = await makeOffices();
});

const fresh = () => told(offices.people.visitor, offices.units.community.id, now);
const holder = ({ issueId }: Receipt) => ({ kind: "RESIDENT", issueId, byKey: true }) as const;
const versionOf = async (issueId: string) => (await loadIssue(db, issueId))?.version ?? 0;
async function asks(receipt: Receipt, kind: RightKind = "CORRECT_WORDS", words = "三号楼应该是五号楼") {
  const commandId = uuidv7();
  const { issueId } = receipt;
  const done = await askRight(
    holder(receipt),
    { issueId, commandId, version: await versionOf(issueId), kind, words },
    now,
  );
  return isProblem(done) ? done : commandId;
}
const asked = async (receipt: Receipt, kind?: RightKind, words?: string) =>
  (await asks(receipt, kind, words)) as string;
const answers = async (
  by: Parameters<typeof answerRight>[0],
  { issueId }: Receipt,
  requestId: string,
  more: object = {},
) =>
  answerRight(
    by,
    {
      issueId,
      commandId: uuidv7(),
      version: await versionOf(issueId),
      requestId,
      result: "ANSWERED",
      words: "已附上您的更正，原话不动。",
      whereToComplain: "",
      ...more,
    },
    now,
  );

describe("a request that needs a person", () => {
  test("has its day from the start, waits at the office that holds the matter, and nowhere else", async () => {
    const receipt = await fresh();
    const id = await asked(receipt);
    const { people } = offices;
    const own = await ownInformation(holder(receipt), DEFAULT_PRIVACY, now);
    expect(own?.requests).toMatchObject([{ id, state: "RECEIVED", basis: { due: "2026-03-23", days: 15 } }]);
    expect((await rightsDesk(people.community, now))?.mine?.map((line) => line.id)).toContain(id);
    expect((await rightsDesk(people.neighbour, now))?.mine?.map((line) => line.id)).not.toContain(id);
    expect(await rightsDesk(people.handler, now)).toBeNull();
    expect(await readRight(people.neighbour, id)).toBeNull();
    expect(await readRight(people.handler, id)).toBeNull();
    expect((await readRight(people.community, id))?.mayAnswer).toBe(true);
  });

  test("late, it is listed for the city office and whoever supervises", async () => {
    const id = await asked(await fresh());
    const { city, supervisor } = offices.people;
    for (const who of [city, supervisor]) {
      expect((await rightsDesk(who, now))?.late?.map((line) => line.id)).not.toContain(id);
      expect((await rightsDesk(who, later))?.late?.map((line) => line.id)).toContain(id);
    }
  });

  test("is answered once, and then stands below the words, which stay", async () => {
    const receipt = await fresh();
    const id = await asked(receipt);
    const { community, town, neighbour, visitor } = offices.people;
    for (const stranger of [neighbour, visitor])
      expect(await answers(stranger, receipt, id)).toMatchObject({
        code: expect.stringMatching(/NOT_ALLOWED|NOT_FOUND/),
      });
    expect(isProblem(await answers(community, receipt, id))).toBe(false);
    expect(await answers(town, receipt, id)).toEqual({ code: "RIGHT_ANSWERED" });
    const page = await readIssue(community, receipt.issueId, now);
    expect(page?.issue.statement).toBe("三楼水管一直漏，墙都湿了");
    expect(page?.corrections).toMatchObject([{ words: "三号楼应该是五号楼" }]);
    const copy = await readOwnCopy(holder(receipt), DEFAULT_PRIVACY, "zh", now);
    expect(copy?.requests).toMatchObject([
      { state: "已答复", due: "2026-03-23", answer: "已附上您的更正，原话不动。" },
    ]);
    await expect(
      db.rightsRequest.update({ where: { id }, data: { answer: "改过的答复" } }),
    ).rejects.toThrow();
  });

  test("the answer goes to the resident as a message, in the same transaction", async () => {
    const receipt = await fresh();
    const id = await asked(receipt);
    await answers(offices.people.community, receipt, id);
    const sent = await db.outbox.findMany({ where: { issueId: receipt.issueId, recipient: "resident" } });
    expect(sent.map(({ topic }) => topic)).toEqual(["register", "askRight", "answerRight"]);
  });

  test("is entered for somebody at the window by the number of the receipt", async () => {
    const receipt = await fresh();
    const commandId = uuidv7();
    const told = {
      receiptNo: receipt.receiptNo,
      commandId,
      kind: "EXPLAIN",
      words: "为什么这么久？",
    } as const;
    expect(await enterRight(offices.people.neighbour, told, now)).toEqual({ code: "NOT_FOUND" });
    for (let sent = 0; sent < 2; sent++)
      expect(isProblem(await enterRight(offices.people.community, told, now))).toBe(false);
    expect(await db.rightsRequest.findMany({ where: { issueId: receipt.issueId } })).toMatchObject([
      { id: commandId, enteredBy: offices.people.community.personId },
    ]);
  });

  test("not more than a few wait at once", async () => {
    const receipt = await fresh();
    for (let n = 0; n < MOST_WAITING; n++) expect(await asks(receipt)).toEqual(expect.any(String));
    expect(await asks(receipt)).toMatchObject({ code: "RIGHTS_WAITING" });
    expect(await db.rightsRequest.count({ where: { issueId: receipt.issueId } })).toBe(MOST_WAITING);
  });

  test("who has no key gets it on a new slip, while asking to change the contact", async () => {
    const receipt = await fresh();
    const { visitor, community } = offices.people;
    expect((await readSlip(visitor, receipt.issueId))?.secret).toBeNull();
    const id = await asked(receipt, "CONTACT", "换了手机号，没有查询码");
    expect((await readSlip(visitor, receipt.issueId))?.secret).toBe(receipt.secret);
    await answers(community, receipt, id);
    expect((await readSlip(visitor, receipt.issueId))?.secret).toBeNull();
  });
});
