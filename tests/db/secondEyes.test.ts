import { uuidv7 } from "uuidv7";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { withLentPosts } from "#lib/db/desk/standIns.ts";
import type { Command, Payload } from "#lib/domain/commands.ts";
import { sentence } from "#lib/domain/labels.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem } from "#lib/domain/problems.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import { readIssue } from "#lib/queries/casework/issues.ts";
import { readDesk } from "#lib/queries/desk/desk.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import { clock, colleague, does, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const now = clock("2026-03-02 10:00");
const DECIDE = { queue: "decide", state: null, tier: null, after: null } as const;
let offices: Offices;

beforeAll(async () => {
  offices = await makeOffices();
});

async function tries<V extends Verb>(
  by: Staff,
  issueId: string,
  verb: V,
  payload: Payload<V>,
): Promise<Problem | null> {
  const command = { id: uuidv7(), verb, version: null, madeAt: now, payload } as unknown as Command;
  const done = await act(by, issueId, [command], now);
  return isProblem(done) ? done : null;
}
const inQueue = async (by: Staff, issueId: string) =>
  (await readDesk(by, DECIDE, now)).items.some(({ id }) => id === issueId);
const refusal = { reason: "R4", words: "这条路归邻市管", whereToGo: "邻市住建局 12345" } as const;

test("at the city, whoever refused does not decide the review: the page, the desk and the refusal say who else can", async () => {
  const { people, units } = offices;
  const [proposer, head] = [people.city, await colleague("市办副主任", ["COUNCIL_CLERK", units.city])];
  const { issueId } = await told(people.city, units.city.id, now);
  await does(proposer, issueId, "proposeRefusal", { reason: "R4", words: refusal.words }, now);
  expect(await tries(proposer, issueId, "refuse", refusal)).toEqual({
    code: "SAME_PERSON",
    details: { step: "proposeRefusal", who: "市办副主任" },
  });
  expect([await inQueue(proposer, issueId), await inQueue(head, issueId)]).toEqual([false, true]);
  await does(head, issueId, "refuse", refusal, now);
  await act({ kind: "RESIDENT", issueId }, issueId, [asking()], now);

  const upheld = { upheld: true, words: "确实不在本市" };
  expect(await tries(head, issueId, "review", upheld)).toEqual({
    code: "NOBODY_ELSE",
    details: { step: "refuse" },
  });
  const third = await colleague("市办干事", ["COUNCIL_CLERK", units.city]);
  const refused = await tries(head, issueId, "review", upheld);
  expect(refused && sentence(refused, "zh")).toBe(
    "这件事的“不予受理”是您（或您代班的同事）做的，这一步要换一个人来定，可以请市办干事。",
  );
  const page = await readIssue(proposer, issueId, now);
  expect(page?.possible).not.toContain("review");
  expect(page?.hindered.find(({ verb }) => verb === "review")?.problem.details).toEqual({
    step: "proposeRefusal",
    who: "市办干事",
  });
  expect([await inQueue(head, issueId), await inQueue(third, issueId)]).toEqual([false, true]);
  expect(await tries(third, issueId, "review", upheld)).toBeNull();
});
const asking = (): Command<"askReview"> => ({
  id: uuidv7(),
  verb: "askReview",
  version: null,
  madeAt: now,
  payload: { words: "这条路就在我家门口" },
});

test("a stand-in with somebody's post decides nothing that somebody took part in; with an own post they may", async () => {
  const { people, units } = offices;
  const away = await colleague("请假的", ["COUNCIL_CLERK", units.city]);
  const guest = await colleague("代班的", ["RECORDER", units.city]);
  const peer = await colleague("同岗的", ["COUNCIL_CLERK", units.city]);
  await db.absence.create({
    data: {
      id: uuidv7(),
      personId: away.personId,
      fromOn: new Date("2026-03-01"),
      toOn: new Date("2026-03-09"),
      standInIds: [guest.personId, peer.personId],
      setBy: away.personId,
      setAt: now,
    },
  });
  const { issueId } = await told(people.city, units.city.id, now);
  await does(people.city, issueId, "proposeRefusal", { reason: "R4", words: refusal.words }, now);
  await does(away, issueId, "refuse", refusal, now);
  await act({ kind: "RESIDENT", issueId }, issueId, [asking()], now);

  const upheld = { upheld: true, words: "确实不在本市" };
  const [asGuest, asPeer] = [await withLentPosts(db, guest, now), await withLentPosts(db, peer, now)];
  expect(asGuest.posts.some(({ onBehalfOf }) => onBehalfOf === away.personId)).toBe(true);
  expect((await tries(asGuest, issueId, "review", upheld))?.code).toBe("SAME_PERSON");
  expect([await inQueue(asGuest, issueId), await inQueue(asPeer, issueId)]).toEqual([false, true]);
  expect(await tries(asPeer, issueId, "review", upheld)).toBeNull();
  const event = await db.issueEvent.findFirstOrThrow({ where: { issueId, verb: "review" } });
  expect(event.data).not.toHaveProperty("onBehalfOf");
});
