import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { contactScope } from "#lib/db/casework/contactScope.ts";
import { WITH_CLOCKS } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { issueOf, type Row } from "#lib/db/rows.ts";
import { scope } from "#lib/db/scope.ts";
import { waysToName } from "#lib/db/search/searchContacts.ts";
import type { SearchScope } from "#lib/db/search/searchScope.ts";
import { find, type Mark, rangeOf, type Ways, walk } from "#lib/db/search/searchWalk.ts";
import { placesNamed, waysToWords } from "#lib/db/search/searchWords.ts";
import { sql } from "#lib/db/sql.ts";
import { mayRevealContact } from "#lib/domain/casework/contact.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import type { Params } from "#lib/domain/ledger/ledgerFilter.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { searchable } from "#lib/domain/search/searchable.ts";
import { MATCHES, parseQuery, parseSearch, searchHref } from "#lib/domain/search/searchQuery.ts";
import { PAGE_HITS, readSearch, type SearchPage } from "#lib/queries/search/search.ts";
import { indexForSearch } from "#lib/usecases/search/searchIndex.ts";
import { type City, makeCaseload, PRESENT, readers, staffAt } from "#tests/support/caseload.ts";

let city: City;
let people: Record<string, Staff>;
let all: (Issue & { resident: { name: string; phone: string } | null })[];
const who = (name: string) => people[name] as Staff;

beforeAll(async () => {
  city = await makeCaseload(430, 11);
  const [clerk, lead] = [city.communities[0], city.departments[1]];
  people = {
    ...readers(city),
    clerk: staffAt(["INTAKE_CLERK", clerk as never]),
    lead: staffAt(["UNIT_LEAD", lead as never]),
    callback: staffAt(["CALLBACK_OFFICER", city.counties[1] as never]),
    both: staffAt(["COUNCIL_CLERK", city.city], ["HANDLER", lead as never]),
  };
  // Names and phones that tell residents apart, and some words of more than one kind.
  await db.$executeRaw`UPDATE residents r SET name = n.names[1 + n.at % 6], phone = '1381234' || lpad((n.at % 4 + 1200)::text, 4, '0'),
      phone_tail = lpad((n.at % 4 + 1200)::text, 4, '0')
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS at, ARRAY['王小明','单田芳','吕水根','欧阳娜娜','John Smith','王阿姨'] AS names FROM residents) n
    WHERE n.id = r.id`;
  await db.$executeRaw`UPDATE org_units SET name = '枫树街道' WHERE id = ${city.towns[1]?.id}::uuid`;
  await db.$executeRaw`UPDATE org_units SET name = '赣平市' WHERE id = ${city.city.id}::uuid`;
  await db.$executeRaw`UPDATE issues SET hidden_from = 3, complained_unit_id = ${clerk?.id}::uuid WHERE receipt_no LIKE '%7'`;
  await indexForSearch();
  const rows = await db.$queryRaw<Row[]>`${WITH_CLOCKS}`;
  const residents = new Map((await db.resident.findMany()).map((one) => [one.id, one]));
  all = rows.map((row) => {
    const issue = issueOf(row);
    return { ...issue, resident: (residents.get(issue.residentId ?? "") ?? null) as never };
  });
});

const read = (actor: Staff, params: Params): Promise<SearchPage> => readSearch(actor, params, PRESENT);
/** Every page by its links: what was found, and how. */
async function found(actor: Staff, params: Params): Promise<[match: string, id: string][]> {
  const hits: [string, string][] = [];
  let next: Params = {};
  for (;;) {
    const page = await read(actor, { ...params, ...next });
    hits.push(...page.hits.map(({ match, id }): [string, string] => [match, id]));
    expect(page.unfinished).toEqual([]);
    if (!page.next) return hits;
    expect(page.hits).toHaveLength(PAGE_HITS);
    next = { after: new URL(searchHref("", {}, page.next), "http://x").searchParams.get("after") as string };
  }
}
const by = (match: string, hits: [string, string][]) =>
  hits.flatMap(([how, id]) => (how === match ? [id] : []));
const newest = (issues: readonly Issue[]) =>
  [...issues]
    .sort((a, b) => b.registeredAt.getTime() - a.registeredAt.getTime() || (a.id < b.id ? 1 : -1))
    .map(({ id }) => id);
const text = (issue: Issue) => searchable(`${issue.statement}\n${issue.placeText}`);

