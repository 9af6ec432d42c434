import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { loadIssue } from "#lib/db/issues.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readTracked } from "#lib/queries/residents.ts";
import { readSlip } from "#lib/queries/slips.ts";
import { type Receipt, registerIssue } from "#lib/usecases/issues.ts";
import { revokeMandate } from "#lib/usecases/mandates.ts";
import { forgetContact } from "#lib/usecases/ownContact.ts";
import { forgetAgents } from "#lib/usecases/retention.ts";
import { track } from "#lib/usecases/track.ts";
import { foundCity, registered, registration, staff } from "#tests/support/office.ts";
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
    expect(await forgetAgents(at("2029-03-04 10:00"))).toBe(1);
    expect(await agent(issueId)).toEqual(GONE);
  });
});
