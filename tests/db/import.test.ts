import { execFile } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { importDivisions } from "#prisma/import/register.ts";
import { type Known, readDivisions } from "#prisma/import/rows.ts";

const nanchang = path.resolve("prisma/seed/data/nanchang-divisions.csv");
const now = new Date("2026-11-22T02:00:00Z");
const nobody: Known = new Map();

beforeEach(async () => {
  await db.orgUnit.deleteMany();
});

const file = (...lines: string[]) => ["code,name,level,parent", "3601,南昌市,city,", ...lines].join("\n");
const found = (text: string, known = nobody) =>
  readDivisions(text, known).errors.map(({ line, code }) => [line, code]);

describe("one row and its neighbours", () => {
  it("accepts a city of four or six digits, full-width digits, a BOM, CRLF, and children before their parents", () => {
    expect(found(file("360102,东湖区,district,3601"))).toEqual([]);
    expect(found(file("360102,东湖区,district,360100"))).toEqual([]);
    expect(found(file("３６０１０２, 东湖区 ,District,3601"))).toEqual([]);
    expect(
      found("\uFEFFcode,name,level,parent\r\n360102,东湖区,county,3601\r\n3601,南昌市,city,\r\n"),
    ).toEqual([]);
    expect(found(file("360102,东湖区,county,3601", "360102499,某管理处,street,360102"))).toEqual([]);
  });

  it.each([
    ["360102,东湖区,district", "COLUMN_COUNT"],
    ["360102,东湖区,district,3601,", "COLUMN_COUNT"],
    ['360102,"东湖区,district,3601', "BROKEN_QUOTES"],
    ["360102, ,district,3601", "NAME_EMPTY"],
    [`360102,${"东".repeat(61)},district,3601`, "NAME_TOO_LONG"],
    ["360102,东湖区,borough,3601", "UNKNOWN_LEVEL"],
    ["36010,东湖区,district,3601", "BAD_CODE"],
    ["360200,东湖区,district,3601", "BAD_CODE"],
    ["36010X,东湖区,district,3601", "BAD_CODE"],
    ["360102,东湖区,street,3601", "BAD_CODE"],
    ["360102,东湖区,district,", "PARENT_MISSING"],
    ["3602,景德镇市,city,3601", "CITY_WITH_PARENT"],
    ["360102,东湖区,district,3602", "UNKNOWN_PARENT"],
    ["360202,昌江区,district,3601", "WRONG_PARENT"],
    ["360102001,某街道,street,3601", "WRONG_PARENT"],
    ["360100,又一个南昌市,city,", "DUPLICATE_CODE"],
  ])("refuses %s with %s at its line", (row, code) => {
    expect(found(file(row))).toEqual([[3, code]]);
  });

  it("holds towns to 001–599 and communities to 001–599 (GB/T 10114, domain.md F3)", () => {
    const town = (digits: string) =>
      found(file("360102,东湖区,district,3601", `360102${digits},某街道,street,360102`));
    for (const good of ["001", "099", "100", "399", "599"]) expect(town(good), good).toEqual([]);
    for (const bad of ["000", "600", "999"]) expect(town(bad), bad).toEqual([[4, "BAD_CODE"]]);
  });

  it("takes a town right below a city only where its code has no county (00)", () => {
    expect(found(file("360100003,东城街道,street,3601"))).toEqual([]);
    expect(found(file("360100003,东城街道,street,3601", "360100003001,甲社区,community,360100003"))).toEqual(
      [],
    );
    expect(found(file("360102,东湖区,district,3601", "360100003,乙街道,street,360102"))).toEqual([
      [4, "WRONG_PARENT"],
    ]);
    expect(found(file("360100003001,甲社区,community,3601"))).toEqual([[3, "WRONG_PARENT"]]);
  });

  it("names every bad row, each fault of it, and blames no child for its parent's fault", () => {
    expect(found(file("360102,,district,3601", "360102001,甲,street,360102", "99,,street,360102"))).toEqual([
      [3, "NAME_EMPTY"],
      [5, "NAME_EMPTY"],
      [5, "BAD_CODE"],
    ]);
  });

  it("finds a parent in the register, and refuses a code that is another kind of unit there", () => {
    const known: Known = new Map([["360102", { level: "COUNTY", kind: "AREA" }]]);
    expect(found("code,name,level,parent\n360102001,甲街道,street,360102", known)).toEqual([]);
    const department: Known = new Map([["360102", { level: "COUNTY", kind: "DEPARTMENT" }]]);
    expect(found(file("360102,东湖区,district,3601"), department)).toEqual([[3, "TAKEN_BY_OTHER"]]);
  });

  it("refuses a wrong header and an empty file", () => {
    expect(found("")).toEqual([[1, "BAD_HEADER"]]);
    expect(found("name,code,level,parent\n")).toEqual([[1, "BAD_HEADER"]]);
    expect(found("code,name,level,parent\n\n")).toEqual([[2, "NO_ROWS"]]);
  });
});

