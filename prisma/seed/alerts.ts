import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import type { PeopleVerb } from "#lib/domain/alerts/steps.ts";
import { addDays, instantAt, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Payload } from "#lib/domain/commands.ts";
import { instructionForm } from "#lib/domain/direct/instructions.ts";
import { checklistsFor } from "#lib/domain/forecast/checklists.ts";
import { checklistText } from "#lib/domain/labels/checklists.ts";
import type { AlertEnd } from "#lib/domain/vocabulary.ts";
import { raiseAlerts, stepAlert } from "#lib/usecases/alerts/alerts.ts";
import { registerIssue } from "#lib/usecases/casework/issues.ts";
import { giveInstruction, stepTask, type Titled } from "#lib/usecases/direct/instructions.ts";
import { makeForecasts } from "#lib/usecases/forecast/forecasts.ts";
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
  await lampsGoOut(cast, now);
  await raiseAlerts(now);
}

/** One after another the neighbours of the demo line ring their community: the lamps are out. */
async function lampsGoOut(cast: Cast, now: Date): Promise<void> {
  const community = await db.orgUnit.findFirst({ where: { code: "369902001001" } });
  const clerk = community && cast.at(community.id, "INTAKE_CLERK");
  if (!clerk) return;
  for (const [at, [daysAgo, time, placeText, statement]] of phrasesDirect.dark.entries()) {
    const spokenOn = addDays(shanghaiDate(now), -daysAgo);
    const phone = `1990000${7_701 + at}`;
    const payload: Payload<"register"> = {
      ...{ statement, placeText, spokenOn, residentPhone: phone, residentName: "", lateReason: "" },
      ...({ category: "UTILITIES.STREET_LIGHT", hazard: false, confidentiality: "NORMAL" } as const),
      ...({ unitId: community.id, channel: "PHONE" } as const),
    };
    const told = instantAt(spokenOn, time);
    const command = { id: uuidv7(), verb: "register", version: null, madeAt: told, payload } as const;
    must(await registerIssue(clerk, command, told), statement);
  }
}

const CHECKED_COUNTY = "369902";
const CHECKED_TOWN = "369902001";

/** What autumn was expected to bring and what the next month will; one check for it was asked for and done. */
export async function lookAhead(cast: Cast, now: Date): Promise<void> {
  const today = shanghaiDate(now);
  for (const daysAgo of [63, 32, 2]) await makeForecasts(instantAt(addDays(today, -daysAgo), "06:30"));
  const forecast = await db.forecast.findFirst({
    where: { unit: { code: CHECKED_COUNTY } },
    orderBy: { month: "desc" },
  });
  const town = await db.orgUnit.findFirst({ where: { code: CHECKED_TOWN } });
  const [check] = checklistsFor(forecast?.month.toISOString().slice(0, 10) ?? today);
  const [head, street] = [
    cast.at(forecast?.unitId ?? "", "UNIT_LEAD"),
    cast.at(town?.id ?? "", "UNIT_LEAD"),
  ] as (Titled | undefined)[];
  if (!forecast || !town || !check || !head || !street) return;
  const id = uuidv7();
  const form = instructionForm.parse({
    ...{ instructionId: id, officeId: forecast.unitId, subject: "FORECAST", subjectId: forecast.id },
    ...{ entryNo: String(check.no), placeId: "", title: "", words: checklistText(check.no, "zh") },
    ...{ dueOn: addDays(today, 9), units: [{ unitId: town.id }] },
  });
  const at = (time: string) => instantAt(addDays(today, -1), time);
  must(await giveInstruction(head, form, at("09:00")), "check");
  const step = async (verb: "open" | "report", words: string, time: string) => {
    const task = await db.instructionTask.findFirstOrThrow({ where: { instructionId: id } });
    const told = { stepId: uuidv7(), taskId: task.id, version: task.version, words };
    must(await stepTask(street, verb, told, at(time)), verb);
  };
  await step("open", "", "10:00");
  await step("report", phrasesDirect.checked, "16:00");
}
