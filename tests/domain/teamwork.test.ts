import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedFields, readSeen, SEEN_FIELDS, type Seen, wordsOf } from "#lib/domain/casework/difference.ts";
import { absenceForm, canStandIn, lentPosts, wrongDates } from "#lib/domain/desk/absence.ts";
import { deskCursor, deskHref, parseDesk } from "#lib/domain/desk/deskFilter.ts";
import { QUEUE_KEYS } from "#lib/domain/desk/deskQueues.ts";
import { viewHref, viewQuery } from "#lib/domain/desk/savedViews.ts";
import type { ActorPost } from "#lib/domain/permissions.ts";
import { ROLES, STATES, TIERS } from "#lib/domain/vocabulary.ts";

const post = fc.record({
  role: fc.constantFrom(...ROLES),
  unitId: fc.constantFrom("a", "b", "c"),
  level: fc.constant("TOWN" as const),
  kind: fc.constant("AREA" as const),
});
const posts = fc.array(post, { maxLength: 6 });
const borrowed = fc
  .tuple(post, fc.constantFrom("x", "y"))
  .map(([p, onBehalfOf]): ActorPost => ({ ...p, onBehalfOf }));

describe("what a stand-in may act with", () => {
  it("is only of the absent one, only at units of one’s own, and says whose it is", () => {
    fc.assert(
      fc.property(posts, posts, (own, theirs) => {
        for (const lent of lentPosts(own, { personId: "absent", posts: theirs })) {
          expect(lent.onBehalfOf).toBe("absent");
          expect(own.some(({ unitId }) => unitId === lent.unitId)).toBe(true);
          expect(theirs.some(({ role, unitId }) => role === lent.role && unitId === lent.unitId)).toBe(true);
          expect(["SYS_ADMIN", "AUDITOR", "LIAISON"]).not.toContain(lent.role);
        }
      }),
    );
  });

  it("never makes a chain: borrowed posts are not lent on, and do not open a unit", () => {
    fc.assert(
      fc.property(posts, fc.array(borrowed, { maxLength: 4 }), posts, (own, lent, theirs) => {
        const absent = { personId: "absent", posts: [...theirs, ...lent] };
        expect(lentPosts(own, absent)).toEqual(lentPosts(own, { ...absent, posts: theirs }));
        expect(lentPosts([...own, ...lent], absent)).toEqual(lentPosts(own, absent));
      }),
    );
  });

  it("nothing lent means no stand-in", () => {
    const here: ActorPost = { role: "HANDLER", unitId: "a", level: "TOWN", kind: "AREA" };
    expect(canStandIn([here], { personId: "absent", posts: [here] })).toBe(true);
    expect(canStandIn([{ ...here, unitId: "b" }], { personId: "absent", posts: [here] })).toBe(false);
    expect(canStandIn([here], { personId: "absent", posts: [{ ...here, role: "SYS_ADMIN" }] })).toBe(false);
  });
});

describe("days of an absence", () => {
  const days = (fromOn: string, toOn: string) => wrongDates({ fromOn, toOn }, "2026-03-04")?.code;
  it("both count, today is the first there is, ninety the most", () => {
    expect(days("2026-03-04", "2026-03-04")).toBeUndefined();
    expect(days("2026-03-04", "2026-06-01")).toBeUndefined();
    expect(days("2026-03-04", "2026-06-02")).toBe("ABSENCE_DATES");
    expect(days("2026-03-03", "2026-03-05")).toBe("ABSENCE_DATES");
    expect(days("2026-03-06", "2026-03-05")).toBe("ABSENCE_DATES");
  });

  it("the same colleague chosen twice stands in once", () => {
    const id = "0190a000-0000-7000-8000-000000000001";
    const form = { absenceId: id, personId: id, fromOn: "2026-03-04", toOn: "2026-03-05" };
    const parsed = absenceForm.parse({ ...form, standIn1: id, standIn2: "", standIn3: id });
    expect(parsed.standInIds).toEqual([id]);
    expect(absenceForm.parse(form).standInIds).toEqual([]);
  });
});

describe("the address of the desk", () => {
  const filter = fc.record({
    queue: fc.constantFrom(...QUEUE_KEYS),
    state: fc.option(fc.constantFrom(...STATES)),
    tier: fc.option(fc.constantFrom(...TIERS)),
  });
  const asked = (href: string) => Object.fromEntries(new URL(href, "http://x").searchParams);

  it("says what is asked, and is read back as it was", () => {
    fc.assert(
      fc.property(filter, (f) => {
        expect(parseDesk(asked(deskHref(f)))).toEqual({ ...f, after: null });
        expect(viewHref("DESK", viewQuery("DESK", deskHref(f).split("?")[1] ?? ""))).toBe(deskHref(f));
      }),
    );
    const id = "0190a000-0000-7000-8000-000000000001";
    const due = new Date("2026-03-04T16:00:00Z");
    const href = deskHref({ queue: "mine", state: null, tier: null }, deskCursor(due, id));
    expect(parseDesk(asked(href)).after).toEqual({ due: due.toISOString(), id });
    expect(parseDesk({ after: deskCursor(null, id) }).after).toEqual({ due: null, id });
  });

  it("keeps nothing that the page itself could not have written", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("DESK" as const, "LEDGER" as const), (query, page) => {
        const href = viewHref(page, query);
        expect(href).toMatch(/^\/(desk|ledger)(\?|$)/);
        expect(viewHref(page, viewQuery(page, query))).toBe(href);
      }),
      {
        examples: [
          ["__proto__", "DESK"],
          ["__proto__=1&constructor=2", "LEDGER"],
        ],
      },
    );
    expect(
      viewHref("LEDGER", "?state=ACCEPTED&state=DISPATCHED&tier=URGENT&evil=1&text=%E7%94%B5+%E6%A2%AF"),
    ).toBe("/ledger?state=ACCEPTED&state=DISPATCHED&tier=URGENT&text=%E7%94%B5%20%E6%A2%AF");
  });
});

describe("what differs from what somebody had before their eyes", () => {
  const seen = Object.fromEntries(SEEN_FIELDS.map((field) => [field, null])) as unknown as Seen;
  it("is told field by field", () => {
    const after = { ...seen, state: "ACCEPTED", lead: "水务站" };
    expect(changedFields({ ...seen, state: "REGISTERED" }, after)).toEqual([
      { field: "state", before: "REGISTERED", after: "ACCEPTED" },
      { field: "lead", before: null, after: "水务站" },
    ]);
    expect(changedFields(after, after)).toEqual([]);
  });

  it("is read from the form only when it makes sense", () => {
    expect(readSeen(JSON.stringify(seen))).toEqual(seen);
    for (const nonsense of [
      undefined,
      "",
      "{",
      "null",
      "[]",
      '{"state":1}',
      JSON.stringify({ ...seen, lead: "x".repeat(201) }),
    ])
      expect(readSeen(nonsense)).toBeNull();
  });

  it("a step’s words are told, its codes are not", () => {
    expect(wordsOf({ reason: "FUNDS", done: "修过两次" })).toBe("修过两次");
    expect(wordsOf({ reason: "不归我们管" })).toBe("不归我们管");
    expect(wordsOf({ words: " ", unitId: "x" })).toBeNull();
    expect(wordsOf({ words: "长".repeat(300) })).toBe(`${"长".repeat(200)}…`);
  });
});
