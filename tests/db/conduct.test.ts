import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { takeWarnings } from "#lib/db/casework/warnings.ts";
import { db } from "#lib/db/client.ts";
import { periodOf } from "#lib/domain/calendar/period.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { CONDUCT_CATEGORY } from "#lib/domain/casework/recusal.ts";
import type { Command, Payload } from "#lib/domain/commands.ts";
import { parseDesk } from "#lib/domain/desk/deskFilter.ts";
import type { Actor, Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem } from "#lib/domain/problems.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import { readIssue } from "#lib/queries/casework/issues.ts";
import { readVisit } from "#lib/queries/casework/visits.ts";
import { readDesk } from "#lib/queries/desk/desk.ts";
import { readFigures } from "#lib/queries/figures/figures.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";
import { readSearch } from "#lib/queries/search/search.ts";
import { act, registerIssue } from "#lib/usecases/casework/issues.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { logVisit } from "#lib/usecases/casework/visits.ts";
import { handOnNotices } from "#lib/usecases/notices/notices.ts";
import {
  command,
  foundCity,
  goes,
  person,
  registration,
  staff,
  stored,
  type UnitName,
  unitIds,
} from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

const RESIDENT: Actor = { kind: "RESIDENT", issueId: null };
const NOW = at("03-03 10:00");
const PERIOD = periodOf("2026-03-01", "2026-03-31");

beforeAll(foundCity);

/** A complaint about conduct, told by a resident on the web at a place. */
async function told(
  place: UnitName,
  category: string | null = CONDUCT_CATEGORY,
  more: Partial<Payload<"register">> = {},
): Promise<Issue> {
  const asked = registration("2026-03-02", { unitId: unitIds[place], category, channel: "WEB", ...more });
  const receipt = await registerIssue(RESIDENT, asked, at("03-02 10:00"));
  if (isProblem(receipt)) throw new Error(receipt.code);
  return stored(receipt.issueId);
}
async function does<V extends Verb>(
  who: Staff,
  issueId: string,
  verb: V,
  payload: Partial<Payload<V>> = {},
  when = "03-02 11:00",
): Promise<Issue | Problem> {
  const issue = await stored(issueId);
  return act(who, issueId, [command(verb, issue, at(when), payload) as Command], at(when));
}
const code = async (done: Promise<Issue | Problem>) => {
  const got = await done;
  return isProblem(got) ? got.code : "OK";
};
const toldUnits = async (issueId: string) =>
  (await db.outbox.findMany({ where: { issueId } })).map(({ recipient }) => recipient);

/** Every list and page an issue could show on. */
async function shown(who: Staff, issueId: string): Promise<string[]> {
  const [page, ledger, drilled, found, desk, figures, words] = await Promise.all([
    readIssue(who, issueId, NOW),
    readLedger(who, {}, NOW),
    readLedger(who, { figure: "intake", from: "2026-03-01", to: "2026-03-31" }, NOW),
    readLedger(who, { text: (await stored(issueId)).receiptNo }, NOW),
    readDesk(who, parseDesk({}), NOW),
    readFigures(who, { unitId: null, period: PERIOD }, NOW),
    readSearch(who, { q: "墙都湿了" }, NOW),
  ]);
  return [
    page && "page",
    ledger.rows.some(({ id }) => id === issueId) && "ledger",
    drilled.rows.some(({ id }) => id === issueId) && "figure",
    found.total > 0 && "search",
    words.hits.some(({ id }) => id === issueId) && "words",
    desk.items.some(({ id }) => id === issueId) && "desk",
    drilled.total !== figures.total.intake.n && "a figure that does not open",
  ].filter((where) => typeof where === "string");
}

