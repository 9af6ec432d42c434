import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { keepViewForm, MOST_OWN_VIEWS, MOST_UNIT_VIEWS } from "#lib/domain/desk/savedViews.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readViews, sharingUnits } from "#lib/queries/desk/savedViews.ts";
import { dropView, keepView, renameView } from "#lib/usecases/desk/savedViews.ts";
import { clock, makeOffices, type Offices } from "#tests/support/offices.ts";

const now = clock("2026-03-04 10:00");
let offices: Offices;
beforeAll(async () => {
  offices = await makeOffices();
});
const form = (name: string, more: Record<string, unknown> = {}) =>
  keepViewForm.parse({ viewId: uuidv7(), page: "DESK", query: "queue=overdue", name, ...more });
const names = async (who: keyof Offices["people"], page?: "DESK" | "LEDGER") =>
  (await readViews(offices.people[who], page)).map(({ name }) => name);

describe("kept filters", () => {
  it("are one's own, lead where they were kept, and nowhere else", async () => {
    const { handler, lead } = offices.people;
    const kept = form("超期的", { query: "?queue=overdue&state=IN_PROGRESS&to=//evil&x=%ZZ" });
    expect(await keepView(handler, kept, now)).toEqual({ id: kept.viewId });
    expect(await keepView(handler, kept, now)).toEqual({ id: kept.viewId });
    expect(await readViews(handler)).toEqual([
      {
        id: kept.viewId,
        page: "DESK",
        name: "超期的",
        href: "/desk?queue=overdue&state=IN_PROGRESS",
        unit: null,
        mayChange: true,
      },
    ]);
    expect(await names("lead")).toEqual([]);
    expect(await renameView(lead, { viewId: kept.viewId, name: "我的" }, now)).toEqual({ code: "NOT_FOUND" });
    expect(await dropView(lead, kept.viewId)).toEqual({ code: "NOT_FOUND" });
  });

  it("shared, they are the unit's: its people use them, whoever made them and its head change them", async () => {
    const { handler, lead, town, neighbour } = offices.people;
    const { water } = offices.units;
    const kept = form("电梯", { page: "LEDGER", query: "tier=URGENT&text=电梯", unitId: water.id });
    expect(await keepView(handler, kept, now)).toEqual({ id: kept.viewId });
    expect(await names("lead", "LEDGER")).toEqual(["电梯"]);
    expect(await names("lead", "DESK")).toEqual([]);
    expect(await names("town")).toEqual([]);
    expect(await renameView(town, { viewId: kept.viewId, name: "x" }, now)).toEqual({ code: "NOT_FOUND" });
    expect(await renameView(lead, { viewId: kept.viewId, name: "电梯和水" }, now)).toEqual({
      id: kept.viewId,
    });
    expect(await names("handler", "LEDGER")).toEqual(["电梯和水"]);
    expect(await keepView(neighbour, form("别家的", { unitId: water.id }), now)).toMatchObject({
      code: "NOT_ALLOWED",
    });
    expect(await sharingUnits(handler)).toEqual([{ id: water.id, name: "枫树街道水务站" }]);
    expect(await sharingUnits(offices.people.visitor)).toEqual([]);
    expect(await dropView(lead, kept.viewId)).toEqual({ id: kept.viewId });
    expect(await dropView(lead, kept.viewId)).toEqual({ code: "NOT_FOUND" });
  });

  it("a colleague of the unit may use what it shares and not change it", async () => {
    const { community, visitor } = offices.people;
    const kept = form("社区的", { unitId: offices.units.community.id });
    await keepView(community, kept, now);
    expect((await readViews(visitor)).map(({ name, mayChange }) => [name, mayChange])).toEqual([
      ["社区的", false],
    ]);
    expect(await dropView(visitor, kept.viewId)).toMatchObject({ code: "NOT_ALLOWED" });
  });

  it("have a name once, whatever its capitals, and keep it when renamed to itself", async () => {
    const { county } = offices.people;
    const first = form("Lifts");
    await keepView(county, first, now);
    expect(await keepView(county, form("LIFTS"), now)).toEqual({
      code: "VIEW_NAME_TAKEN",
      details: { name: "LIFTS" },
    });
    expect(await keepView(county, form("lifts", { page: "LEDGER" }), now)).not.toHaveProperty("code");
    expect(await renameView(county, { viewId: first.viewId, name: "lifts" }, now)).toEqual({
      id: first.viewId,
    });
    const second = form("别的");
    await keepView(county, second, now);
    expect(await renameView(county, { viewId: second.viewId, name: "Lifts" }, now)).toMatchObject({
      code: "VIEW_NAME_TAKEN",
    });
  });

  it("of twelve that are kept at once under one name one is; limits hold in a race too", async () => {
    const { city, town } = offices.people;
    const same = await Promise.all(Array.from({ length: 12 }, () => keepView(city, form("同名"), now)));
    expect(same.filter((answer) => !isProblem(answer))).toHaveLength(1);
    expect(same.filter(isProblem).map(({ code }) => code)).toEqual(Array(11).fill("VIEW_NAME_TAKEN"));
    const many = await Promise.all(
      Array.from({ length: MOST_OWN_VIEWS + 3 }, (_, n) => keepView(city, form(`第${n}个`), now)),
    );
    expect(many.filter(isProblem).map(({ code }) => code)).toEqual(Array(4).fill("TOO_MANY_VIEWS"));
    expect(await db.savedView.count({ where: { ownerId: city.personId } })).toBe(MOST_OWN_VIEWS);
    const shared = await Promise.all(
      Array.from({ length: MOST_UNIT_VIEWS + 2 }, (_, n) =>
        keepView(town, form(`共用${n}`, { unitId: offices.units.town.id }), now),
      ),
    );
    expect(shared.filter(isProblem)).toHaveLength(2);
  });

  it("what is no name is said at the field", () => {
    const wrong = (name: string) =>
      keepViewForm.safeParse({ viewId: uuidv7(), page: "DESK", query: "", name });
    expect(wrong(" ").success).toBe(false);
    expect(wrong("一".repeat(21)).success).toBe(false);
    expect(wrong("一".repeat(20)).success).toBe(true);
  });
});
