import { beforeAll, expect, test, vi } from "vitest";
import { hasTold, keepReceipt, printOf } from "#lib/auth/receipt.ts";
import { db } from "#lib/db/client.ts";
import { foundCity, registered } from "#tests/support/office.ts";

const jar = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
  }),
}));

/** Back, and sent again: what the browser remembers of the form it raised a matter with. */
const FORM = { statement: "三号楼的门禁坏了", confidentiality: "NORMAL", meToo: null };
beforeAll(foundCity);

test("the same form only, of this browser only, while the matter is open and its key the same", async () => {
  const { issue } = await registered("03-02 10:00");
  const print = printOf(FORM);
  expect(await hasTold(print), "nothing was raised here").toBe(false);
  await keepReceipt(issue.id, true, print);
  expect(await hasTold(print)).toBe(true);
  expect(await hasTold(printOf({ ...FORM, confidentiality: "CONFIDENTIAL" })), "one tick").toBe(false);

  await db.issue.update({ where: { id: issue.id }, data: { state: "WITHDRAWN" } });
  expect(await hasTold(print), "withdrawn, it may be raised again").toBe(false);
  await db.issue.update({ where: { id: issue.id }, data: { state: "REGISTERED" } });
  await keepReceipt(issue.id, true);
  expect(await hasTold(print), "opened by its key, and not raised here").toBe(false);
  await keepReceipt(issue.id, true, print);
  await db.issue.update({ where: { id: issue.id }, data: { receiptSecret: "ABCD2345" } });
  expect(await hasTold(print), "another key").toBe(false);
});
