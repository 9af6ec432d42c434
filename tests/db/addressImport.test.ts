import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readAddressImport, waitingImports } from "#lib/queries/rounds/addressImports.ts";
import { readHousehold, readRound } from "#lib/queries/rounds/households.ts";
import {
  checkAddressFile,
  confirmAddresses,
  forgetAddressImports,
} from "#lib/usecases/rounds/addressImports.ts";
import { addHousehold, setHouseholdState } from "#lib/usecases/rounds/households.ts";
import { filesFolder, makeXlsx } from "#tests/support/ledgerFiles.ts";
import { foundCity, person, staff, unitIds } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** A list of addresses into the register: a dry run, then all of it or nothing (domain.md N18, C5). */
const NOW = at("03-05 10:00");
const folder = path.join(filesFolder(), "ledger");
let visitor: Staff;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  await foundCity();
  visitor = staff("VISITOR", "community", await person("走访员"));
});
afterAll(() => rmSync(filesFolder(), { recursive: true, force: true }));

const HEAD = "社区,楼栋,单元,门牌,现状";
async function checked(content: Buffer | string, who = visitor) {
  const id = uuidv7();
  writeFileSync(path.join(folder, id), content);
  const found = await checkAddressFile(who, { id, fileName: "门牌.csv" }, NOW);
  if (isProblem(found)) return found;
  const page = await readAddressImport(who, id, NOW);
  if (!page) throw new Error("nothing kept");
  return page;
}
async function passed(content: Buffer | string, who = visitor) {
  const page = await checked(content, who);
  if (isProblem(page)) throw new Error(page.code);
  return page;
}
const confirm = (id: string, who = visitor, withDoubtful = false, now = NOW) =>
  confirmAddresses(who, { importId: id, withDoubtful }, now);
const count = (building: string) => db.household.count({ where: { building } });

describe("the dry run", () => {
  it("changes nothing, and tells new, there, doubtful and wrong", async () => {
    await addHousehold(
      visitor,
      { householdId: uuidv7(), unitId: unitIds.community, building: "1栋", unit: "1单元", room: "101" },
      NOW,
    );
    const page = await passed(
      [HEAD, "community,1栋,1单元,101,", "community,１幢,1,101,", ",1栋,1单元,102,空置", "别处,1栋,,1,"].join(
        "\r\n",
      ),
    );
    expect(page).toMatchObject({ fresh: 1, there: 1, doubtful: 1, wrong: 1, made: null });
    expect(page.doubtfulRows[0]).toMatchObject({ row: 3, like: "1栋 1单元 101" });
    expect(page.wrongRows[0]?.problems).toMatchObject([
      { key: "community", code: "UNKNOWN_COMMUNITY", letter: "A", typed: "别处" },
    ]);
    expect(await db.household.count()).toBe(1);
  });

  it("reads UTF-8 with its mark, GBK and .xlsx alike, and refuses what is no table", async () => {
    const gbk = Buffer.concat([
      Buffer.from([0xc2, 0xa5, 0xb6, 0xb0]), // 楼栋
      Buffer.from(",Door\n"),
      Buffer.from([0x32, 0xb6, 0xb0]), // 2栋
      Buffer.from(",101\n"),
    ]);
    expect(await passed(gbk)).toMatchObject({ fresh: 1, wrong: 0 });
    expect(await passed(`\uFEFF楼栋,门牌\n2栋,101\n`)).toMatchObject({ fresh: 1 });
    const id = uuidv7();
    await makeXlsx(path.join(folder, id), [["门牌一览"], ["楼栋", "门牌", "姓名"], ["2栋", "101", "王"]]);
    await checkAddressFile(visitor, { id, fileName: "门牌.xlsx" }, NOW);
    expect(await readAddressImport(visitor, id, NOW)).toMatchObject({ fresh: 1, unread: ["姓名"] });
    expect(JSON.stringify(await db.addressImportRow.findMany({ where: { importId: id } }))).not.toContain(
      "王",
    );
    expect(await checked(Buffer.from([0xff, 0x00, 0xd8]))).toMatchObject({ code: "ADDRESSES_NOT_A_TABLE" });
    expect(await checked("姓名,电话\n王,1\n")).toMatchObject({ code: "ADDRESSES_NO_HEAD" });
    expect(await checked("楼栋\n\n")).toMatchObject({ code: "ADDRESSES_NOTHING_NEW" });
  });

  it("is for whoever keeps a register, in their own area, and seen by nobody else", async () => {
    const handler = staff("HANDLER", "community");
    expect(await checked(`${HEAD}\ncommunity,2栋,,,`, handler)).toMatchObject({ code: "NOT_ALLOWED" });
    const page = await passed(`${HEAD}\nneighbour,2栋,,,\ncommunity,2栋,,,`);
    expect(page).toMatchObject({ fresh: 1, wrong: 1 });
    expect(await readAddressImport(staff("VISITOR", "community"), page.id, NOW)).toBeNull();
    expect(await confirm(page.id, staff("VISITOR", "community"))).toMatchObject({ code: "NOT_FOUND" });
    const county = staff("COUNCIL_CLERK", "county", await person("区办"));
    expect(await passed(`${HEAD}\nneighbour,2栋,,,\ncommunity,2栋,,,`, county)).toMatchObject({ fresh: 2 });
  });
});

