import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { ledgerAsked, snapshot } from "#lib/db/ledger/ledger.ts";
import { exportRecords } from "#lib/db/ledger/ledgerExports.ts";
import { claimJob } from "#lib/db/ledger/ledgerJobs.ts";
import { batchMarks, readNames, readSheetRows } from "#lib/db/ledger/ledgerSheet.ts";
import { type Reader, withReaders } from "#lib/db/readers.ts";
import { typedReceiptNo } from "#lib/domain/casework/receipt.ts";
import { SHEET_HEADINGS } from "#lib/domain/labels/ledger.ts";
import { parseCsv } from "#lib/domain/ledger/csv.ts";
import { ledgerPairs, type Params, SORTS } from "#lib/domain/ledger/ledgerFilter.ts";
import { EXPORT_HOURS, hoursLater, MOST_JOBS } from "#lib/domain/ledger/ledgerJob.ts";
import { SHEET_KEYS } from "#lib/domain/ledger/ledgerSheet.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";
import { askExport, openExport } from "#lib/usecases/ledger/ledgerExports.ts";
import { doLedgerJob, expireLedgerJobs } from "#lib/usecases/ledger/ledgerJobs.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { type City, makeCaseload, PRESENT, staffAt } from "#tests/support/caseload.ts";
import { employed, filesFolder, ledgerProcess, sheetsOf, workAll } from "#tests/support/ledgerFiles.ts";
import { until } from "#tests/support/waiting.ts";

const folder = filesFolder();
let city: City;
let clerk: Staff;
let auditor: Staff;
let visitor: Staff;
let colleague: Staff;

beforeAll(async () => {
  city = await makeCaseload(430, 7);
  const [county] = city.counties;
  clerk = await employed(staffAt(["COUNCIL_CLERK", county as never]), "锦溪区钱主任");
  colleague = await employed(staffAt(["COUNCIL_CLERK", county as never]));
  visitor = await employed(staffAt(["VISITOR", county as never]));
  auditor = await employed(staffAt(["AUDITOR", city.city]));
});
beforeEach(() => db.ledgerJob.deleteMany());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Asked = { params?: Params; unmasked?: boolean; reason?: string; lang?: "zh" | "en" };
async function asked(actor: Staff, { params = {}, unmasked = false, reason = "", lang = "zh" }: Asked = {}) {
  const query = Object.entries(params)
    .flatMap(([key, value]) => [value ?? []].flat().map((one) => `${key}=${encodeURIComponent(one)}`))
    .join("&");
  return askExport(actor, { jobId: uuidv7(), query, unmasked, reason, lang }, PRESENT);
}
const job = (id: string) => db.ledgerJob.findUniqueOrThrow({ where: { id } });
async function exported(actor: Staff, what: Asked = {}) {
  const queued = await asked(actor, what);
  if (isProblem(queued)) throw new Error(queued.code);
  await workAll(PRESENT);
  const { fileName, state, failure } = await job(queued.id);
  if (state !== "DONE") throw new Error(`${state} ${JSON.stringify(failure)}`);
  const sheets = await sheetsOf(path.join(folder, "ledger", fileName));
  const [ledger = [], notice = []] = Object.values(sheets);
  const lines = ledger
    .slice(3)
    .map((cells) => Object.fromEntries(SHEET_KEYS.map((key, at) => [key, cells[at] ?? ""])));
  return { id: queued.id, sheets, ledger, notice: Object.fromEntries(notice), lines };
}
/** The numbers of the ledger page, walked to its end. */
async function numbersOnScreen(actor: Staff, params: Params = {}): Promise<string[]> {
  const numbers: string[] = [];
  let after: Params = {};
  for (;;) {
    const page = await readLedger(actor, { ...params, ...after }, PRESENT);
    numbers.push(...page.rows.map((row) => typedReceiptNo(row.receiptNo)));
    if (!page.next) return numbers;
    after = { after: `${page.next.key ?? "none"}.${page.next.id}` };
  }
}

