import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { foundCity, stored, unitIds } from "#tests/support/office.ts";
import { call, errorsOf, filed, goodForm, madeKey, parsed, refuses, told } from "#tests/support/open311.ts";

/** Contract tests of POST requests and tokens, written from GeoReport v2: each field, each error, both formats. */
let key: string;
beforeAll(async () => {
  await foundCity();
  key = await madeKey();
});

describe("POST requests", () => {
  it("registers through the same door as the resident's form and answers as the specification says", async () => {
    const form = {
      ...goodForm(key),
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
    expect(resident).toMatchObject({ name: "王小明", phone: "13800005678", lang: "zh" });
    expect(row?.service_notice).toContain("手机号后四位");
    expect(row?.service_notice).toContain(`/track?no=${issue.receiptNo}`);
    const kept = await db.open311Request.findUnique({ where: { issueId: issue.id } });
    expect(kept).toMatchObject({ mediaUrl: "https://pictures.example/1.jpg" });
    expect(JSON.stringify(kept)).not.toMatch(/tt222111|a@b\.example|123456/);
  });

  it("answers in XML, and tells the key of the receipt to whoever left no phone", async () => {
    const root = parsed((await call("v2/requests.xml", goodForm(key))).text);
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
    const form = new URLSearchParams(goodForm(key));
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
    const id = await filed(key, {
      "attribute[CONFIDENTIALITY]": "ANONYMOUS",
      last_name: "王",
      phone: "13800005678",
    });
    expect((await stored(id)).residentId).toBeNull();
  });

  it("takes four thousand characters, and a request without words", async () => {
    const long = "灯".repeat(4000);
    expect((await stored(await filed(key, { description: long }))).statement).toBe(long);
    expect((await stored(await filed(key, { description: "" }))).statement).toContain("路灯照明");
    await refuses(
      "v2/requests.*",
      400,
      /description：最多4000个字/,
      goodForm(key, { description: `${long}灯` }),
    );
  });

  it("takes hostile words as they are, and cleans what no text holds", async () => {
    const id = await filed(key, { description: "<b>]]>&amp;\u0000\u000b 🚰 \ud83d half" });
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
    refuses("v2/requests.*", status, words, { ...goodForm(key), ...wrong }),
  );

  it("refuses several values where one is asked for", async () => {
    const form = new URLSearchParams(goodForm(key));
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
      (await stored(await filed(key, { address_id: "", address_string }))).place;
    expect(await place("town neighbour 3号楼")).toMatchObject({ communityId: unitIds.neighbour });
    expect(await place("town3 大门口")).toMatchObject({ townId: unitIds.town3, communityId: null });
    const { errors } = await errorsOf(
      call(
        "v2/requests.json",
        goodForm(key, { address_id: "", address_string: "community3 旁边的 neighbour" }),
      ),
    );
    expect(errors[0]?.description).toMatch(/几个/);
  });

  it("holds a key to its own area", async () => {
    const county = await madeKey({ unit: unitIds.county3 });
    await refuses("v2/requests.*", 400, /county3/, { ...goodForm(key), api_key: county });
    await filed(key, { api_key: county, address_id: "369903001001" });
  });
});

describe("sent twice", () => {
  it("is registered once and answered as the first time, one after the other or at once", async () => {
    const form = goodForm(key);
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
    const form = goodForm(key, { phone: "13800005678" });
    const first = await filed(key, form);
    expect(await filed(key, { ...form, phone: "13800005679" })).not.toBe(first);
    expect(await filed(key, { ...form, api_key: await madeKey() })).not.toBe(first);
    await db.open311Request.update({
      where: { issueId: first },
      data: { filedAt: new Date(Date.now() - 3_600_000) },
    });
    expect(await filed(key, form)).not.toBe(first);
  });

  it("an Idempotency-Key of the client counts for good, whatever else changes", async () => {
    const headers = { "idempotency-key": uuidv7() };
    const one = await call("v2/requests.json", goodForm(key), headers);
    const [row] = one.json() as Record<string, string>[];
    await db.open311Request.update({
      where: { issueId: row?.service_request_id ?? "" },
      data: { filedAt: new Date(Date.now() - 864e5) },
    });
    const two = await call("v2/requests.json", goodForm(key), headers);
    expect(two.json()).toMatchObject([{ service_request_id: row?.service_request_id }]);
  });
});

describe("tokens", () => {
  it("are given to whoever would rather ask later, and lead to the request", async () => {
    const answer = await call("v2/requests.json", goodForm(key), { prefer: "respond-async" });
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
