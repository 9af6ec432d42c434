import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { CATEGORIES } from "#lib/domain/vocabulary.ts";
import { foundCity, go, goes, registered, stored, unitIds } from "#tests/support/office.ts";
import { call, child, type Element, madeKey, parsed, told } from "#tests/support/open311.ts";

/** Contract tests, written from GeoReport v2 and Service Discovery: each call, each error, both formats. */
let key: string;
beforeAll(async () => {
  await foundCity();
  key = await madeKey();
});

type Fields = Record<string, unknown>;
const errorsOf = async (answer: ReturnType<typeof call>) => {
  const { status, json } = await answer;
  return { status, errors: json() as { code: number; description: string }[] };
};
/** The same refusal in both formats: a list of code and sentence, with the status of the first. */
async function refuses(address: string, status: number, words: RegExp, form?: Record<string, string>) {
  const json = await call(address.replace("*", "json"), form);
  expect(json.status, json.text).toBe(status);
  const [first] = json.json() as { code: number; description: string }[];
  expect(first).toEqual({ code: status, description: expect.stringMatching(words) });
  const xml = await call(address.replace("*", "xml"), form);
  expect(xml.status).toBe(status);
  const errors = parsed(xml.text);
  expect(errors.name).toBe("errors");
  expect(errors.children[0]?.name).toBe("error");
  expect(told(errors.children[0], "code")).toBe(String(status));
  expect(told(errors.children[0], "description")).toMatch(words);
}
const goodForm = (more: Record<string, string> = {}) => ({
  api_key: key,
  service_code: "UTILITIES.STREET_LIGHT",
  address_id: "369902001001",
  description: `路灯坏了 ${uuidv7()}`,
  ...more,
});
const filed = async (more: Record<string, string> = {}): Promise<string> => {
  const answer = await call("v2/requests.json", goodForm(more));
  expect(answer.status, answer.text).toBe(200);
  return (answer.json() as { service_request_id: string }[])[0]?.service_request_id ?? "";
};
const listed = async (query: string): Promise<Fields[]> => {
  const answer = await call(`v2/requests.json?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json() as Fields[];
};
const idsOf = (rows: readonly Fields[]) => rows.map((row) => row.service_request_id);

describe("Service Discovery", () => {
  it("is given as XML in the shape of the example", async () => {
    const { status, headers, text } = await call("discovery.xml");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/xml; charset=utf-8");
    expect(text).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>/i);
    const root = parsed(text);
    expect(root.name).toBe("discovery");
    expect(root.children.map(({ name }) => name)).toEqual([
      "changeset",
      "contact",
      "key_service",
      "endpoints",
    ]);
    const [endpoint] = child(root, "endpoints")?.children ?? [];
    expect(endpoint?.name).toBe("endpoint");
    expect(endpoint?.children.map(({ name }) => name)).toEqual([
      "specification",
      "url",
      "changeset",
      "type",
      "formats",
    ]);
    expect(told(endpoint, "specification")).toBe("http://wiki.open311.org/GeoReport_v2");
    expect(told(endpoint, "url")).toBe("http://localhost:3000/open311/v2");
    expect(told(endpoint, "type")).toBe("production");
    expect(child(endpoint, "formats")?.children.map(({ name, text }) => [name, text])).toEqual([
      ["format", "text/xml"],
      ["format", "application/json"],
    ]);
  });

  it("is the same as JSON, by the Spark convention", async () => {
    const { headers, json } = await call("discovery.json");
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(json()).toEqual({
      changeset: expect.any(String),
      contact: expect.stringContaining("city"),
      key_service: expect.any(String),
      endpoints: [
        {
          specification: "http://wiki.open311.org/GeoReport_v2",
          url: "http://localhost:3000/open311/v2",
          changeset: expect.any(String),
          type: "production",
          formats: ["text/xml", "application/json"],
        },
      ],
    });
  });

  it("stands at the root of the interface too", async () => {
    for (const root of ["", "v2"]) {
      const { status, headers } = await call(root);
      expect([status, headers.get("location")]).toEqual([302, "/open311/discovery.xml"]);
    }
  });
});

describe("GET services", () => {
  const FIELDS = ["service_code", "service_name", "description", "metadata", "type", "keywords", "group"];

  it("lists the ninety-six services in twelve groups", async () => {
    const services = (await call("v2/services.json")).json() as Record<string, unknown>[];
    expect(services.map((service) => service.service_code)).toEqual(CATEGORIES);
    expect(new Set(services.map((service) => service.group)).size).toBe(12);
    for (const service of services) {
      expect(Object.keys(service)).toEqual(FIELDS);
      expect(service).toMatchObject({ metadata: true, type: "realtime" });
    }
    const light = services.find((service) => service.service_code === "UTILITIES.STREET_LIGHT");
    expect(light).toMatchObject({ service_name: "路灯照明", group: "市政公用" });
    expect(light?.keywords).toBe("路灯照明, 市政公用, Street lights, Public utilities");
  });

  it("says the same as XML", async () => {
    const root = parsed((await call("v2/services.xml")).text);
    expect(root.name).toBe("services");
    expect(root.children).toHaveLength(96);
    expect(root.children[0]?.name).toBe("service");
    expect(root.children[0]?.children.map(({ name }) => name)).toEqual(FIELDS);
    expect(told(root.children[0], "metadata")).toBe("true");
  });

  it("speaks English to whoever asks for it", async () => {
    const { headers, json } = await call("v2/services.json", undefined, {
      "accept-language": "en-GB,zh;q=0.5",
    });
    expect((json() as Fields[])[0]).toMatchObject({ group: "Housing and property" });
    expect(headers.get("content-language")).toBe("en");
    expect(headers.get("vary")).toBe("Accept-Language");
  });
});

describe("GET a service definition", () => {
  it("asks where exactly, how to treat the name, and whether there is danger", async () => {
    const answer = await call("v2/services/UTILITIES.STREET_LIGHT.json");
    expect(answer.json()).toMatchObject({
      service_code: "UTILITIES.STREET_LIGHT",
      attributes: [
        { variable: true, code: "WHERE", datatype: "string", required: false, order: 1, values: [] },
        {
          code: "CONFIDENTIALITY",
          datatype: "singlevaluelist",
          order: 2,
          values: [{ key: "NORMAL" }, { key: "CONFIDENTIAL" }, { key: "ANONYMOUS" }],
        },
        { code: "DANGER", datatype: "multivaluelist", order: 3 },
      ],
    });
    const root = parsed((await call("v2/services/UTILITIES.STREET_LIGHT.xml")).text);
    expect(root.name).toBe("service_definition");
    const attribute = child(root, "attributes")?.children[1];
    expect(attribute?.children.map(({ name }) => name)).toEqual([
      "variable",
      "code",
      "datatype",
      "required",
      "datatype_description",
      "order",
      "description",
      "values",
    ]);
    const value = child(attribute, "values")?.children[0];
    expect([value?.name, told(value, "key"), told(value, "name")]).toEqual([
      "value",
      "NORMAL",
      "经办人可以联系我",
    ]);
  });

  it("answers 404 for a service that is not there", () =>
    refuses("v2/services/UTILITIES.NOTHING.*", 404, /service_code“UTILITIES.NOTHING”/));
});

describe("jurisdiction_id", () => {
  it("need not be sent for one city, counts as absent when empty, and may be its code", async () => {
    for (const query of ["", "?jurisdiction_id=", "?jurisdiction_id=3699"])
      expect((await call(`v2/services.xml${query}`)).status).toBe(200);
  });

  it.each([
    "v2/services.*",
    "v2/services/UTILITIES.NOISE.*",
    "v2/requests.*",
    "v2/requests/1.*",
    "v2/tokens/1.*",
  ])("answers 404 in %s when it is unknown", (address) =>
    refuses(`${address}?jurisdiction_id=sfgov.org`, 404, /jurisdiction_id“sfgov.org”.*3699/),
  );

  it("answers 404 to a POST too, before anything is registered", () =>
    refuses("v2/requests.*", 404, /jurisdiction_id/, { ...goodForm(), jurisdiction_id: "sfgov.org" }));

  it("is asked for with 400 where there are several cities", async () => {
    const id = uuidv7();
    await db.orgUnit.create({
      data: {
        id,
        code: "3698",
        name: "邻市",
        level: "CITY",
        cityId: id,
        validFrom: new Date("2004-01-01"),
      },
    });
    await refuses("v2/services.*", 400, /jurisdiction_id：3698, 3699/);
    await db.orgUnit.delete({ where: { id } });
  });
});

describe("addresses that lead nowhere", () => {
  it.each([
    ["v2/services", 400, /\.xml/],
    ["v2/services.csv", 404, /discovery/],
    ["v2/nothing.xml", 404, /discovery/],
    ["v2/services/A/B.xml", 404, /discovery/],
    ["v2/requests/.xml", 404, /discovery/],
  ])("%s", async (address, status, words) => {
    const answer = await call(address);
    expect(answer.status).toBe(status);
    expect(told(parsed(answer.text).children[0], "description")).toMatch(words);
  });

  it("a call that takes no POST says so", () => refuses("v2/services.*", 400, /POST/, goodForm()));
});

describe("POST requests", () => {
  it("registers through the same door as the resident's form and answers as the specification says", async () => {
    const form = {
      ...goodForm(),
      first_name: "小明",
      last_name: "王",
      phone: "138 0000 5678",
      email: "a@b.example",
      device_id: "tt222111",
      account_id: "123456",
      address_string: "3号楼东门",
      media_url: "https://pictures.example/1.jpg",
      "attribute[WHERE]": "3号楼2单元门口",
    };
    const answer = await call("v2/requests.json", form);
    expect(answer.status, answer.text).toBe(200);
    const [row] = answer.json() as Record<string, string>[];
    expect(Object.keys(row ?? {})).toEqual(["service_request_id", "service_notice", "account_id"]);
    expect(row?.account_id).toBe("123456");
    const issue = await stored(row?.service_request_id ?? "");
    expect(issue).toMatchObject({
      state: "REGISTERED",
      channel: "WEB",
      category: "UTILITIES.STREET_LIGHT",
      statement: form.description,
      placeText: "3号楼2单元门口",
      hazard: false,
      confidentiality: "NORMAL",
      reachable: true,
      firstContactId: null,
    });
    expect(issue.place.communityId).toBe(unitIds.community);
    expect(issue.clocks.map(({ kind }) => kind)).toContain("REPLY");
    const resident = await db.resident.findUnique({ where: { id: issue.residentId ?? "" } });
    expect(resident).toMatchObject({ name: "王小明", phone: "13800005678" });
    expect(row?.service_notice).toContain("手机号后四位");
    expect(row?.service_notice).toContain(`/track?no=${issue.receiptNo}`);
    const kept = await db.open311Request.findUnique({ where: { issueId: issue.id } });
    expect(kept).toMatchObject({ mediaUrl: "https://pictures.example/1.jpg" });
    expect(JSON.stringify(kept)).not.toMatch(/tt222111|a@b\.example|123456/);
  });

  it("answers in XML, and tells the key of the receipt to whoever left no phone", async () => {
    const root = parsed((await call("v2/requests.xml", goodForm())).text);
    expect(root.name).toBe("service_requests");
    expect(root.children[0]?.name).toBe("request");
    expect(root.children[0]?.children.map(({ name }) => name)).toEqual([
      "service_request_id",
      "service_notice",
      "account_id",
    ]);
    const id = told(root.children[0], "service_request_id") ?? "";
    const row = await db.issue.findUniqueOrThrow({ where: { id } });
    expect(told(root.children[0], "service_notice")).toContain(row.receiptSecret);
  });

  it("takes lists of values, and danger makes it urgent to call first", async () => {
    const form = new URLSearchParams(goodForm());
    form.append("attribute[DANGER][]", "GAS");
    form.append("attribute[DANGER][]", "FLOOD");
    form.append("attribute[CONFIDENTIALITY]", "CONFIDENTIAL");
    form.append("attribute[title]", "fixmystreet sends this");
    const [row] = (await call("v2/requests.json", form)).json() as Record<string, string>[];
    expect(row?.service_notice).toMatch(/^有危险请先打：110/);
    const issue = await stored(row?.service_request_id ?? "");
    expect(issue).toMatchObject({ hazard: true, confidentiality: "CONFIDENTIAL" });
    const kept = await db.open311Request.findUnique({ where: { issueId: issue.id } });
    expect(kept?.hazards).toEqual(["GAS", "FLOOD"]);
  });

  it("keeps neither name nor phone of whoever wants to leave none", async () => {
    const id = await filed({
      "attribute[CONFIDENTIALITY]": "ANONYMOUS",
      last_name: "王",
      phone: "13800005678",
    });
    expect((await stored(id)).residentId).toBeNull();
  });

  it("takes four thousand characters, and a request without words", async () => {
    const long = "灯".repeat(4000);
    expect((await stored(await filed({ description: long }))).statement).toBe(long);
    expect((await stored(await filed({ description: "" }))).statement).toContain("路灯照明");
    await refuses("v2/requests.*", 400, /description：最多4000个字/, goodForm({ description: `${long}灯` }));
  });

  it("takes hostile words as they are, and cleans what no text holds", async () => {
    const id = await filed({ description: "<b>]]>&amp;\u0000\u000b 🚰 \ud83d half" });
    expect((await stored(id)).statement).toBe("<b>]]>&amp; 🚰 \ufffd half");
    const root = parsed((await call(`v2/requests/${id}.xml?api_key=${key}`)).text);
    expect(told(root.children[0], "description")).toBe("<b>]]>&amp; 🚰 \ufffd half");
  });

  it.each([
    ["a missing key", { api_key: "" }, 403, /api_key/],
    ["a wrong key", { api_key: "wrong" }, 403, /api_key/],
    ["a missing service", { service_code: "" }, 400, /service_code/],
    ["an unknown service", { service_code: "NOTHING" }, 404, /service_code“NOTHING”/],
    ["no place", { address_id: "" }, 400, /address_id/],
    ["coordinates alone", { address_id: "", lat: "28.68", long: "115.89" }, 400, /坐标地图/],
    ["half a coordinate", { lat: "28.68" }, 400, /lat和long/],
    ["coordinates off the earth", { lat: "91", long: "115" }, 400, /lat和long/],
    ["an unknown address_id", { address_id: "999999999999" }, 400, /“999999999999”/],
    ["an address_id that is a county", { address_id: "369902" }, 400, /369902/],
    ["an address that names no place", { address_id: "", address_string: "火星" }, 400, /全名/],
    ["a phone that is none", { phone: "12" }, 400, /^phone：电话号码不对/],
    ["a name that is too long", { last_name: "王".repeat(41) }, 400, /first_name, last_name：最多40个字/],
    [
      "a value that is not offered",
      { "attribute[CONFIDENTIALITY]": "SENSITIVE" },
      400,
      /NORMAL, CONFIDENTIAL/,
    ],
    ["a media_url that is no web address", { media_url: "javascript:alert(1)" }, 400, /media_url/],
    ["a media_url with a password", { media_url: "https://me:secret@pictures.example/" }, 400, /media_url/],
  ] as const)("refuses %s", (_what, wrong, status, words) =>
    refuses("v2/requests.*", status, words, { ...goodForm(), ...wrong }),
  );

  it("refuses several values where one is asked for", async () => {
    const form = new URLSearchParams(goodForm());
    form.append("attribute[CONFIDENTIALITY][]", "NORMAL");
    form.append("attribute[CONFIDENTIALITY][]", "ANONYMOUS");
    const { status, errors } = await errorsOf(call("v2/requests.json", form));
    expect([status, errors[0]?.description]).toEqual([400, expect.stringContaining("一个值")]);
  });

  it("tells every mistake at once", async () => {
    const { status, errors } = await errorsOf(
      call("v2/requests.json", { api_key: key, phone: "12", media_url: "ftp://x" }),
    );
    expect(status).toBe(400);
    expect(errors.length).toBe(4);
  });

  it("refuses what is no form", async () => {
    const request = new Request("http://localhost/open311/v2/requests.json", {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    const { POST } = await import("#app/open311/[[...path]]/route.ts");
    const answer = await POST(request, { params: Promise.resolve({ path: ["v2", "requests.json"] }) });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual([{ code: 400, description: expect.stringContaining("urlencoded") }]);
  });

  it("finds the place that an address names", async () => {
    const place = async (address_string: string) =>
      (await stored(await filed({ address_id: "", address_string }))).place;
    expect(await place("town neighbour 3号楼")).toMatchObject({ communityId: unitIds.neighbour });
    expect(await place("town3 大门口")).toMatchObject({ townId: unitIds.town3, communityId: null });
    const { errors } = await errorsOf(
      call("v2/requests.json", goodForm({ address_id: "", address_string: "community3 旁边的 neighbour" })),
    );
    expect(errors[0]?.description).toMatch(/几个/);
  });

  it("holds a key to its own area", async () => {
    const county = await madeKey({ unit: unitIds.county3 });
    await refuses("v2/requests.*", 400, /county3/, { ...goodForm(), api_key: county });
    await filed({ api_key: county, address_id: "369903001001" });
  });
});

describe("sent twice", () => {
  it("is registered once and answered as the first time, one after the other or at once", async () => {
    const form = goodForm();
    const before = await db.issue.count();
    const answers = await Promise.all([1, 2, 3].map(() => call("v2/requests.json", form)));
    const later = await call("v2/requests.xml", form);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const [first] = answers.map(({ json }) => json() as Record<string, string>[]);
    expect(later.text).toContain(first?.[0]?.service_request_id);
    expect(await db.issue.count()).toBe(before + 1);
  });

  it("another phone, another key or another hour is another request", async () => {
    const form = goodForm({ phone: "13800005678" });
    const first = await filed(form);
    expect(await filed({ ...form, phone: "13800005679" })).not.toBe(first);
    expect(await filed({ ...form, api_key: await madeKey() })).not.toBe(first);
    await db.open311Request.update({
      where: { issueId: first },
      data: { filedAt: new Date(Date.now() - 3_600_000) },
    });
    expect(await filed(form)).not.toBe(first);
  });

  it("an Idempotency-Key of the client counts for good, whatever else changes", async () => {
    const headers = { "idempotency-key": uuidv7() };
    const one = await call("v2/requests.json", goodForm(), headers);
    const [row] = one.json() as Record<string, string>[];
    await db.open311Request.update({
      where: { issueId: row?.service_request_id ?? "" },
      data: { filedAt: new Date(Date.now() - 864e5) },
    });
    const two = await call("v2/requests.json", goodForm(), headers);
    expect(two.json()).toMatchObject([{ service_request_id: row?.service_request_id }]);
  });
});

describe("tokens", () => {
  it("are given to whoever would rather ask later, and lead to the request", async () => {
    const answer = await call("v2/requests.json", goodForm(), { prefer: "respond-async" });
    expect(answer.headers.get("preference-applied")).toBe("respond-async");
    const [row] = answer.json() as Record<string, string>[];
    expect(Object.keys(row ?? {})).toEqual(["token", "service_notice", "account_id"]);
    const found = (await call(`v2/tokens/${row?.token}.json`)).json() as Record<string, string>[];
    expect(found).toEqual([{ service_request_id: expect.any(String), token: row?.token }]);
    expect((await stored(found[0]?.service_request_id ?? "")).state).toBe("REGISTERED");
    const root = parsed((await call(`v2/tokens/${row?.token}.xml`)).text);
    expect(root.name).toBe("service_requests");
    expect(told(root.children[0], "token")).toBe(row?.token);
  });

  it("that nobody was given are 404", async () => {
    await refuses("v2/tokens/123456.*", 404, /token“123456”/);
    await refuses(`v2/tokens/${uuidv7()}.*`, 404, /token/);
  });
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
    const today = await filed();
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
    const id = await filed({
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
    const id = await filed();
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
    const form = goodForm({ "attribute[CONFIDENTIALITY]": "CONFIDENTIAL" });
    const id = await filed(form);
    expect((await call(`v2/requests/${id}.json?api_key=${key}`)).status).toBe(404);
  });
});

describe("limits and other sites", () => {
  it("holds a key to its rate, across processes, and says when to come again", async () => {
    const slow = await madeKey({ perMinute: 2 });
    const asks = () => call(`v2/services.json?api_key=${slow}`);
    expect([(await asks()).status, (await asks()).status]).toEqual([200, 200]);
    const third = await asks();
    expect(third.status).toBe(429);
    expect(third.headers.get("retry-after")).toBe("60");
    expect(third.json()).toEqual([{ code: 429, description: expect.stringContaining("60秒") }]);
    const post = await call("v2/requests.xml", { ...goodForm(), api_key: slow });
    expect(post.status).toBe(429);
    expect(parsed(post.text).name).toBe("errors");
    expect((await call(`v2/services.json?api_key=${key}`)).status).toBe(200);
  });

  it("holds whoever comes without a key to a rate by client", async () => {
    const headers = { "x-forwarded-for": "203.0.113.7" };
    const statuses = new Set<number>();
    for (let n = 0; n < 121; n++) statuses.add((await call("v2/tokens/1.json", undefined, headers)).status);
    expect([...statuses]).toEqual([404, 429]);
  });

  it("ends with the key", async () => {
    const revoked = await madeKey();
    await db.open311Key.updateMany({
      where: { requests: { none: {} } },
      data: { revokedAt: new Date(), revokedBy: uuidv7() },
    });
    await refuses("v2/requests.*", 403, /api_key/, { ...goodForm(), api_key: revoked });
  });

  it("lets any site read what anybody may read, and no site what is sent with a key", async () => {
    const get = await call("v2/requests.json");
    expect(get.headers.get("access-control-allow-origin")).toBe("*");
    expect(get.headers.get("access-control-allow-credentials")).toBeNull();
    const post = await call("v2/requests.json", goodForm());
    expect(post.headers.get("access-control-allow-origin")).toBeNull();
    for (const { headers } of [get, post]) expect(headers.get("cache-control")).toBe("no-store");
  });
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
    const id = await filed();
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
    const id = await filed();
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

it("a fault inside is told as a general error and tells nothing of itself", async () => {
  await db.$executeRaw`ALTER TABLE open311_requests RENAME TO away`;
  try {
    await refuses("v2/requests.*", 400, /同样的内容不会登记两次/, goodForm());
    expect((await call("v2/requests.json")).text).not.toMatch(/relation|prisma/i);
  } finally {
    await db.$executeRaw`ALTER TABLE away RENAME TO open311_requests`;
  }
});
