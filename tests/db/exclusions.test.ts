import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db, transaction } from "#lib/db/client.ts";
import { reportData } from "#lib/db/reports/reportData.ts";
import { excludedByReason, excludedOf } from "#lib/db/review/exclusions.ts";
import { type FigureValue, NOTHING } from "#lib/domain/figures/metrics.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { spanOf } from "#lib/domain/reports/kinds.ts";
import { askExclusionForm, decideExclusionForm } from "#lib/domain/review/exclusions.ts";
import { publishForm } from "#lib/domain/review/scorecards.ts";
import { countFigures } from "#lib/queries/figures/figures.ts";
import { askable, exclusionBeside, readExclusions } from "#lib/queries/review/exclusions.ts";
import { readScorecard } from "#lib/queries/review/scorecards.ts";
import { askExclusion, decideExclusion } from "#lib/usecases/review/exclusions.ts";
import { publishScorecard } from "#lib/usecases/review/scorecards.ts";
import { type City, makeCaseload, PRESENT } from "#tests/support/caseload.ts";
import { colleague } from "#tests/support/offices.ts";

/** 剔除 (domain.md C6): asked for by the unit, decided above, and both numbers told from then on. */
let city: City;
type Unit = City["city"];
let [townClerk, countyClerk, countyReviewer, otherCounty, reviewer] = [] as unknown as Staff[] as [
  Staff,
  Staff,
  Staff,
  Staff,
  Staff,
];
let issueIds: string[];
let county: Unit;
beforeAll(async () => {
  city = await makeCaseload(600);
  county = city.counties[0] as Unit;
  const town = city.towns.find(({ county: id }) => id === county.id) as Unit;
  townClerk = await colleague("街道办", ["COUNCIL_CLERK", town as never]);
  countyClerk = await colleague("区办", ["COUNCIL_CLERK", county as never]);
  countyReviewer = await colleague("区审核", ["REVIEWER", county as never]);
  otherCounty = await colleague("别区", ["COUNCIL_CLERK", city.counties[1] as never]);
  reviewer = await colleague("市审核", ["REVIEWER", city.city]);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM issues WHERE town_id = ${town.id}::uuid AND hidden_from IS NULL AND merged_into IS NULL AND state <> 'WITHDRAWN'
      AND registered_at >= '2026-01-01T00:00:00+08:00' AND registered_at < '2026-02-01T00:00:00+08:00' ORDER BY id LIMIT 3`;
  issueIds = rows.map(({ id }) => id);
  expect(issueIds.length).toBeGreaterThanOrEqual(2);
  await db.issue.updateMany({ where: { id: { in: issueIds } }, data: { holderUnitId: town.id } });
});

const code = async (work: Promise<unknown>) => {
  const done = await work;
  return isProblem(done) ? done.code : "DONE";
};
const asking = (issueId: string | undefined, more: object = {}) =>
  askExclusionForm.parse({
    ...{ exclusionId: uuidv7(), issueId, reason: "FORCE_MAJEURE" },
    words: "特大暴雨，全区停工三天，按应急预案顺延。",
    ...more,
  });
const deciding = (exclusionId: string, approved: "yes" | "no" = "yes") =>
  decideExclusionForm.parse({ decisionId: uuidv7(), exclusionId, approved, words: "看过气象证明，属实。" });

describe("asking and deciding", () => {
  it("is asked by the office that holds it, once, and the office above hears of it", async () => {
    const form = asking(issueIds[0]);
    expect(await code(askExclusion(countyClerk, form, PRESENT)), "holds it not").toBe("NOT_ALLOWED");
    expect(await code(askExclusion(otherCounty, form, PRESENT)), "sees it not").toBe("NOT_FOUND");
    expect(await askable(townClerk, issueIds[0] ?? "")).not.toBeNull();
    const both = await Promise.all([
      askExclusion(townClerk, form, PRESENT),
      askExclusion(townClerk, form, PRESENT),
    ]);
    expect(both).toEqual([{ id: form.exclusionId }, { id: form.exclusionId }]);
    expect(await code(askExclusion(townClerk, asking(issueIds[0]), PRESENT))).toBe("EXCLUSION_ONCE");
    expect(await askable(townClerk, issueIds[0] ?? "")).toBeNull();
    expect(await exclusionBeside(townClerk, issueIds[0] ?? "")).toMatchObject({
      asks: false,
      stands: { id: form.exclusionId, office: null },
    });
    expect(await exclusionBeside(otherCounty, issueIds[0] ?? "")).toEqual({ asks: false, stands: null });
    const heard = await db.outbox.findMany({ where: { topic: "exclusionAsked" } });
    expect(heard.map(({ recipient }) => recipient)).toEqual([`unit:${county.id}`]);
  });

  it("of a matter that became hidden since, only those who may see it read anything", async () => {
    const where = { id: issueIds[0] ?? "" };
    const rows = async (who: Staff) => (await readExclusions(who, ""))?.rows.length;
    const hide = (hiddenFrom: number | null) => db.issue.update({ where, data: { hiddenFrom } });
    await hide(4); // from the town on down
    expect([await rows(townClerk), await rows(countyClerk)]).toEqual([0, 1]);
    await hide(null);
    expect(await rows(townClerk)).toBe(1);
  });

  it("is decided once by an office above, and never by whoever asked or by their own office", async () => {
    const [row] = (await readExclusions(countyClerk, ""))?.rows ?? [];
    const { id = "" } = row ?? {};
    expect(row?.decides).toBe(true);
    expect((await readExclusions(townClerk, ""))?.rows[0]?.decides).toBe(false);
    expect((await readExclusions(otherCounty, ""))?.rows).toEqual([]);
    const own = await colleague("街道审核", ["REVIEWER", { ...(await town(id)) } as never]);
    expect(await code(decideExclusion(own, deciding(id), PRESENT))).toBe("EXCLUSION_OWN");
    expect(await code(decideExclusion(otherCounty, deciding(id), PRESENT))).toBe("NOT_FOUND");
    const twoAtOnce = await Promise.all(
      [countyClerk, countyReviewer].map((who) => code(decideExclusion(who, deciding(id), PRESENT))),
    );
    expect(twoAtOnce.sort()).toEqual(["DONE", "EXCLUSION_DECIDED"]);
    await expect(db.exclusionDecision.updateMany({ data: { approved: false } })).rejects.toThrow();
    await expect(db.exclusion.deleteMany()).rejects.toThrow();
  });
  const town = async (exclusionId: string) => {
    const { unitId } = await db.exclusion.findUniqueOrThrow({ where: { id: exclusionId } });
    return db.orgUnit.findUniqueOrThrow({ where: { id: unitId } });
  };

  it("may be asked again once it was declined; what is hidden needs none", async () => {
    const first = asking(issueIds[1]);
    expect(await code(askExclusion(townClerk, first, PRESENT))).toBe("DONE");
    expect(await code(decideExclusion(countyClerk, deciding(first.exclusionId, "no"), PRESENT))).toBe("DONE");
    expect(await code(askExclusion(townClerk, asking(issueIds[1]), PRESENT))).toBe("DONE");
    expect((await readExclusions(await colleague("办事员", ["HANDLER", city.city]), "")) === null).toBe(true);
  });
});

describe("both numbers", () => {
  const period = () => spanOf("MONTHLY", "2026-01") ?? expect.fail("a month");
  const unit = () => ({ id: county.id, name: "", level: "COUNTY", kind: "AREA" }) as const;

  it("differ by the excluded issues exactly, as counted without them", async () => {
    const of = { actor: "OPEN", unit: unit(), period: period(), now: PRESENT } as const;
    const ids = ["intake", "feedbackRate", "resolvedRate", "onTimeReplyRate", "satisfactionRate"] as const;
    const [all, excluded] = [(await countFigures(of)).total, await excludedOf(of, ids)];
    expect(excluded.intake?.n, "the approved one; the declined and the waiting count").toBe(1);
    expect(await excludedByReason(of)).toEqual([{ reason: "FORCE_MAJEURE", n: 1 }]);

    // counted anew as if it were not there
    await db.$executeRaw`UPDATE issues SET hidden_from = 4 WHERE id = ${issueIds[0]}::uuid`;
    const without = (await countFigures(of)).total;
    await db.$executeRaw`UPDATE issues SET hidden_from = NULL WHERE id = ${issueIds[0]}::uuid`;
    const less = (a: FigureValue, b: FigureValue) => [a.n - b.n, a.counted - b.counted, a.points - b.points];
    for (const id of ids)
      expect(less(all[id], excluded[id] ?? NOTHING), id).toEqual(less(without[id], NOTHING));
  });

  it("stand in the monthly report, as they were decided by its instant", async () => {
    const formed = (asOf: Date) =>
      transaction((tx) =>
        reportData(tx, "MONTHLY", { unit: unit(), period: period(), asOf, recordFrom: null }),
      );
    const { excluded } = await formed(PRESENT);
    expect(excluded?.values.feedbackRate?.n).toBe(1);
    expect(excluded?.reasons).toEqual([{ reason: "FORCE_MAJEURE", n: 1 }]);
    const before = await formed(new Date(PRESENT.getTime() - 60_000));
    expect(before.excluded?.reasons).toEqual([]);
  });

  it("stand in the scorecard and stay as they were published", async () => {
    const form = publishForm.parse({
      ...{ scorecardId: uuidv7(), unitId: county.id },
      ...{ fromOn: "2026-01-01", toOn: "2026-01-31" },
    });
    expect(await publishScorecard(reviewer, form, PRESENT)).toEqual({ id: form.scorecardId });
    const page = await readScorecard(reviewer, form.scorecardId);
    const measure = page?.measures.find(({ id }) => id === "feedbackRate");
    expect(measure?.excluded.n).toBe(1);
    expect(measure?.value.n).toBeGreaterThan(1);
  });
});
