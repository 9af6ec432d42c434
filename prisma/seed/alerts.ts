import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import type { PeopleVerb } from "#lib/domain/alerts/steps.ts";
import { addDays, instantAt } from "#lib/domain/calendar/calendar.ts";
import type { AlertEnd } from "#lib/domain/vocabulary.ts";
import { raiseAlerts, stepAlert } from "#lib/usecases/alerts/alerts.ts";
import type { Titled } from "#lib/usecases/direct/instructions.ts";
import { must } from "./doors.ts";
import type { Cast } from "./people.ts";
import { phrasesDirect } from "./phrases-direct.ts";
import { stormDay } from "./special.ts";

/** The storm of the summer as county and community dealt with it, and what stands out today. */
export async function watchOut(cast: Cast, now: Date): Promise<void> {
  const storm = stormDay(now);
  await raiseAlerts(instantAt(storm, "21:00"));
  for (const alert of await db.alert.findMany()) {
    const { countyId } = await db.orgUnit.findUniqueOrThrow({ where: { id: alert.placeId } });
    const head = countyId && (cast.at(countyId, "UNIT_LEAD") as Titled | undefined);
    if (!head) continue;
    const step = async (verb: PeopleVerb, words: string, daysLater: number, end?: AlertEnd) => {
      const { version } = await db.alert.findUniqueOrThrow({ where: { id: alert.id } });
      const form = { stepId: uuidv7(), alertId: alert.id, version, words, ...(end && { end }) };
      must(await stepAlert(head, verb, form, instantAt(addDays(storm, daysLater), "21:30")), verb);
    };
    await step("takeUp", phrasesDirect.stormTaken, 0);
    await step("close", phrasesDirect.stormDone, 3, "HANDLED");
  }
  await raiseAlerts(now);
}
