import { uuidv7 } from "uuidv7";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";
import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { caseFor, concerns, lockCase, newClues, stepsOf } from "#lib/db/review/accountability.ts";
import { caseActor, caseReader } from "#lib/db/review/caseActors.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { parseReceiptNo } from "#lib/domain/casework/receipt.ts";
import { officeAbove } from "#lib/domain/casework/recusal.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import {
  type CaseStepForm,
  CLUE_DAYS,
  caseProblem,
  DECIDING,
  lastDayOf,
  type OpenCaseForm,
  stepOf,
} from "#lib/domain/review/accountability.ts";
import type { CaseVerb } from "#lib/domain/vocabulary.ts";
import { onceOnly, refusable } from "../outcome.ts";

const DAY_MS = 86_400_000;
/** More in one night are found in the next. */
const MOST_CLUES = 2_000;

/** Writes down the clues that the rules find, each once. A clue is nothing but a clue: what comes of it people decide. */
export const findClues = (now: Date): Promise<number> =>
  transaction(async (tx) => {
    const clues = await newClues(tx, new Date(now.getTime() - CLUE_DAYS * DAY_MS), MOST_CLUES);
    const { count } = await tx.accountabilityCase.createMany({
      data: clues.map((clue) => ({ ...clue, id: uuidv7(), words: "", openedBy: null, openedAt: now })),
      skipDuplicates: true,
    });
    return count;
  });

/**
 * A clue that a person tells of, about a unit below their area; with the matter it is about, where they may see that. Errors:
 * NOT_ALLOWED, UNKNOWN_PLACE, CASE_RECUSED, CASE_NOT_YOURS, NOT_FOUND, CASE_NOT_ITS_MATTER, CASE_THERE.
 */
export const openCase = (actor: Staff, form: OpenCaseForm, now: Date): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const { caseId: id, unitId, kind, receiptNo: typed, words } = form;
        if (!mayAtDesk(actor, "keepAccountability")) return problem("NOT_ALLOWED", { who: "SUPERVISOR" });
        const unit = await positionOf(tx, unitId);
        if (!unit) return problem("UNKNOWN_PLACE");
        const placed = await caseActor(tx, actor, unit);
        if (placed.recused) return problem("CASE_RECUSED");
        if (placed.supervisesAs === null) return problem("CASE_NOT_YOURS");
        const receiptNo = parseReceiptNo(typed);
        const row = receiptNo
          ? await tx.issue.findUnique({ where: { receiptNo }, select: { id: true } })
          : null;
        const issue = row && (await loadIssue(tx, row.id));
        if (typed !== "" && (!issue || !sees(actor, issue))) return problem("NOT_FOUND");
        if (issue && !(await concerns(tx, issue, unitId))) return problem("CASE_NOT_ITS_MATTER");
        const about = { unitId, kind, issueId: issue?.id ?? null };
        // The rules, or somebody else, may write down the same at this moment.
        const { count } = await tx.accountabilityCase.createMany({
          data: [{ ...about, id, facts: 1, words, openedBy: actor.personId, openedAt: now }],
          skipDuplicates: true,
        });
        return count === 0 ? problem("CASE_THERE") : { id };
      }),
    () =>
      db.accountabilityCase.findFirst({
        where: { id: form.caseId, openedBy: actor.personId },
        select: { id: true },
      }),
  );

const TELLS_UNIT: readonly CaseVerb[] = ["verify", "decide", "ruleAppeal", "close"];
/** A clue that is dropped unverified the unit never saw; of one that was being verified it hears that it is over. */
const tellsUnit = (verb: CaseVerb, before: readonly { verb: CaseVerb }[]): boolean =>
  TELLS_UNIT.includes(verb) || (verb === "drop" && before.some((step) => step.verb === "verify"));

/** The offices that looked into it; an appeal is also for the one above, as whoever decided does not rule on it. */
async function whoActsNext(tx: Db, caseId: string, verb: CaseVerb): Promise<string[]> {
  const steps = await tx.accountabilityStep.findMany({ where: { caseId }, orderBy: { seq: "asc" } });
  const offices = steps
    .filter((step) => stepOf(step.verb as CaseVerb).by === "SUPERVISOR")
    .map(({ unitId }) => unitId);
  const last = verb === "appeal" ? offices.at(-1) : undefined;
  const office = last && (await positionOf(tx, last));
  return [...new Set([...offices, ...(office ? [officeAbove(office)] : [])])];
}
const tell = (tx: Db, topic: "caseStep" | "caseAnswered", unitIds: readonly string[], now: Date) =>
  tx.outbox.createMany({
    data: unitIds.map((unitId) => ({
      ...{ id: uuidv7(), topic, recipient: `unit:${unitId}`, data: {}, createdAt: now },
    })),
  });

/**
 * One step of a case, by the table of lib/domain/review/accountability. The days for explaining and appealing begin with the
 * step that opens them, and the unit is told; of what the unit says the offices are. Errors: NOT_FOUND and those of `caseProblem`.
 */
export const takeCaseStep = (
  actor: Staff,
  form: CaseStepForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    async () => {
      const calendar = await loadCalendar();
      return refusable(async (tx) => {
        const { stepId: id, caseId, verb, words, outcome } = form;
        await lockCase(tx, caseId);
        const found = await caseFor(tx, actor, await caseReader(tx, actor), caseId);
        const unit = found && (await positionOf(tx, found.unitId));
        if (!found || !unit) return problem("NOT_FOUND");
        const [placed, steps] = await Promise.all([caseActor(tx, actor, unit), stepsOf(tx, caseId)]);
        const refused = caseProblem(steps, verb, placed, now);
        if (refused) return refused;
        const due = lastDayOf(verb, now, calendar);
        await tx.accountabilityStep.create({
          data: {
            ...{ id, caseId, verb, words, personId: actor.personId, at: now },
            seq: steps.length + 1,
            outcome: DECIDING.includes(verb) ? (outcome ?? null) : null,
            dueOn: due ? new Date(`${due}T00:00:00Z`) : null,
            unitId: stepOf(verb).by === "UNIT" ? unit.id : (placed.officeId ?? unit.id),
          },
        });
        if (tellsUnit(verb, steps)) await tell(tx, "caseStep", [unit.id], now);
        if (stepOf(verb).by === "UNIT")
          await tell(tx, "caseAnswered", await whoActsNext(tx, caseId, verb), now);
        return { id };
      });
    },
    () =>
      db.accountabilityStep.findFirst({
        where: { id: form.stepId, personId: actor.personId },
        select: { id: true },
      }),
  );
