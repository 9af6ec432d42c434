import { uuidv7 } from "uuidv7";
import { beforeAll, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { keyForm } from "#lib/domain/open311/keys.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { filedBy } from "#lib/queries/open/open311.ts";
import { readKeys } from "#lib/queries/open/open311Keys.ts";
import { makeKey, revokeKey } from "#lib/usecases/open/open311Keys.ts";
import { forgetFiled } from "#lib/usecases/rights/retention.ts";
import { foundCity, staff, unitIds } from "#tests/support/office.ts";
import { call } from "#tests/support/open311.ts";

beforeAll(foundCity);
const NOW = new Date();
const admin = staff("SYS_ADMIN", "city");
const form = (more: object = {}) => ({
  id: uuidv7(),
  name: "市民随手拍App",
  unitId: unitIds.county,
  perMinute: 60,
  ...more,
});
const files = (api_key: string) =>
  call("v2/requests.json", {
    api_key,
    service_code: "UTILITIES.STREET_LIGHT",
    address_id: "369902001001",
    description: `路灯坏了 ${uuidv7()}`,
    media_url: "https://pictures.example/1.jpg",
    "attribute[DANGER][]": "LIVE_WIRE",
  });

it("a key is told once, works until it is revoked, and only its hash is kept", async () => {
  const asked = form();
  const made = await makeKey(admin, asked, NOW);
  if (isProblem(made)) throw new Error(made.code);
  expect(made.key).toMatch(/^mq_[\w-]{32}$/);
  expect(JSON.stringify(await db.open311Key.findMany())).not.toContain(made.key);
  expect(await makeKey(admin, asked, NOW), "the same form again").toEqual({ code: "KEY_TOLD" });

  expect((await files(made.key)).status).toBe(200);
  const page = await readKeys(admin);
  expect(page?.keys).toMatchObject([{ id: asked.id, unit: "county", perMinute: 60, revokedAt: null }]);
  expect(page?.keys[0]?.lastFiledAt).toBeInstanceOf(Date);
  expect(JSON.stringify(page)).not.toContain(made.key);

  expect(await revokeKey(admin, asked.id, NOW)).toBeUndefined();
  expect(await revokeKey(admin, asked.id, new Date(NOW.getTime() + 1000))).toBeUndefined();
  expect((await files(made.key)).status).toBe(403);
  expect((await readKeys(admin))?.keys[0]?.revokedAt).toEqual(NOW);
});

it("nobody but a system administrator makes, sees or revokes keys, each in the own area", async () => {
  const asked = form();
  await makeKey(admin, asked, NOW);
  for (const other of [staff("COUNCIL_CLERK", "city"), staff("AUDITOR", "city")]) {
    expect(await makeKey(other, form(), NOW)).toMatchObject({ code: "NOT_ALLOWED" });
    expect(await revokeKey(other, asked.id, NOW)).toMatchObject({ code: "NOT_ALLOWED" });
    expect(await readKeys(other)).toBeNull();
  }
  const elsewhere = staff("SYS_ADMIN", "county3");
  expect(await makeKey(elsewhere, form(), NOW)).toEqual({ code: "UNKNOWN_PLACE" });
  expect(await revokeKey(elsewhere, asked.id, NOW)).toEqual({ code: "NOT_FOUND" });
  expect(await readKeys(elsewhere)).toMatchObject({
    keys: [],
    units: [{ name: "county3" }, { name: "town3" }],
  });
});

it("the form asks for a name, a unit and a rate that can be kept", () => {
  const typed = { id: uuidv7(), name: " App ", unitId: unitIds.city, perMinute: "６０" };
  expect(keyForm.parse(typed)).toMatchObject({ name: "App", perMinute: 60 });
  for (const wrong of [
    { name: " " },
    { name: "x".repeat(101) },
    { unitId: "" },
    { perMinute: "0" },
    { perMinute: "1.5" },
    { perMinute: "6001" },
  ])
    expect(keyForm.safeParse({ ...typed, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
});

it("staff see by which system an issue came in and what it sent along; three years later that is forgotten", async () => {
  const made = await makeKey(admin, form(), NOW);
  if (isProblem(made)) throw new Error(made.code);
  const [row] = (await files(made.key)).json() as { service_request_id: string }[];
  const id = row?.service_request_id ?? "";
  expect(await filedBy(id)).toEqual({
    system: "市民随手拍App",
    mediaUrl: "https://pictures.example/1.jpg",
    hazards: ["LIVE_WIRE"],
  });
  expect(await filedBy(uuidv7())).toBeNull();
  const years = (count: number) => new Date(NOW.getTime() + count * 366 * 86_400_000);
  expect(await forgetFiled(years(4)), "still open").toBe(0);
  await db.issue.update({ where: { id }, data: { state: "CLOSED", closedAt: NOW } });
  expect(await forgetFiled(years(2))).toBe(0);
  expect(await forgetFiled(years(4))).toBe(1);
  expect(await forgetFiled(years(4))).toBe(0);
  expect(await filedBy(id)).toMatchObject({ system: "市民随手拍App", mediaUrl: null });
  expect(await db.open311Request.findUnique({ where: { issueId: id } })).toMatchObject({ fingerprint: null });
});
