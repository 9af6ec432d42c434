import { expect, test } from "vitest";
import { type AddedFile, alongTheWay, type LetterActs, papersOf } from "#components/issue/papers.ts";
import type { TrailEvent } from "#lib/domain/casework/issue.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 3, 2, minute));
const file = (name: string, minute: number, more: Partial<AddedFile> = {}): AddedFile => ({
  id: name,
  name,
  kind: "JPEG",
  entry: "ISSUE",
  byResident: false,
  by: "水务小刘",
  attachedAt: at(minute),
  ...more,
});
const letter = (acts: LetterActs["acts"]): LetterActs => ({
  id: "letter",
  kind: "ACCEPTED",
  numberText: "锦民访告〔2026〕12号",
  unitName: "槐树社区",
  acts,
});
const event = (id: string, minute: number) => ({ id, at: at(minute) }) as TrailEvent;

test("files given together are one line, others lines of their own", () => {
  const papers = papersOf(
    [file("a", 1), file("b", 1), file("c", 1, { byResident: true, by: "" }), file("d", 2)],
    [],
  );
  expect(papers.map((paper) => paper.what === "FILES" && paper.files.map(({ name }) => name))).toEqual([
    ["a", "b"],
    ["c"],
    ["d"],
  ]);
});

test("a letter tells what was done with it, each at its time; a draft tells nothing", () => {
  expect(papersOf([], [letter([])])).toEqual([]);
  const papers = papersOf(
    [],
    [
      letter([
        { what: "SIGNED", at: at(1), by: "副主任", reason: "" },
        { what: "VOIDED", at: at(9), by: "副主任", reason: "写错了" },
      ]),
    ],
  );
  expect(papers.map((paper) => paper.what === "LETTER" && paper.act.what)).toEqual(["SIGNED", "VOIDED"]);
  expect(new Set(papers.map(({ id }) => id)).size).toBe(2);
});

test("steps keep their own order, and papers stand between them by their time, after the step they came with", () => {
  // an old ledger: the second step is told with an earlier time than the first
  const steps = [event("one", 5), event("two", 4), event("three", 8)];
  const papers = papersOf([file("before", 1), file("with", 8), file("late", 30)], []);
  const way = alongTheWay(steps, papers).map((entry) => ("event" in entry ? entry.event.id : entry.paper.id));
  expect(way).toEqual(["before", "one", "two", "three", "with", "late"]);
});
