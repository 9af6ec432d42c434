import { describe, expect, test } from "vitest";
import { fieldProblems } from "#lib/domain/commands.ts";
import { cellSentence } from "#lib/domain/labels/cells.ts";
import { FIELD_WORDS, filterWords } from "#lib/domain/labels/filter.ts";
import { SHEET_HEADINGS } from "#lib/domain/labels/ledger.ts";
import { fileNames, noticeRows, sheetFoot, sheetNames, titleRows } from "#lib/domain/labels/sheet.ts";
import { templateSheets } from "#lib/domain/labels/template.ts";
import { type Params, parseLedger } from "#lib/domain/ledger/ledgerFilter.ts";
import { headOf } from "#lib/domain/ledger/ledgerHead.ts";
import { exportAsked, isUnderWay, paramsOf, percentDone } from "#lib/domain/ledger/ledgerJob.ts";
import { isRevealed, type SheetSource, sheetLine } from "#lib/domain/ledger/ledgerLine.ts";
import { readLine, SHEET_KEYS, type SheetCells } from "#lib/domain/ledger/ledgerSheet.ts";
import { LANGS } from "#lib/domain/vocabulary.ts";

const UNIT = "0199d6a0-0000-7000-8000-000000000001";
const AT = new Date("2026-03-12T04:00:00Z");

describe("the filter in words", () => {
  const ASKED: Params = {
    unit: UNIT,
    here: "1",
    level: "COUNTY",
    state: ["CLOSED", "IN_PROGRESS"],
    tier: "WORRY",
    category: "UTILITIES",
    due: "overdue",
    channel: "VISIT",
    text: "路灯",
    from: "2026-01-01",
    to: "2026-03-01",
    hazard: "1",
    figure: "onTimeReplyRate",
    part: "missing",
    sort: "due",
    col: ["receiptNo"],
  };
  test("every field that narrows is told by its name and in words, in both languages", () => {
    for (const lang of LANGS) {
      const told = filterWords(parseLedger(ASKED).filter, { [UNIT]: "锦溪区" }, lang);
      for (const field of [
        "unit",
        "level",
        "state",
        "tier",
        "category",
        "due",
        "channel",
        "from",
        "figure",
      ] as const)
        expect(told).toContain(FIELD_WORDS[field][lang === "zh" ? 0 : 1]);
      expect(told).not.toMatch(/COUNTY|IN_PROGRESS|UTILITIES|overdue_|onTimeReplyRate/);
    }
    expect(filterWords(parseLedger(ASKED).filter, { [UNIT]: "锦溪区" }, "zh")).toMatch(
      /^层级：区县；地区或单位：锦溪区；只看本级：是；/,
    );
  });
  test("a leaf, no category, and no filter at all", () => {
    const words = (params: Params) => filterWords(parseLedger(params).filter, {}, "zh");
    expect(words({ category: "UTILITIES.STREET_LIGHT" })).toBe("问题类别：市政公用 · 路灯照明");
    expect(words({ category: "NONE" })).toBe("问题类别：未分类");
    expect(words({ sort: "due" })).toBe("没有筛选，范围内全部");
    expect(filterWords({}, {}, "en")).toBe("none: everything you may see");
  });
});

describe("what stands around the rows", () => {
  const told = { by: "钱主任", unit: "锦溪区", role: "COUNCIL_CLERK", at: AT } as const;
  test.each(LANGS)("%s: title, who filled it in, head; the notice says masked or why not", (lang) => {
    const [title, by, head] = titleRows({ ...told, lang });
    expect(title?.cells[0]).toContain("锦溪区");
    expect(by?.cells.join("")).toMatch(/钱主任.*2026-03-12/);
    expect(head?.cells).toHaveLength(29);
    const notice = { ...told, lang, id: "x", filter: "=1", rows: 3, revealed: 1, reason: "年度核对" };
    expect(JSON.stringify(noticeRows({ ...notice, unmasked: false }))).not.toContain("年度核对");
    const rows = noticeRows({ ...notice, unmasked: true }).map(({ cells }) => cells[1]);
    expect(rows).toContain("年度核对");
    expect(rows).toContain("'=1");
    expect(sheetFoot({ ...told, lang })).toContain("钱主任");
    expect([...sheetNames(lang), fileNames.ledger("2026-03-12", "XLSX", lang)].join()).toMatch(
      /2026-03-12\.xlsx$/,
    );
  });

  test.each(LANGS)("%s: the template can be filled in and read back", (lang) => {
    const [ledger, explained] = templateSheets(lang);
    const head = headOf(ledger?.rows[0]?.cells ?? []);
    expect(head?.size).toBe(29);
    const cells = Object.fromEntries(
      SHEET_KEYS.map((key, at) => [key, ledger?.rows[1]?.cells[at]]),
    ) as SheetCells;
    expect(readLine(cells, "2026-03-12").problems).toEqual([]);
    expect(explained?.rows).toHaveLength(30);
    expect(fileNames.template(lang)).toMatch(/\.xlsx$/);
  });
});