describe("a complaint about a cadre", () => {
  let issue: Issue;
  beforeAll(async () => {
    issue = await told("grid");
  });

  it("told online goes to the office above the place, with that office's time", () => {
    expect(issue).toMatchObject({ level: "TOWN", tier: "URGENT", holderUnitId: unitIds.town, hiddenFrom: 6 });
  });

  it("is on no list of the community, its grid or its neighbour, whatever the post", async () => {
    for (const unit of ["community", "grid", "neighbour"] as const)
      for (const role of ["COUNCIL_CLERK", "HANDLER", "REVIEWER"] as const)
        expect([unit, role, await shown(staff(role, unit), issue.id)]).toEqual([unit, role, []]);
    expect(await shown(staff("COUNCIL_CLERK", "town"), issue.id)).toEqual([
      "page",
      "ledger",
      "figure",
      "search",
      "words",
      "desk",
    ]);
    expect(await shown(staff("REVIEWER", "city"), issue.id)).toEqual([
      "page",
      "ledger",
      "figure",
      "search",
      "words",
    ]);
  });

  it("cannot be acted on from there either", async () => {
    expect(await code(does(staff("COUNCIL_CLERK", "community"), issue.id, "accept"))).toBe("NOT_FOUND");
    expect(await code(does(staff("COUNCIL_CLERK", "community"), issue.id, "urge"))).toBe("NOT_FOUND");
  });

  it("is counted above, not below", async () => {
    const count = async (who: Staff) =>
      (await readFigures(who, { unitId: null, period: PERIOD }, NOW)).total.intake.n;
    expect(await count(staff("COUNCIL_CLERK", "community"))).toBe(0);
    expect(await count(staff("COUNCIL_CLERK", "town"))).toBe(1);
  });

  it("is told to nobody but who has it", async () => {
    await goes(
      issue.id,
      ["accept", "03-02 11:00", { category: CONDUCT_CATEGORY }],
      ["dispatch", "03-02 11:30"],
    );
    await sweepOverdue(at("03-11 00:00")); // overdue: it climbs, and those below would now help
    const now = await stored(issue.id);
    expect(now).toMatchObject({ level: "COUNTY", holderUnitId: unitIds.county, coUnitIds: [unitIds.town] });
    expect(new Set(await toldUnits(issue.id))).toEqual(
      new Set(["resident", `unit:${unitIds.town}`, `unit:${unitIds.county}`]),
    );
    expect(await shown(staff("COUNCIL_CLERK", "community"), issue.id)).toEqual([]);
  });

  it("of a town goes to the county; of a place known only as the city stays with the city, for the city alone", async () => {
    expect(await told("town")).toMatchObject({ level: "COUNTY", tier: "WORRY", hiddenFrom: 4 });
    expect(await told("city")).toMatchObject({ level: "CITY", hiddenFrom: 1 });
  });
});

describe("what was written before it was hidden", () => {
  it("reaches nobody it is hidden from when it is handed on", async () => {
    const cadre = await person("社区主任甲");
    const above = await person("街道主任乙");
    const both = await person("两处任职丙");
    const post = (personId: string, unit: UnitName, role: string) =>
      db.post.create({
        data: { id: uuidv7(), personId, unitId: unitIds[unit], role, validFrom: new Date("2026-01-01") },
      });
    await post(cadre, "community", "COUNCIL_CLERK");
    await post(above, "town", "COUNCIL_CLERK");
    await post(both, "community", "HANDLER");
    await post(both, "town", "COUNCIL_CLERK");
    const issue = await told("community", null);
    const about = { category: CONDUCT_CATEGORY, complainedUnitId: unitIds.community };
    expect(await code(does(staff("INTAKE_CLERK", "community"), issue.id, "accept", about))).toBe("OK");
    await handOnNotices({ offered: [] }, NOW);
    const readers = await db.$queryRaw<{ person: string }[]>`
      SELECT DISTINCT person_id::text AS person FROM deliveries WHERE issue_id = ${issue.id}::uuid AND channel = 'INBOX'`;
    expect(readers.map((row) => row.person)).toEqual([above]);
  });

  it("and its warnings go to who has it now", async () => {
    const issue = await told("community", null);
    const about = { category: CONDUCT_CATEGORY, complainedUnitId: unitIds.community };
    await does(staff("INTAKE_CLERK", "community"), issue.id, "accept", about);
    const warned = await db.$transaction((tx) => takeWarnings(tx, at("03-07 10:00"), 100));
    const own = warned.filter(({ issueId }) => issueId === issue.id);
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own.map(({ unitId }) => unitId))).toEqual(new Set([unitIds.town]));
  });
});

