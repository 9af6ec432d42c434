import { uuidv7 } from "uuidv7";
import { beforeAll, expect, test } from "vitest";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { templatesFor } from "#lib/db/replies/templates.ts";
import { templateForm } from "#lib/domain/replies/templates.ts";
import { replyTemplates } from "#lib/queries/replies/templates.ts";
import { retireTemplate, saveTemplate } from "#lib/usecases/replies/templates.ts";
import { clock, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const now = clock("2026-03-04 10:00");
let offices: Offices;
beforeAll(async () => {
  offices = await makeOffices();
});
const form = (unitId: string, more: Record<string, string> = {}) =>
  templateForm.parse({
    templateId: uuidv7(),
    unitId,
    version: "0",
    kind: "REPLY",
    lang: "zh",
    name: "漏水",
    done: "{称呼}：您好",
    ...more,
  });
const names = async (unitId: string) => (await templatesFor(db, [unitId])).map(({ name }) => name);

test("what an office writes is offered to it and to all units below, the nearest first", async () => {
  const { people, units } = offices;
  await saveTemplate(people.city, form(units.city.id, { name: "市里的" }), now);
  await saveTemplate(people.town, form(units.town.id, { name: "街道的" }), now);
  await saveTemplate(people.community, form(units.community.id, { name: "社区的" }), now);
  expect(await names(units.community.id)).toEqual(["社区的", "街道的", "市里的"]);
  expect(await names(units.water.id)).toEqual(["街道的", "市里的"]);
  expect(await names(units.other.id)).toEqual(["街道的", "市里的"]);
  expect(await names(units.county.id)).toEqual(["市里的"]);
});

test("only heads and clerks write, and only for their own unit", async () => {
  const { people, units } = offices;
  for (const who of ["visitor", "handler", "supervisor", "admin"] as const)
    expect(await saveTemplate(people[who], form(units.community.id), now), who).toMatchObject({
      code: "NOT_ALLOWED",
    });
  expect(await saveTemplate(people.town, form(units.community.id), now)).toMatchObject({
    code: "NOT_ALLOWED",
  });
  expect(await saveTemplate(people.lead, form(units.water.id), now)).toMatchObject({ version: 1 });
});

test("every version is kept; what was looked at is compared; the same form twice is one version", async () => {
  const { people, units } = offices;
  const first = form(units.town.id, { name: "路灯" });
  const saved = await saveTemplate(people.town, first, now);
  expect(await saveTemplate(people.town, first, now)).toEqual(saved);
  const next = { ...first, version: 1, done: "今天换了灯泡" } as typeof first;
  expect(await saveTemplate(people.town, next, now)).toMatchObject({ version: 2 });
  expect(await saveTemplate(people.town, { ...next, done: "别的话" } as typeof first, now)).toMatchObject({
    code: "CHANGED_MEANWHILE",
  });
  const id = String(first.templateId);
  const versions = await db.templateVersion.findMany({
    where: { templateId: id },
    orderBy: { version: "asc" },
  });
  expect(versions.map(({ parts }) => parts)).toEqual([{ done: "{称呼}：您好" }, { done: "今天换了灯泡" }]);
  await expect(
    db.templateVersion.updateMany({ where: { templateId: id }, data: { name: "x" } }),
  ).rejects.toThrow();
});

test("a fill-in nobody knows and a template without words are refused with a sentence", async () => {
  const { people, units } = offices;
  expect(await saveTemplate(people.town, form(units.town.id, { done: "{称谓}您好" }), now)).toMatchObject({
    code: "UNKNOWN_FILL_IN",
    details: { names: "{称谓}", known: expect.stringContaining("{称呼}") },
  });
  expect(await saveTemplate(people.town, form(units.town.id, { done: " " }), now)).toEqual({
    code: "TEMPLATE_EMPTY",
  });
});

test("taken out of use it is offered no more, and can be neither changed nor found again", async () => {
  const { people, units } = offices;
  const last = form(units.other.id, { name: "停用的" });
  await saveTemplate(people.neighbour, last, now);
  const id = String(last.templateId);
  expect(await retireTemplate(people.town, id, now)).toMatchObject({ code: "NOT_ALLOWED" });
  expect(await retireTemplate(people.neighbour, id, now)).toEqual({ id });
  expect(await names(units.other.id)).not.toContain("停用的");
  expect(await saveTemplate(people.neighbour, { ...last, version: 1 }, now)).toEqual({ code: "NOT_FOUND" });
});

test("templates in the language the resident is written to come first, of each language those of the category", async () => {
  const { people, units } = offices;
  const asked = async (residentLang: "zh" | "en") => {
    const { issueId } = await told(people.visitor, units.community.id, now, { residentLang });
    const issue = await loadIssue(db, issueId);
    if (!issue) throw new Error("no issue");
    const choice = await replyTemplates(
      people.community,
      { ...issue, category: "UTILITIES.WATER_SUPPLY" },
      "",
      now,
    );
    return choice.options.map(({ name, lang }) => [name, lang]);
  };
  await db.template.updateMany({ data: { retiredAt: now } });
  const save = (name: string, lang: "zh" | "en", category = "") =>
    saveTemplate(people.community, form(units.community.id, { name, lang, category }), now);
  await save("通用", "zh");
  await save("general", "en");
  await save("water", "en", "UTILITIES.WATER_SUPPLY");
  await save("供水", "zh", "UTILITIES.WATER_SUPPLY");
  const [zh, en] = [
    [
      ["供水", "zh"],
      ["通用", "zh"],
    ],
    [
      ["water", "en"],
      ["general", "en"],
    ],
  ];
  expect(await asked("zh")).toEqual([...zh, ...en]);
  expect(await asked("en")).toEqual([...en, ...zh]);
});
