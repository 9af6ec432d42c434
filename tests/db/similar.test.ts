import { beforeAll, expect, it } from "vitest";
import { similarNearby } from "#lib/queries/alike/similar.ts";
import { foundCity, registered, unitIds } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

beforeAll(foundCity);

it("residents are told nothing of what nobody has sorted yet: it may be a quarrel, or about an office", async () => {
  const statement = "河边的护栏断了好几处";
  const nearby = () =>
    similarNearby({ unitId: unitIds.community, category: null, statement }, at("03-03 10:00"));
  const tell = (category: string | null) => registered("03-02 10:00", { statement, category });
  for (let n = 0; n < 3; n += 1) await tell(null);
  expect(await nearby()).toBeNull();
  for (let n = 0; n < 3; n += 1) await tell("UTILITIES.STREET_LIGHT");
  expect(await nearby()).toMatchObject({ total: 3 });
});
