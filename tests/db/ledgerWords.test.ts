import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { areFew } from "#lib/db/ledger/ledgerWords.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";
import { indexForSearch } from "#lib/usecases/search/searchIndex.ts";
import { clock, makeOffices, type Offices, told } from "#tests/support/offices.ts";

/** The ledger by words: the index of search finds what few have, and finds no more and no less than a look at every statement. */

const now = clock("2026-03-04 10:00");
const TOLD = [
  ["三楼电梯又停了，ＫＴＶ门口", "2栋(东)"],
  ["KTV夜里太吵", "3-2-501"],
  ["路灯不亮。电 梯口也黑", "2栋 东"],
  ["100%没有改，_还是那样", "枫树路１８号"],
] as const;
const WORDS = [
  "电梯",
  "ktv",
  "KTV",
  "ＫＴＶ",
  "3-2",
  "2栋(东)",
  "2栋 东",
  "100%",
  "_还",
  "不亮。",
  "。",
  "梯",
  "没有这样的话",
  "电梯 门口",
  "路灯 501",
  "三楼 电梯 又停 门口 ＫＴＶ 没有的",
  "１8号",
];
let offices: Offices;
const found = async (text: string) =>
  (await readLedger(offices.people.community, { text }, now)).rows.map(({ statement }) => statement).sort();
const all = async () =>
  Object.fromEntries(await Promise.all(WORDS.map(async (text) => [text, await found(text)])));

beforeAll(async () => {
  offices = await makeOffices();
  for (const [statement, placeText] of TOLD)
    await told(offices.people.visitor, offices.units.community.id, now, { statement, placeText });
});

describe("words of which the index of search knows that few have them", () => {
  test("find the same as a look at every statement", async () => {
    expect(await areFew("电梯")).toBe(false);
    const looked = await all();
    expect([looked["１8号"], looked.KTV, looked["三楼 电梯 又停 门口 ＫＴＶ 没有的"]]).toEqual([
      [TOLD[3][0]],
      [TOLD[1][0], TOLD[0][0]].sort(),
      [],
    ]);
    expect([looked.电梯, looked["3-2"], looked.没有这样的话]).toEqual([[TOLD[0][0]], [TOLD[1][0]], []]);
    await indexForSearch();
    expect(await areFew("电梯")).toBe(true);
    expect(await all()).toEqual(looked);
  });

  test("are asked of the index only while it has the words of every issue", async () => {
    await db.$executeRaw`DELETE FROM search_whole`;
    await db.$executeRaw`DELETE FROM issue_search`;
    expect(await found("电梯")).toEqual([TOLD[0][0]]);
    await indexForSearch();
    expect(await areFew("电梯")).toBe(true);
    expect(await found("电梯")).toEqual([TOLD[0][0]]);
  });
});