describe("what is in the file", () => {
  test("a title, who fills it in, the 29 heads, and the rows of the screen in their order", async () => {
    const { ledger, lines, notice, sheets } = await exported(clerk);
    expect(Object.keys(sheets)).toEqual(["台账", "说明"]);
    expect(ledger[0]?.[0]).toMatch(/民情家访工作台账$/);
    expect(ledger[1]?.join(" ")).toMatch(/填报单位：.*填报人：锦溪区钱主任.*审核人：.*日期：2026-03-11/);
    expect(ledger[2]).toEqual(SHEET_KEYS.map((key) => SHEET_HEADINGS[key][0]));
    expect(lines.map((line) => line.number)).toEqual(await numbersOnScreen(clerk));
    expect(lines.map((line) => line.seq)).toEqual(lines.map((_, at) => String(at + 1)));
    expect(notice.行数).toBe(String(lines.length));
    expect(notice.导出人).toMatch(/锦溪区钱主任/);
    expect(notice.姓名和电话).toBe("全部已遮盖");
  });

  test.each(SORTS.flatMap((sort) => (["desc", "asc"] as const).map((dir) => [sort, dir] as const)))(
    "read in batches by several at once it is the same ledger: by %s, %s",
    async (sort, dir) => {
      const { asked } = await ledgerAsked(clerk, { sort, dir }, PRESENT);
      const rows = await snapshot((tx) =>
        withReaders(tx, 3, async (readers) => {
          const names = await readNames(tx);
          const marks = await batchMarks(tx, asked, 37);
          expect(marks.length).toBeGreaterThan(4);
          const batches = marks.map((after, nth) => {
            const filter = { ...asked.filter, ...(after && { after }) };
            return readSheetRows(readers[nth % 3] as Reader, names, { ...asked, filter }, 37);
          });
          return (await Promise.all(batches)).flat();
        }),
      );
      const numbers = rows.map(({ receiptNo }) => typedReceiptNo(receiptNo));
      expect(numbers).toEqual(await numbersOnScreen(clerk, { sort, dir }));
    },
  );

  test("names are those of the matter: the city's where it lies in no county, and nobody who only brought a row in", async () => {
    const all = await employed(staffAt(["COUNCIL_CLERK", city.city]), "市办");
    const { asked } = await ledgerAsked(all, {}, PRESENT);
    const lines = () =>
      snapshot((tx) =>
        withReaders(tx, 1, async ([reader]) =>
          readSheetRows(reader as Reader, await readNames(tx), asked, 1000),
        ),
      );
    const nameOf = new Map((await db.orgUnit.findMany()).map(({ id, name }) => [id, name]));
    const rows = await lines();
    const inNoCounty = rows.filter(({ countyId }) => countyId === null);
    expect(inNoCounty.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.county).toBe(nameOf.get(row.countyId ?? row.cityId));

    const { id } = rows[0] ?? expect.fail("a row");
    const clerkId = (all as Extract<Staff, { kind: "STAFF" }>).personId;
    const set = (imported: string | null) => db.$executeRaw`UPDATE issues
      SET visit_id = NULL, first_contact_id = ${clerkId}::uuid, imported_job_id = ${imported}::uuid WHERE id = ${id}::uuid`;
    const visitor = async () => (await lines()).find((row) => row.id === id)?.visitor;
    await set(null);
    const { dutyTitle } = await db.person.findUniqueOrThrow({ where: { id: clerkId } });
    expect(await visitor(), "who heard it first").toBe(dutyTitle);
    const brought = await askExport(
      all,
      { jobId: uuidv7(), query: "", unmasked: false, reason: "", lang: "zh" },
      PRESENT,
    );
    await set(isProblem(brought) ? expect.fail(brought.code) : brought.id);
    expect(await visitor(), "who brought the row in heard nobody").toBeNull();
    await set(null);
  });

  test("readers see what the snapshot saw and nothing newer, and can only read", async () => {
    const count = Prisma.sql`SELECT count(*)::text FROM ledger_jobs`;
    await snapshot(async (tx) => {
      const before = await tx.ledgerJob.count();
      await asked(clerk);
      await withReaders(tx, 2, async (readers) => {
        for (const reader of readers) expect(await reader(count)).toEqual([[String(before)]]);
        await expect((readers[0] as Reader)(Prisma.sql`DELETE FROM ledger_jobs`)).rejects.toThrow(
          /read-only/,
        );
      });
    });
    expect(await db.ledgerJob.count()).toBe(1);
  });

  test("the filter and order of the page are kept, and told in words", async () => {
    const [county] = city.counties;
    const params = {
      state: ["IN_PROGRESS", "CLOSED"],
      channel: "VISIT",
      sort: "due",
      unit: county?.id as string,
    };
    const { lines, notice } = await exported(clerk, { params });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.map((line) => line.number)).toEqual(await numbersOnScreen(clerk, params));
    expect(notice.筛选条件).toBe(`地区或单位：单位369902；状态：办理中；状态：已结案；渠道：上门走访`);
  });

  test("as plain rows it is the same ledger: the heads, then line by line what the sheet holds", async () => {
    const { lines } = await exported(clerk);
    const queued = await askExport(
      clerk,
      { jobId: uuidv7(), query: "", format: "CSV", unmasked: false, reason: "", lang: "zh" },
      PRESENT,
    );
    if (isProblem(queued)) throw new Error(queued.code);
    await workAll(PRESENT);
    const { fileName } = await job(queued.id);
    const [heads, ...rows] = parseCsv(readFileSync(path.join(folder, "ledger", fileName), "utf8"));
    expect(heads?.cells).toEqual(SHEET_KEYS.map((key) => SHEET_HEADINGS[key][0]));
    expect(rows.filter(({ error }) => error)).toEqual([]);
    expect(rows.map(({ cells }) => cells)).toEqual(lines.map((line) => SHEET_KEYS.map((key) => line[key])));
    const file = await openExport(clerk, queued.id, PRESENT);
    expect(isProblem(file) ? file : file.format).toBe("CSV");
  });

  test("dates are text, cells that a spreadsheet would run are disarmed", async () => {
    const { lines } = await exported(clerk);
    const dates = lines
      .flatMap((line) => [line.registeredOn, line.resolvedOn, line.repliedOn])
      .filter(Boolean);
    expect(dates.every((date) => /^\d{4}-\d\d-\d\d$/.test(date as string))).toBe(true);
    const words = lines.map((line) => line.statement as string);
    expect(words).toContain(`'=HYPERLINK("http://x")`);
    expect(words).toContain("'-2号电梯停了");
    expect(lines.flatMap(Object.values).some((cell) => /^[=+\-@]/.test(String(cell)))).toBe(false);
  });

  test("in English the heads and words are English", async () => {
    const { ledger, lines, sheets } = await exported(clerk, { lang: "en" });
    expect(Object.keys(sheets)).toEqual(["Ledger", "Notice"]);
    expect(ledger[2]?.[0]).toBe("No.");
    expect(lines.some((line) => line.channel === "Home visit")).toBe(true);
  });
});