describe("one line", () => {
  const row: SheetSource = {
    ...{
      id: "i",
      receiptNo: "123456789",
      registeredOn: "2026-03-02",
      spokenOn: "2026-03-01",
      channel: "VISIT",
    },
    ...{
      state: "IN_PROGRESS",
      tier: "WORRY",
      level: "COUNTY",
      round: 2,
      hazard: true,
      confidentiality: "NORMAL",
    },
    ...{
      category: "UTILITIES.DRAINAGE",
      statement: "积水",
      placeText: "3号楼",
      dispatchedOn: null,
      resolvedOn: null,
    },
    ...{
      outcome: null,
      rating: null,
      holderUnitId: "county",
      leadUnitId: "water",
      coUnitIds: [],
      firstContactId: null,
    },
    ...{ cityId: "city", countyId: "county", townId: "town", communityId: null, gridId: null },
    ...{
      county: "锦溪区",
      town: "枫树街道",
      community: null,
      grid: null,
      unit: "水务局",
      visitor: null,
      handler: null,
    },
    ...{ residentName: "王小明", residentPhone: "13812345678", dueOn: "2026-03-20", stop: null, late: null },
    ...{ repliedOn: null, reply: null, evidence: null, told: null, oldNumber: null },
  };
  const clerk = {
    kind: "STAFF",
    personId: "p",
    posts: [{ role: "COUNCIL_CLERK", unitId: "county", level: "COUNTY", kind: "AREA" }],
  } as const;

  test("is masked, says where it climbed to, and what has no column", () => {
    const line = sheetLine(row, 1, false, "zh");
    expect(line).toMatchObject({ resident: "王**", phone: "138********", escalated: "COUNTY", onTime: null });
    expect(line.remark).toBe("地点：3号楼；状态：办理中；第2轮；有危险");
    expect(
      sheetLine({ ...row, level: "TOWN", confidentiality: "CONFIDENTIAL" }, 1, false, "en"),
    ).toMatchObject({
      resident: "",
      escalated: "NO",
      remark: "Place: 3号楼; State: In progress; Round 2; Danger; Keep my name private",
    });
  });
  test("is in time when the last limit was met or nobody could be reached, late when any ran out", () => {
    const onTime = (told: Partial<SheetSource>) => sheetLine({ ...row, ...told }, 1, false, "zh").onTime;
    expect([onTime({ stop: "MET" }), onTime({ stop: "ATTEMPTED" }), onTime({ stop: "ENDED" })]).toEqual([
      "YES",
      "YES",
      null,
    ]);
    expect(onTime({ stop: "MET", late: true })).toBe("NO");
  });
  test("shows a name in full only to whoever could open it, when asked, and never a secret one", () => {
    expect(isRevealed(row, clerk, true)).toBe(true);
    expect(sheetLine(row, 1, true, "zh")).toMatchObject({ resident: "王小明", phone: "13812345678" });
    expect(isRevealed(row, clerk, false)).toBe(false);
    expect(isRevealed({ ...row, holderUnitId: "town" }, clerk, true)).toBe(false);
    expect(isRevealed({ ...row, confidentiality: "SENSITIVE" }, clerk, true)).toBe(false);
    expect(isRevealed({ ...row, residentName: null, residentPhone: null }, clerk, true)).toBe(false);
  });
  test("of an old ledger keeps its own words where the record has none", () => {
    const told = {
      visitor: "熊主任",
      handler: "小刘",
      measures: "换灯",
      remark: "老住户",
      rating: "4",
      onTime: "NO",
      escalated: "NO",
    } as const;
    expect(sheetLine({ ...row, told, oldNumber: "甲1", placeText: "" }, 1, false, "zh")).toMatchObject({
      ...{ visitor: "熊主任", handler: "小刘", measures: "换灯", rating: "4", onTime: "NO", escalated: "NO" },
      remark: "老住户；状态：办理中；第2轮；有危险；由旧台账导入，原编号甲1",
    });
    expect(sheetLine({ ...row, told, rating: 2, oldNumber: "" }, 1, false, "en").rating).toBe("2");
  });
});

