import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { withMandates } from "#lib/db/casework/mandates.ts";
import { db } from "#lib/db/client.ts";
import { scope } from "#lib/db/scope.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { can, type ResidentActor, type Staff, sees } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readSlip } from "#lib/queries/casework/slips.ts";
import { readTracked } from "#lib/queries/residents/residents.ts";
import { act, type Receipt, registerIssue } from "#lib/usecases/casework/issues.ts";
import { revokeMandate } from "#lib/usecases/residents/mandates.ts";
import { track } from "#lib/usecases/residents/track.ts";
import { forgetContact } from "#lib/usecases/rights/ownContact.ts";
import { forgetAgents } from "#lib/usecases/rights/retention.ts";
import { foundCity, person, registered, registration, staff } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** A neighbour files for an old lady, who gets the same receipt, sees who acts for her, and may end it at any time. */
beforeAll(foundCity);

const BEHALF = {
  forOther: true,
  agentName: "李梅",
  agentPhone: "13900001111",
  relation: "邻居",
  mandateGiven: "ORAL",
  wanted: true,
} as const;
const NOON = at("03-03 12:00");
async function filed(payload: object = {}): Promise<Receipt> {
  const receipt = await registerIssue(
    { kind: "RESIDENT", issueId: null },
    registration("2026-03-02", { channel: "WEB", ...BEHALF, ...payload }),
    at("03-02 10:00"),
  );
  if (isProblem(receipt)) throw new Error(receipt.code);
  return receipt;
}
const holder = (issueId: string): ResidentActor => ({ kind: "RESIDENT", issueId, byKey: true });
const asked = async (issueId: string) => ({
  issueId,
  commandId: uuidv7(),
  version: (await loadIssue(db, issueId))?.version ?? 0,
});
const opens = ({ receiptNo }: Receipt, proof: string) => track({ receiptNo, proof, client: uuidv7() }, NOON);

describe("raised for somebody else", () => {
  it("stands on the resident's page and on the paper slip; name and phone stay those of the resident", async () => {
    const { issueId } = await filed();
    const tracked = await readTracked(holder(issueId), NOON);
    expect(tracked?.mandates).toMatchObject([
      { agentName: "李梅", relation: "邻居", given: "ORAL", until: "2026-08-29", revokedAt: null },
    ]);
    expect(tracked?.possible).toContain("revokeMandate");
    const { resident } = await db.issue.findUniqueOrThrow({
      where: { id: issueId },
      include: { resident: true },
    });
    expect(resident).toMatchObject({ name: "王阿姨", phone: "13800005678" });
    const slip = await readSlip(staff("RECORDER", "community"), issueId);
    expect(slip?.mandate).toMatchObject({ agentName: "李梅", relation: "邻居" });
  });

  it("is refused whole when the mandate is not", async () => {
    const before = await db.issue.count();
    await expect(filed({ wanted: false })).rejects.toThrow("MANDATE_INCOMPLETE");
    expect(await db.issue.count()).toBe(before);
  });

  it("a liaison files for a neighbour and sees it", async () => {
    const liaison = staff("LIAISON", "community");
    const receipt = await registerIssue(
      liaison,
      registration("2026-03-02", { ...BEHALF, relation: "楼组长" }),
      at("03-02 10:00"),
    );
    if (isProblem(receipt)) throw new Error(receipt.code);
    expect((await readSlip(liaison, receipt.issueId))?.mandate).toMatchObject({ relation: "楼组长" });
  });
});