describe("names and phones", () => {
  const real = /13812345678|王小明|李四/;
  test("are masked, whoever asks", async () => {
    for (const actor of [clerk, auditor]) {
      const { lines } = await exported(actor);
      expect(lines.some((line) => line.resident?.endsWith("*"))).toBe(true);
      expect(JSON.stringify(lines)).not.toMatch(real);
    }
  });

  test("in full only with permission and a reason, and only where the person could open them one by one", async () => {
    expect(await asked(auditor, { unmasked: true, reason: "年度核对" })).toMatchObject({
      code: "NOT_ALLOWED",
    });
    const { id, lines, notice } = await exported(clerk, { unmasked: true, reason: "年度台账归档核对" });
    const shown = lines.filter((line) => real.test(`${line.resident} ${line.phone}`));
    const mine = await db.issue.findMany({
      where: {
        holderUnitId: city.counties[0]?.id as string,
        confidentiality: "NORMAL",
        residentId: { not: null },
      },
    });
    expect(shown.map((line) => line.number).sort()).toEqual(
      mine.map((issue) => typedReceiptNo(issue.receiptNo)).sort(),
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(lines.length);
    expect(notice).toMatchObject({
      理由: "年度台账归档核对",
      姓名和电话: expect.stringContaining(`${shown.length}行`),
    });
    // Written once, and told at each issue.
    const [record] = await exportRecords(auditor, null, 1);
    expect(record).toMatchObject({
      id,
      unmasked: true,
      reason: "年度台账归档核对",
      rows: lines.length,
      revealed: shown.length,
    });
    expect(
      await db.contactView.count({ where: { personId: clerk.personId, reason: "年度台账归档核对" } }),
    ).toBe(shown.length);
    await expect(db.$executeRaw`UPDATE ledger_exports SET reason = 'x'`).rejects.toThrow("append-only");
    await expect(db.$executeRaw`DELETE FROM ledger_exports`).rejects.toThrow("append-only");
  });

  test("whoever wanted secrecy is in no file, whatever the reason", async () => {
    const { lines } = await exported(clerk, { unmasked: true, reason: "年度台账归档核对" });
    const secret = await db.issue.findMany({ where: { confidentiality: { not: "NORMAL" } } });
    const numbers = new Set(secret.map((issue) => typedReceiptNo(issue.receiptNo)));
    const rows = lines.filter((line) => numbers.has(line.number as string));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((line) => line.resident === "" && line.phone === "")).toBe(true);
  });

  test("every export is on record for the auditor of its area, with its filter", async () => {
    const { id } = await exported(clerk, { params: { tier: "WORRY" } });
    const [record] = await exportRecords(auditor, null, 1);
    expect(record).toMatchObject({
      id,
      unmasked: false,
      person: "锦溪区钱主任",
      filter: [["tier", "WORRY"]],
    });
    expect(ledgerPairs({})).toEqual([]);
    const elsewhere = await employed(staffAt(["AUDITOR", city.counties[1] as never]));
    expect((await exportRecords(elsewhere, null, 10)).map((one) => one.id)).not.toContain(id);
  });
});

