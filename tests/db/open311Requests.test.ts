import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { foundCity, go, goes, registered, stored, unitIds } from "#tests/support/office.ts";
import {
  call,
  filed,
  goodForm,
  idsOf,
  listed,
  madeKey,
  parsed,
  refuses,
  told,
} from "#tests/support/open311.ts";

/** Contract tests of GET requests, written from GeoReport v2: each field, each filter, and what may not be told. */
let key: string;
beforeAll(async () => {
  await foundCity();
  key = await madeKey();
});

describe("GET requests", () => {
  const FIELDS = [
    "service_request_id",
    "status",
    "status_notes",
    "service_name",
    "service_code",
    "description",
    "agency_responsible",
    "service_notice",
    "requested_datetime",
    "updated_datetime",
    "expected_datetime",
    "address",
    "address_id",
    "zipcode",
    "lat",
    "long",
    "media_url",
  ];
  const SPAN = "start_date=2026-03-01T00:00:00%2B08:00&end_date=2026-03-31T00:00:00Z";
  const made: Record<string, string> = {};

  beforeAll(async () => {
    const light = { category: "UTILITIES.STREET_LIGHT" } as const;
    made.open = (await registered("03-02 10:00", light)).issue.id;
    made.noise = (await registered("03-03 10:00", { category: "ENVIRONMENT.NOISE" })).issue.id;
    made.done = (await registered("03-02 09:00", { category: "UTILITIES.DRAINAGE" })).issue.id;
    await goes(
      made.done,
      ["accept", "03-02 11:00", { category: "UTILITIES.DRAINAGE" }],
      ["dispatch", "03-02 11:30"],
      ["sign", "03-02 14:30"],
      ["reply", "03-03 10:00", { kind: "FINAL" }],
      ["resolve", "03-04 16:00"],
    );
    made.private = (
      await registered("03-05 10:00", { category: "NEIGHBOR_DISPUTE.NEIGHBOR_NOISE" })
    ).issue.id;
  });

  it("tells each request with every field of the specification, and nothing of the resident", async () => {
    const rows = await listed(SPAN);
    const row = rows.find(({ service_request_id }) => service_request_id === made.done);
    expect(Object.keys(row ?? {})).toEqual(FIELDS);
    expect(row).toEqual({
      service_request_id: made.done,
      status: "closed",
      status_notes: "已办结，等居民评价",
      service_name: "排水与内涝",
      service_code: "UTILITIES.DRAINAGE",
      description: null,
      agency_responsible: "community",
      service_notice: null,
      requested_datetime: "2026-03-02T09:00:00+08:00",
      updated_datetime: "2026-03-04T16:00:00+08:00",
      expected_datetime: null,
      address: "countytowncommunity",
      address_id: "369902001001",
      zipcode: null,
      lat: null,
      long: null,
      media_url: null,
    });
    const everything = JSON.stringify(rows) + (await call(`v2/requests.xml?${SPAN}`)).text;
    for (const personal of ["王阿姨", "13800005678", "5678", "3号楼", "水管一直漏", "水务小刘"])
      expect(everything).not.toContain(personal);
    for (const { receiptNo, receiptSecret } of await db.issue.findMany()) {
      expect(everything).not.toContain(receiptNo);
      expect(everything).not.toContain(receiptSecret);
    }
  });

  it("promises what the resident was promised: the reply while it is owed, then the solution", async () => {
    const [row] = await listed(`service_request_id=${made.open}`);
    expect(row).toMatchObject({ status: "open", status_notes: "已收到" });
    expect(row?.expected_datetime).toBe("2026-03-10T00:00:00+08:00");
    const { issue } = await registered("03-06 10:00", { category: "UTILITIES.GAS_SUPPLY" });
    await goes(
      issue.id,
      ["accept", "03-06 11:00", { category: "UTILITIES.GAS_SUPPLY" }],
      ["dispatch", "03-06 11:30"],
      ["sign", "03-06 14:30"],
      ["reply", "03-07 10:00"],
    );
    const [answered] = await listed(`service_request_id=${issue.id}`);
    const due = (await stored(issue.id)).clocks.find(({ kind }) => kind === "RESOLVE")?.dueAt;
    expect(new Date(String(answered?.expected_datetime))).toEqual(due);
    expect(answered).toMatchObject({ status: "open", status_notes: "已有答复，还在办" });
  });

  it("is the same as XML", async () => {
    const root = parsed((await call(`v2/requests.xml?service_request_id=${made.done}`)).text);
    expect(root.name).toBe("service_requests");
    expect(root.children).toHaveLength(1);
    expect(root.children[0]?.name).toBe("request");
    expect(root.children[0]?.children.map(({ name }) => name)).toEqual(FIELDS);
    expect(told(root.children[0], "status")).toBe("closed");
    expect(told(root.children[0], "description")).toBe("");
  });

  it("filters by ids, which override everything else", async () => {
    const ids = idsOf(
      await listed(
        `service_request_id=${made.open},%20${made.done},nobody,${uuidv7()}&status=nonsense&start_date=never`,
      ),
    );
    expect(ids.sort()).toEqual([made.open, made.done].sort());
  });

  it("filters by service, comma delimited or declared several times", async () => {
    expect(idsOf(await listed(`${SPAN}&service_code=ENVIRONMENT.NOISE`))).toEqual([made.noise]);
    for (const both of [
      "service_code=ENVIRONMENT.NOISE,UTILITIES.DRAINAGE",
      "service_code=ENVIRONMENT.NOISE&service_code=UTILITIES.DRAINAGE",
    ])
      expect(idsOf(await listed(`${SPAN}&${both}`))).toEqual([made.noise, made.done]);
    expect(await listed(`${SPAN}&service_code=NOTHING`)).toEqual([]);
    expect((await listed(`${SPAN}&service_code=`)).length).toBeGreaterThan(3);
  });

  it("filters by status", async () => {
    const [open, closed, both] = await Promise.all(
      ["open", "closed", "open,closed"].map(async (status) =>
        idsOf(await listed(`${SPAN}&status=${status}`)),
      ),
    );
    expect(closed).toEqual([made.done]);
    expect(open).not.toContain(made.done);
    expect(both?.length).toBe((open?.length ?? 0) + 1);
    const category = "service_code=UTILITIES.DRAINAGE,UTILITIES.STREET_LIGHT";
    expect(idsOf(await listed(`${SPAN}&status=open&${category}`))).toEqual([made.open]);
    await refuses("v2/requests.*?status=fixed", 400, /status/);
  });

  it("filters by when it was requested, newest first", async () => {
    const ids = idsOf(await listed("start_date=2026-03-02T01:30:00Z&end_date=2026-03-03T10:00:00%2B08:00"));
    expect(ids).toEqual([made.noise, made.open]);
    expect(idsOf(await listed("start_date=2026-03-02T10:00:00 08:00&end_date=2026-03-02T02:00Z"))).toEqual([
      made.open,
    ]);
  });

  it("gives the last ninety days by default, and ninety from whichever end is told", async () => {
    const today = await filed(key);
    const ids = idsOf(await listed(""));
    expect(ids).toContain(today);
    expect(ids).not.toContain(made.open);
    expect(idsOf(await listed("start_date=2026-02-28T00:00:00Z"))).toContain(made.open);
    expect(idsOf(await listed("end_date=2026-03-20T00:00:00Z"))).toContain(made.open);
    expect(idsOf(await listed("end_date=2026-03-20T00:00:00Z"))).not.toContain(today);
  });

  it.each([
    ["start_date=2026-03-01", /start_date要写W3C/],
    ["start_date=2026-03-01T00:00:00", /时区/],
    ["end_date=2026-02-30T00:00:00Z", /end_date/],
    ["start_date=2026-01-01T00:00:00Z&end_date=2026-04-02T00:00:01Z", /90天/],
    ["start_date=2026-03-02T00:00:00Z&end_date=2026-03-01T00:00:00Z", /不能晚于/],
    ["page=0", /page/],
    ["page=1.5", /page/],
    ["page_size=1001", /page_size/],
    ["page=51&page_size=1000", /50000/],
  ])("refuses %s", (query, words) => refuses(`v2/requests.*?${query}`, 400, words));

  it("takes exactly ninety days", async () => {
    await listed("start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:00Z");
  });

  it("is paged, and the pages together are the whole", async () => {
    const whole = idsOf(await listed(SPAN));
    const pages = await Promise.all(
      whole.map(async (_, at) => idsOf(await listed(`${SPAN}&page_size=1&page=${at + 1}`))),
    );
    expect(pages.flat()).toEqual(whole);
    expect(await listed(`${SPAN}&page=2`)).toEqual([]);
    const codes = "service_code=ENVIRONMENT.NOISE,UTILITIES.DRAINAGE";
    expect(idsOf(await listed(`${SPAN}&${codes}&page=2&page_size=1`))).toEqual([made.done]);
  });

  it("tells more when it is asked for extensions", async () => {
    const [row] = await listed(`service_request_id=${made.done}&extensions=true`);
    expect(row?.extended_attributes).toEqual({ plain_status: "PLEASE_RATE", level: "COMMUNITY" });
  });

  it("tells the place of private matters by the town", async () => {
    const [row] = await listed(`service_request_id=${made.private}`);
    expect(row).toMatchObject({ address: "countytown", address_id: "369902001" });
  });

  it("puts the smallest place first in English", async () => {
    const answer = await call(`v2/requests/${made.open}.json`, undefined, { "accept-language": "en" });
    expect(answer.json()).toMatchObject([{ address: "community, town, county", status_notes: "Received" }]);
  });

  it("gives own words and media_url back to the key that filed them, and to nobody else", async () => {
    const id = await filed(key, {
      description: "12栋电话13900001111",
      media_url: "https://pictures.example/2.jpg",
    });
    const own = { description: "12栋电话13900001111", media_url: "https://pictures.example/2.jpg" };
    const none = { description: null, media_url: null };
    const read = async (more: string) =>
      (await call(`v2/requests/${id}.json${more}`)).json() as Record<string, unknown>[];
    expect((await read(`?api_key=${key}`))[0]).toMatchObject(own);
    expect((await read(""))[0]).toMatchObject(none);
    expect((await read(`?api_key=${await madeKey()}`))[0]).toMatchObject(none);
    await refuses(`v2/requests/${id}.*?api_key=wrong`, 403, /api_key/);
  });
});

