import { beforeAll, describe, expect, test } from "vitest";
import { db, transaction } from "#lib/db/client.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { namedPeriod } from "#lib/domain/calendar/period.ts";
import { daysOf } from "#lib/domain/figures/days.ts";
import {
  evaluate,
  type FigureValue,
  fractionOf,
  type MetricId,
  metricOf,
} from "#lib/domain/figures/metrics.ts";
import { percent } from "#lib/domain/labels.ts";
import { readFigures } from "#lib/queries/figures/figures.ts";
import { readProcess } from "#lib/queries/figures/process.ts";
import { readPublicFigures } from "#lib/queries/figures/publicFigures.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";
import { reconcile } from "#lib/usecases/casework/reconciliation.ts";
import { insertUnits } from "#prisma/import/register.ts";
import { buildCity, type OfficeUnit } from "#prisma/seed/city.ts";
import { type Fates, insertCohort, SIZE_M } from "#prisma/seed/cohort.ts";
import { staffAt } from "#tests/support/caseload.ts";
import { type KnownFacts, loadFacts } from "#tests/support/figureFacts.ts";

/** A hundredth of size M gives the same rates; `npm run soak` asks for all of it. */
const PARTS_OF_M = process.env.SEED_COHORT === "M" ? 1 : 100;
const of = (n: number) => n / PARTS_OF_M;
const FATES: Fates = { ended: of(SIZE_M.ended), replied: of(SIZE_M.replied), waiting: of(SIZE_M.waiting) };
const now = new Date("2026-11-28T02:00:00Z");
const period = namedPeriod("12months", shanghaiDate(now));
const units = buildCity();
const clerkOf = (level: string) =>
  staffAt(["COUNCIL_CLERK", units.find((unit) => unit.level === level && unit.kind === "AREA") as never]);
const asked = { unitId: null, period };
const rate = (id: MetricId, value: FigureValue | null) => value && percent(...fractionOf(id, value), "zh");

beforeAll(async () => {
  await transaction((tx) => insertUnits(tx, units as OfficeUnit[], "2024-01-01"));
  await insertCohort(FATES, period, now);
  await db.$executeRaw`ANALYZE`;
}, 300_000);

describe("seed size M", () => {
  test("39,000 collected, 36,000 answered or ended, 33,500 ended: 92.3 % and 85.9 %", async () => {
    const { total } = await readFigures(clerkOf("CITY"), asked, now);
    const counted = (id: "intake" | "feedbackRate" | "resolvedRate") => [total[id].counted, total[id].n];
    expect(counted("intake")).toEqual([of(39_000), of(39_000)]);
    expect(counted("feedbackRate")).toEqual([of(36_000), of(39_000)]);
    expect(counted("resolvedRate")).toEqual([of(33_500), of(39_000)]);
    expect(rate("feedbackRate", total.feedbackRate)).toBe("92.3%");
    expect(rate("resolvedRate", total.resolvedRate)).toBe("85.9%");
  });

  test("the public reads the same, and the ledger opens the same", async () => {
    const { total } = await readPublicFigures("", period, now);
    expect([rate("feedbackRate", total.feedbackRate), rate("resolvedRate", total.resolvedRate)]).toEqual([
      "92.3%",
      "85.9%",
    ]);
    const behind = async (figure: string, part: string) =>
      (await readLedger(clerkOf("CITY"), { figure, part, from: period.from, to: period.to }, now)).total;
    expect(await behind("feedbackRate", "numerator")).toBe(of(36_000));
    expect(await behind("feedbackRate", "missing")).toBe(of(3_000));
    expect(await behind("resolvedRate", "numerator")).toBe(of(33_500));
  });

  test("what was reopened and is open is answered and not resolved; nothing is overdue", async () => {
    const { total } = await readFigures(clerkOf("CITY"), asked, now);
    const { total: process } = await readProcess(clerkOf("CITY"), asked, now);
    expect(process.reopenRate).toMatchObject({ counted: of(1_800) });
    expect(process.reopenRate.n - of(33_500)).toBe(Math.floor(of(36_000) / 20) - Math.floor(of(33_500) / 20));
    expect(total.overdueOpen.counted).toBe(0);
    expect(await reconcile(now)).toMatchObject({ overdue: 0, waiting: 0 });
  });

  test("the reader in memory agrees, on the city or, where that is many, on a community", async () => {
    const whole = PARTS_OF_M > 1;
    const actor = clerkOf(whole ? "CITY" : "COMMUNITY");
    const [{ total, unit }, process] = [
      await readFigures(actor, asked, now),
      await readProcess(actor, asked, now),
    ];
    const facts = await loadFacts(whole ? {} : { communityId: unit?.id ?? "" });
    expect(facts.ISSUE).toHaveLength(total.intake.n);
    const { onTimeNoticeRate: _, ...ofIssues } = process.total;
    for (const [id, value] of Object.entries({ ...total, ...ofIssues }) as [MetricId, FigureValue][])
      expect([id, value]).toEqual([
        id,
        evaluate(id, facts[metricOf(id).over as keyof KnownFacts] as never, period, now),
      ]);
    expect(process.days).toEqual(daysOf(facts.ISSUE, period, now));
  });
});