describe("what the form of an export says", () => {
  const form = { jobId: "0199d6a0-0000-7000-8000-000000000001", query: "state=CLOSED" };
  test("a reason is asked for names in full, and only for those", () => {
    expect(exportAsked.parse({ ...form, contacts: "masked", reason: "x" })).toMatchObject({
      unmasked: false,
      reason: "",
    });
    expect(exportAsked.parse({ ...form, contacts: "full", reason: " 年度核对用 " })).toMatchObject({
      reason: "年度核对用",
    });
    for (const [reason, code] of [
      ["", "REQUIRED"],
      ["核对", "TOO_SHORT"],
    ]) {
      const refused = exportAsked.safeParse({ ...form, contacts: "full", reason });
      expect(refused.error && fieldProblems(refused.error).reason?.code).toBe(code);
    }
    expect(exportAsked.safeParse({ ...form, contacts: "" }).success).toBe(false);
  });
  test("the address is read as a browser writes it", () => {
    expect(paramsOf("?state=CLOSED&state=RESOLVED&text=%E8%B7%AF+%E7%81%AF&bad=%E0%A4%A")).toEqual({
      state: ["CLOSED", "RESOLVED"],
      text: ["路 灯"],
      bad: [""],
    });
    expect(paramsOf("")).toEqual({});
  });
  test("how far it is", () => {
    expect([
      percentDone({ done: 1, total: 3 }),
      percentDone({ done: 0, total: 0 }),
      percentDone({ done: 5, total: null }),
    ]).toEqual([33, 100, null]);
    expect([isUnderWay({ state: "WAITING" }), isUnderWay({ state: "DONE" })]).toEqual([true, false]);
  });
});

test("every cell sentence is whole in both languages, and an unknown one asks to look again", () => {
  const codes = [
    "REQUIRED",
    "BAD_DATE",
    "AFTER_TODAY",
    "BEFORE",
    "UNKNOWN_WORD",
    "TOO_LONG",
    "BAD_PHONE",
    "NOT_OF_SUBJECT",
    "ENDED_HOW",
    "ENDED_WHEN",
    "REPLIED_WHEN",
    "WAS_IN_TIME",
    "WAS_LATE",
    "PLACE_MISSING",
    "UNKNOWN_PLACE",
    "AMBIGUOUS_PLACE",
    "OUT_OF_REACH",
    "TIER_HAS_NO_OFFICE",
    "UNKNOWN_UNIT",
    "UNIT_NOT_HERE",
    "CATEGORY_NEEDED",
    "NEVER_HEARD",
  ];
  const details = { date: "2026-03-01", column: "spokenOn", max: 10, length: 12 };
  for (const code of codes)
    for (const lang of LANGS) {
      const told = cellSentence({ key: "unit", code, typed: "x", details, suggestions: ["甲", "乙"] }, lang);
      expect(told).toMatch(lang === "zh" ? /。可以写：甲、乙。$/ : /\. Possible: 甲, 乙\.$/);
      expect(told).not.toMatch(/undefined|\{|NaN/);
      expect(cellSentence({ key: "unit", code, typed: "", details }, lang)).toMatch(/[。.]$/);
    }
  expect(Object.keys(SHEET_HEADINGS)).toEqual([...SHEET_KEYS]);
});
