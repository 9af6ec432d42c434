import { copyFileSync } from "node:fs";
import path from "node:path";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { askImport, confirmImport } from "#lib/usecases/ledger/ledgerChecks.ts";
import { askExport } from "#lib/usecases/ledger/ledgerExports.ts";
import { sheetsOf, workAll } from "#tests/support/ledgerFiles.ts";
import {
  broughtIn,
  cells,
  checked,
  clerk,
  folder,
  job,
  type Line,
  line,
  makeClerk,
  NOW,
  offices,
} from "#tests/support/ledgerImports.ts";
import { clock } from "#tests/support/offices.ts";

/** Issues out of the rows of an old ledger. */
beforeAll(makeClerk);

describe("what a row becomes", () => {
  const ENDED: Line = {
    categoryL1: "住房物业",
    categoryL2: "渗漏与房屋质量",
    tier: "急",
    resident: "王阿姨",
    phone: "１３８ 0000 5678",
    unit: "枫树街道水务站",
    handler: "小刘",
    visitor: "熊主任",
    dispatchedOn: "2025.3.4",
    dueOn: "2025年3月10日",
    repliedOn: "3/8",
    reply: "=已经关阀止水",
    onTime: "是",
    measures: "换了接头",
    resolvedOn: "2025/3/20",
    outcome: "已解决",
    escalated: "否",
    rating: "满意",
    remark: "老住户",
  };

  test("ended: history with its own dates, no clock that runs, in the archive; the old words are kept", async () => {
    const {
      issues: [issue],
      id,
    } = await broughtIn([line({ ...ENDED, community: "", unit: "枫树街道水务站" })]);
    expect(issue).toMatchObject({
      state: "ARCHIVED",
      level: "TOWN",
      tier: "URGENT",
      category: "HOUSING_PROPERTY.LEAK_QUALITY",
      leadUnitId: offices.units.water.id,
      handlerId: null,
      outcome: "SOLVED",
      ratedLevel: null,
      breachCount: 0,
      importedJobId: id,
      nextDueAt: null,
    });
    expect(issue?.resident).toMatchObject({ name: "王阿姨", phone: "13800005678", phoneTail: "5678" });
    expect(
      [issue?.registeredAt, issue?.dispatchedAt, issue?.firstReplyAt, issue?.resolvedAt].map((at) =>
        shanghaiDate(at as Date),
      ),
    ).toEqual(["2025-03-03", "2025-03-04", "2025-03-08", "2025-03-20"]);
    expect(
      issue?.clocks.map(({ kind, stop, sweepAt, breachedAt }) => [kind, stop, sweepAt, breachedAt]),
    ).toEqual([["REPLY", "MET", null, null]]);
    expect(issue?.events.map(({ verb, at }) => `${shanghaiDate(at)} ${verb}`)).toEqual([
      "2025-03-03 register",
      "2025-03-03 accept",
      "2025-03-04 dispatch",
      "2025-03-04 sign",
      "2025-03-08 reply",
      "2025-03-20 resolve",
      "2025-03-20 close",
      "2025-04-19 archive",
    ]);
    expect(
      issue?.events.every(
        ({ data, madeAt }) => (data as Record<string, unknown>).importedRow === 2 && +madeAt === +NOW,
      ),
    ).toBe(true);
    expect(issue?.events[0]).toMatchObject({
      actorId: clerk.personId,
      actorRole: "COUNCIL_CLERK",
      fromState: null,
    });
    expect(issue?.importedRow).toMatchObject({
      row: 2,
      told: { visitor: "熊主任", handler: "小刘", measures: "换了接头", rating: "4", remark: "老住户" },
    });
    expect(await db.outbox.count({ where: { issueId: issue?.id as string } })).toBe(0);
    expect((await sweepOverdue(NOW)).issues).toBe(0);
  });

  test("an answer after its limit stays late; without a told limit no limit of ours is laid over it", async () => {
    const { issues } = await broughtIn([
      line({ ...ENDED, community: "", repliedOn: "2025-03-12", onTime: "否" }),
      line({ ...ENDED, community: "", dueOn: "", repliedOn: "2025-03-19", onTime: "" }),
      line({ ...ENDED, community: "", repliedOn: "", reply: "", resolvedOn: "2025-03-09", onTime: "" }),
    ]);
    const [late, free, unanswered] = issues;
    expect(late?.breachCount).toBe(1);
    expect(late?.clocks[0]).toMatchObject({ kind: "REPLY", stop: "MET", dueAt: late?.clocks[0]?.breachedAt });
    expect(late?.events.filter(({ verb }) => verb === "breach")).toHaveLength(1);
    expect(free?.clocks).toEqual([]);
    expect(unanswered?.clocks[0]).toMatchObject({ stop: "ENDED", breachedAt: null });
  });

  test("ended less than thirty days ago: closed, and archived by the sweep in its time", async () => {
    const { issues } = await broughtIn([
      line({ registeredOn: "2026-03-02", resolvedOn: "2026-03-06", outcome: "已解决" }),
    ]);
    expect(issues[0]?.state).toBe("CLOSED");
    expect(issues[0]?.clocks.map(({ kind }) => kind)).toEqual(["ARCHIVE"]);
    expect((await sweepOverdue(NOW)).issues).toBe(0);
    await sweepOverdue(clock("2026-04-06 12:00"));
    expect((await db.issue.findUniqueOrThrow({ where: { id: issues[0]?.id as string } })).state).toBe(
      "ARCHIVED",
    );
  });

  test("open: clocks from its own dates, with the office's duties from today; what has run out is told beforehand", async () => {
    const open = { registeredOn: "2026-03-09", number: "" };
    const leaf = { categoryL1: "市政公用", categoryL2: "路灯照明" };
    const id = await checked([
      line(open),
      line({ ...open, ...leaf, dispatchedOn: "2026-03-10" }),
      line({ registeredOn: "2026-02-02", ...leaf, repliedOn: "2026-02-04", dispatchedOn: "2026-02-03" }),
      line({ registeredOn: "2026-03-02", dueOn: "2026-03-20" }),
    ]);
    expect(await job(id)).toMatchObject({ good: 4, overdue: 1 });
    await confirmImport(clerk, { jobId: id, sameWords: false }, NOW);
    await workAll(NOW);
    const issues = await db.issue.findMany({
      where: { importedJobId: id },
      include: { clocks: true, importedRow: true },
      orderBy: { importedRow: { row: "asc" } },
    });
    const running = (at: number) =>
      Object.fromEntries(
        issues[at]?.clocks
          .filter((c) => !c.stoppedAt)
          .map((c) => [c.kind, (c.basis as Record<string, unknown>).due]) ?? [],
      );
    expect(issues.map(({ state }) => state)).toEqual([
      "REGISTERED",
      "IN_PROGRESS",
      "IN_PROGRESS",
      "REGISTERED",
    ]);
    expect(running(0)).toEqual({ REPLY: "2026-03-16", RESOLVE: "2026-03-24", ACCEPT: "2026-03-13" });
    expect(running(1)).toEqual({ REPLY: "2026-03-16", RESOLVE: "2026-03-24" });
    expect(running(2)).toEqual({ RESOLVE: "2026-02-24", PROGRESS: "2026-03-26" });
    expect(running(3).REPLY).toBe("2026-03-20");
    const swept = await sweepOverdue(NOW);
    expect([swept.issues, swept.stuck]).toEqual([1, []]);
  });

  test("a complaint about conduct goes above its place and is hidden there (信访工作条例 §22)", async () => {
    const { issues } = await broughtIn([line({ categoryL1: "村务政务", categoryL2: "干部作风" })]);
    expect(issues[0]).toMatchObject({ level: "TOWN", holderUnitId: offices.units.town.id });
    expect(issues[0]?.hiddenFrom).not.toBeNull();
  });

  test("an export brought in again is found to be there already, row by row", async () => {
    const { issues } = await broughtIn([line({ ...ENDED, community: "" }), line()]);
    const asked = (await askExport(
      clerk,
      { jobId: uuidv7(), query: "", unmasked: false, reason: "", lang: "zh" },
      NOW,
    )) as { id: string };
    await workAll(NOW);
    const { fileName } = await job(asked.id);
    const { 台账: rows = [] } = await sheetsOf(path.join(folder, fileName));
    const again = rows.find((cells) => cells[15] === issues[0]?.statement);
    expect(again?.slice(2)).toEqual(
      cells({
        ...ENDED,
        registeredOn: "2025-03-03",
        channel: "上门走访",
        spokenOn: "2025-03-03",
        county: "锦溪区",
        town: "枫树街道",
        resident: "王**",
        phone: "138********",
        statement: issues[0]?.statement ?? "",
        dispatchedOn: "2025-03-04",
        dueOn: "2025-03-10",
        repliedOn: "2025-03-08",
        reply: "'=已经关阀止水",
        resolvedOn: "2025-03-20",
        remark: `老住户；状态：已归档；由旧台账导入，原编号${issues[0]?.importedRow?.number}`,
      }).slice(2),
    );
    const jobId = uuidv7();
    copyFileSync(path.join(folder, fileName), path.join(folder, jobId));
    await askImport(clerk, { jobId, fileName: "again.xlsx", bytes: 1, lang: "zh" }, NOW);
    await workAll(NOW);
    const found = await job(jobId);
    expect(found).toMatchObject({ state: "CHECKED", good: 0, bad: 0, sameNumber: found.total });
  });
});