describe("the confirmation", () => {
  const list = `${HEAD}\n,20栋,1单元,101,\n,20栋,1单元,102,空着\n,20幢,1,102,`;
  it("brings all of it in with its history; again, and the same file again, change nothing", async () => {
    const page = await passed(list);
    expect(page).toMatchObject({ fresh: 2, doubtful: 1 });
    expect(await confirm(page.id)).toMatchObject({ made: 2 });
    expect(await confirm(page.id)).toMatchObject({ made: 2 });
    expect(await count("20栋")).toBe(2);
    const again = await passed(list);
    expect(again).toMatchObject({ fresh: 0, there: 2, doubtful: 1 });
    expect(await confirm(again.id)).toMatchObject({ code: "ADDRESSES_NOTHING_NEW" });
    const round = await readRound(visitor, { place: unitIds.community, building: "20栋", year: null }, NOW);
    const empty = round?.households.find(({ room }) => room === "102");
    expect(empty?.state).toBe("EMPTY");
    const told = await readHousehold(visitor, empty?.id ?? "", NOW);
    expect(told?.changes.map(({ what, state, by }) => [what, state, by])).toEqual([
      ["ADDED", "EMPTY", "走访员"],
    ]);
    // Somebody moves in; the old list says empty and changes nothing of it.
    await setHouseholdState(
      visitor,
      { householdId: empty?.id ?? "", version: 1, state: "OCCUPIED", words: "" },
      NOW,
    );
    expect(await confirm((await passed(list)).id)).toMatchObject({ code: "ADDRESSES_NOTHING_NEW" });
    expect((await readHousehold(visitor, empty?.id ?? "", NOW))?.state).toBe("OCCUPIED");
    expect(await confirm(again.id, visitor, true)).toMatchObject({ made: 1 });
    expect(await count("20幢")).toBe(1);
  });

  it("leaves nothing when it fails half-way", async () => {
    const page = await passed(`${HEAD}\n,30栋,,1,\n,30栋,,2,`);
    await db.$executeRaw`ALTER TABLE household_changes ADD CONSTRAINT no_history CHECK (at < '2000-01-01') NOT VALID`;
    await expect(confirm(page.id)).rejects.toThrow();
    await db.$executeRaw`ALTER TABLE household_changes DROP CONSTRAINT no_history`;
    expect(await count("30栋")).toBe(0);
    expect(await confirm(page.id)).toMatchObject({ made: 2 });
  });

  it("pressed twice at once makes every address once; two lists of the same doors too", async () => {
    const [one, two] = [await passed(`${HEAD}\n,31栋,,1,`), await passed(`${HEAD}\n,31栋,,1,\n,31栋,,2,`)];
    await Promise.all([confirm(one.id), confirm(one.id), confirm(two.id)]);
    expect(await count("31栋")).toBe(2);
    expect(await db.householdChange.count({ where: { household: { building: "31栋" } } })).toBe(2);
  });

  it("asks again who may, and for how long", async () => {
    const page = await passed(`${HEAD}\n,32栋,,1,`);
    const waiting = async (who: Staff, now = NOW) =>
      (await waitingImports(who, now)).map(({ id }) => id).includes(page.id);
    expect([await waiting(visitor), await waiting(staff("VISITOR", "community"))]).toEqual([true, false]);
    expect(await waiting(visitor, at("03-12 10:01"))).toBe(false);
    const moved = { ...staff("VISITOR", "neighbour"), personId: visitor.personId };
    expect(await confirm(page.id, moved)).toMatchObject({ code: "PLACE_OUT_OF_REACH" });
    const later = at("03-12 10:01");
    expect(await confirm(page.id, visitor, false, later)).toMatchObject({ code: "ADDRESSES_GONE" });
    expect(await forgetAddressImports(later)).toBeGreaterThan(0);
    expect(await db.addressImportRow.count()).toBe(0);
    expect(await forgetAddressImports(later)).toBe(0);
  });
});

it("5,000 rows take seconds", async () => {
  const lines = Array.from({ length: 5_000 }, (_, n) => `,${50 + (n % 40)}栋,${1 + (n % 3)}单元,${100 + n},`);
  const began = performance.now();
  const page = await passed([HEAD, ...lines].join("\n"));
  const checkedIn = performance.now() - began;
  expect(await confirm(page.id)).toMatchObject({ made: 5_000 });
  expect(checkedIn).toBeLessThan(30_000);
  expect(performance.now() - began).toBeLessThan(60_000);
}, 120_000);