describe("GET one request", () => {
  it("is a list of one", async () => {
    const id = await filed(key);
    expect((await call(`v2/requests/${id}.json`)).json()).toMatchObject([{ service_request_id: id }]);
    const root = parsed((await call(`v2/requests/${id}.xml`)).text);
    expect([root.name, root.children.length]).toEqual(["service_requests", 1]);
  });

  it("answers 404 for what is not there", async () => {
    await refuses("v2/requests/123456.*", 404, /service_request_id“123456”/);
    await refuses(`v2/requests/${uuidv7()}.*`, 404, /service_request_id/);
  });
});

describe("what is nobody else's concern", () => {
  it.each([
    ["confidential", { confidentiality: "CONFIDENTIAL" }],
    ["anonymous", { confidentiality: "ANONYMOUS" }],
    ["sensitive", { confidentiality: "SENSITIVE" }],
    ["about staff", { category: "GOVERNANCE_SERVICE.STAFF_CONDUCT" }],
    ["not sorted yet", { category: null }],
  ] as const)("does not exist outside when it is %s", async (_what, told) => {
    const { issue } = await registered("03-10 10:00", { category: "UTILITIES.TELECOM", ...told });
    const query = "start_date=2026-03-10T00:00:00Z&end_date=2026-03-11T00:00:00Z";
    expect(idsOf(await listed(query))).not.toContain(issue.id);
    expect(await listed(`service_request_id=${issue.id}`)).toEqual([]);
    const unknown = uuidv7();
    const [hidden, missing] = await Promise.all(
      [issue.id, unknown].map((id) => call(`v2/requests/${id}.json`)),
    );
    expect(hidden?.status).toBe(404);
    expect(hidden?.text.replace(issue.id, unknown)).toBe(missing?.text);
    expect((await call(`v2/servicerequestupdates.json?service_request_id=${issue.id}`)).json()).toEqual([]);
  });

  it("goes out of sight as soon as it turns out to be about an office", async () => {
    const { issue } = await registered("03-10 10:00", { category: "UTILITIES.TELECOM" });
    expect(await listed(`service_request_id=${issue.id}`)).toHaveLength(1);
    const accepted = await go(issue.id, "accept", "03-10 11:00", {
      category: "UTILITIES.TELECOM",
      complainedUnitId: unitIds.community,
    });
    expect(accepted).not.toHaveProperty("code");
    expect(await listed(`service_request_id=${issue.id}`)).toEqual([]);
  });

  it("is not shown to its own key either, but a token leads to its number", async () => {
    const form = goodForm(key, { "attribute[CONFIDENTIALITY]": "CONFIDENTIAL" });
    const id = await filed(key, form);
    expect((await call(`v2/requests/${id}.json?api_key=${key}`)).status).toBe(404);
  });
});