describe("who may, and for how long", () => {
  test("whoever only visits takes no ledger out, and three at a time are enough", async () => {
    expect(await asked(visitor)).toMatchObject({ code: "NOT_ALLOWED" });
    for (let n = 0; n < MOST_JOBS; n += 1) expect(isProblem(await asked(clerk))).toBe(false);
    expect(await asked(clerk)).toMatchObject({ code: "LEDGER_BUSY" });
    expect(isProblem(await asked(colleague))).toBe(false);
  });

  test("the same form sent twice is one job", async () => {
    const jobId = uuidv7();
    const form = { jobId, query: "", unmasked: false, reason: "", lang: "zh" } as const;
    expect(await askExport(clerk, form, PRESENT)).toEqual({ id: jobId });
    expect(await askExport(clerk, form, PRESENT)).toEqual({ id: jobId });
    expect(await askExport(colleague, form, PRESENT)).toMatchObject({ code: "NOT_FOUND" });
    expect(await db.ledgerJob.count()).toBe(1);
  });

  test("a post that was taken away before the work began makes nothing", async () => {
    const gone = await employed(staffAt(["COUNCIL_CLERK", city.counties[0] as never]));
    const queued = (await asked(gone)) as { id: string };
    await db.post.updateMany({
      where: { personId: gone.personId },
      data: { validTo: new Date("2026-03-10") },
    });
    await workAll(PRESENT);
    expect(await job(queued.id)).toMatchObject({ state: "FAILED", failure: { code: "NOT_ALLOWED" } });
    expect(await db.ledgerExport.count({ where: { id: queued.id } })).toBe(0);
  });

  test("the file is its owner's, until it expires; then file and rows are gone and the record stays", async () => {
    const { id } = await exported(clerk);
    const soon = hoursLater(PRESENT, EXPORT_HOURS - 1);
    expect(isProblem(await openExport(clerk, id, soon))).toBe(false);
    expect(await openExport(colleague, id, soon)).toMatchObject({ code: "NOT_FOUND" });
    // Whose post has ended since, or whose new one does not give names in full.
    expect(await openExport({ ...clerk, posts: [] }, id, soon)).toMatchObject({ code: "NOT_ALLOWED" });
    const moved = { ...clerk, posts: auditor.posts };
    expect(isProblem(await openExport(moved, id, soon))).toBe(false);
    await db.ledgerJob.update({ where: { id }, data: { unmasked: true, reason: "年度考核核对台账名单" } });
    expect(await openExport(moved, id, soon)).toMatchObject({ code: "NOT_ALLOWED" });
    expect(await expireLedgerJobs(soon)).toBe(0);
    const later = hoursLater(PRESENT, EXPORT_HOURS);
    expect(await openExport(clerk, id, later)).toMatchObject({ code: "LEDGER_GONE" });
    expect(await expireLedgerJobs(later)).toBe(1);
    expect(await expireLedgerJobs(later)).toBe(0);
    expect(readdirSync(path.join(folder, "ledger")).filter((name) => name.startsWith(id))).toEqual([]);
    expect((await job(id)).state).toBe("EXPIRED");
    expect(await db.ledgerExport.count({ where: { id } })).toBe(1);
  });
});

