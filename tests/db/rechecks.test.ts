import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { drawn, strataOf } from "#lib/db/review/rechecks.ts";
import { periodOf } from "#lib/domain/calendar/period.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { sharesOf } from "#lib/domain/review/rechecks.ts";
import { readFigures } from "#lib/queries/figures/figures.ts";
import { readRecheck, readRechecks } from "#lib/queries/review/rechecks.ts";
import { drawRecheck, recordFinding } from "#lib/usecases/review/rechecks.ts";
import { type City, makeCaseload, PRESENT } from "#tests/support/caseload.ts";
import { colleague } from "#tests/support/offices.ts";

/** 抽查: a lot over what ended, and what was found there (anchors.md 2.9). */
let city: City;
let reviewer: Staff;
beforeAll(async () => {
  city = await makeCaseload(700);
  reviewer = await colleague("审核员", ["REVIEWER", city.city]);
});

const days = { fromOn: "2025-03-01", toOn: "2026-03-10" };
const drawing = (more: object = {}) => ({
  ...{ recheckId: uuidv7(), unitId: city.city.id, ...days, size: 20 as const, lot: "2026061" },
  ...more,
});
const code = async (work: Promise<unknown>) => {
  const done = await work;
  return isProblem(done) ? done.code : "DONE";
};
const draw = async (more: object = {}) => {
  const form = drawing(more);
  expect(await drawRecheck(reviewer, form, PRESENT)).toEqual({ id: form.recheckId });
  const page = await readRecheck(reviewer, form.recheckId, PRESENT);
  if (!page) throw new Error("it was drawn");
  return page;
};
const finding = (recheckId: string, no: number, found: string, words = "到现场看了，灯还是不亮") => ({
  ...{ findingId: uuidv7(), recheckId, no, words },
  finding: found as "SOLVED",
});

describe("a draw", () => {
  it("is in proportion to what ended at each place, once however often it is sent, and the same for the same lot", async () => {
    const form = drawing();
    const twice = await Promise.all([
      drawRecheck(reviewer, form, PRESENT),
      drawRecheck(reviewer, form, PRESENT),
    ]);
    expect(twice).toEqual([{ id: form.recheckId }, { id: form.recheckId }]);
    const page = await readRecheck(reviewer, form.recheckId, PRESENT);
    const rounds = (items: readonly { issueId: string; round: number }[] = []) =>
      items.map(({ issueId, round }) => `${issueId} ${round}`);
    expect(new Set(rounds(page?.items)).size).toBe(20);
    const ended = page?.strata.reduce((sum, one) => sum + one.ended, 0) ?? 0;
    for (const { ended: here, tally } of page?.strata ?? [])
      expect(Math.abs(tally.drawn - (20 * here) / ended)).toBeLessThan(2);

    const again = await drawRecheck(reviewer, drawing(), PRESENT);
    expect(again, "whoever has the lot is led to that draw").toEqual({ id: form.recheckId });
    expect(rounds((await draw({ lot: "2026062" })).items)).not.toEqual(rounds(page?.items));
    expect(await code(drawRecheck(reviewer, drawing({ toOn: "2026-03-11" }), PRESENT))).toBe("DAYS_NOT_OVER");

    // Kept as it was drawn, and drawn again from the same days long after: the same.
    const frame = { unit: { ...city.city, name: "" }, ...days };
    const shares = sharesOf(await strataOf(db, frame), 20);
    expect(rounds(await drawn(db, frame, "2026061", shares))).toEqual(rounds(page?.items));
    await expect(db.recheck.updateMany({ data: { lot: "x" } })).rejects.toThrow();
    await expect(db.recheckItem.deleteMany()).rejects.toThrow();
  });

  it("is for whoever reviews the place, seen by whoever answers for it, and there must be something", async () => {
    const [county] = city.counties;
    const [clerk, other, own] = await Promise.all([
      colleague("县办", ["COUNCIL_CLERK", county as never]),
      colleague("别县", ["REVIEWER", city.counties[1] as never]),
      colleague("县审核", ["REVIEWER", county as never]),
    ]);
    const there = drawing({ unitId: county?.id });
    expect(await code(drawRecheck(clerk, there, PRESENT))).toBe("NOT_ALLOWED");
    expect(await code(drawRecheck(other, there, PRESENT))).toBe("PLACE_OUT_OF_REACH");
    expect(await code(drawRecheck(own, drawing(), PRESENT))).toBe("PLACE_OUT_OF_REACH");
    expect(await code(drawRecheck(own, there, PRESENT))).toBe("DONE");
    const none = drawing({ fromOn: "2020-01-01", toOn: "2020-01-02" });
    expect(await code(drawRecheck(reviewer, none, PRESENT))).toBe("NOTHING_ENDED");
    expect((await readRecheck(clerk, there.recheckId, PRESENT))?.finds).toBe(false);
    expect((await readRecheck(own, there.recheckId, PRESENT))?.finds).toBe(true);
    expect(await readRecheck(other, there.recheckId, PRESENT)).toBeNull();
    expect((await readRechecks(own, PRESENT))?.rechecks.map(({ id }) => id)).toEqual([there.recheckId]);
    expect(await readRechecks(await colleague("走访", ["VISITOR", county as never]), PRESENT)).toBeNull();
  });
});