describe("entered by the very community", () => {
  const recorder = staff("RECORDER", "community");
  let visitId: string;
  let issueId: string;
  beforeAll(async () => {
    await db.person.create({
      data: {
        id: recorder.personId,
        loginName: "r",
        name: "记录员",
        dutyTitle: "",
        passwordHash: "-",
        createdAt: NOW,
      },
    });
    visitId = uuidv7();
    const logged = await logVisit(
      recorder,
      {
        id: visitId,
        type: "HOUSEHOLD_VISIT",
        result: "RAISED",
        unitId: unitIds.community,
        building: "3栋",
        unit: "",
        room: "",
        visitedOn: "2026-03-02",
        visitedTime: "",
        lateReason: "",
        companions: "",
        note: "社区干部收押金的事他说了很久",
        residentName: "",
        residentPhone: null,
        problems: [
          {
            id: uuidv7(),
            statement: "社区干部收了装修押金不退",
            category: CONDUCT_CATEGORY,
            hazard: false,
            confidentiality: "NORMAL",
          },
          { id: uuidv7(), statement: "路灯不亮", category: null, hazard: false, confidentiality: "NORMAL" },
        ],
      },
      at("03-02 10:00"),
      at("03-02 10:00"),
    );
    if (isProblem(logged)) throw new Error(logged.code);
    issueId = logged.receipts[0]?.issueId ?? "";
  });

  it("whoever entered it holds the receipt until it is accepted; a colleague reads of the visit, not of it", async () => {
    const ownVisit = await readVisit(recorder, visitId);
    expect(ownVisit?.note).toBe("社区干部收押金的事他说了很久");
    const own = ownVisit?.issues;
    expect(own).toHaveLength(2);
    expect(own?.find(({ id }) => id === issueId)?.slip).not.toBeNull();
    expect(await shown(recorder, issueId)).toContain("page");
    const colleague = staff("RECORDER", "community");
    expect(await readVisit(colleague, visitId)).toMatchObject({
      issues: [{ state: "REGISTERED" }],
      note: "",
      companions: "",
    });
    expect(await shown(colleague, issueId)).toEqual([]);
  });

  it("and no longer after it", async () => {
    expect(
      await code(does(staff("COUNCIL_CLERK", "town"), issueId, "accept", { category: CONDUCT_CATEGORY })),
    ).toBe("OK");
    expect(await shown(recorder, issueId)).toEqual([]);
    expect((await readVisit(recorder, visitId))?.issues).toHaveLength(1);
  });
});

describe("found out at intake", () => {
  it("accepting it as such hands it to the office above, which alone is told", async () => {
    const issue = await told("community", null);
    expect(issue.hiddenFrom).toBeNull();
    const clerk = staff("INTAKE_CLERK", "community");
    const ids = [uuidv7(), uuidv7()];
    const accept = command("accept", issue, at("03-02 11:00"), { category: CONDUCT_CATEGORY }, ids[0]);
    const dispatch = { ...command("dispatch", issue, at("03-02 11:00"), {}, ids[1]), version: null };
    const done = await act(clerk, issue.id, [accept, dispatch] as Command[], at("03-02 11:00"));
    expect(done).toMatchObject({
      state: "ACCEPTED",
      level: "TOWN",
      holderUnitId: unitIds.town,
      hiddenFrom: 6,
      cameFrom: null,
    });
    expect(await shown(clerk, issue.id)).toEqual([]);
    expect((await toldUnits(issue.id)).filter((to) => to === `unit:${unitIds.community}`)).toHaveLength(1); // its registration
    expect(await toldUnits(issue.id)).toContain(`unit:${unitIds.town}`);
    expect(await code(does(staff("COUNCIL_CLERK", "town"), issue.id, "sendBack"))).not.toBe("OK");
  });

  it("a unit complained of handles nothing of it, hidden or not", async () => {
    const issue = await told("community", null);
    const clerk = staff("COUNCIL_CLERK", "community");
    expect(await code(does(clerk, issue.id, "accept", { complainedUnitId: unitIds.community }))).toBe("OK");
    const now = await stored(issue.id);
    expect(now).toMatchObject({
      holderUnitId: unitIds.town,
      complainedUnitId: unitIds.community,
      hiddenFrom: null,
    });
    expect(await shown(staff("UNIT_LEAD", "community"), issue.id)).toContain("ledger");
    const town = staff("COUNCIL_CLERK", "town");
    for (const unitId of [unitIds.community, unitIds.grid])
      expect(await code(does(town, issue.id, "dispatch", { unitId }, "03-02 12:00"))).toBe("RECUSED");
    expect(await code(does(town, issue.id, "dispatch", { unitId: unitIds.countyWater }, "03-02 12:00"))).toBe(
      "UNIT_NOT_HERE",
    );
    expect(await code(does(town, issue.id, "dispatch", { unitId: unitIds.townTeam }, "03-02 12:00"))).toBe(
      "OK",
    );
    const lead = staff("UNIT_LEAD", "townTeam");
    await does(lead, issue.id, "sign", {}, "03-02 14:00");
    const helped = { unitId: unitIds.community, task: "带人去看", dueOn: "2026-03-04" };
    expect(await code(does(lead, issue.id, "addCoHandler", helped, "03-02 14:00"))).toBe("RECUSED");
  });

  it("a department complained of keeps out, and the office beside it gives it to another", async () => {
    const issue = await told("county3", null);
    const clerk = staff("COUNCIL_CLERK", "county3");
    const about = { complainedUnitId: unitIds.county3Water, hidden: true };
    expect(await code(does(clerk, issue.id, "accept", about))).toBe("OK");
    expect(await stored(issue.id)).toMatchObject({ level: "COUNTY", hiddenFrom: 3 });
    expect(
      await code(does(clerk, issue.id, "dispatch", { unitId: unitIds.county3Water }, "03-02 12:00")),
    ).toBe("RECUSED");
    expect(await shown(staff("COUNCIL_CLERK", "town3"), issue.id)).toEqual([]);
  });

  it("found out later, who has it must give it back", async () => {
    const issue = await told("county3", null);
    await goes(issue.id, ["accept", "03-02 11:00"], ["dispatch", "03-02 11:30"], ["sign", "03-02 12:00"]);
    const clerk = staff("COUNCIL_CLERK", "county3");
    expect((await stored(issue.id)).leadUnitId).toBe(unitIds.county3Water);
    const again = {
      category: CONDUCT_CATEGORY,
      complainedUnitId: unitIds.county3Water,
      words: "反映的就是承办单位",
    };
    expect(await code(does(clerk, issue.id, "reclassify", again, "03-02 15:00"))).toBe("OK");
    expect(await stored(issue.id)).toMatchObject({
      state: "ACCEPTED",
      leadUnitId: null,
      handlerId: null,
      hiddenFrom: 3,
    });
    expect(await shown(staff("HANDLER", "county3Water"), issue.id)).toEqual([]);
  });

  it("about the city's own office nobody here may decide", async () => {
    const issue = await told("city", null);
    const about = { category: CONDUCT_CATEGORY, complainedUnitId: unitIds.city };
    expect(
      await code(does(staff("COUNCIL_CLERK", "city"), issue.id, "accept", { ...about, tier: "HARD" })),
    ).toBe("NO_SUPERIOR");
  });
});

