import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { itemsOf } from "#lib/db/review/rechecks.ts";
import { addDays, endOfDay, instantAt, shanghaiDate, startOfDay } from "#lib/domain/calendar/calendar.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { askExclusionForm, decideExclusionForm } from "#lib/domain/review/exclusions.ts";
import { drawForm, findingForm, isOwnMatter } from "#lib/domain/review/rechecks.ts";
import { askExclusion, decideExclusion } from "#lib/usecases/review/exclusions.ts";
import { drawRecheck, recordFinding } from "#lib/usecases/review/rechecks.ts";
import { CITY_CODE, type OfficeUnit } from "./city.ts";
import { must } from "./doors.ts";
import type { Cast } from "./people.ts";
import { phrasesDirect } from "./phrases-direct.ts";
import { stormDay } from "./special.ts";

/** A recheck of the city that is half done: what ended in some weeks, drawn by lot and looked into on the spot. */
export async function lookAgain(units: readonly OfficeUnit[], cast: Cast, now: Date): Promise<void> {
  const city = units.find(({ code }) => code === CITY_CODE);
  const reviewer = city && cast.at(city.id, "REVIEWER");
  if (!city || !reviewer) return;
  const today = shanghaiDate(now);
  const [recheckId, fromOn, toOn] = [uuidv7(), addDays(today, -38), addDays(today, -8)];
  const form = drawForm.parse({
    recheckId,
    unitId: city.id,
    fromOn,
    toOn,
    size: "10",
    lot: today.slice(0, 7),
  });
  const drawn = await drawRecheck(reviewer, form, instantAt(addDays(today, -6), "10:00"));
  if (isProblem(drawn)) return; // in a very small city nothing ended in these weeks
  // The lot may fall on what the own office handled.
  const items = (await itemsOf(db, recheckId)).filter((item) => !isOwnMatter(reviewer, item));
  for (const [at, { no }] of items.slice(0, phrasesDirect.looked.length).entries()) {
    const [finding, words] = phrasesDirect.looked[at] as (typeof phrasesDirect.looked)[number];
    const found = findingForm.parse({ findingId: uuidv7(), recheckId, no, finding, words });
    must(await recordFinding(reviewer, found, instantAt(addDays(today, -3), "16:30")), finding);
  }
}

/** 剔除: of two matters of the storm, one that the county let be left out, and one that waits for its word. */
export async function leaveOut(cast: Cast, now: Date): Promise<void> {
  const storm = stormDay(now);
  const today = shanghaiDate(now);
  const came = await db.issue.findMany({
    where: {
      registeredAt: { gte: startOfDay(storm), lt: endOfDay(storm) },
      hiddenFrom: null,
      leadUnitId: { not: null },
      countyId: { not: null },
    },
    select: { id: true, leadUnitId: true, countyId: true },
    orderBy: [{ registeredAt: "asc" }, { receiptNo: "asc" }],
  });
  const asked = came.flatMap(({ id, leadUnitId, countyId }) => {
    const lead = cast.at(leadUnitId ?? "", "UNIT_LEAD");
    const office = cast.at(countyId ?? "", "COUNCIL_CLERK");
    return lead && office && leadUnitId !== countyId ? [{ id, lead, office }] : [];
  });
  for (const [at, { id: issueId, lead, office }] of asked.slice(0, 2).entries()) {
    const exclusionId = uuidv7();
    const form = { exclusionId, issueId, reason: "FORCE_MAJEURE", words: phrasesDirect.stormKept };
    const done = await askExclusion(
      lead,
      askExclusionForm.parse(form),
      instantAt(addDays(today, -4), "09:20"),
    );
    must(done, "askExclusion");
    if (at > 0) return;
    const word = { decisionId: uuidv7(), exclusionId, approved: "yes", words: phrasesDirect.stormSeen };
    const decided = decideExclusionForm.parse(word);
    must(await decideExclusion(office, decided, instantAt(addDays(today, -3), "15:10")), "decideExclusion");
  }
}
