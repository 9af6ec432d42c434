import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressSentence } from "#lib/domain/labels/addresses.ts";
import { checkAddresses, communityFinder } from "#lib/domain/rounds/addressCheck.ts";
import { addressKey, alikeAddresses, namesBuilding } from "#lib/domain/rounds/addressKey.ts";
import { addressHead, readAddress, unreadColumns } from "#lib/domain/rounds/addressSheet.ts";

/** Lists of addresses and what two spellings have in common (domain.md C5: housing only, persons left out). */
const at = (building: string, unit = "", room = "") => ({ building, unit, room });

describe("the key of an address", () => {
  it.each([
    [at("12栋", "1单元", "301"), at("１２幢", "1", "301室")],
    [at("12栋", "01单元", "0301"), at("12号楼", "1 单元", "301")],
    [at("#12", "1单元", "301"), at("第 12 栋", "1门", "301号")],
    [at("a座", "", "5"), at("Ａ 栋", "", "05户")],
  ])("is the same for %o and %o", (one, other) => {
    expect(addressKey(one)).toBe(addressKey(other));
  });
  it.each([
    [at("12栋", "1单元", "301"), at("12栋", "2单元", "301")],
    [at("1栋", "", "23"), at("12栋", "", "3")],
    [at("9组", "", "3号"), at("9栋", "", "3号")],
    [at("10栋", "", "1"), at("1栋", "", "1")],
    [at("3栋", "", "1-101"), at("3栋", "", "1101")],
  ])("keeps %o and %o apart", (one, other) => {
    expect(addressKey(one)).not.toBe(addressKey(other));
  });

  const numbered = fc.record({
    building: fc.integer({ min: 1, max: 99 }),
    unit: fc.integer({ min: 1, max: 9 }),
    room: fc.integer({ min: 101, max: 3999 }),
    wide: fc.boolean(),
    zeros: fc.integer({ min: 0, max: 2 }),
    words: fc.constantFrom(["栋", "单元", ""], ["幢", "", "室"], ["号楼", "门", "号"]),
    gap: fc.constantFrom("", " ", "　"),
  });
  type Spelt = typeof numbered extends fc.Arbitrary<infer T> ? T : never;
  const spelt = ({ building, unit, room, wide, zeros, words, gap }: Spelt) => {
    const write = (n: number, word = "") => {
      const digits = "0".repeat(zeros) + n;
      const text = wide
        ? digits.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))
        : digits;
      return text + gap + word;
    };
    return at(write(building, words[0]), write(unit, words[1]), write(room, words[2]));
  };
  it("does not depend on how its numbers are written, and on nothing else", () => {
    fc.assert(
      fc.property(numbered, numbered, (one, other) => {
        const same = one.building === other.building && one.unit === other.unit && one.room === other.room;
        expect(addressKey(spelt(one)) === addressKey(spelt(other))).toBe(same);
        expect(addressKey(spelt(one))).toBe(addressKey(spelt({ ...other, ...pick(one) })));
      }),
    );
  });
  const pick = ({ building, unit, room }: Spelt) => ({ building, unit, room });

  it.each([
    ["3幢门口", "3栋"],
    ["小区东门，０3号楼旁", "3栋"],
    ["12栋与3栋之间", "3栋"],
    ["3栋1单元一楼", "3"],
    ["9组井边", "9组"],
    ["a座大堂", "A座"],
  ])("%s names the building %s", (text, building) => {
    expect(namesBuilding(text, building)).toBe(true);
  });
  it.each([
    ["13栋门口", "3栋"],
    ["3单元一楼", "3"],
    ["3组", "3栋"],
    ["西门外", "3栋"],
    ["", "3栋"],
  ])("%s does not name the building %s", (text, building) => {
    expect(namesBuilding(text, building)).toBe(false);
  });

  it("groups what may be one, and never a single address", () => {
    const [a, b, c] = [at("3栋", "1单元", "101"), at("3幢", "1", "101"), at("3栋", "1单元", "102")];
    expect(alikeAddresses([a, b, c])).toEqual([[a, b]]);
  });
});

const communities = [
  { id: "w", name: "梧桐里社区", code: "369902001001", town: "枫树街道" },
  { id: "h1", name: "红旗社区", code: "369902001002", town: "枫树街道" },
  { id: "h2", name: "红旗社区", code: "369902002001", town: "河东街道" },
];
const head = addressHead(["序号", "社 区", "楼栋", "单元", "门牌号", "居住情况", "姓名"]);
const rowsOf = (...rows: string[][]) =>
  rows.flatMap((cells, index) => {
    const read = head && readAddress({ cells }, head);
    return read ? [{ row: index + 2, ...read }] : [];
  });
const checked = (rows: string[][], register: Parameters<typeof checkAddresses>[2] = []) =>
  checkAddresses(rowsOf(...rows), communityFinder(communities), register);

