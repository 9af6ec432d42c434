import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import { readDesk } from "#lib/queries/desk/desk.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import {
  command,
  foundCity,
  goes,
  registered,
  staff,
  stored,
  TO_WORK,
  unitIds,
} from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

beforeAll(foundCity);

/** What stands on this person's desk to be decided, and what they may do about it. */
const decisions = async (actor: Staff, when: string) =>
  (await readDesk(actor, { queue: "decide", state: null, tier: null, after: null }, at(when))).items;
const of = async (actor: Staff, when: string, issueId: string) =>
  (await decisions(actor, when)).find(({ id }) => id === issueId)?.next ?? null;
const by = async (actor: Staff, issueId: string, verb: Verb, when: string, payload: object = {}) => {
  const done = await act(
    actor,
    issueId,
    [command(verb, await stored(issueId), at(when), payload) as never],
    at(when),
  );
  if (isProblem(done)) throw new Error(`${verb}: ${JSON.stringify(done)}`);
};

const council = staff("COUNCIL_CLERK", "community");
const lead = staff("UNIT_LEAD", "community");
const clerk = staff("INTAKE_CLERK", "community");
const town = staff("COUNCIL_CLERK", "town");

describe("what waits for a decision reads the same grants as the door", () => {
  it("a return waits for whoever dispatches, and no longer once dispatched", async () => {
    const { id } = (await registered()).issue;
    await goes(id, ["accept", "03-02 11:00"], ["dispatch", "03-02 11:30"], ["return", "03-02 14:00"]);
    expect(await of(staff("DISPATCHER", "community"), "03-02 15:00", id)).toEqual(["dispatch"]);
    expect(await of(lead, "03-02 15:00", id)).toBeNull();
    await goes(id, ["dispatch", "03-02 15:30"]);
    expect(await of(council, "03-02 16:00", id)).toBeNull();
  });

  it("a refusal that was proposed waits for somebody else to confirm it", async () => {
    const { id } = (await registered()).issue;
    await by(council, id, "proposeRefusal", "03-02 11:00");
    expect(await of(council, "03-02 12:00", id), "not for whoever proposed it").toBeNull();
    expect(await of(lead, "03-02 12:00", id)).toContain("refuse");
    expect(await of(clerk, "03-02 12:00", id)).toBeNull();
    expect(await of(town, "03-02 12:00", id)).toBeNull();
  });

  it("the first extension waits for the unit’s own head, the second for the superior office", async () => {
    const { id } = (await registered()).issue;
    await goes(id, ...TO_WORK);
    const handler = staff("HANDLER", "community");
    await by(handler, id, "askExtension", "03-03 10:00", { days: 5, reason: "要等新的水表到货" });
    expect(await of(lead, "03-03 11:00", id)).toContain("approveExtension");
    expect(await of(town, "03-03 11:00", id)).toBeNull();
    await by(lead, id, "approveExtension", "03-03 11:00");
    expect(await of(lead, "03-03 12:00", id), "approved: now the resident must be told").toBeNull();
    await by(handler, id, "tellExtension", "03-03 13:00");
    await by(handler, id, "askExtension", "03-04 10:00", { days: 5, reason: "水表型号不对要再换" });
    expect(await of(lead, "03-04 11:00", id)).toBeNull();
    expect(await of(town, "03-04 11:00", id)).toContain("approveSecondExtension");
  });

  it("a pause waits for the office", async () => {
    const { id } = (await registered()).issue;
    await goes(id, ...TO_WORK);
    await by(lead, id, "askPause", "03-03 10:00", {
      reason: "APPRAISAL",
      until: "2026-03-20",
      words: "等检测报告出来",
    });
    expect(await of(council, "03-03 11:00", id)).toContain("approvePause");
    expect(await of(lead, "03-03 11:00", id)).toBeNull();
  });

  it("what came up waits at the office above; sent back, it waits below until it is answered anew", async () => {
    const { id } = (await registered("03-02 10:00", { unitId: unitIds.town })).issue;
    await goes(id, ...TO_WORK, ["reply", "03-03 10:00"], ["escalate", "03-03 10:10"]);
    const county = staff("COUNCIL_CLERK", "county");
    const townLead = staff("UNIT_LEAD", "town");
    expect(await of(county, "03-03 11:00", id)).toEqual(expect.arrayContaining(["dispatch", "sendBack"]));
    await goes(id, ["sendBack", "03-04 10:00"]);
    expect(await of(county, "03-04 11:00", id)).toBeNull();
    expect(await of(townLead, "03-04 11:00", id)).toContain("reply");
    await goes(id, ["reply", "03-05 10:00"]);
    expect(await of(townLead, "03-05 11:00", id)).toBeNull();
  });

  it("nothing waits for a neighbour, a resident’s liaison or an administrator", async () => {
    for (const actor of [
      staff("COUNCIL_CLERK", "neighbour"),
      staff("LIAISON", "community", uuidv7()),
      staff("SYS_ADMIN", "city"),
    ])
      expect(await decisions(actor, "03-04 10:00")).toEqual([]);
  });
});
