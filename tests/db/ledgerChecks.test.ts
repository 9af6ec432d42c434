import { existsSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { rowsNotGood } from "#lib/db/ledger/ledgerImports.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { templateSheets } from "#lib/domain/labels/template.ts";
import { columnLetter, SHEET_KEYS, type SheetKey } from "#lib/domain/ledger/ledgerSheet.ts";
import { isProblem, type Problem } from "#lib/domain/problems.ts";
import { readLedgerJob } from "#lib/queries/ledger/ledgerJobs.ts";
import { askImport, confirmImport, dropImport } from "#lib/usecases/ledger/ledgerChecks.ts";
import { expireLedgerJobs } from "#lib/usecases/ledger/ledgerJobs.ts";
import { makeXlsx, workAll } from "#tests/support/ledgerFiles.ts";
import {
  cells,
  checked,
  clerk,
  folder,
  HEAD,
  job,
  type Line,
  line,
  makeClerk,
  NOW,
  offices,
  upload,
} from "#tests/support/ledgerImports.ts";
import { clock, told } from "#tests/support/offices.ts";

/** The dry run of a ledger that is brought in: what was read, what is wrong, and nothing done yet. */
beforeAll(makeClerk);

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
    writeFileSync(path.join(folder, jobId), bytes);
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
    await makeXlsx(path.join(folder, jobId), [HEAD, cells(line())]);
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
    const [old, young] = [uuidv7(), uuidv7()].map((name) => path.join(folder, name));
    for (const file of [old, young]) writeFileSync(file as string, "half");
    // Files are dated by the machine; a clock that a demonstration moved on makes none of them old.
    utimesSync(old as string, new Date(), new Date(Date.now() - 9 * 86_400_000));
    await expireLedgerJobs(new Date(Date.now() + 40 * 86_400_000));
    expect([old, young].map((file) => existsSync(file as string))).toEqual([false, true]);
  });
});
