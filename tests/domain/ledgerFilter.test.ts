import { describe, expect, test } from "vitest";
import { LEDGER_HEADINGS } from "#lib/domain/labels/figures.ts";
import {
  cursorText,
  DEFAULT_COLUMNS,
  LEDGER_COLUMNS,
  LEDGER_FIELDS,
  ledgerHref,
  likePattern,
  parseLedger,
} from "#lib/domain/ledger/ledgerFilter.ts";
import { type LedgerRow, ledgerCell, shownContact } from "#lib/domain/ledger/ledgerRow.ts";
import { LANGS } from "#lib/domain/vocabulary.ts";

const UNIT = "0198c5b5-3d2f-7a11-8e52-9f1a6d1c2b3a";

describe("the address of the ledger", () => {
  test("nothing asked: the newest first, the usual columns", () => {
    expect(parseLedger({})).toEqual({
      filter: { state: [], col: DEFAULT_COLUMNS, sort: "registered", dir: "desc" },
      ignored: [],
    });
    expect(ledgerHref({})).toBe("/ledger");
  });

  test("everything asked comes back in the same address", () => {
    const params = {
      level: "TOWN",
      unit: UNIT,
      here: "1",
      state: ["ACCEPTED", "REGISTERED"],
      tier: "URGENT",
      category: "UTILITIES",
      due: "3days",
      channel: "VISIT",
      text: "漏水 50%&a=b",
      from: "2026-01-01",
      to: "2026-03-01",
      hazard: "1",
      board: "WAITING",
      figure: "onTimeReplyRate",
      part: "missing",
      sort: "due",
      dir: "desc",
      col: ["receiptNo", "statement"],
    };
    const { filter, ignored } = parseLedger(params);
    expect(ignored).toEqual([]);
    const again = new URLSearchParams(ledgerHref(filter).split("?")[1]);
    const read = Object.fromEntries([...new Set(again.keys())].map((key) => [key, again.getAll(key)]));
    expect(parseLedger(read).filter).toEqual(filter);
    expect(Object.keys(read).sort()).toEqual(Object.keys(params).sort());
  });

  test.each([
    ["level", "VILLAGE"],
    ["unit", "1' OR 1=1"],
    ["state", "OPEN"],
    ["tier", "急"],
    ["category", "UTILITIES.NOISE"],
    ["due", "soon"],
    ["channel", "FAX"],
    ["text", "长".repeat(61)],
    ["from", "2026-02-30"],
    ["to", "yesterday"],
    ["hazard", "yes"],
    ["figure", "happiness"],
    ["part", "numerator"], // of nothing
    ["here", "1"], // of no unit
    ["sort", "id; drop table"],
    ["dir", "up"],
    ["after", "1.x"],
    ["after", `1.${"-".repeat(36)}`],
    ["before", `999999999999999.${UNIT}`],
    ["col", "receiptSecret"],
  ])("%s=%s makes no sense: left out and named", (field, value) => {
    const { filter, ignored } = parseLedger({ [field]: value });
    expect(ignored).toEqual([field]);
    expect(filter).toEqual(parseLedger({}).filter);
  });

  test("one bad value does not take the others with it; unknown names do not matter", () => {
    const { filter, ignored } = parseLedger({
      tier: "WORRY",
      level: "x",
      utm: "y",
      text: "  ",
      from: " ２０２６-０１-０１ ",
    });
    expect([filter.tier, filter.from, ignored]).toEqual(["WORRY", "2026-01-01", ["level"]]);
  });

  test("days the wrong way round: both are left out, and said to be", () => {
    const { filter, ignored } = parseLedger({ from: "2026-03-02", to: "2026-03-01" });
    expect([filter.from, filter.to, ignored]).toEqual([undefined, undefined, ["from", "to"]]);
  });

  test("given twice, the last counts; a figure alone means all of it; what is due soon comes first", () => {
    expect(parseLedger({ tier: ["WORRY", "HARD"] }).filter.tier).toBe("HARD");
    expect(parseLedger({ figure: "intake" }).filter.part).toBe("denominator");
    expect(parseLedger({ sort: "due" }).filter.dir).toBe("asc");
    expect(ledgerHref({ sort: "due", dir: "asc" })).toBe("/ledger?sort=due");
    expect(ledgerHref({ sort: "updated", dir: "desc" }, {}, "/ledger/export")).toBe(
      "/ledger/export?sort=updated",
    );
  });

  test("page marks", () => {
    const mark = { key: 1_767_225_600_000, id: UNIT };
    const href = ledgerHref({ tier: "HOPE" }, { after: mark });
    expect(href).toBe(`/ledger?tier=HOPE&after=1767225600000.${UNIT}`);
    expect(parseLedger({ after: cursorText(mark), before: cursorText(mark) }).filter).toMatchObject({
      after: mark,
    });
    expect(ledgerHref({}, { before: { key: null, id: UNIT } })).toBe(`/ledger?before=none.${UNIT}`);
    expect(parseLedger({ before: `none.${UNIT}` }).filter.before).toEqual({ key: null, id: UNIT });
  });

  test("signs of LIKE stand for themselves", () => {
    expect(likePattern("50%_a\\b")).toBe("%50\\%\\_a\\\\b%");
  });

  test("every column has its heading", () => {
    expect(Object.keys(LEDGER_HEADINGS)).toEqual([...LEDGER_COLUMNS]);
    expect(new Set(LEDGER_FIELDS).size).toBe(LEDGER_FIELDS.length);
  });
});

