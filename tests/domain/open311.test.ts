import { describe, expect, it } from "vitest";
import { TRANSITIONS } from "#lib/domain/casework/transitions.ts";
import { askedOf, filterOf, w3cInstant } from "#lib/domain/open311/asked.ts";
import { calledOf } from "#lib/domain/open311/calls.ts";
import { errorList, fault, statusOfRefusal } from "#lib/domain/open311/faults.ts";
import { FAULTS } from "#lib/domain/open311/messages.ts";
import { type Name, type Spot, spotNamed } from "#lib/domain/open311/namedPlace.ts";
import { PUBLIC_STEPS, statusOf, w3cDate } from "#lib/domain/open311/publicIssue.ts";
import { commandOf } from "#lib/domain/open311/updates.ts";
import { problem } from "#lib/domain/problems.ts";
import { OPEN_STATES, STATES, type State } from "#lib/domain/vocabulary.ts";

describe("which call an address means", () => {
  it.each([
    ["discovery.xml", "discovery", "discovery", "xml"],
    ["v2/services.json", "services", "services", "json"],
    ["v2/services/UTILITIES.STREET_LIGHT.xml", "service", "UTILITIES.STREET_LIGHT", "xml"],
    ["v2/requests/1.json.xml", "request", "1.json", "xml"],
    ["v2/tokens/12345.json", "token", "12345", "json"],
    ["v2/servicerequestupdates.xml", "updates", "servicerequestupdates", "xml"],
  ])("%s", (address, call, id, format) => {
    expect(calledOf(address.split("/"))).toEqual({ call, id, format });
  });

  it.each([
    "",
    ".xml",
    "services.xml",
    "v2/services/.xml",
    "v2/services/a/b.xml",
    "v1/services.xml",
    "v2/services.yaml",
  ])("%s is none", (address) => expect(calledOf(address.split("/"))).toEqual({ fault: "NO_SUCH_CALL" }));
});

describe("dates", () => {
  it.each([
    ["1994-11-05T08:15:30-05:00", "1994-11-05T13:15:30.000Z"],
    ["1994-11-05T13:15:30Z", "1994-11-05T13:15:30.000Z"],
    ["1994-11-05T13:15:30.45Z", "1994-11-05T13:15:30.450Z"],
    ["2026-03-02T10:00 08:00", "2026-03-02T02:00:00.000Z"],
  ])("%s is an instant", (text, iso) => expect(w3cInstant(text)?.toISOString()).toBe(iso));

  it.each([
    "2026-03-02",
    "2026-03-02T10:00:00",
    "2026-02-30T10:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-03-02T25:00:00Z",
    "0000-01-01T00:00:00Z",
    "today",
  ])("%s is none", (text) => expect(w3cInstant(text)).toBeNull());

  it("are told as on a wall in Shanghai", () => {
    expect(w3cDate(new Date("2026-03-01T16:30:00.999Z"))).toBe("2026-03-02T00:30:00+08:00");
  });
});

describe("what is asked for", () => {
  const now = new Date("2026-03-31T00:00:00Z");
  const asked = (query: string) => filterOf(askedOf(new URLSearchParams(query)), now);

  it("is the last ninety days when nothing is said, or only empty things", () => {
    expect(asked("status=&start_date=&page=")).toEqual(asked(""));
    expect(asked("")).toMatchObject({
      from: new Date("2025-12-31T00:00:00Z"),
      to: now,
      limit: 1000,
      offset: 0,
    });
  });

  it("tells all that is wrong at once", () => {
    expect(asked("status=x&start_date=x&end_date=y&page=0")).toEqual([
      fault("DATE_WRONG", { field: "start_date" }),
      fault("DATE_WRONG", { field: "end_date" }),
      fault("STATUS_WRONG"),
      fault("PAGE_WRONG"),
    ]);
  });
});

describe("states", () => {
  it("are open exactly while something is owed", () => {
    expect(STATES.filter((state) => statusOf(state) === "open")).toEqual([...OPEN_STATES]);
  });

  it("take what a resident adds by a step that is possible there, or not at all", () => {
    for (const state of STATES) {
      const step = commandOf({ state, waiting: null }, "words");
      const from: readonly State[] = step ? TRANSITIONS[step.verb].from : [];
      if (step) expect(from).toContain(state);
      else expect(["ARCHIVED", "WITHDRAWN"]).toContain(state);
    }
    const waiting = { kind: "INFO", since: "2026-03-02", until: "2026-03-09", reason: null } as const;
    expect(commandOf({ state: "IN_PROGRESS", waiting }, "words")?.verb).toBe("giveInfo");
  });

  it("no public step tells what a resident did", () => {
    for (const own of [
      "urge",
      "rate",
      "denyContact",
      "giveInfo",
      "withdraw",
      "contact",
      "callback",
      "askReview",
    ])
      expect(PUBLIC_STEPS).not.toContain(own);
  });
});

describe("errors", () => {
  it("are a list of code and sentence, the first of which gives the status", () => {
    const refusals = [fault("SERVICE_UNKNOWN", { id: "X" }), problem("SPOKEN_IN_FUTURE")];
    expect(statusOfRefusal(refusals)).toBe(404);
    expect(errorList(refusals, "en")).toEqual([
      { code: 404, description: "service_code “X” was not found." },
      { code: 400, description: expect.any(String) },
    ]);
  });

  it("know only the statuses of the specification, and 429", () => {
    for (const [status, zh, en] of Object.values(FAULTS)) {
      expect([400, 403, 404, 429]).toContain(status);
      const braces = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
      expect(braces(zh)).toEqual(braces(en));
    }
  });

  it("do not tell back at any length", () => {
    const [error] = errorList([fault("TOKEN_UNKNOWN", { id: "x".repeat(100_000) })], "en") as {
      description: string;
    }[];
    expect(error?.description.length).toBeLessThan(300);
  });
});

describe("the place that an address names", () => {
  const spot = (id: string, ...above: string[]): Spot => ({ id, path: id, chainIds: [...above, id] });
  const maple = spot("maple", "jin");
  const locust = spot("locust", "jin");
  const peace1 = spot("peace1", "jin", "maple");
  const peace2 = spot("peace2", "jin", "locust");
  const spots = [maple, locust, peace1, peace2];
  const name = (word: string, ...places: string[]): Name => ({ word, places });
  const [JIN, MAPLE, LOCUST] = [name("锦溪区", "jin"), name("枫树街道", "maple"), name("槐荫街道", "locust")];
  const PEACE = name("和平社区", "peace1", "peace2");

  it.each([
    ["the smallest that is named", [JIN, MAPLE], maple],
    ["a name told apart by the one above it", [MAPLE, PEACE], peace1],
    ["whatever the city is called", [name("赣平市"), LOCUST], locust],
    [
      "not by a name within another",
      [name("和平"), name("和平社区", "peace2"), name("社区", "peace1")],
      peace2,
    ],
  ])("%s", (_what, names, found) => expect(spotNamed(names, spots)).toEqual(found));

  it("is asked for again when it could be several, or none", () => {
    expect(spotNamed([PEACE], spots)).toEqual([peace1, peace2]);
    expect(spotNamed([MAPLE, LOCUST], spots)).toEqual([maple, locust]);
    expect(spotNamed([JIN], spots)).toEqual([]);
    expect(spotNamed([], spots)).toEqual([]);
  });
});
