import { describe, expect, it } from "vitest";
import { decide } from "#lib/domain/casework/decide.ts";
import { startsFrom, TRANSITIONS, type Transition } from "#lib/domain/casework/transitions.ts";
import { DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import type { Command } from "#lib/domain/commands.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { OPEN_STATES, STATES, VERBS } from "#lib/domain/vocabulary.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { inProgress } from "#tests/support/stages.ts";
import { at, besideRights, goodPayload, RIGHTS } from "#tests/support/story.ts";

const table: Readonly<Record<string, Transition>> = TRANSITIONS;

/** Does the verb to the same issue in that state, whatever brought it there. */
function tryFrom(state: (typeof STATES)[number], verb: (typeof VERBS)[number]) {
  const issue = { ...inProgress().issue, state };
  const now = at("03-03 10:00");
  const command = {
    id: "command",
    verb,
    version: issue.version,
    madeAt: now,
    payload: (goodPayload[verb] as (i: unknown, now: Date) => object)(issue, now),
  } as unknown as Command;
  return decide(issue, command, {
    now,
    calendar: realCalendar,
    settings: DEFAULT_SETTINGS,
    newId: () => "id",
    by: { personId: "p", role: "UNIT_LEAD", post: null },
    dispatchUnits: [issue.holderUnitId, `${issue.holderUnitId}-water`],
    master: { ...issue, id: "master" },
  });
}

describe("every verb from every state", () => {
  for (const verb of VERBS.filter((v) => v !== "autoEscalate")) {
    it(`${verb} is refused as WRONG_STATE exactly where the table does not have it`, () => {
      const refusing = STATES.filter((state) => {
        const answer = tryFrom(state, verb);
        return isProblem(answer) && answer.code === "WRONG_STATE";
      });
      expect(refusing).toEqual(STATES.filter((state) => !startsFrom(verb, state)));
    });
  }

  it("a refusal says which verb and which state", () => {
    expect(tryFrom("CLOSED", "reply")).toEqual({
      code: "WRONG_STATE",
      details: { verb: "reply", state: "CLOSED" },
    });
  });
});

describe("the table", () => {
  it("has a row for every verb, and one beginning", () => {
    expect(Object.keys(table)).toEqual([...VERBS]);
    expect(VERBS.filter((verb) => table[verb]?.from === null)).toEqual(["register"]);
  });

  it("lets every state be reached from the beginning, and every open one come to an end", () => {
    const next = (state: string) =>
      VERBS.flatMap((verb) => {
        const { from, to } = table[verb] as Transition;
        return from?.includes(state as never) && to !== "SAME" ? to : [];
      });
    const reach = (start: string) => {
      const found = new Set([start]);
      for (const state of found) for (const to of next(state)) found.add(to);
      return found;
    };
    expect([...reach("REGISTERED")].sort()).toEqual([...STATES].sort());
    for (const state of OPEN_STATES) expect(reach(state)).toContain("CLOSED");
  });

  it("lets nobody take from residents what is theirs by law, whatever became of the matter", () => {
    for (const state of STATES)
      expect(VERBS.filter((verb) => startsFrom(verb, state))).toEqual(expect.arrayContaining([...RIGHTS]));
  });

  it("leaves of what was refused only the review, of what was withdrawn the callback, of what is archived nothing", () => {
    const possible = (state: (typeof STATES)[number]) =>
      besideRights(VERBS).filter(
        (verb) =>
          startsFrom(verb, state) && !["breach", "link", "revokeMandate", "answerRight"].includes(verb),
      );
    expect(possible("NOT_ACCEPTED")).toEqual(["askReview", "review", "supervise", "recount"]);
    expect(possible("WITHDRAWN")).toEqual(["callback", "supervise"]);
    expect(possible("ARCHIVED")).toEqual([]);
    expect(possible("REFERRED_OUT")).toEqual(possible("NOT_ACCEPTED"));
    for (const state of ["RESOLVED", "CLOSED"] as const) expect(startsFrom("reopen", state)).toBe(true);
  });

  it("is printed in docs/states.md", async () => {
    await expect(printed()).toMatchFileSnapshot("../../docs/states.md");
  });
});

const list = (states: readonly string[]) => states.map((s) => `\`${s}\``).join(", ");

function printed(): string {
  const target = (to: Transition["to"]) => (to === "SAME" ? "stays" : list([to].flat()));
  const rows = VERBS.map((verb) => {
    const { from, to } = table[verb] as Transition;
    return `| \`${verb}\` | ${from ? list(from) : "–"} | ${target(to)} |`;
  });
  const matrix = STATES.map((state) => {
    const possible = VERBS.filter((verb) => startsFrom(verb, state));
    return `| \`${state}\` | ${possible.map((v) => `\`${v}\``).join(" ") || "nothing"} |`;
  });
  return `# States of an issue

Printed by \`tests/domain/transitions.test.ts\` from \`lib/domain/casework/transitions.ts\`; do not edit by hand
(\`vitest run tests/domain/transitions.test.ts -u\` writes it anew).
Beside the state, each verb has its own conditions: see \`lib/domain/verbs\`. Who may do it: \`tests/domain/permissions.md\`.

| verb | from | to |
| --- | --- | --- |
${rows.join("\n")}

| in state | possible |
| --- | --- |
${matrix.join("\n")}
`;
}
