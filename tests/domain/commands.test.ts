import { describe, expect, it } from "vitest";
import {
  commandOf,
  fieldProblems,
  issueForm,
  leastOf,
  optionalPlaceId,
  PAYLOADS,
  TEXT_LIMITS,
  visitCommand,
} from "#lib/domain/commands.ts";
import { VERBS } from "#lib/domain/vocabulary.ts";
import { at } from "#tests/support/story.ts";

const unitId = "019ab000-0000-7000-8000-000000000001";
const register = {
  statement: "楼道灯坏了三天",
  confidentiality: "NORMAL",
  unitId,
  placeText: "3号楼",
  channel: "WEB",
  spokenOn: "2026-03-02",
};
const wrong = (verb: keyof typeof PAYLOADS, value: unknown) => {
  const result = PAYLOADS[verb].safeParse(value);
  return result.success ? {} : fieldProblems(result.error);
};
const read = (value: object) => PAYLOADS.register.parse({ ...register, ...value });

it("there is a schema for every verb", () => {
  expect(Object.keys(PAYLOADS)).toEqual([...VERBS]);
});

it("the least that is said beside a field is what the schema refuses below, and no more", () => {
  const said = VERBS.flatMap((verb) =>
    Object.entries(leastOf(PAYLOADS[verb].shape)).map(([field, least]) => ({ verb, field, least })),
  );
  expect(said).toContainEqual({ verb: "return", field: "reason", least: 5 });
  expect(said).toContainEqual({ verb: "proposeRefusal", field: "words", least: 10 });
  expect(said.filter(({ verb }) => verb === "register")).toEqual([]);
  for (const { verb, field, least } of said) {
    expect(wrong(verb, { [field]: "字".repeat(least - 1) })).toMatchObject({
      [field]: { code: "TOO_SHORT", min: least },
    });
    expect(wrong(verb, { [field]: "字".repeat(least) })).not.toHaveProperty(field);
  }
});

describe("what people type", () => {
  it("is kept as they meant it: full-width digits, spaces, line breaks, emoji, rare characters", () => {
    expect(read({ spokenOn: " ２０２６－０３－０２ " }).spokenOn).toBe("2026-03-02");
    expect(read({ residentPhone: "１３８　００００　５６７８" }).residentPhone).toBe("13800005678");
    expect(read({ statement: "  第一行\r\n第二行 🚰𠮷 " }).statement).toBe("第一行\n第二行 🚰𠮷");
  });

  it("loses control characters and half surrogates, which the database would refuse", () => {
    expect(read({ statement: "漏\u0000水\u202e了\ud800吧" }).statement).toBe("漏水了吧");
  });

  it("is counted in characters as people count them", () => {
    expect(read({ statement: "🚰".repeat(TEXT_LIMITS.statement) }).statement).toHaveLength(4000);
    expect(wrong("register", { ...register, statement: "水".repeat(2001) })).toEqual({
      statement: { code: "TOO_LONG", max: 2000, length: 2001 },
    });
  });

  it("may be missing only where it may", () => {
    expect(Object.keys(wrong("register", {}))).toEqual(
      ["statement", "confidentiality", "unitId", "channel", "spokenOn"].filter(
        (field) => field !== "confidentiality",
      ),
    );
    expect(wrong("register", { ...register, statement: " \u200b\n " })).toEqual({
      statement: { code: "REQUIRED", min: 2 },
    });
    expect(wrong("register", { ...register, statement: "漏" })).toEqual({
      statement: { code: "TOO_SHORT", min: 2 },
    });
    expect(read({})).toMatchObject({
      category: null,
      hazard: false,
      residentName: "",
      residentPhone: null,
      lateReason: "",
    });
  });

  it.each(["2026-02-30", "2026-3-2", "今天", "", "2026-03-02T10:00"])("%j is no date", (spokenOn) => {
    expect(wrong("register", { ...register, spokenOn })).toEqual({ spokenOn: { code: "BAD_DATE" } });
  });

  it("a phone is a phone, or left out", () => {
    expect(wrong("register", { ...register, residentPhone: "12345" })).toEqual({
      residentPhone: { code: "BAD_PHONE" },
    });
    expect(read({ residentPhone: "  " }).residentPhone).toBeNull();
  });

  it("unknown codes and forged ids are refused by name", () => {
    expect(
      wrong("register", { ...register, unitId: "1 OR 1=1", category: "NO.SUCH", channel: "SMOKE" }),
    ).toEqual({
      unitId: { code: "BAD_ID" },
      category: { code: "CHOOSE_ONE" },
      channel: { code: "CHOOSE_ONE" },
    });
    expect(read({ category: "" }).category).toBeNull();
    expect(read({ category: "UTILITIES.DRAINAGE" }).category).toBe("UTILITIES.DRAINAGE");
    expect(wrong("accept", { category: "", tier: "URGENT" })).toEqual({ category: { code: "CHOOSE_ONE" } });
  });

  it("a tick box is ticked, unticked or absent", () => {
    for (const hazard of ["on", "true", true]) expect(read({ hazard }).hazard).toBe(true);
    for (const hazard of ["", "false", false, undefined]) expect(read({ hazard }).hazard).toBe(false);
    expect(wrong("register", { ...register, hazard: "maybe" })).toHaveProperty("hazard");
  });

  it("nothing that was not asked for gets through", () => {
    expect(read({ state: "CLOSED", tier: "HOPE" })).not.toHaveProperty("state");
  });
});

