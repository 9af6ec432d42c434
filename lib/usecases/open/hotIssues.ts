import { uuidv7 } from "uuidv7";
import { mattersInSight } from "#lib/db/alike/matters.ts";
import { type Db, db } from "#lib/db/client.ts";
import { behindHot, type HotRow, lockHot, namesBehind } from "#lib/db/open/hotIssues.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { seenAmong } from "#lib/db/points/sessions.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { parseReceiptNo } from "#lib/domain/casework/receipt.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import {
  type EndForm,
  type HotForm,
  type HotPart,
  type MoveForm,
  moveProblem,
  openSteps,
  promiseProblem,
  WHOLE,
} from "#lib/domain/open/hotIssues.ts";
import { personalIn } from "#lib/domain/open/publicWords.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { onceOnly, refusable } from "../outcome.ts";

const midnight = (date: CivilDate) => new Date(`${date}T00:00:00Z`);

async function refusedAt(tx: Db, actor: Staff, unitId: string): Promise<Problem | null> {
  if (!mayAtDesk(actor, "keepHot")) return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK" });
  const [unit, areas] = await Promise.all([positionOf(tx, unitId), areasFor(tx, actor, "keepHot")]);
  if (unit?.kind !== "AREA" || unit.level === "GRID") return problem("UNKNOWN_PLACE");
  return areas.some((area) => isOrBelow(unit, area)) ? null : problem("PLACE_OUT_OF_REACH");
}

/** What it is about must be seen by whoever promises, and be something everybody may be told of. */
async function aboutOf(tx: Db, actor: Staff, { matterId, receiptNo: typed, unitId }: HotForm) {
  const receiptNo = parseReceiptNo(typed);
  if (typed !== "" && receiptNo === null) return problem("NOT_FOUND");
  const area = await positionOf(tx, unitId);
  const known = matterId && area ? await mattersInSight(actor, [area], { id: matterId }) : [];
  if (matterId && known.length === 0) return problem("NOT_FOUND");
  const behind = matterId || receiptNo ? await behindHot(tx, { matterId, receiptNo }) : [];
  const seen = await seenAmong(
    tx,
    actor,
    behind.map(({ id }) => id),
  );
  if (receiptNo && behind.length === 0) return problem("NOT_FOUND");
  if (behind.some(({ id, open }) => !open || !seen.has(id))) return problem("NOT_FOR_ALL");
  const issue = receiptNo ? await tx.issue.findUnique({ where: { receiptNo }, select: { id: true } }) : null;
  return { issueId: issue?.id ?? null, names: behind.flatMap(({ name }) => name ?? []) };
}

/**
 * Promises before everybody that a problem is settled by a day (domain.md Z31). Errors: NOT_ALLOWED, UNKNOWN_PLACE,
 * PLACE_OUT_OF_REACH, HOT_DAY_PAST, HOT_DAY_FAR, HOT_STAGE_AFTER, HOT_STAGE_ORDER, HOT_UNIT, NOT_FOUND, NOT_FOR_ALL, PERSONAL_WORDS, PERSONAL_MAYBE.
 */
export const promiseHot = (actor: Staff, form: HotForm, now: Date): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const { hotId: id, unitId, responsibleId, matterId, title, text, stage, looked } = form;
        const refused =
          (await refusedAt(tx, actor, unitId)) ?? promiseProblem(form, shanghaiDate(now)) ?? null;
        if (refused) return refused;
        const [unit, responsible] = await Promise.all([
          positionOf(tx, unitId),
          positionOf(tx, responsibleId),
        ]);
        if (!unit || !responsible || !isOrBelow(responsible, unit)) return problem("HOT_UNIT");
        const about = await aboutOf(tx, actor, form);
        if ("code" in about) return about;
        const told = [title, text, ...stage.map(({ name }) => name)];
        const personal = personalIn(told, about.names, looked === "on");
        if (personal) return personal;
        const made = { madeBy: actor.personId, madeAt: now };
        const { issueId } = about;
        await tx.hotIssue.create({
          data: { ...made, id, unitId, responsibleId, matterId, issueId, title, text },
        });
        await tx.hotStage.createMany({
          data: stage.map(({ name }, at) => ({ hotId: id, no: at + 1, name })),
        });
        await tx.hotDate.createMany({
          data: [form.dueOn, ...stage.map(({ dueOn }) => dueOn)].map((dueOn, at) => ({
            ...{ ...made, id: uuidv7(), hotId: id, stage: at },
            dueOn: midnight(dueOn),
          })),
        });
        return { id };
      }),
    () => db.hotIssue.findFirst({ where: { id: form.hotId, madeBy: actor.personId }, select: { id: true } }),
  );

/** A part that is still open, for whoever keeps it: locked. */
async function openPart(
  tx: Db,
  actor: Staff,
  { hotId, stage }: { hotId: string; stage: number },
): Promise<{ hot: HotRow; part: HotPart } | Problem> {
  const hot = await lockHot(tx, hotId);
  const part = stage === WHOLE ? hot : hot?.stages.find(({ no }) => no === stage);
  if (!hot || !part) return problem("NOT_FOUND");
  const refused = await refusedAt(tx, actor, hot.unitId);
  if (refused) return refused;
  return hot.end || part.end ? problem("HOT_OVER") : { hot, part };
}

/**
 * Another day for the whole or a step, with the reason that everybody reads; the day before it stays. Errors: NOT_FOUND,
 * NOT_ALLOWED, PLACE_OUT_OF_REACH, HOT_OVER, those of `moveProblem`, PERSONAL_WORDS, PERSONAL_MAYBE.
 */
export const moveHot = (actor: Staff, form: MoveForm, now: Date): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const { dateId: id, hotId, stage, dueOn, reason, looked } = form;
        const found = await openPart(tx, actor, form);
        if ("code" in found) return found;
        const wrong = moveProblem(found.hot, form, shanghaiDate(now));
        if (wrong) return wrong;
        const personal = personalIn([reason], await namesBehind(tx, hotId), looked === "on");
        if (personal) return personal;
        await tx.hotDate.create({
          data: { id, hotId, stage, dueOn: midnight(dueOn), reason, madeBy: actor.personId, madeAt: now },
        });
        return { id };
      }),
    () => db.hotDate.findFirst({ where: { id: form.dateId, madeBy: actor.personId }, select: { id: true } }),
  );

/**
 * What was done, of a step or of the whole; or that the whole is told no more, and why. Only the whole is taken down. Errors:
 * NOT_FOUND, NOT_ALLOWED, PLACE_OUT_OF_REACH, HOT_OVER, HOT_STEPS_OPEN, HOT_WHOLE_DOWN, PERSONAL_WORDS, PERSONAL_MAYBE.
 */
export const endHot = (actor: Staff, form: EndForm, now: Date): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const { endId: id, hotId, stage, kind, words, looked } = form;
        if (kind === "TAKEN_DOWN" && stage !== WHOLE) return problem("HOT_WHOLE_DOWN");
        const found = await openPart(tx, actor, { hotId, stage });
        if ("code" in found) return found;
        if (kind === "DONE" && stage === WHOLE && openSteps(found.hot).length > 0)
          return problem("HOT_STEPS_OPEN");
        const personal = personalIn([words], await namesBehind(tx, hotId), looked === "on");
        if (personal) return personal;
        await tx.hotEnd.create({
          data: { id, hotId, stage, kind, words, madeBy: actor.personId, madeAt: now },
        });
        return { id };
      }),
    () => db.hotEnd.findFirst({ where: { id: form.endId, madeBy: actor.personId }, select: { id: true } }),
  );
