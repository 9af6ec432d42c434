import { uuidv7 } from "uuidv7";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { type Db, db } from "#lib/db/client.ts";
import { lockBatch } from "#lib/db/policy/questions.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { lockUnit } from "#lib/db/units.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import { personalIn } from "#lib/domain/open/publicWords.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import {
  type AnswerForm,
  type AskForm,
  answerableProblem,
  batchOf,
  MOST_IN_BATCH,
} from "#lib/domain/policy/questions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { searchable } from "#lib/domain/search/searchable.ts";
import { onceOnly, refusable } from "../outcome.ts";

const midnight = (date: string) => new Date(`${date}T00:00:00Z`);
const at = (actor: Staff, duty: "askPolicy" | "answerPolicy", unitId: string): boolean =>
  deskPosts(actor, duty).some((post) => post.unitId === unitId);

/** The name of whoever raised it, which may stand in no question; or why no question is tied to it. */
async function namesOf(tx: Db, actor: Staff, issueId: string): Promise<string[] | Problem> {
  const issue = await loadIssue(tx, issueId);
  if (!issue || !sees(actor, issue)) return problem("NOT_FOUND");
  if (issue.hiddenFrom !== null) return problem("QUESTION_NOT_OPEN");
  const row = await tx.issue.findUnique({
    where: { id: issueId },
    select: { resident: { select: { name: true } } },
  });
  return row?.resident?.name ? [row.resident.name] : [];
}

/**
 * Asks an office above the own unit about policy. What comes after Thursday 24:00 is in the next week's batch (domain.md Z20).
 * Errors: NOT_ALLOWED, NO_OFFICE_ABOVE, NOT_FOUND, QUESTION_NOT_OPEN, BATCH_FULL, PERSONAL_WORDS, PERSONAL_MAYBE.
 */
export const askPolicy = (actor: Staff, form: AskForm, now: Date): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const { questionId: id, unitId, officeId, issueId, category, text, looked } = form;
        if (!at(actor, "askPolicy", unitId)) return problem("NOT_ALLOWED", { who: "UNIT_LEAD" });
        const [unit, office] = await Promise.all([positionOf(tx, unitId), positionOf(tx, officeId)]);
        if (!unit || office?.kind !== "AREA" || office.id === unit.id || !isOrBelow(unit, office))
          return problem("NO_OFFICE_ABOVE");
        const names = issueId ? await namesOf(tx, actor, issueId) : [];
        if ("code" in names) return names;
        const personal = personalIn([text], names, looked === "on");
        if (personal) return personal;
        const on = midnight(batchOf(now));
        // Of two at once the other one waits here, so that no week outgrows what is answered in one go.
        await lockUnit(tx, officeId);
        const before = await tx.policyQuestion.count({ where: { officeId, batchOn: on } });
        if (before >= MOST_IN_BATCH) return problem("BATCH_FULL", { most: MOST_IN_BATCH });
        await tx.policyQuestion.create({
          data: {
            ...{ id, unitId, officeId, issueId, category, text },
            batchOn: on,
            askedBy: actor.personId,
            askedAt: now,
          },
        });
        return { id };
      }),
    () =>
      db.policyQuestion.findFirst({
        where: { id: form.questionId, askedBy: actor.personId },
        select: { id: true },
      }),
  );

/**
 * Answers a week's questions in one go: all of them or none, signed and published at once. Each answer is a precedent from then
 * on; it may stand in place of an older one of the same office, which stays to be read. Errors: NOT_ALLOWED, NOT_FOUND,
 * BATCH_OPEN, BATCH_ANSWERED, BATCH_NOT_WHOLE, ANSWER_EXPIRED, PRECEDENT_REPLACED, PERSONAL_WORDS, PERSONAL_MAYBE.
 */
export const answerBatch = (actor: Staff, form: AnswerForm, now: Date): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const { batchId: id, officeId, batchOn, answer: answers, looked } = form;
        if (!at(actor, "answerPolicy", officeId)) return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK" });
        const questions = await lockBatch(tx, officeId, batchOn);
        if (questions.length === 0) return problem("NOT_FOUND");
        if (questions.some(({ answered }) => answered)) return problem("BATCH_ANSWERED");
        const open = answerableProblem(batchOn, now);
        if (open) return open;
        const given = questions.map((question) => ({
          question,
          told: answers.find(({ questionId }) => questionId === question.id),
        }));
        const today = shanghaiDate(now);
        if (answers.some(({ validUntil }) => validUntil !== "" && validUntil < today))
          return problem("ANSWER_EXPIRED");
        const missing = given.filter(({ told }) => !told?.text || !told.basis).length;
        if (missing > 0) return problem("BATCH_NOT_WHOLE", { number: missing });
        const instead = answers.flatMap(({ insteadId }) => insteadId ?? []);
        if (!(await mayReplace(tx, officeId, instead))) return problem("PRECEDENT_REPLACED");
        const personal = personalIn(
          answers.flatMap(({ text, basis }) => [text, basis]),
          [],
          looked === "on",
        );
        if (personal) return personal;
        await tx.policyBatch.create({
          data: { id, officeId, batchOn: midnight(batchOn), signedBy: actor.personId, signedAt: now },
        });
        await tx.policyAnswer.createMany({
          data: given.flatMap(({ question, told }) =>
            told
              ? [
                  {
                    ...{ id: uuidv7(), questionId: question.id, batchId: id, officeId },
                    ...{ category: question.category, answer: told.text, basis: told.basis },
                    insteadId: told.insteadId,
                    validUntil: told.validUntil ? midnight(told.validUntil) : null,
                    words: searchable(`${question.text} ${told.text} ${told.basis}`),
                  },
                ]
              : [],
          ),
        });
        await tx.outbox.createMany({
          data: [...new Set(questions.map(({ unitId }) => unitId))].map((unitId) => ({
            ...{ id: uuidv7(), topic: "policyAnswered", recipient: `unit:${unitId}`, data: {} },
            createdAt: now,
          })),
        });
        return { id };
      }),
    () =>
      db.policyBatch.findFirst({
        where: { id: form.batchId, signedBy: actor.personId },
        select: { id: true },
      }),
  );

/** Each of these is the office's own, named once, and not replaced yet. */
async function mayReplace(tx: Db, officeId: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const [own, replaced] = await Promise.all([
    tx.policyAnswer.count({ where: { id: { in: [...ids] }, officeId } }),
    tx.policyAnswer.count({ where: { insteadId: { in: [...ids] } } }),
  ]);
  return own === ids.length && replaced === 0;
}
