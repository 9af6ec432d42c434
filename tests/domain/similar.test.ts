import { describe, expect, it } from "vitest";
import { MATTER_FROM, matterForm, replyKindOf } from "#lib/domain/alike/matters.ts";
import { groupsAlike, mostAlike } from "#lib/domain/alike/similar.ts";
import { MATTER_STATES } from "#lib/domain/vocabulary.ts";

const told = (
  id: string,
  words: string,
  category: string | null = "UTILITIES.WATER_SUPPLY",
  place = "elm",
) => ({
  id,
  category,
  place,
  tokens: words.split(" "),
});
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe("what may be the same", () => {
  const pump = told("a", "水泵 坏 五楼 没水 两天");

  it("measures by words, the most alike first, and leaves out other categories", () => {
    const found = mostAlike(pump, [
      told("far", "路灯 不亮"),
      told("near", "水泵 坏 三楼 没水"),
      told("same", "水泵 坏 五楼 没水"),
      told("other", "水泵 坏 五楼 没水", "UTILITIES.DRAINAGE"),
      told("unsaid", "水泵 坏 五楼 没水", null),
    ]);
    expect(ids(found)).toEqual(["same", "unsaid", "near"]);
  });

  it("asks for more when nobody has said that the category is the same", () => {
    const half = told("b", "水泵 昨天 今天 明天 后天 来看");
    expect(ids(mostAlike(pump, [half]))).toEqual(["b"]);
    expect(ids(mostAlike({ ...pump, category: null }, [half]))).toEqual([]);
  });
});

describe("groups", () => {
  it("connects what is alike directly or by a third, from three on, within one category and place", () => {
    const items = [
      told("a", "水泵 坏 没水"),
      told("b", "水泵 坏 停水"),
      told("c", "停水 两天"),
      told("d", "路灯 不亮"),
      told("e", "水泵 坏 没水", "UTILITIES.WATER_SUPPLY", "oak"),
      told("f", "水泵 坏 没水", null),
    ];
    expect(groupsAlike(items).map(ids)).toEqual([["a", "b", "c"]]);
    expect(groupsAlike(items.slice(0, 2))).toEqual([]);
  });

  it("the largest first, and no more than the newest sixty of a place are measured", () => {
    const many = Array.from({ length: 250 }, (_, n) => told(`m${n}`, "水泵 坏"));
    const few = Array.from({ length: 4 }, (_, n) => told(`f${n}`, "路灯 不亮", "UTILITIES.STREET_LIGHT"));
    expect(groupsAlike([...few, ...many]).map((group) => group.length)).toEqual([60, 4]);
  });
});

describe("a matter", () => {
  it("may be closed from everywhere and opened again; what is fixed is not merely answered afterwards", () => {
    expect(
      MATTER_STATES.filter((state) => (MATTER_FROM.CLOSED as readonly string[]).includes(state)),
    ).toEqual(["OPEN", "ANSWERED", "FIXED"]);
    expect(MATTER_FROM.ANSWERED).not.toContain("FIXED");
    expect([replyKindOf("ANSWERED"), replyKindOf("FIXED")]).toEqual(["PROGRESS", "FINAL"]);
  });

  it("its form takes ticked issues as a list, and none", () => {
    const id = "0197a3f0-0000-7000-8000-000000000000";
    const form = { commandId: id, title: "水泵", category: "UTILITIES.WATER_SUPPLY", placeUnitId: id };
    expect(matterForm.parse(form)).toMatchObject({ issues: [], note: "" });
    expect(matterForm.parse({ ...form, issues: [{ id }] }).issues).toEqual([{ id }]);
    expect(matterForm.safeParse({ ...form, title: "水" }).success).toBe(false);
  });
});