describe("the real file of 2,412 units", () => {
  it("comes in whole, with every ancestor; a second time nothing changes", async () => {
    const text = await readFile(nanchang, "utf8");
    const first = await importDivisions(text, { now });
    expect(first).toMatchObject({ errors: null, plan: { renamed: [], unchanged: 0 } });
    const counts = await db.orgUnit.groupBy({ by: ["level"], _count: true, orderBy: { level: "asc" } });
    expect(counts.map(({ level, _count }) => [level, _count])).toEqual([
      ["CITY", 1],
      ["COMMUNITY", 2263],
      ["COUNTY", 9],
      ["TOWN", 139],
    ]);
    const [strays] = await db.$queryRaw<[{ n: number }]>`
      SELECT count(*)::int AS n FROM org_units u LEFT JOIN org_units p ON p.id = u.parent_id
      WHERE NOT CASE u.level
        WHEN 'CITY' THEN u.parent_id IS NULL AND u.city_id = u.id AND num_nulls(u.county_id, u.town_id, u.community_id) = 3
        WHEN 'COUNTY' THEN u.city_id = p.id AND u.county_id = u.id AND num_nulls(u.town_id, u.community_id) = 2
        WHEN 'TOWN' THEN u.city_id = p.city_id AND u.county_id = p.id AND u.town_id = u.id AND u.community_id IS NULL
        ELSE u.city_id = p.city_id AND u.county_id = p.county_id AND u.town_id = p.id AND u.community_id = u.id END`;
    expect(strays.n).toBe(0);

    const before = await db.orgUnit.findMany({ orderBy: { id: "asc" } });
    const again = await importDivisions(text, { now: new Date("2027-01-01T00:00:00Z") });
    expect(again).toEqual({ errors: null, plan: { added: [], renamed: [], unchanged: 2412 } });
    expect(await db.orgUnit.findMany({ orderBy: { id: "asc" } })).toEqual(before);
  });

  it("renames in place and leaves the others alone", async () => {
    const text = await readFile(nanchang, "utf8");
    await importDivisions(text, { now });
    const before = await db.orgUnit.findFirstOrThrow({ where: { code: "360102002" } });
    const result = await importDivisions(text.replace("滕王阁街道", "滕王阁新街道"), { now });
    expect(result).toMatchObject({ plan: { added: [], renamed: [{ id: before.id }], unchanged: 2411 } });
    const after = await db.orgUnit.findFirstOrThrow({ where: { code: "360102002" } });
    expect(after).toEqual({ ...before, name: "滕王阁新街道" });
  });

  it("writes nothing at all when only the last line is wrong, and nothing on a dry run", async () => {
    const text = await readFile(nanchang, "utf8");
    const broken = await importDivisions(`${text.trimEnd()}\n360102002999,错,community,360102002\n`, { now });
    expect(broken.errors?.map(({ line, code }) => [line, code])).toEqual([[2414, "BAD_CODE"]]);
    const dry = await importDivisions(text, { now, dryRun: true });
    expect(dry.errors).toBeNull();
    expect(await db.orgUnit.count()).toBe(0);
  });

  it("two at once make each unit once", async () => {
    const text = await readFile(nanchang, "utf8");
    const both = await Promise.all([importDivisions(text, { now }), importDivisions(text, { now })]);
    expect(both.map((r) => !r.errors && r.plan.unchanged).sort()).toEqual([0, 2412]);
    expect(await db.orgUnit.count()).toBe(2412);
  });
});

describe("the command", () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [
      "--conditions=react-server",
      "prisma/import/divisions.ts",
      ...args,
    ]).then(
      (r) => ({ code: 0, ...r }),
      (e: { code: number; stdout: string; stderr: string }) => e,
    );

  it("says what it did, then that there was nothing to do", async () => {
    expect(await run(nanchang)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("2412 added, 0 renamed"),
    });
    expect(await run(nanchang)).toMatchObject({ code: 0, stdout: expect.stringContaining("no change") });
  });

  it("lists each error with its line and ends with 1", async () => {
    const broken = path.join(await mkdtemp(path.join(os.tmpdir(), "divisions-")), "broken.csv");
    await writeFile(broken, file("360102,东湖区,district,3602", "360103,,district,3601"));
    const { code, stderr } = await run(broken);
    expect(code).toBe(1);
    expect(stderr).toContain("line 3: ");
    expect(stderr).toContain("line 4: ");
    expect(stderr).toContain("2 errors found, nothing was written");
    await writeFile(broken, Buffer.from([0xc4, 0xcf, 0xb2, 0xfd])); // 南昌 as Excel saves it outside UTF-8
    expect(await run(broken)).toMatchObject({ code: 1, stderr: expect.stringContaining("CSV UTF-8") });
    expect(await run("no-such-file.csv")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Cannot read"),
    });
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining("Usage") });
    expect(await db.orgUnit.count()).toBe(0);
  });
});