describe("a cell that is no door", () => {
  const told = (building: string, unit: string, room: string) =>
    checked([["1", "梧桐里社区", building, unit, room]])[0]?.problems.map(
      ({ key, code }) => `${key} ${code}`,
    );
  it.each([
    ["3栋", "46082", "301", ["unit NO_ADDRESS"]],
    ["3栋", "1", "#REF!", ["room NO_ADDRESS"]],
    ["TRUE", "1", "301", ["building NO_ADDRESS"]],
    ["3栋", "1", "301.0000000001", ["room NO_ADDRESS"]],
    ["3栋", "1", "王小明 13800138000", ["room PERSON_IN_CELL"]],
    ["１１０１０１１９９００３０７７７１５", "1", "1", ["building PERSON_IN_CELL"]],
    ["3栋", "1", "10101", []],
    ["1380号", "2单元", "3-1", []],
  ])("%s %s %s", (building, unit, room, wrong) => {
    expect(told(building, unit, room)).toEqual(wrong);
  });
});

describe("a list of addresses", () => {
  it("is found by the names of its columns; what tells of people is not read", () => {
    expect([...(head?.values() ?? [])]).toEqual(["community", "building", "unit", "room", "state"]);
    expect(head && unreadColumns(["序号", "社区", "楼栋", "单元", "门牌", "现状", "姓名"], head)).toEqual([
      "序号",
      "姓名",
    ]);
    expect(addressHead(["姓名", "身份证号"])).toBeNull();
  });

  it("says of each row whether it is new, there already, doubtful or wrong", () => {
    const register = [{ id: "known", communityId: "w", ...at("3栋", "1单元", "101") }];
    const rows = checked(
      [
        ["1", "梧桐里社区", "3栋", "1单元", "101", "有人住", "王"],
        ["2", "梧桐里社区", "3幢", "1", "101室", ""],
        ["3", "369902001001", "3栋", "1单元", "102", "空置"],
        ["4", "梧桐里社区", "3栋", "1单元", "102"],
        ["4", "梧桐里社区", "3栋", "1单元", "102", "空着"],
        ["5", "梧桐里社区", "", "1单元", "103"],
        ["6", "梧桐社区", "4栋"],
        ["7", "红旗社区", "4栋"],
        ["8", "梧桐里社区", "5栋", "", "", "重点户"],
      ],
      register,
    );
    expect(
      rows.map(({ row, verdict, likeId, likeRow, state }) => [row, verdict, likeId, likeRow, state]),
    ).toEqual([
      [2, "THERE", "known", null, "OCCUPIED"],
      [3, "DOUBTFUL", "known", null, "OCCUPIED"],
      [4, "WRONG", null, null, "EMPTY"],
      [5, "WRONG", null, null, "OCCUPIED"],
      [6, "WRONG", null, null, "EMPTY"],
      [7, "WRONG", null, null, "OCCUPIED"],
      [8, "WRONG", null, null, "OCCUPIED"],
      [9, "WRONG", null, null, "OCCUPIED"],
      [10, "WRONG", null, null, "OCCUPIED"],
    ]);
    const told = rows.flatMap(({ problems }) => problems.map((one) => addressSentence(one, "zh")));
    expect(told).toEqual([
      "第5行是同一处，写的现状不一样。留下对的那一行，另一行删掉，再传一次。",
      "第4行是同一处，写的现状不一样。留下对的那一行，另一行删掉，再传一次。",
      "第5行是同一处，写的现状不一样。留下对的那一行，另一行删掉，再传一次。",
      "这一格不能空。",
      expect.stringContaining("可以写：梧桐里社区"),
      "叫这个名字的不止一个，请写代码：369902001002（枫树街道）、369902002001（河东街道）。",
      expect.stringContaining("看不懂这个现状"),
    ]);
  });

  it("need not name the one community there is", () => {
    const find = communityFinder(communities.slice(0, 1));
    expect(find("")).toMatchObject({ id: "w" });
    expect(communityFinder(communities)("")).toEqual({ code: "REQUIRED" });
  });

  it("tells a row whose quotation marks do not close, and reads none of it", () => {
    const read = head && readAddress({ cells: ["1", "梧桐里社区", "3栋"], error: "QUOTE_NOT_CLOSED" }, head);
    expect(read?.problems.map(({ code }) => code)).toEqual(["QUOTE_NOT_CLOSED"]);
  });

  const row = fc.record({
    community: fc.constantFrom("梧桐里社区", "369902001002", "没有的", ""),
    building: fc.constantFrom("1栋", "1幢", "２栋", ""),
    room: fc.constantFrom("101", "0101", "102"),
  });
  it("is told row by row, none lost and none twice; what came in is there the next time", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (list) => {
        const cells = list.map(({ community, building, room }) => ["", community, building, "", room]);
        const first = checked(cells);
        expect(first.length).toBe(list.length);
        const made = first.flatMap(({ verdict, communityId, building, unit, room, row: at }) =>
          verdict === "NEW" || verdict === "DOUBTFUL"
            ? [{ id: String(at), communityId: communityId ?? "", building, unit, room }]
            : [],
        );
        expect(new Set(made.map((one) => JSON.stringify({ ...one, id: "" }))).size).toBe(made.length);
        const again = checked(cells, made);
        expect(again.filter(({ verdict }) => verdict === "NEW" || verdict === "DOUBTFUL")).toEqual([]);
        expect(again.filter(({ verdict }) => verdict === "WRONG").length).toBe(
          first.filter(({ verdict }) => verdict === "WRONG").length,
        );
      }),
    );
  });
});
