import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { addDays, instantAt, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { instructionForm, type StepForm } from "#lib/domain/direct/instructions.ts";
import type { DigestSection } from "#lib/domain/vocabulary.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import { draftDigest, editDigest, publishDigest, signDigest } from "#lib/usecases/direct/digests.ts";
import {
  giveInstruction,
  remindOfInstructions,
  stepTask,
  type Titled,
} from "#lib/usecases/direct/instructions.ts";
import { CITY_CODE, type OfficeUnit } from "./city.ts";
import { officeHoursBefore } from "./days.ts";
import { must } from "./doors.ts";
import { type Cast, castOf, type SeededPerson } from "./people.ts";
import { phrasesDirect } from "./phrases-direct.ts";

const COUNTY = "369902";
const TOWN = "369902001";

/** A digest that went out, an instruction that is overdue and one that was done. */
export async function directAndReport(
  units: readonly OfficeUnit[],
  cast: Cast,
  people: readonly SeededPerson[],
  now: Date,
): Promise<void> {
  const unitOf = (code: string) => units.find((unit) => unit.code === code);
  const [city, county, town] = [unitOf(CITY_CODE), unitOf(COUNTY), unitOf(TOWN)];
  const deputy = castOf(people.filter(({ loginName }) => loginName === "deputy"));
  const titled = (staff: ReturnType<Cast["at"]>) => staff as Titled | undefined;
  const [head, second, council, street] = [
    titled(city && cast.at(city.id, "UNIT_LEAD")),
    titled(city && deputy.at(city.id, "COUNCIL_CLERK")),
    titled(county && cast.at(county.id, "UNIT_LEAD")),
    titled(town && cast.at(town.id, "UNIT_LEAD")),
  ];
  if (!city || !county || !town || !head || !second || !council || !street) return;

  const on = (daysAgo: number, time: string) => instantAt(addDays(shanghaiDate(now), -daysAgo), time);
  const draft = { digestId: uuidv7(), unitId: city.id, kind: "MONTHLY" as const };
  must(await draftDigest(second, draft, now), "digest");
  const first = await db.digestVersion.findFirstOrThrow({ where: { digestId: draft.digestId } });
  const text = { ...(first.sections as Record<DigestSection, string>), ADVICE: phrasesDirect.advice };
  must(
    await editDigest(second, { versionId: uuidv7(), digestId: draft.digestId, no: 1, ...text }, now),
    "digest read and written",
  );
  must(await signDigest(head, { digestId: draft.digestId, no: 2 }, now), "digest signed");
  must(await publishDigest(second, { digestId: draft.digestId, no: 2 }, now), "digest published");

  const give = async (told: { title: string; words: string }, daysAgo: number, dueIn: number) => {
    const form = instructionForm.parse({
      ...{ ...told, instructionId: uuidv7(), officeId: county.id, subject: "FREE", placeId: town.id },
      ...{ dueOn: addDays(shanghaiDate(now), dueIn - daysAgo), units: [{ unitId: town.id }] },
    });
    must(await giveInstruction(council, form, on(daysAgo, "09:30")), told.title);
    return form.instructionId;
  };
  const late = await give(phrasesDirect.overdue, 12, 5);
  const done = await give(phrasesDirect.done, 20, 10);
  const step = async (
    verb: "open" | "report" | "finish" | "end",
    by: Titled,
    id: string,
    words: string,
    at: Date,
  ) => {
    const task = await db.instructionTask.findFirstOrThrow({ where: { instructionId: id } });
    const form: StepForm = { stepId: uuidv7(), taskId: task.id, version: task.version, words };
    must(await stepTask(by, verb, form, at), verb);
  };
  await step("open", street, late, "", on(11, "10:00"));
  await step("open", street, done, "", on(19, "10:00"));
  await step("report", street, done, phrasesDirect.report, on(16, "15:00"));
  await step("finish", street, done, phrasesDirect.finish, on(13, "16:00"));
  await step("end", council, done, phrasesDirect.end, on(12, "09:00"));
  await remindOfInstructions(now);
  await sitTogether(cast, county.id, now);
}

/** 协调会: what is in hand longest in the county was talked over, on the last working day, by those who can settle it. */
async function sitTogether(cast: Cast, countyId: string, now: Date): Promise<void> {
  const held = officeHoursBefore(now, 2, await loadCalendar());
  const inHand = await db.issue.findMany({
    where: { countyId, state: "IN_PROGRESS", hiddenFrom: null, registeredAt: { lt: held } },
    orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
  });
  for (const { id, leadUnitId } of inHand) {
    const lead = cast.at(leadUnitId ?? "", "UNIT_LEAD");
    if (!lead) continue;
    const payload = { ...phrasesDirect.meeting, on: shanghaiDate(held) };
    const command = { id: uuidv7(), verb: "meet", version: null, madeAt: now, payload } as const;
    must(await act(lead, id, [command], now), "a meeting");
    return;
  }
}
