import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { addDays, instantAt, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { endForm, hotForm, moveForm } from "#lib/domain/open/hotIssues.ts";
import { answerForm, askForm, batchOf } from "#lib/domain/policy/questions.ts";
import { caseStepForm } from "#lib/domain/review/accountability.ts";
import { publishForm, scorecardReplyForm } from "#lib/domain/review/scorecards.ts";
import { endHot, moveHot, promiseHot } from "#lib/usecases/open/hotIssues.ts";
import { answerBatch, askPolicy } from "#lib/usecases/policy/questions.ts";
import { findClues, takeCaseStep } from "#lib/usecases/review/accountability.ts";
import { answerScorecard, publishScorecard } from "#lib/usecases/review/scorecards.ts";
import { CITY_CODE, type OfficeUnit } from "./city.ts";
import { must } from "./doors.ts";
import type { Cast } from "./people.ts";
import { ANSWERED, HOT, OPEN_QUESTION, SCORECARD_WORD, VERIFY } from "./phrases-policy.ts";

const TOWN_CODE = "369902001";
const COUNTY_CODE = "369902";

/** What is promised, asked, verified and published in the demonstration: a little of each. */
export async function promiseAndAnswer(units: readonly OfficeUnit[], cast: Cast, now: Date): Promise<void> {
  const byCode = (code: string) => units.find((unit) => unit.code === code);
  const [city, county, town] = [byCode(CITY_CODE), byCode(COUNTY_CODE), byCode(TOWN_CODE)];
  if (!city || !county || !town) return;
  await promise(city, county, cast, now);
  await askAndAnswer(city, town, cast, now);
  await verifyOne(units, cast, now);
  await publish(county, city, cast, now);
}

const before = (now: Date, days: number, time = "09:30") => {
  const at = instantAt(addDays(shanghaiDate(now), -days), time);
  return at > now ? now : at;
};

/** Three promises: one done, one moved, one under way step by step. */
async function promise(city: OfficeUnit, county: OfficeUnit, cast: Cast, now: Date): Promise<void> {
  const clerk = cast.at(city.id, "COUNCIL_CLERK");
  if (!clerk) return;
  const today = shanghaiDate(now);
  for (const told of HOT) {
    const hotId = uuidv7();
    const form = {
      ...{
        hotId,
        unitId: city.id,
        responsibleId: county.id,
        title: told.title,
        text: told.text,
        looked: "on",
      },
      dueOn: addDays(today, told.due),
      stage: told.stages.map(({ name, due }) => ({ name, dueOn: addDays(today, due) })),
    };
    must(await promiseHot(clerk, hotForm.parse(form), before(now, told.from)), told.title);
    for (const [moved, { from, due, reason }] of told.moved.entries())
      must(
        await moveHot(
          clerk,
          moveForm.parse({
            ...{ dateId: uuidv7(), hotId, dueOn: addDays(today, due), reason, looked: "on" },
            seen: 1 + form.stage.length + moved,
          }),
          before(now, from),
        ),
        told.title,
      );
    for (const { from, stage, words } of told.ended)
      must(
        await endHot(
          clerk,
          endForm.parse({ endId: uuidv7(), hotId, stage: String(stage), kind: "DONE", words, looked: "on" }),
          before(now, from),
        ),
        told.title,
      );
  }
}

/** A batch that was answered some weeks ago, and one question that waits. */
async function askAndAnswer(city: OfficeUnit, town: OfficeUnit, cast: Cast, now: Date): Promise<void> {
  const [asker, clerk] = [cast.at(town.id, "COUNCIL_CLERK"), cast.at(city.id, "COUNCIL_CLERK")];
  if (!asker || !clerk) return;
  const ask = async (told: { category: string; question: string }, at: Date): Promise<string> => {
    const form = {
      ...{ questionId: uuidv7(), unitId: town.id, officeId: city.id, looked: "on" },
      ...{ category: told.category, text: told.question },
    };
    return must(await askPolicy(asker, askForm.parse(form), at), told.question).id;
  };
  const answer: { questionId: string; text: string; basis: string }[] = [];
  for (const told of ANSWERED)
    answer.push({ questionId: await ask(told, before(now, 20)), text: told.answer, basis: told.basis });
  const on = batchOf(before(now, 20));
  const form = { batchId: uuidv7(), officeId: city.id, batchOn: on, answer, looked: "on" };
  must(await answerBatch(clerk, answerForm.parse(form), instantAt(addDays(on, 1), "10:00")), "a batch");
  await ask(OPEN_QUESTION, before(now, 0, "00:10"));
}

/** The rules look for clues, and the supervisor above takes one of them up: the unit has its days to explain. */
async function verifyOne(units: readonly OfficeUnit[], cast: Cast, now: Date): Promise<void> {
  const at = before(now, 2);
  await findClues(at);
  const clues = await db.accountabilityCase.findMany({ orderBy: { id: "asc" }, take: 200 });
  for (const { id: caseId, unitId } of clues) {
    const unit = units.find(({ id }) => id === unitId);
    const above = unit?.level === "COUNTY" && unit.kind === "AREA" ? unit.cityId : unit?.countyId;
    const supervisor = above ? cast.at(above, "SUPERVISOR") : undefined;
    if (!supervisor) continue;
    const form = { stepId: uuidv7(), caseId, verb: "verify", words: VERIFY };
    must(await takeCaseStep(supervisor, caseStepForm.parse(form), at), "to verify");
    return;
  }
}

/** The figures of one county for last month, with its word beside them. */
async function publish(county: OfficeUnit, city: OfficeUnit, cast: Cast, now: Date): Promise<void> {
  const [reviewer, head] = [cast.at(city.id, "REVIEWER"), cast.at(county.id, "COUNCIL_CLERK")];
  if (!reviewer || !head) return;
  const toOn = addDays(`${shanghaiDate(now).slice(0, 7)}-01`, -1);
  const scorecardId = uuidv7();
  const days = { fromOn: `${addDays(toOn, -150).slice(0, 7)}-01`, toOn };
  must(
    await publishScorecard(reviewer, publishForm.parse({ scorecardId, unitId: county.id, ...days }), now),
    "a scorecard",
  );
  const word = { replyId: uuidv7(), scorecardId, words: SCORECARD_WORD };
  must(await answerScorecard(head, scorecardReplyForm.parse(word), now), "the word of a unit");
}