describe("cells", () => {
  const row: LedgerRow = {
    id: UNIT,
    receiptNo: "012345678",
    registeredAt: new Date("2026-03-09T17:05:00Z"),
    channel: "VISIT",
    county: "锦溪区",
    town: null,
    community: null,
    placeText: "3号楼",
    resident: "王**",
    phone: "138********",
    category: "UTILITIES.DRAINAGE",
    tier: "URGENT",
    level: "TOWN",
    state: "CLOSED",
    statement: "漏水",
    unit: "枫树街道",
    dispatchedAt: new Date("2026-03-10T01:00:00Z"),
    dueAt: new Date("2026-03-14T16:00:00Z"),
    firstReplyAt: null,
    resolvedAt: null,
    outcome: "SOLVED",
    rating: 4,
    round: 2,
    breaches: 1,
    hazard: true,
    confidentiality: "NORMAL",
    updatedAt: new Date("2026-03-10T01:00:00Z"),
  };
  const cells = (of: LedgerRow) =>
    Object.fromEntries(LEDGER_COLUMNS.map((column) => [column, ledgerCell(column, of, "zh")]));

  test("dates are those on a wall in Shanghai, and a due date is its last day", () => {
    expect(cells(row)).toMatchObject({
      receiptNo: "012\u00a0345\u00a0678",
      place: "锦溪区",
      registeredAt: "2026-03-10 01:05",
      dueAt: "2026-03-14",
      dispatchedAt: "2026-03-10",
      firstReplyAt: "",
      category: "市政公用 · 排水与内涝",
      tier: "急",
      resident: "王**",
      rating: "满意",
      outcome: "已解决",
      hazard: "!",
      round: 2,
    });
  });

  test("what is not there is empty, and who asked for secrecy is not named", () => {
    const bare = {
      ...row,
      county: null,
      unit: null,
      dueAt: null,
      outcome: null,
      rating: null,
      hazard: false,
      confidentiality: "ANONYMOUS",
    } as const;
    expect(cells(bare)).toMatchObject({
      county: "",
      town: "",
      unit: "",
      dueAt: "",
      outcome: "",
      rating: "",
      hazard: "",
      resident: "不留姓名",
    });
    for (const lang of LANGS)
      for (const column of LEDGER_COLUMNS) expect(ledgerCell(column, bare, lang)).toBeDefined();
  });

  test("contacts are masked before they leave the query", () => {
    const told = { name: "王小明", phone: "13812345678" };
    expect(shownContact(told, "NORMAL")).toEqual({ resident: "王**", phone: "138********" });
    expect(shownContact({ name: null, phone: null }, "NORMAL")).toEqual({ resident: "", phone: "" });
    for (const kind of ["CONFIDENTIAL", "ANONYMOUS", "SENSITIVE"] as const)
      expect(shownContact(told, kind)).toEqual({ resident: "", phone: "" });
  });
});