describe("a worker that is lost", () => {
  // Both in the midst of the rows, and with the whole file on the disk that nobody has written down yet.
  test.each(["replies", "ledger_exports"])(
    "killed with its process while %s keeps it waiting: nothing is served, then all of it",
    async (table) => {
      const queued = (await asked(clerk)) as { id: string };
      const lock = new pg.Client({ connectionString: process.env.DATABASE_URL });
      await lock.connect();
      await lock.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
      const worker = ledgerProcess(PRESENT);
      const mine = () =>
        readdirSync(path.join(folder, "ledger")).filter((name) => name.startsWith(queued.id));
      await until(async () => mine().some((name) => name.endsWith(".part") === (table === "replies")));
      worker.kill("SIGKILL");
      await worker.ended;
      await lock.end();
      expect((await job(queued.id)).state).toBe("RUNNING");
      expect(await openExport(clerk, queued.id, PRESENT)).toMatchObject({ code: "LEDGER_GONE" });
      expect(await db.ledgerExport.count({ where: { id: queued.id } })).toBe(0);
      expect(await doLedgerJob(PRESENT)).toBeNull();
      await db.$executeRaw`UPDATE ledger_jobs SET beat_at = beat_at - interval '2 minutes'`;
      await workAll(PRESENT);
      const file = await openExport(clerk, queued.id, PRESENT);
      expect(isProblem(file)).toBe(false);
      const { 台账: rows = [] } = await sheetsOf(
        path.join(folder, "ledger", (await job(queued.id)).fileName),
      );
      expect(rows.length - 3).toBe((await numbersOnScreen(clerk)).length);
      expect(mine()).toEqual([(await job(queued.id)).fileName]);
      expect(await db.ledgerExport.count({ where: { id: queued.id } })).toBe(1);
    },
  );

  test("keeps its job for a minute; then another begins anew, and the first may write nothing more", async () => {
    const queued = (await asked(clerk)) as { id: string };
    const lost = await claimJob(uuidv7());
    expect(lost?.id).toBe(queued.id);
    expect(await doLedgerJob(PRESENT)).toBeNull();
    await db.$executeRaw`UPDATE ledger_jobs SET beat_at = beat_at - interval '2 minutes'`;
    await workAll(PRESENT);
    const done = await job(queued.id);
    expect(done.state).toBe("DONE");
    const { runExport } = await import("#lib/usecases/ledger/ledgerExports.ts");
    expect(await runExport(lost as never, PRESENT)).toBeUndefined();
    expect((await job(queued.id)).fileName).toBe(done.fileName);
    expect(await db.ledgerExport.count({ where: { id: queued.id } })).toBe(1);
    expect(readdirSync(path.join(folder, "ledger")).filter((name) => name.startsWith(queued.id))).toEqual([
      done.fileName,
    ]);
  });
});
