import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { CATEGORIES } from "#lib/domain/vocabulary.ts";
import { hashOfKey } from "#lib/usecases/open/open311Keys.ts";
import { foundCity } from "#tests/support/office.ts";
import { call, child, goodForm, madeKey, parsed, refuses, told } from "#tests/support/open311.ts";

/** Contract tests, written from GeoReport v2 and Service Discovery: what there is, where, and for whom; both formats. */
let key: string;
beforeAll(async () => {
  await foundCity();
  key = await madeKey();
});

type Fields = Record<string, unknown>;

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
    refuses("v2/requests.*", 404, /jurisdiction_id/, { ...goodForm(key), jurisdiction_id: "sfgov.org" }));

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

  it("a call that takes no POST says so", () => refuses("v2/services.*", 400, /POST/, goodForm(key)));
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
    const post = await call("v2/requests.xml", { ...goodForm(key), api_key: slow });
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
      where: { keyHash: hashOfKey(revoked) },
      data: { revokedAt: new Date(), revokedBy: uuidv7() },
    });
    await refuses("v2/requests.*", 403, /api_key/, { ...goodForm(key), api_key: revoked });
  });

  it("lets any site read what anybody may read, and no site what is sent with a key", async () => {
    const get = await call("v2/requests.json");
    expect(get.headers.get("access-control-allow-origin")).toBe("*");
    expect(get.headers.get("access-control-allow-credentials")).toBeNull();
    const post = await call("v2/requests.json", goodForm(key));
    expect(post.headers.get("access-control-allow-origin")).toBeNull();
    for (const { headers } of [get, post]) expect(headers.get("cache-control")).toBe("no-store");
  });
});

it("a fault inside is told as a general error and tells nothing of itself", async () => {
  await db.$executeRaw`ALTER TABLE open311_requests RENAME TO away`;
  try {
    await refuses("v2/requests.*", 400, /同样的内容不会登记两次/, goodForm(key));
    expect((await call("v2/requests.json")).text).not.toMatch(/relation|prisma/i);
  } finally {
    await db.$executeRaw`ALTER TABLE away RENAME TO open311_requests`;
  }
});