describe("words", () => {
  test.each([
    "水",
    "水管",
    "水管一直漏",
    "ktv",
    "100%_ok",
    "12栋2单元",
    "3号楼",
    "\\反",
    "２号",
    "吵 油烟",
    "HYPERLINK",
  ])("%s is found by every reader where they may see it, newest first, and nowhere else", async (q) => {
    const { terms } = parseQuery(q);
    for (const [name, actor] of Object.entries(people)) {
      const mine = all.filter(
        (issue) => sees(actor, issue) && terms.every((term) => text(issue).includes(term)),
      );
      expect([name, by("PHRASE", await found(actor, { q }))]).toEqual([name, newest(mine)]);
    }
  });

  test("run together are taken apart, and the name of a place counts as one of them", async () => {
    const hits = await found(who("city"), { q: "赣平市枫树街道水管" });
    const there = all.filter(
      (issue) =>
        sees(who("city"), issue) && issue.place.townId === city.towns[1]?.id && text(issue).includes("水管"),
    );
    expect(there.length).toBeGreaterThan(0);
    expect(hits).toEqual(newest(there).map((id) => ["WORDS", id]));
  });

  test("that stand together come before words that stand apart", async () => {
    const hits = await found(who("city"), { q: "水管三楼" });
    expect(new Set(hits.map(([match]) => match))).toEqual(new Set(["WORDS"]));
    const mixed = await found(who("city"), { q: "三楼水管" });
    expect(mixed[0]?.[0]).toBe("PHRASE");
    expect(new Set(mixed.map(([, id]) => id)).size).toBe(mixed.length);
    const order = mixed.map(([match]) => MATCHES.indexOf(match as never));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test("narrowed by the filters of the ledger", async () => {
    const rows = (params: Params) =>
      found(who("city"), { q: "水管", ...params }).then((hits) => by("PHRASE", hits));
    const mine = all.filter((issue) => sees(who("city"), issue) && text(issue).includes("水管"));
    const [county] = city.counties;
    expect(await rows({ state: ["CLOSED"] })).toEqual(newest(mine.filter(({ state }) => state === "CLOSED")));
    expect(await rows({ tier: "HARD", level: "CITY" })).toEqual(
      newest(mine.filter(({ tier }) => tier === "HARD")),
    );
    expect(await rows({ unit: county?.id as string })).toEqual(
      newest(mine.filter(({ place }) => place.countyId === county?.id)),
    );
    expect(await rows({ category: "NONE" })).toEqual(
      newest(mine.filter(({ category }) => category === null)),
    );
    const from = new Date("2026-01-31T16:00:00Z");
    expect(await rows({ from: "2026-02-01" })).toEqual(newest(mine.filter((i) => i.registeredAt >= from)));
    expect(await rows({ to: "2026-01-31" })).toEqual(newest(mine.filter((i) => i.registeredAt < from)));
    const foreign = await read(who("county"), { q: "水管", unit: city.counties[1]?.id as string });
    expect([foreign.ignored, foreign.unit]).toEqual([["unit"], null]);
  });
});

describe("a receipt number", () => {
  test("finds its issue in every spelling, and nothing outside of reach", async () => {
    const [issue] = all.filter((one) => sees(who("county"), one));
    const receipt = issue?.receiptNo ?? "";
    for (const q of [
      receipt,
      formatReceiptNo(receipt),
      receipt.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
    ])
      expect(await found(who("county"), { q })).toEqual([["RECEIPT", issue?.id]]);
    const hidden = all.find((one) => !sees(who("county"), one));
    for (const name of ["county", "nobody", "admin"])
      expect(await found(who(name), { q: hidden?.receiptNo as string })).toEqual([]);
    const wrong = receipt.slice(0, 8) + ((Number(receipt[8]) + 1) % 10);
    expect((await read(who("city"), { q: wrong })).query.wrongReceiptNo).toBe(true);
  });
});

describe("names and phones", () => {
  const contactable = (actor: Staff) =>
    all.filter(
      (issue) =>
        sees(actor, issue) &&
        mayRevealContact(actor, issue) &&
        issue.confidentiality === "NORMAL" &&
        issue.resident,
    );
  const NAMES: Record<string, readonly string[]> = {
    王小明: ["王小明"],
    小明: ["王小明"],
    王: ["王小明", "王阿姨"],
    水: [],
    水根: ["吕水根"],
    wangxiaoming: ["王小明"],
    "Wang Xiao Ming": ["王小明"],
    wxm: ["王小明"],
    wang: ["王小明", "王阿姨"],
    shantianfang: ["单田芳"],
    dan: ["单田芳"],
    stf: ["单田芳"],
    lv: ["吕水根"],
    oynn: ["欧阳娜娜"],
    nana: ["欧阳娜娜"],
    smith: ["John Smith"],
    johns: ["John Smith"],
  };

  test.each(Object.entries(NAMES))("%s finds %s, only where the contact may be shown", async (q, names) => {
    for (const [name, actor] of Object.entries(people)) {
      const mine = contactable(actor).filter(({ resident }) => names.includes(resident?.name ?? ""));
      expect([name, by("NAME", await found(actor, { q }))]).toEqual([name, newest(mine)]);
    }
  });

  test("somebody finds somebody, so that the test before means something", () => {
    const counts = Object.fromEntries(
      Object.entries(people).map(([name, actor]) => [name, contactable(actor).length]),
    );
    for (const name of ["county", "town", "department", "two", "clerk", "lead", "callback", "both"])
      expect([name, (counts[name] ?? 0) > 0]).toEqual([name, true]);
    for (const name of ["city", "community", "liaison", "admin", "nobody"])
      expect([name, counts[name]]).toEqual([name, 0]);
  });

  test("the right to contacts has two readers that agree", async () => {
    for (const [name, actor] of Object.entries(people)) {
      const rows = await db.$queryRaw<
        { id: string }[]
      >`SELECT i.id FROM issues i WHERE ${contactScope(actor)} AND ${scope(actor)}`;
      const mine = all.filter((issue) => mayRevealContact(actor, issue) && sees(actor, issue));
      expect([name, rows.map(({ id }) => id).sort()]).toEqual([name, mine.map(({ id }) => id).sort()]);
    }
  });

  test("a name and a word together", async () => {
    const actor = who("both");
    const mine = contactable(actor).filter(
      (one) => one.resident?.name === "王小明" && text(one).includes("水管"),
    );
    expect(mine.length).toBeGreaterThan(0);
    expect(by("NAME", await found(actor, { q: "王小明 水管" }))).toEqual(newest(mine));
    expect(by("NAME", await found(actor, { q: "水管 wxm" }))).toEqual(newest(mine));
  });

  test.each(["1203", "13812341203", "+86 138 1234 1203", "１２０３"])(
    "phone %s, only where the contact may be shown",
    async (q) => {
      for (const [name, actor] of Object.entries(people)) {
        const mine = contactable(actor).filter(({ resident }) => resident?.phone === "13812341203");
        expect([name, by("PHONE", await found(actor, { q }))]).toEqual([name, newest(mine)]);
      }
    },
  );

  test("who has no such right learns nothing: whether a number is known makes no difference", async () => {
    for (const name of ["city", "community", "liaison", "nobody"])
      for (const [known, unknown] of [
        ["1203", "9999"],
        ["13812341203", "13899999999"],
        ["王小明", "赵无名"],
        ["wxm", "zwm"],
      ] as const) {
        const pages = [await read(who(name), { q: known }), await read(who(name), { q: unknown })];
        expect(pages.map(({ hits, next, unfinished }) => [hits, next, unfinished])).toEqual([
          [[], null, []],
          [[], null, []],
        ]);
        expect(pages.every(({ byContact }) => !byContact)).toBe(true);
      }
  });

  test("secrecy stands, also before who might ask for the contact", async () => {
    const secret = all.filter(
      (one) =>
        one.confidentiality !== "NORMAL" &&
        mayRevealContact(who("both"), one) &&
        one.resident?.name === "王小明",
    );
    expect(secret.length).toBeGreaterThan(0);
    const ids = new Set((await found(who("both"), { q: "王小明" })).map(([, id]) => id));
    expect(secret.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  test("a phone that found something is written down as a look at the contact, once a day", async () => {
    await db.contactView.deleteMany();
    const actor = who("both");
    const { hits } = await read(actor, { q: "1203" });
    await read(actor, { q: "1203" });
    const views = await db.contactView.findMany({ where: { personId: actor.personId } });
    const shown = hits.filter(({ match }) => match === "PHONE").map(({ id }) => id);
    expect(shown.length).toBeGreaterThan(0);
    expect(hits.length).toBe(shown.length);
    expect(views.map(({ issueId }) => issueId).sort()).toEqual(shown.sort());
    await read(actor, { q: "wxm" });
    expect(await db.contactView.count()).toBe(shown.length);
  });

  test("what is shown is masked, and no phone is", async () => {
    const { hits } = await read(who("both"), { q: "wxm" });
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.every(({ resident }) => resident === "王**")).toBe(true);
    expect(JSON.stringify(hits)).not.toMatch(/王小明|1381234/);
    expect((await read(who("both"), { q: "水管" })).hits.every(({ resident }) => resident === "")).toBe(true);
  });
});

describe("every way of going gives the same", () => {
  /** By the index, by a short walk, and by walks of few steps after each other. */
  async function ways(of: Ways): Promise<string[][]> {
    const ids = (marks: readonly Mark[]) => marks.map(({ id }) => id);
    const keyed = await find(of, null, 1000);
    const walked = await find({ ...of, keyed: null }, null, 1000);
    const counted = await find(
      { ...of, keyed: of.keyed && { ...of.keyed, most: 0, expected: async () => 0 } },
      null,
      1000,
    );
    expect(counted).toEqual(walked);
    expect([keyed.upTo, walked.upTo]).toEqual([null, null]);
    const steps: Mark[] = [];
    for (let mark: Mark | null = null, rounds = 0; rounds < 200; rounds += 1) {
      const some = await walk({ ...of.walk, range: rangeOf(of.dates, mark), steps: 17, limit: 1000 });
      steps.push(...some.hits);
      mark = some.upTo;
      if (!mark) return [ids(keyed.hits), ids(walked.hits), ids(steps)];
    }
    throw new Error("a walk without end");
  }

  test.each(["水管", "王", "wang 3号楼", "枫树街道 水管", "路灯"])("%s", async (q) => {
    let hits = 0;
    for (const [name, actor] of Object.entries(people)) {
      const { query, filter } = parseSearch({ q });
      const asked: SearchScope = { actor, filter, unit: null, now: PRESENT };
      const words = await placesNamed(query.terms);
      for (const of of [waysToWords(asked, { terms: words, but: [] }), waysToName(asked, query.names)]) {
        const [first, ...others] = await ways(of);
        for (const other of others) expect([name, other]).toEqual([name, first]);
        hits += first?.length ?? 0;
      }
    }
    expect(hits).toBeGreaterThan(0);
  });
});

describe("whatever is typed", () => {
  test.each([
    "%",
    "_",
    "\\",
    "'",
    "''",
    '"',
    "' OR true --",
    "\\'; DROP TABLE issues;--",
    "水'; SELECT 1",
    "a:*",
    "!&|<->",
    "(((",
    "\0",
    "🚰",
    "🚰水",
    "𠮷",
    "水".repeat(10_000),
    "a ".repeat(5_000),
    "１２３４５６７８９",
    "mixed 中文 and English",
    "مرحبا",
    "ℌ㎡ﬁ",
    "\ud83d",
    "e\u0301",
    "0",
    "-1",
  ])("%j is answered", async (q) => {
    for (const actor of [who("both"), who("city")]) {
      const page = await read(actor, { q });
      expect(page.hits.length).toBeLessThanOrEqual(PAGE_HITS);
    }
  });

  test("signs that mean something to a pattern stand for nothing", async () => {
    expect((await read(who("city"), { q: "100_ok" })).hits.length).toBeGreaterThan(0);
    for (const q of ["%", "_", "%%", "\\"])
      expect((await read(who("city"), { q })).query.refused).toBe("EMPTY");
    const apart = await read(who("city"), { q: "水%管" });
    expect(apart.hits.every(({ match }) => match === "WORDS")).toBe(true);
  });

  test("highlights put together again are the text", async () => {
    const { hits } = await read(who("city"), { q: "水管" });
    for (const { statement } of hits) {
      expect(statement.map(({ text }) => text).join("")).toContain("水管");
      expect(statement.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["水管"]);
    }
  });
});

test("an address of another search, or a mark of an issue that is gone, leads on", async () => {
  const after = `PHRASE.${PRESENT.getTime()}.${uuidv7()}`;
  const page = await read(who("city"), { q: "水管", after });
  expect(page.hits.length).toBe(PAGE_HITS);
  expect((await db.$queryRaw<unknown[]>`${sql`SELECT 1`}`).length).toBe(1);
});
