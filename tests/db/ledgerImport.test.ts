import { copyFileSync, existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { rowsNotGood } from "#lib/db/ledger/ledgerImports.ts";
import { claimJob } from "#lib/db/ledger/ledgerJobs.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { SHEET_HEADINGS } from "#lib/domain/labels/ledger.ts";
import { templateSheets } from "#lib/domain/labels/template.ts";
import { columnLetter, SHEET_KEYS, type SheetKey } from "#lib/domain/ledger/ledgerSheet.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem } from "#lib/domain/problems.ts";
import { readLedgerJob } from "#lib/queries/ledger/ledgerJobs.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { askImport, confirmImport, dropImport } from "#lib/usecases/ledger/ledgerChecks.ts";
import { askExport } from "#lib/usecases/ledger/ledgerExports.ts";
import { doLedgerJob, expireLedgerJobs } from "#lib/usecases/ledger/ledgerJobs.ts";
import {
  employed,
  filesFolder,
  ledgerProcess,
  makeXlsx,
  sheetsOf,
  until,
  workAll,
} from "#tests/support/ledgerFiles.ts";
import { clock, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const folder = filesFolder();
const NOW = clock("2026-03-11 12:00");
let offices: Offices;
let clerk: Staff;

beforeAll(async () => {
  mkdirSync(path.join(folder, "ledger"), { recursive: true });
  offices = await makeOffices();
  clerk = offices.people.county;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Line = Partial<Record<SheetKey, string>>;
const GOOD: Line = {
  number: "2025-001",
  registeredOn: "2025-03-03",
  channel: "上门走访",
  county: "锦溪区",
  town: "枫树街道",
  community: "槐树社区",
  statement: "三楼水管一直漏",
};
let made = 0;
/** A line like the good one, about something else. */
const line = (changes: Line = {}): Line => {
  made += 1;
  return { ...GOOD, number: `2025-${1000 + made}`, statement: `第${made}件：路灯坏了`, ...changes };
};
const HEAD = SHEET_KEYS.map((key) => SHEET_HEADINGS[key][0]);
const cells = (told: Line) => SHEET_KEYS.map((key) => told[key] ?? "");

async function upload(rows: readonly (readonly string[])[], actor = clerk): Promise<string> {
  const jobId = uuidv7();
  const file = path.join(folder, "ledger", jobId);
  await makeXlsx(file, rows);
  const queued = await askImport(actor, { jobId, fileName: "台账.xlsx", bytes: 1, lang: "zh" }, NOW);
  if (isProblem(queued)) throw new Error(queued.code);
  return jobId;
}
const job = (id: string) => db.ledgerJob.findUniqueOrThrow({ where: { id } });
async function checked(lines: readonly Line[], actor = clerk): Promise<string> {
  const id = await upload([HEAD, ...lines.map(cells)], actor);
  await workAll(NOW);
  return id;
}
async function broughtIn(lines: readonly Line[], { sameWords = false } = {}) {
  const id = await checked(lines);
  expect(await rowsNotGood(db, id, 0, 10)).toEqual([]);
  const confirmed = await confirmImport(clerk, { jobId: id, sameWords }, NOW);
  if (isProblem(confirmed)) throw new Error(confirmed.code);
  await workAll(NOW);
  const issues = await db.issue.findMany({
    where: { importedJobId: id },
    include: {
      events: { orderBy: { seq: "asc" } },
      clocks: true,
      replies: true,
      resident: true,
      importedRow: true,
    },
    orderBy: { importedRow: { row: "asc" } },
  });
  return { id, issues };
}
const wrong = async (told: Line) => {
  const id = await checked([told]);
  const [row] = await rowsNotGood(db, id, 0, 1);
  return row?.problems.map(({ key, code }) => `${key} ${code}`);
};

describe("the dry run", () => {
  test("finds the head under title rows, in any order, and reads what it knows", async () => {
    const columns = ["反映内容（原话）", "来源渠道", "别的", "登记日期", "社区", "镇街"];
    const id = await upload([
      ["锦溪区2025年民情家访工作台账"],
      ["填报单位：锦溪区", "", "日期：2026-01-05"],
      columns,
      ["路灯坏了半个月", "走访", "x", "3/9", "槐树社区", "枫树街办"],
      [],
      ["楼下油烟很大", "12345", "", "45726", "槐树", ""],
    ]);
    await workAll(NOW);
    expect(await job(id)).toMatchObject({ state: "CHECKED", good: 2, bad: 0 });
    const rows = await db.ledgerImportRow.findMany({ where: { jobId: id }, orderBy: { row: "asc" } });
    expect(
      rows.map(({ row, entry }) => [
        row,
        (entry as Record<string, unknown>).registeredOn,
        (entry as Record<string, unknown>).channel,
      ]),
    ).toEqual([
      [4, "2025-03-09", "VISIT"],
      [6, "2025-03-10", "HOTLINE_12345"],
    ]);
  });

  test.each(["zh", "en"] as const)("the example of the template in %s is told and left out", async (lang) => {
    const [sheet] = templateSheets(lang);
    const template = sheet?.rows.map(({ cells }) => cells) ?? [];
    const ended = line({ resolvedOn: "2025-03-08", outcome: "已解决" });
    const id = await upload([...template, cells(ended), template[1] ?? []]);
    await workAll(NOW);
    expect(await job(id)).toMatchObject({ state: "CHECKED", total: 1, done: 1, good: 1, bad: 0 });
    expect(await readLedgerJob(clerk, id, 0, NOW)).toMatchObject({ rows: [], examples: [2, 4], next: null });
    expect(isProblem(await confirmImport(clerk, { jobId: id, sameWords: true }, NOW))).toBe(false);
    await workAll(NOW);
    expect(await job(id)).toMatchObject({ state: "DONE", imported: 1 });
  });

  test("with nothing but the example there is nothing to bring in", async () => {
    const [sheet] = templateSheets("zh");
    const id = await upload(sheet?.rows.map((row) => row.cells) ?? []);
    await workAll(NOW);
    expect(await job(id)).toMatchObject({ state: "FAILED", failure: { code: "LEDGER_EMPTY" } });
  });

  test("what somebody wrote over the example comes in, whatever they left of it", async () => {
    const id = await checked([
      line({ number: "2025-001", remark: "这是示例，请删去这一行" }),
      line({ statement: "路灯坏了半个月，晚上老人不敢出门" }),
    ]);
    expect(await job(id)).toMatchObject({ good: 2 });
    expect((await readLedgerJob(clerk, id, 0, NOW))?.examples).toEqual([]);
  });

  test("tells what is wrong cell by cell, and nothing comes in", async () => {
    const before = await db.issue.count();
    const id = await checked([
      line({ registeredOn: "2025-02-30", channel: "鸽子" }),
      line({ community: "槐数社区" }),
      line({ unit: "枫树街道水务所" }),
      line(),
    ]);
    expect(await job(id)).toMatchObject({ state: "CHECKED", total: 4, good: 1, bad: 3 });
    const rows = await rowsNotGood(db, id, 0, 10);
    expect(rows.map(({ row }) => row)).toEqual([2, 3, 4]);
    const cell = rows[0]?.problems[0];
    expect([cell?.key, cell?.code, cell?.typed]).toEqual(["registeredOn", "BAD_DATE", "2025-02-30"]);
    expect([cell?.letter, columnLetter(SHEET_KEYS.indexOf(cell?.key as SheetKey))]).toEqual(["C", "C"]);
    expect(rows[1]?.problems[0]?.suggestions?.[0]).toBe("槐树社区");
    expect(rows[2]?.problems[0]).toMatchObject({
      code: "UNKNOWN_UNIT",
      suggestions: expect.arrayContaining(["枫树街道水务站"]),
    });
    expect(await db.issue.count()).toBe(before);
  });

  test.each<[string, Line, string[]]>([
    ["a place nobody names", { county: "", town: "", community: "" }, ["community PLACE_MISSING"]],
    ["a tier without its office", { town: "", community: "", tier: "急" }, ["tier TIER_HAS_NO_OFFICE"]],
    ["dispatched without a category", { dispatchedOn: "2025-03-04" }, ["categoryL2 CATEGORY_NEEDED"]],
    [
      "open, and with a unit that is not of that office",
      { categoryL1: "市政公用", categoryL2: "路灯照明", unit: "锦溪区" },
      ["unit UNIT_NOT_HERE"],
    ],
    ["ended before it began", { resolvedOn: "2025-03-01", outcome: "已解决" }, ["resolvedOn BEFORE"]],
    ["too long", { statement: "长".repeat(2001) }, ["statement TOO_LONG"]],
  ])("%s", async (_name, told, expected) => expect(await wrong(line(told))).toEqual(expected));

  test("a place outside of one's area is not brought in", async () => {
    const neighbour = offices.people.neighbour;
    const id = await checked([line(), line({ community: "柳荫社区" })], neighbour);
    expect(await job(id)).toMatchObject({ good: 1, bad: 1 });
    expect((await rowsNotGood(db, id, 0, 9))[0]?.problems[0]?.code).toBe("OUT_OF_REACH");
  });

  test("what was there already is found: by number, and by place, day and words", async () => {
    const known = await told(offices.people.community, offices.units.community.id, NOW, {
      statement: "电梯停了四天",
    });
    const twin = line({ number: "", statement: "电梯停了四天", registeredOn: shanghaiDate(NOW) });
    const inFile = line();
    const id = await checked([
      line({ number: known.receiptNo, registeredOn: "?" }),
      twin,
      inFile,
      { ...inFile, number: "" },
      line({ number: inFile.number ?? "" }),
    ]);
    const rows = await rowsNotGood(db, id, 0, 9);
    expect(rows.map(({ row, verdict, likeIssueId }) => [row, verdict, likeIssueId])).toEqual([
      [2, "SAME_NUMBER", known.issueId],
      [3, "SAME_WORDS", known.issueId],
      [5, "SAME_WORDS", null],
      [6, "SAME_NUMBER", null],
    ]);
    expect(await job(id)).toMatchObject({ good: 1, sameNumber: 2, sameWords: 2 });
  });

  test.each<[string, () => Promise<Problem | string>, string]>([
    ["no zip", () => sent(Buffer.from("no xlsx")), "LEDGER_NOT_XLSX"],
    ["a zip of something else", () => sent(Buffer.from("504b0304deadbeef", "hex")), "LEDGER_NOT_XLSX"],
    [
      "no head",
      () =>
        upload([
          ["a", "b"],
          ["1", "2"],
        ]),
      "LEDGER_NO_HEAD",
    ],
    ["a head without rows", () => upload([HEAD]), "LEDGER_EMPTY"],
  ])("%s is told in one sentence", async (_name, send, code) => {
    const answer = await send();
    if (isProblem(answer)) return expect(answer.code).toBe(code);
    await workAll(NOW);
    expect(await job(answer)).toMatchObject({ state: "FAILED", failure: { code } });
  });
  async function sent(bytes: Buffer): Promise<Problem | string> {
    const jobId = uuidv7();
    writeFileSync(path.join(folder, "ledger", jobId), bytes);
    const queued = await askImport(
      clerk,
      { jobId, fileName: "x.xlsx", bytes: bytes.length, lang: "zh" },
      NOW,
    );
    return isProblem(queued) ? queued : queued.id;
  }

  test("only the office brings ledgers in, and only its own person confirms or drops them", async () => {
    const id = await checked([line()]);
    const { visitor, city } = offices.people;
    expect(await confirmImport(city, { jobId: id, sameWords: false }, NOW)).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await dropImport(city, id, NOW)).toMatchObject({ code: "NOT_FOUND" });
    const jobId = uuidv7();
    await makeXlsx(path.join(folder, "ledger", jobId), [HEAD, cells(line())]);
    expect(await askImport(visitor, { jobId, fileName: "x", bytes: 1, lang: "zh" }, NOW)).toMatchObject({
      code: "NOT_ALLOWED",
    });
    expect(await dropImport(clerk, id, NOW)).toEqual({ id });
    expect(await db.ledgerImportRow.count({ where: { jobId: id } })).toBe(0);
    expect(await confirmImport(clerk, { jobId: id, sameWords: false }, NOW)).toMatchObject({
      code: "LEDGER_GONE",
    });
  });

  test("what nobody confirms is forgotten after its days", async () => {
    const id = await checked([line()]);
    expect(await expireLedgerJobs(clock("2026-03-18 11:00"))).toBe(0);
    await expireLedgerJobs(clock("2026-03-18 13:00"));
    expect((await job(id)).state).toBe("EXPIRED");
    expect(await db.ledgerImportRow.count({ where: { jobId: id } })).toBe(0);
  });

  test("an upload that broke off with its process is cleaned away in time", async () => {
    const [old, young] = [uuidv7(), uuidv7()].map((name) => path.join(folder, "ledger", name));
    for (const file of [old, young]) writeFileSync(file as string, "half");
    // Files are dated by the machine; a clock that a demonstration moved on makes none of them old.
    utimesSync(old as string, new Date(), new Date(Date.now() - 9 * 86_400_000));
    await expireLedgerJobs(new Date(Date.now() + 40 * 86_400_000));
    expect([old, young].map((file) => existsSync(file as string))).toEqual([false, true]);
  });
});

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
    const { 台账: rows = [] } = await sheetsOf(path.join(folder, "ledger", fileName));
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
    copyFileSync(path.join(folder, "ledger", fileName), path.join(folder, "ledger", jobId));
    await askImport(clerk, { jobId, fileName: "again.xlsx", bytes: 1, lang: "zh" }, NOW);
    await workAll(NOW);
    const found = await job(jobId);
    expect(found).toMatchObject({ state: "CHECKED", good: 0, bad: 0, sameNumber: found.total });
  });
});

