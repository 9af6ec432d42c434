import { uuidv7 } from "uuidv7";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Stay } from "#lib/domain/casework/presence.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { readIssue } from "#lib/queries/casework/issues.ts";
import { othersHere } from "#lib/queries/casework/presence.ts";
import { readDesk } from "#lib/queries/desk/desk.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import { beAt, clearPresence } from "#lib/usecases/casework/presence.ts";
import { revokeSession } from "#lib/usecases/sessions/sessions.ts";
import { clock, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const start = clock("2026-03-04 10:00");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
let offices: Offices;
let issueId: string;

beforeAll(async () => {
  offices = await makeOffices();
  issueId = (await told(offices.people.visitor, offices.units.community.id, start)).issueId;
});
beforeEach(async () => {
  await db.issuePresence.deleteMany();
});
const is = (who: Staff, stay: Stay, seconds: number, seen = 0) =>
  beAt(who, issueId, { stay, seen }, later(seconds));
const seenBy = (who: Staff, seconds: number) => othersHere(who, issueId, later(seconds));

describe("who else has it open", () => {
  it("a page that is open says so; closed, it is gone at once; silent, after a minute", async () => {
    const { community, town } = offices.people;
    expect(await is(community, "OPENED", 0)).toEqual({ others: [], version: 1 });
    expect(await is(town, "OPENED", 1)).toEqual({ others: ["社区"], version: 1 });
    expect(await seenBy(community, 2)).toEqual(["街道"]);
    await is(town, "LEFT", 3);
    expect(await seenBy(community, 4)).toEqual([]);
    await db.issuePresence.deleteMany();
    await is(community, "HERE", 100);
    expect(await seenBy(town, 159)).toEqual(["社区"]);
    expect(await seenBy(town, 160)).toEqual([]);
  });

  it("without script opening counts two minutes, and nothing renews it", async () => {
    const { community, town } = offices.people;
    await is(community, "OPENED", 0);
    expect(await seenBy(town, 119)).toEqual(["社区"]);
    expect(await seenBy(town, 120)).toEqual([]);
  });

  it("whoever may see it no more still leaves, and whoever signs out is nowhere", async () => {
    const { community, town } = offices.people;
    await is(community, "OPENED", 0);
    await db.issuePresence.updateMany({ data: { personId: offices.people.neighbour.personId } });
    expect(await seenBy(town, 1)).toEqual(["邻居"]);
    expect(await is(offices.people.neighbour, "LEFT", 2)).toEqual({ code: "NOT_FOUND" });
    expect(await seenBy(town, 3)).toEqual([]);

    await is(community, "OPENED", 4);
    const id = uuidv7();
    await db.staffSession.create({
      data: { id, personId: community.personId, createdAt: start, device: "" },
    });
    await revokeSession(community.personId, id, later(5));
    expect(await seenBy(town, 6)).toEqual([]);
  });

  it("keeps no history: whoever ran out is forgotten, here and everywhere", async () => {
    const { community, town } = offices.people;
    await is(community, "OPENED", 0);
    await is(town, "OPENED", 200);
    expect(await db.issuePresence.count()).toBe(1);
    expect(await clearPresence(later(400))).toBe(1);
    expect(await db.issuePresence.count()).toBe(0);
    const [table] = await db.$queryRaw<{ logged: string }[]>`
      SELECT relpersistence::text AS logged FROM pg_class WHERE relname = 'issue_presence'`;
    expect(table?.logged).toBe("u");
  });

  it("is told to nobody who may not see the issue, and by nobody", async () => {
    const { neighbour, admin } = offices.people;
    for (const who of [neighbour, admin]) expect(await is(who, "OPENED", 0)).toEqual({ code: "NOT_FOUND" });
    expect(await beAt(offices.people.community, uuidv7(), { stay: "OPENED", seen: 0 }, start)).toEqual({
      code: "NOT_FOUND",
    });
    expect(await db.issuePresence.count()).toBe(0);
  });
});

describe("what residents said since one last looked", () => {
  const unread = async (who: Staff, at: Date) =>
    (await readDesk(who, { queue: "unread", state: null, tier: null, after: null }, at)).items.map(
      ({ id }) => id,
    );
  const urge = (at: Date) =>
    act(
      { kind: "RESIDENT", issueId },
      issueId,
      [{ id: uuidv7(), verb: "urge", version: null, madeAt: at, payload: { words: "怎么还没来" } }],
      at,
    );

  it("waits in the queue until the page was opened that shows it; the mark is one's own", async () => {
    const { community, town } = offices.people;
    expect(await unread(community, start)).toEqual([]);
    const page = await readIssue(community, issueId, start);
    await urge(later(10));
    expect(await unread(community, later(11))).toEqual([issueId]);
    await is(community, "OPENED", 12, page?.lastSeq);
    expect(await unread(community, later(13)), "the page that was opened did not show it yet").toEqual([
      issueId,
    ]);
    await is(community, "HERE", 14, 2_000_000_000);
    expect(await unread(community, later(15)), "staying is not reading anew").toEqual([issueId]);
    const fresh = await readIssue(community, issueId, later(16));
    await is(community, "OPENED", 16, fresh?.lastSeq);
    expect(await unread(community, later(17))).toEqual([]);
    await is(community, "OPENED", 18, 1);
    expect(await unread(community, later(19)), "a mark does not go back").toEqual([]);
    expect(await unread(town, later(19)), "not the town’s to handle").toEqual([]);
  });

  it("a mark beyond what there is hides nothing that is said later", async () => {
    const { community } = offices.people;
    await is(community, "OPENED", 20, 2_000_000_000);
    const tomorrow = clock("2026-03-05 10:00");
    await urge(tomorrow);
    expect(await unread(community, tomorrow)).toEqual([issueId]);
  });
});
