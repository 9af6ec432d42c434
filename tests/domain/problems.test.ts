import { describe, expect, it } from "vitest";
import { CASEWORK } from "#lib/domain/problems/casework.ts";
import { EVERYWHERE } from "#lib/domain/problems/everywhere.ts";
import { FIELD } from "#lib/domain/problems/field.ts";
import { FIGURES } from "#lib/domain/problems/figures.ts";
import { OFFICE } from "#lib/domain/problems/office.ts";
import { POINTS } from "#lib/domain/problems/points.ts";
import { RESIDENT } from "#lib/domain/problems/resident.ts";
import { isProblem, PROBLEM_CODES, problem, problemSentence } from "#lib/domain/problems.ts";

const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

describe.each(PROBLEM_CODES)("%s", (code) => {
  const zh = problemSentence({ code }, "zh");
  const en = problemSentence({ code }, "en");

  it("has a whole sentence in each language, with the same blanks to fill", () => {
    expect(zh).toMatch(/[\u4e00-\u9fff].*[。！？]$/u);
    expect(en).toMatch(/^[A-Z“{].*[.!?]$/);
    expect(en).not.toMatch(/[\u4e00-\u9fff]/u);
    expect(blanks(zh)).toEqual(blanks(en));
  });
});

it("details fill the blanks; what is missing stays visible rather than vanishing", () => {
  expect(problemSentence(problem("TOO_MANY_TRIES", { minutes: 15 }), "zh")).toContain("15 分钟");
  expect(problemSentence(problem("TOO_MANY_TRIES"), "en")).toContain("{minutes}");
});

it("a Problem is told from a result by its code", () => {
  expect(isProblem(problem("NOT_FOUND"))).toBe(true);
  expect(problem("NOT_FOUND")).toEqual({ code: "NOT_FOUND" });
  for (const other of [null, undefined, "NOT_FOUND", {}, { code: 404 }, { code: "P2002" }, { id: "x" }])
    expect(isProblem(other)).toBe(false);
});

it("not there and not yours are one and the same refusal", () => {
  expect(PROBLEM_CODES.filter((code) => /FORBIDDEN|OUTSIDE|HIDDEN/.test(code))).toEqual([]);
});

it("each stands in one room alone", () => {
  const rooms = [EVERYWHERE, CASEWORK, RESIDENT, FIELD, POINTS, OFFICE, FIGURES];
  expect(rooms.flatMap((room) => Object.keys(room)).sort()).toEqual(PROBLEM_CODES.toSorted());
});