const ENDED_SHORT: Line = { resolvedOn: "2025-03-20", outcome: "已解决" };

describe("nothing half-done", () => {
  test("a lost worker's batches stay, the next goes on behind them, and no row is doubled", async () => {
    const id = await checked(Array.from({ length: 600 }, () => line()));
    await confirmImport(clerk, { jobId: id, sameWords: false }, NOW);
    const lost = await claimJob(uuidv7());
    expect(lost?.id).toBe(id);
    expect(await doLedgerJob(NOW)).toBeNull();
    await db.$executeRaw`UPDATE ledger_jobs SET beat_at = beat_at - interval '2 minutes'`;
    // Both go at it: one of them has lost the claim and writes nothing.
    const { runImport } = await import("#lib/usecases/ledger/ledgerImports.ts");
    await Promise.all([workAll(NOW), runImport(lost as never, NOW)]);
    expect(await job(id)).toMatchObject({ state: "DONE", done: 600, imported: 600 });
    expect(await db.issue.count({ where: { importedJobId: id } })).toBe(600);
    const rows = await db.importedRow.findMany({ where: { jobId: id } });
    expect(new Set(rows.map(({ row }) => row)).size).toBe(600);
    expect(await db.ledgerImportRow.count({ where: { jobId: id } })).toBe(0);
  });

  test("killed with its process in the midst, every issue is whole, and the rest comes in once", async () => {
    const id = await checked(Array.from({ length: 2500 }, () => line(ENDED_SHORT)));
    await confirmImport(clerk, { jobId: id, sameWords: false }, NOW);
    const worker = ledgerProcess(NOW);
    await until(async () => (await job(id)).imported > 0);
    worker.kill("SIGKILL");
    await worker.ended;
    const killed = await job(id);
    expect(killed.state).toBe("RUNNING");
    const issues = await db.issue.findMany({
      where: { importedJobId: id },
      select: { state: true, _count: { select: { events: true } } },
    });
    expect(issues.length).toBe(killed.imported);
    expect(issues.length).toBeLessThan(2500);
    expect(issues.every(({ state, _count }) => state === "ARCHIVED" && _count.events === 4)).toBe(true);
    await db.$executeRaw`UPDATE ledger_jobs SET beat_at = beat_at - interval '2 minutes'`;
    await workAll(NOW);
    expect(await job(id)).toMatchObject({ state: "DONE", done: 2500, imported: 2500 });
    expect(await db.issue.count({ where: { importedJobId: id } })).toBe(2500);
    expect(await db.importedRow.count({ where: { jobId: id } })).toBe(2500);
  }, 60_000);

  test("confirmed twice is confirmed once; the rows that look the same come in only when they are wanted", async () => {
    const one = line();
    const { id } = await broughtIn([one]);
    expect(await confirmImport(clerk, { jobId: id, sameWords: false }, NOW)).toEqual({ id });
    await workAll(NOW);
    expect(await db.issue.count({ where: { importedJobId: id } })).toBe(1);
    const again = await checked([{ ...one, number: "" }]);
    expect(await confirmImport(clerk, { jobId: again, sameWords: false }, NOW)).toMatchObject({
      code: "LEDGER_NOTHING_TO_IMPORT",
    });
    await confirmImport(clerk, { jobId: again, sameWords: true }, NOW);
    await workAll(NOW);
    expect(await db.issue.count({ where: { importedJobId: again } })).toBe(1);
  });

  test("a person whose post was taken away meanwhile brings nothing in", async () => {
    const gone = await employed({ ...clerk, personId: uuidv7() });
    const id = await checked([line()], gone);
    await confirmImport(gone, { jobId: id, sameWords: false }, NOW);
    await db.post.updateMany({
      where: { personId: gone.personId },
      data: { validTo: new Date("2026-03-10") },
    });
    await workAll(NOW);
    expect(await job(id)).toMatchObject({ state: "FAILED", failure: { code: "NOT_ALLOWED" } });
    expect(await db.issue.count({ where: { importedJobId: id } })).toBe(0);
  });
});
