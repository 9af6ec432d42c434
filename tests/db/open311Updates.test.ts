import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { foundCity, goes, registered, stored } from "#tests/support/office.ts";
import {
  call,
  type Element,
  errorsOf,
  filed,
  madeKey,
  parsed,
  refuses,
  told,
} from "#tests/support/open311.ts";

/** Contract tests of mySociety's service request updates: steps out, and what the resident adds in. */
let key: string;
beforeAll(async () => {
  await foundCity();
  key = await madeKey();
});

describe("servicerequestupdates", () => {
  const FIELDS = [
    "update_id",
    "service_request_id",
    "status",
    "updated_datetime",
    "description",
    "media_url",
  ];
  const added = (id: string, more: Record<string, string> = {}) => ({
    api_key: key,
    service_request_id: id,
    update_id: uuidv7(),
    updated_datetime: "2026-03-09T08:00:00Z",
    status: "OPEN",
    description: "昨天又坏了",
    ...more,
  });

  it("tells the steps in the order they were done, without what the resident did", async () => {
    const { issue } = await registered("03-12 10:00", { category: "UTILITIES.DRAINAGE" });
    await goes(
      issue.id,
      ["accept", "03-12 11:00", { category: "UTILITIES.DRAINAGE" }],
      ["dispatch", "03-12 11:30"],
      ["sign", "03-12 14:30"],
      ["urge", "03-13 09:00"],
      ["reply", "03-13 10:00", { kind: "FINAL" }],
      ["resolve", "03-14 16:00"],
    );
    const answer = await call(`v2/servicerequestupdates.json?service_request_id=${issue.id}`);
    const steps = answer.json() as Record<string, string>[];
    expect(Object.keys(steps[0] ?? {})).toEqual(FIELDS);
    expect(steps.map(({ status, description }) => [status, description])).toEqual([
      ["open", "已登记"],
      ["open", "已受理"],
      ["open", "已派单"],
      ["open", "已答复"],
      ["closed", "已办结"],
    ]);
    expect(steps.at(-1)?.updated_datetime).toBe("2026-03-14T16:00:00+08:00");
    const span = "start_date=2026-03-13T00:00:00Z&end_date=2026-03-15T00:00:00Z";
    const ranged = (await call(`v2/servicerequestupdates.json?${span}`)).json() as Record<string, string>[];
    expect(ranged.map(({ description }) => description)).toEqual(["已答复", "已办结"]);
    const root = parsed((await call(`v2/servicerequestupdates.xml?${span}&page_size=1`)).text);
    expect(root.name).toBe("service_request_updates");
    expect(root.children.map(({ name }) => name)).toEqual(["request_update"]);
    expect(root.children[0]?.children.map(({ name }) => name)).toEqual(FIELDS);
    await refuses("v2/servicerequestupdates.*?start_date=x", 400, /start_date/);
  });

  it("takes what the resident adds from the key that filed it, once", async () => {
    const id = await filed(key);
    const form = added(id);
    const first = await call("v2/servicerequestupdates.json", form);
    expect(first.status, first.text).toBe(200);
    expect(await stored(id)).toMatchObject({ urgeCount: 1 });
    const [row] = first.json() as Record<string, string>[];
    const event = await db.issueEvent.findUniqueOrThrow({ where: { id: row?.update_id ?? "" } });
    expect(event).toMatchObject({ verb: "urge", actorRole: "RESIDENT" });
    expect(JSON.stringify(event.data)).toContain("昨天又坏了");
    const root: Element = parsed((await call("v2/servicerequestupdates.xml", form)).text);
    expect(told(root.children[0], "update_id")).toBe(row?.update_id);
    expect(await stored(id)).toMatchObject({ urgeCount: 1 });
    await refuses("v2/servicerequestupdates.*", 400, /催过/, added(id));
  });

  it("refuses what is incomplete, and what is not this key's", async () => {
    const id = await filed(key);
    await refuses("v2/servicerequestupdates.*", 404, /service_request_id/, {
      ...added(id),
      api_key: await madeKey(),
    });
    await refuses("v2/servicerequestupdates.*", 404, /service_request_id/, added("123"));
    await refuses("v2/servicerequestupdates.*", 403, /api_key/, added(id, { api_key: "" }));
    await refuses("v2/servicerequestupdates.*", 400, /不能结束/, added(id, { status: "closed" }));
    await refuses("v2/servicerequestupdates.*", 400, /status/, added(id, { status: "fixed" }));
    await refuses(
      "v2/servicerequestupdates.*",
      400,
      /updated_datetime/,
      added(id, { updated_datetime: "x" }),
    );
    await refuses(
      "v2/servicerequestupdates.*",
      400,
      /^description：最多1000/,
      added(id, { description: "长".repeat(1001) }),
    );
    const { errors } = await errorsOf(call("v2/servicerequestupdates.json", { api_key: key }));
    expect(errors.map(({ description }) => description)).toEqual(
      ["service_request_id", "update_id", "updated_datetime", "status", "description"].map(
        (field) => `请写${field}。`,
      ),
    );
  });
});