describe("the other verbs", () => {
  it("a rating has its three answers, and no default", () => {
    expect(PAYLOADS.rate.parse({ solved: "PARTLY", level: "4", contacted: "yes" })).toEqual({
      solved: "PARTLY",
      level: 4,
      contacted: true,
      words: "",
    });
    expect(wrong("rate", {})).toMatchObject({
      solved: { code: "CHOOSE_ONE" },
      contacted: { code: "CHOOSE_ONE" },
    });
    for (const level of ["0", "6", "2.5", "", "五"])
      expect(wrong("rate", { solved: "YES", contacted: "no", level })).toEqual({
        level: { code: "CHOOSE_ONE" },
      });
  });

  it("an order is of level 1, 2 or 3", () => {
    const order = { reason: "INSTRUCTION", words: "请三日内报结果" };
    expect(PAYLOADS.supervise.parse({ ...order, level: "3" }).level).toBe(3);
    for (const level of ["0", "4", "1.5", "high"])
      expect(wrong("supervise", { ...order, level })).toHaveProperty("level");
  });

  it("a reply may be half empty here: its own rule tells everything that is missing at once", () => {
    const reply = {
      kind: "PROGRESS",
      channel: "PHONE",
      done: "",
      state: "",
      next: "",
      contactName: "",
      contactPhone: "",
    };
    expect(PAYLOADS.reply.parse(reply)).toMatchObject({ nextOn: null, reached: false });
    expect(PAYLOADS.reply.parse({ ...reply, nextOn: "" }).nextOn).toBeNull();
    expect(PAYLOADS.reply.parse({ ...reply, nextOn: "２０２６-03-06" }).nextOn).toBe("2026-03-06");
    expect(wrong("reply", { ...reply, nextOn: "soon" })).toEqual({ nextOn: { code: "BAD_DATE" } });
  });

  it("a form becomes the command it stands for", () => {
    const form = issueForm("urge").parse({ commandId: unitId, issueId: unitId, version: "7", words: "快点" });
    expect(commandOf("urge", form, at("03-02"))).toEqual({
      id: unitId,
      verb: "urge",
      version: 7,
      madeAt: at("03-02"),
      payload: { words: "快点" },
    });
    for (const version of ["", "-1", "1e9", "99999999999"])
      expect(issueForm("sign").safeParse({ commandId: unitId, issueId: unitId, version }).success).toBe(
        false,
      );
  });

  it("a place may be left open", () => {
    expect([unitId, "", null, undefined].map((id) => optionalPlaceId.parse(id))).toEqual([
      unitId,
      null,
      null,
      null,
    ]);
    expect(optionalPlaceId.safeParse("elsewhere").success).toBe(false);
  });
});

describe("a visit", () => {
  const visit = {
    id: unitId,
    type: "HOUSEHOLD_VISIT",
    result: "NOTHING_RAISED",
    unitId,
    visitedOn: "2026-03-02",
    problems: [],
  };
  const told = { id: unitId, statement: "路灯坏了", confidentiality: "NORMAL" };
  const found = (value: object) => {
    const result = visitCommand.safeParse({ ...visit, ...value });
    return result.success ? {} : fieldProblems(result.error);
  };

  it("needs where, when and what came of it, and nothing more", () => {
    expect(found({})).toEqual({});
    for (const result of ["NOT_MET", "DECLINED"]) expect(found({ result })).toEqual({});
    const empty = visitCommand.safeParse({ problems: [] });
    expect(Object.keys(fieldProblems(empty.error as never))).toEqual([
      "id",
      "type",
      "result",
      "unitId",
      "visitedOn",
    ]);
  });

  it("says so when a problem was raised and none is written, or the other way round", () => {
    expect(found({ result: "RAISED" })).toEqual({ problems: { code: "PROBLEM_MISSING" } });
    expect(found({ problems: [told] })).toEqual({ result: { code: "RESULT_WITHOUT_PROBLEMS" } });
    expect(found({ result: "RAISED", problems: [told, told] })).toEqual({});
  });

  it("names the problem and its field", () => {
    expect(found({ result: "RAISED", problems: [told, { ...told, statement: "" }] })).toEqual({
      "problems.1.statement": { code: "REQUIRED", min: 2 },
    });
    expect(found({ result: "RAISED", problems: Array(11).fill(told) })).toHaveProperty("problems");
  });

  it.each([
    ["14:05", "14:05"],
    [" １４：０５ ", "14:05"],
    ["", ""],
    [undefined, ""],
  ])("time %j reads %j", (visitedTime, time) => {
    expect(visitCommand.parse({ ...visit, visitedTime }).visitedTime).toBe(time);
  });

  it.each(["24:00", "9:05", "14.05", "下午两点"])("%j is no time", (visitedTime) => {
    expect(found({ visitedTime })).toEqual({ visitedTime: { code: "BAD_TIME" } });
  });
});

describe("退单", () => {
  it("names the unit it belongs to, even as 不清楚, and by which rule (domain.md C2 return)", () => {
    const said = { reason: "不归水务站管", suggestedUnit: "不清楚", legalBasis: "街道职责清单" };
    expect(PAYLOADS.return.safeParse(said).success).toBe(true);
    for (const missing of ["suggestedUnit", "legalBasis"] as const)
      expect(PAYLOADS.return.safeParse({ ...said, [missing]: "" }).success, missing).toBe(false);
  });
});