describe("revoked", () => {
  it("at once and for good; the key that was handed around opens nothing any more", async () => {
    const receipt = await filed();
    const { issueId, secret } = receipt;
    expect(await opens(receipt, secret)).toMatchObject({ issueId });
    expect(isProblem(await revokeMandate(holder(issueId), await asked(issueId), NOON))).toBe(false);
    expect(await opens(receipt, secret)).toEqual({ code: "TRACK_NOT_FOUND" });
    expect(await opens(receipt, "5678")).toMatchObject({ issueId });
    const tracked = await readTracked(holder(issueId), NOON);
    expect(tracked?.mandates).toMatchObject([{ revokedAt: NOON }]);
    expect(tracked?.possible).not.toContain("revokeMandate");
    expect(await opens(receipt, tracked?.secret ?? "")).toMatchObject({ byKey: true });
    expect(await revokeMandate(holder(issueId), await asked(issueId), NOON)).toMatchObject({
      code: "NO_MANDATE",
    });
  });

  it("by nobody else", async () => {
    const { issueId } = await filed();
    const other = await registered();
    expect(await revokeMandate(holder(other.issue.id), await asked(issueId), NOON)).toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a proxy agent", () => {
  const agentOf = async ({ issueId }: Receipt, when = NOON) => {
    const row = await db.mandate.findFirstOrThrow({ where: { issueId } });
    return withMandates(db, staff("PROXY_AGENT", "community", row.agentId ?? ""), when);
  };
  const takes = async (payload: object = {}): Promise<Receipt> => {
    const agent = staff("PROXY_AGENT", "community", await person("代理员"));
    const receipt = await registerIssue(
      agent,
      registration("2026-03-02", { ...BEHALF, ...payload }),
      at("03-02 10:00"),
    );
    if (isProblem(receipt)) throw new Error(receipt.code);
    return receipt;
  };

  it("registers for somebody only with a mandate", async () => {
    await expect(takes({ forOther: false, relation: "" })).rejects.toThrow("MANDATE_INCOMPLETE");
  });

  it("sees that one matter and nothing else, in SQL as in memory, and only while the mandate lasts", async () => {
    const receipt = await takes();
    await registered();
    const seen = async (actor: Staff) =>
      (await db.$queryRaw<{ id: string }[]>`SELECT i.id FROM issues i WHERE ${scope(actor)}`).map(
        ({ id }) => id,
      );
    const agent = await agentOf(receipt);
    const issue = (await loadIssue(db, receipt.issueId)) as Issue;
    expect(await seen(agent)).toEqual([receipt.issueId]);
    expect(sees(agent, issue)).toBe(true);
    const late = await agentOf(receipt, at("08-30 00:00"));
    expect([await seen(late), sees(late, issue)]).toEqual([[], false]);
    expect(await seen(await agentOf(receipt, at("08-29 23:59")))).toEqual([receipt.issueId]);
    await revokeMandate(holder(receipt.issueId), await asked(receipt.issueId), NOON);
    const after = await agentOf(receipt);
    expect([await seen(after), sees(after, issue)]).toEqual([[], false]);
    // A mandate without the post is nothing.
    expect(sees({ ...agent, posts: staff("HANDLER", "county3Water").posts }, issue)).toBe(false);
  });

  it("may do what the resident may, but not rate, end the mandate or touch their contact", async () => {
    const receipt = await takes();
    const agent = await agentOf(receipt);
    const issue = (await loadIssue(db, receipt.issueId)) as Issue;
    for (const verb of ["urge", "withdraw", "askBack", "giveInfo", "reopen", "denyContact"] as const)
      expect(can(agent, verb, issue), verb).toBe(true);
    for (const verb of [
      "rate",
      "revokeMandate",
      "correctContact",
      "forgetContact",
      "reply",
      "close",
    ] as const)
      expect(can(agent, verb, issue), verb).toBe(false);
    const urge = { id: uuidv7(), verb: "urge", version: null, madeAt: NOON, payload: { words: "" } } as const;
    expect(await act(agent, issue.id, [urge], NOON)).toMatchObject({ urgedOn: "2026-03-03" });
    const again = { ...urge, id: uuidv7() };
    expect(await act(holder(issue.id), issue.id, [again], NOON)).toMatchObject({ code: "URGED_TODAY" });
    const other = await registered();
    expect(await act(agent, other.issue.id, [{ ...urge, id: uuidv7() }], NOON)).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("withdraws in the resident's name, without a signed paper", async () => {
    const receipt = await takes();
    const agent = await agentOf(receipt);
    const command = {
      id: uuidv7(),
      verb: "withdraw",
      version: null,
      madeAt: NOON,
      payload: { reason: "已经好了", paperId: null },
    } as const;
    expect(await act(agent, receipt.issueId, [command], NOON)).toMatchObject({ state: "WITHDRAWN" });
  });
});

describe("the agent's name and phone", () => {
  const agent = (issueId: string) =>
    db.mandate.findFirstOrThrow({
      where: { issueId },
      select: { agentName: true, agentPhone: true, relation: true },
    });
  const GONE = { agentName: null, agentPhone: null, relation: "邻居" };

  it("go when the contact is removed", async () => {
    const { issueId, secret } = await filed();
    await forgetContact(holder(issueId), { ...(await asked(issueId)), key: secret }, NOON);
    expect(await agent(issueId)).toEqual(GONE);
  });

  it("go three years after the end, not before", async () => {
    const { issueId } = await filed();
    await db.issue.update({
      where: { id: issueId },
      data: { state: "CLOSED", closedAt: NOON, leadUnitId: null },
    });
    await forgetAgents(at("2029-03-03 10:00"));
    expect(await agent(issueId)).toMatchObject({ agentName: "李梅" });
    expect(await forgetAgents(at("2029-03-04 10:00"))).toBeGreaterThan(0);
    expect(await agent(issueId)).toEqual(GONE);
  });
});
