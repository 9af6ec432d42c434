import { readFile } from "node:fs/promises";
import { beforeAll, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { findPlaces, listPlaces } from "#lib/queries/routing/places.ts";
import { importDivisions } from "#prisma/import/register.ts";

/** A real city: 2,263 communities, which are no list any more. */
beforeAll(async () => {
  await db.orgUnit.deleteMany();
  const text = await readFile("prisma/seed/data/nanchang-divisions.csv", "utf8");
  await importDivisions(text, { now: new Date("2026-11-22T02:00:00Z") });
});
const first = async (typed: string) => (await findPlaces(typed))[0]?.path;

it("the list then holds the towns of each county, and no community", async () => {
  const { whole, groups } = await listPlaces();
  expect(whole).toBe(false);
  expect(groups).toHaveLength(9);
  const options = groups.flatMap((group) => group.options);
  expect(options).toHaveLength(139);
  expect(options.every(({ level }) => level === "TOWN")).toBe(true);
});

it.each([
  ["in characters", "射步亭"],
  ["in pinyin", "shebuting"],
  ["by initials", "sbtsq"],
  ["in capitals and full width", "ＳＢＴＳＱ"],
  ["from the middle of the name", "步亭社区"],
  ["with the way to it", "东湖 滕王阁 射步亭"],
])("a community is found %s, named with the way to it", async (_, typed) => {
  expect(await first(typed)).toBe("东湖区 · 滕王阁街道 · 射步亭社区居委会");
});

it("a town comes before communities, and does not bring all of them along", async () => {
  const found = await findPlaces("滕王阁");
  expect(found.map(({ path }) => path)).toEqual([
    "东湖区 · 滕王阁街道",
    "东湖区 · 滕王阁街道 · 滕王阁社区居委会",
  ]);
});

it("finds twenty at most, and nothing for nothing", async () => {
  expect(await findPlaces("社区居委会")).toHaveLength(20);
  for (const typed of ["", "  ", "%", "没有这个地方", "'; DROP TABLE org_units; --"])
    expect(await findPlaces(typed)).toEqual([]);
});
