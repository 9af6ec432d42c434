import { describe, expect, it } from "vitest";
import * as vocabulary from "#lib/domain/vocabulary.ts";

const { CATEGORIES, CATEGORIES_L1, ENDED_STATES, OPEN_STATES, STATES, TAXONOMY, VERBS } = vocabulary;
const lists = Object.entries<unknown>(vocabulary).filter((entry): entry is [string, (string | number)[]] =>
  Array.isArray(entry[1]),
);

it.each(lists)("%s names each word once", (_name, words) => {
  expect(words.length).toBeGreaterThan(0);
  expect(new Set(words).size).toBe(words.length);
});

it("the taxonomy is 12 × 8, with codes L1.L2 that nobody had to write twice", () => {
  expect(CATEGORIES_L1).toHaveLength(12);
  for (const l1 of CATEGORIES_L1) expect(TAXONOMY[l1]).toHaveLength(8);
  expect(new Set(CATEGORIES).size).toBe(96);
  expect(CATEGORIES).toContain("HOUSING_PROPERTY.ELEVATOR");
  expect(CATEGORIES.every((code) => /^[A-Z_]+\.[A-Z_]+$/.test(code))).toBe(true);
});

it("open, ended and never begun share no state, and leave none out", () => {
  const neither = ["NOT_ACCEPTED", "WITHDRAWN"];
  expect([...OPEN_STATES, ...ENDED_STATES, ...neither].sort()).toEqual([...STATES].sort());
});

describe("no word of the field watches or scores people (domain.md A6)", () => {
  const watching = /risk|key_?person|blacklist|sentiment|stability|petitioner|trajector/i;
  it.each(lists)("%s", (_name, words) => {
    expect(words.filter((word) => watching.test(String(word)))).toEqual([]);
  });
});

it("the verbs are listed in the order of the working day", () => {
  expect(VERBS.slice(0, 5)).toEqual(["register", "handOff", "accept", "proposeRefusal", "refuse"]);
});
