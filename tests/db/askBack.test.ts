import { uuidv7 } from "uuidv7";
import { beforeAll, expect, it } from "vitest";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readDesk } from "#lib/queries/desk/desk.ts";
import { readTracked } from "#lib/queries/residents/residents.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import { foundCity, goes, person, registered, staff, stored, TO_WORK } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** A resident who does not understand an answer asks back, and the desk of whoever gave it shows so. */
beforeAll(foundCity);

it("the question waits on the desk, stands on the resident's page in their words, and ends with the next answer", async () => {
  const { issue } = await registered();
  await goes(issue.id, ...TO_WORK, ["reply", "03-03 14:00"]);
  const own: ResidentActor = { kind: "RESIDENT", issueId: issue.id };
  const ask = (when: string) =>
    act(
      own,
      issue.id,
      [
        {
          id: uuidv7(),
          verb: "askBack",
          version: null,
          madeAt: at(when),
          payload: { words: "墙谁来修？" },
        },
      ],
      at(when),
    );
  expect(isProblem(await ask("03-03 15:00"))).toBe(false);
  const lead = staff("UNIT_LEAD", "community", await person("王主任"));
  const desk = await readDesk(
    lead,
    { queue: "unread", state: null, tier: null, after: null },
    at("03-03 16:00"),
  );
  expect(desk.items.map(({ id }) => id)).toEqual([issue.id]);
  const tracked = await readTracked(own, at("03-03 16:00"));
  expect(tracked).toMatchObject({ askBackHindrance: { code: "ASKED_BACK_TODAY" } });
  expect(tracked?.possible).not.toContain("askBack");
  expect(tracked?.steps.at(-1)).toMatchObject({ verb: "askBack", words: "墙谁来修？" });
  expect(tracked?.promises.map(({ kind }) => kind)).toContain("PROGRESS");
  expect(await ask("03-03 17:00")).toMatchObject({ code: "ASKED_BACK_TODAY" });
  expect(await stored(issue.id)).toMatchObject({ questionOpen: true });
  await goes(issue.id, ["reply", "03-04 09:00"]);
  expect(await stored(issue.id)).toMatchObject({ questionOpen: false, askedBackOn: "2026-03-03" });
});