describe("the person complained of", () => {
  it("neither sees it nor acts on it, whatever other posts they hold, nor does who stands in for them", async () => {
    const issue = await told("community");
    const cadre = await person("社区主任");
    await db.post.create({
      data: {
        id: uuidv7(),
        personId: cadre,
        unitId: unitIds.community,
        role: "UNIT_LEAD",
        validFrom: new Date("2026-01-01"),
      },
    });
    const about = {
      category: CONDUCT_CATEGORY,
      complainedUnitId: unitIds.community,
      complainedPersonId: cadre,
    };
    expect(await code(does(staff("COUNCIL_CLERK", "town"), issue.id, "accept", about))).toBe("OK");
    expect(await stored(issue.id)).toMatchObject({ complainedPersonId: cadre });
    const above = staff("COUNCIL_CLERK", "city", cadre);
    expect(await shown(above, issue.id)).toEqual([]);
    expect(await code(does(above, issue.id, "urge"))).toBe("NOT_FOUND");
    const own = staff("COUNCIL_CLERK", "town").posts;
    const standIn: Staff = {
      ...staff("COUNCIL_CLERK", "town"),
      posts: own.map((post) => ({ ...post, onBehalfOf: cadre })),
    };
    expect(await shown(standIn, issue.id)).toEqual([]);
    expect(await shown(staff("COUNCIL_CLERK", "town"), issue.id)).toContain("page");
  });

  it("is a post of the unit that was named; anybody else is not taken down", async () => {
    const issue = await told("community");
    const about = {
      category: CONDUCT_CATEGORY,
      complainedUnitId: unitIds.community,
      complainedPersonId: await person("别处的人"),
    };
    await does(staff("COUNCIL_CLERK", "town"), issue.id, "accept", about);
    expect((await stored(issue.id)).complainedPersonId).toBeNull();
  });
});

describe("这件事说的是工作人员吗？", () => {
  it("is a complaint about conduct because the resident says so, whatever category they chose, or none", async () => {
    for (const category of [null, "UTILITIES.WATER_SUPPLY"]) {
      const issue = await told("community", category, { aboutStaff: true });
      expect(issue).toMatchObject({ category: CONDUCT_CATEGORY, holderUnitId: unitIds.town });
      expect(issue.hiddenFrom).not.toBeNull();
    }
    const other = await told("community", "UTILITIES.WATER_SUPPLY", { aboutStaff: false });
    expect(other).toMatchObject({ category: "UTILITIES.WATER_SUPPLY", hiddenFrom: null });
  });
});