it("two reviewers with the same lot at once are led to one draw; what became hidden since is not shown", async () => {
  const second = await colleague("另一位审核员", ["REVIEWER", city.city]);
  const [county] = city.counties as [City["city"]];
  const seer = await colleague("县办看的", ["COUNCIL_CLERK", county as never]);
  const form = () => drawing({ lot: "two at once", unitId: county.id, size: 10 as const });
  const [one, other] = await Promise.all([
    drawRecheck(reviewer, form(), PRESENT),
    drawRecheck(second, form(), PRESENT),
  ]);
  expect(one).toEqual(other);
  const { id } = one as { id: string };
  const first = (await readRecheck(seer, id, PRESENT))?.items[0];
  expect(first).toMatchObject({ opens: true });
  const where = { id: first?.issueId ?? "" };
  await db.issue.update({ where, data: { hiddenFrom: 2 } });
  expect((await readRecheck(seer, id, PRESENT))?.items[0]).toMatchObject({
    ...{ opens: false, issueId: "", receiptNo: "", statement: "", lead: null, state: null, words: null },
  });
  await db.issue.update({ where, data: { hiddenFrom: null } });
});

describe("what was found", () => {
  it("not solved opens the matter again: it leaves what is solved, with every figure that counts it", async () => {
    const page = await draw({ size: 200, lot: "falsely closed" });
    const item = page.items.find(
      ({ standing, round, opens, state }) =>
        standing === "OPENABLE" && round === 1 && opens && state === "RESOLVED",
    );
    if (!item) throw new Error("one ended and can be opened again");
    const issue = await db.issue.findUniqueOrThrow({ where: { id: item.issueId } });
    const period = periodOf("2024-03-01", "2026-03-11");
    const rates = async () => {
      const { total } = await readFigures(reviewer, { unitId: city.city.id, period }, PRESENT);
      return { solved: total.resolvedRate.counted, fed: total.feedbackRate.counted, n: total.resolvedRate.n };
    };
    const before = await rates();
    const form = finding(page.recheck.id, item.no, "NOT_SOLVED");
    const both = await Promise.all([
      recordFinding(reviewer, form, PRESENT),
      recordFinding(reviewer, form, PRESENT),
    ]);
    expect(both).toEqual([{ id: form.findingId }, { id: form.findingId }]);
    expect(await rates()).toEqual({
      n: before.n,
      solved: before.solved - 1,
      // An answer that was given stays given (domain.md C6).
      fed: before.fed - (issue.firstReplyAt ? 0 : 1),
    });
    const after = await db.issue.findUniqueOrThrow({
      where: { id: item.issueId },
      include: { events: true },
    });
    expect(after).toMatchObject({ round: 2, state: "IN_PROGRESS" });
    expect(after.events.filter(({ verb }) => verb === "reopen")).toHaveLength(1);
    const now = await readRecheck(reviewer, page.recheck.id, PRESENT);
    expect(now?.tally).toMatchObject({ looked: 1, NOT_SOLVED: 1 });
    expect(now?.items.find(({ no }) => no === item.no)).toMatchObject({
      reopened: true,
      standing: "MOVED_ON",
    });
    expect(await code(recordFinding(reviewer, finding(page.recheck.id, item.no, "SOLVED"), PRESENT))).toBe(
      "RECHECK_DONE",
    );
    await expect(db.recheckFinding.deleteMany()).rejects.toThrow();
    // The same days give the same rounds after it was opened again, and another draw tells what was found.
    const wider = await draw({ size: 200, lot: "falsely closed", fromOn: "2025-03-02" });
    expect(wider.items.find(({ issueId }) => issueId === item.issueId)).toMatchObject({
      round: 1,
      finding: null,
      elsewhere: "NOT_SOLVED",
      standing: "MOVED_ON",
    });
  });

  it("can be looked at again where it could not be told, and then stays", async () => {
    const page = await draw({ size: 200, lot: "locked gate" });
    const item = page.items.find(({ standing, opens, own }) => standing === "OPENABLE" && opens && !own);
    if (!item) throw new Error("one ended and can be opened again");
    const record = (word: string, hours: number) => {
      const at = new Date(PRESENT.getTime() + hours * 3_600_000);
      return code(recordFinding(reviewer, finding(page.recheck.id, item.no, word, `${word} ${hours}`), at));
    };
    expect([await record("UNCLEAR", 0), await record("UNCLEAR", 1)]).toEqual(["DONE", "DONE"]);
    const between = await readRecheck(reviewer, page.recheck.id, PRESENT);
    expect(between?.tally).toMatchObject({ looked: 1, UNCLEAR: 1 });
    expect(between?.recheck.looked).toBe(1);
    expect([await record("SOLVED", 2), await record("NOT_SOLVED", 3), await record("UNCLEAR", 4)]).toEqual([
      "DONE",
      "RECHECK_DONE",
      "RECHECK_DONE",
    ]);
    const after = await readRecheck(reviewer, page.recheck.id, PRESENT);
    expect(after?.tally).toMatchObject({ looked: 1, SOLVED: 1, UNCLEAR: 0 });
    expect(after?.items.find(({ no }) => no === item.no)).toMatchObject({
      finding: "SOLVED",
      words: "SOLVED 2",
      unclear: [{ words: "UNCLEAR 0" }, { words: "UNCLEAR 1" }],
    });
  });

  it("is noted only where the matter moved on or ended too long ago, and never by the unit that handled it", async () => {
    const page = await draw({ size: 200, lot: "noted only" });
    const late = page.items.find(({ standing, state }) => standing !== "MOVED_ON" && state === "CLOSED");
    const gone = page.items.find(({ standing }) => standing === "MOVED_ON");
    const good = page.items.find(({ standing, no }) => standing === "OPENABLE" && no !== late?.no);
    if (!late || !gone || !good) throw new Error("one of each");
    await db.issue.update({ where: { id: late.issueId }, data: { closedAt: new Date("2026-01-01") } });
    const told = await readRecheck(reviewer, page.recheck.id, PRESENT);
    expect(told?.items.find(({ no }) => no === late.no)?.standing, "said before anybody goes and looks").toBe(
      "OVER",
    );
    for (const { no } of [late, gone])
      expect(await code(recordFinding(reviewer, finding(page.recheck.id, no, "NOT_SOLVED"), PRESENT))).toBe(
        "DONE",
      );
    expect(
      await code(
        recordFinding(reviewer, finding(page.recheck.id, good.no, "SOLVED", "已到现场，修好了"), PRESENT),
      ),
    ).toBe("DONE");
    const now = await readRecheck(reviewer, page.recheck.id, PRESENT);
    expect(now?.tally).toMatchObject({ looked: 3, SOLVED: 1, NOT_SOLVED: 2 });
    for (const { no } of [late, gone])
      expect(now?.items.find((item) => item.no === no)?.reopened).toBe(false);
    expect((await db.issue.findUniqueOrThrow({ where: { id: late.issueId } })).state).toBe("CLOSED");

    const frame = { unit: { ...city.city, name: "" }, ...days };
    const sum = async () => (await strataOf(db, frame)).reduce((all, { ended }) => all + ended, 0);
    const before = await sum();
    await db.issue.update({ where: { id: good.issueId }, data: { hiddenFrom: 4 } });
    expect(await sum(), "others look into what is hidden from an office").toBeLessThan(before);

    const handled = page.items.find(({ no, lead }) => lead && ![late.no, gone.no, good.no].includes(no));
    const { leadUnitId } = await db.issue.findUniqueOrThrow({ where: { id: handled?.issueId ?? "" } });
    const unit = await db.orgUnit.findUniqueOrThrow({ where: { id: leadUnitId ?? "" } });
    const both = await colleague("两边", ["REVIEWER", city.city], ["HANDLER", unit as never]);
    const own = finding(page.recheck.id, handled?.no ?? 0, "SOLVED");
    expect(await code(recordFinding(both, own, PRESENT))).toBe("RECHECK_OWN");
    const theirs = (await readRecheck(both, page.recheck.id, PRESENT))?.items.filter((item) => item.own);
    expect(theirs?.map(({ no }) => no)).toContain(handled?.no);
    expect(await code(recordFinding(reviewer, finding(page.recheck.id, 999, "SOLVED"), PRESENT))).toBe(
      "NOT_FOUND",
    );
  });
});
