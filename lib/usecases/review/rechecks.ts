import { type Db, db } from "#lib/db/client.ts";
import { loadCounting } from "#lib/db/clocks/clockSettings.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { drawn, itemsOf, recheckById, strataOf } from "#lib/db/review/rechecks.ts";
import { unitInReach } from "#lib/db/routing/reachUnits.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { lockUnit } from "#lib/db/units.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import {
  type DrawForm,
  type FindingForm,
  isOwnMatter,
  isTold,
  sharesOf,
  standingOf,
} from "#lib/domain/review/rechecks.ts";
import { actIn } from "../casework/issues.ts";
import { onceOnly, refusable } from "../outcome.ts";

const WHO = { who: "REVIEWER" } as const;
const midnight = (date: string) => new Date(`${date}T00:00:00Z`);

async function refusedAt(tx: Db, actor: Staff, unitId: string): Promise<Problem | null> {
  if (!mayAtDesk(actor, "keepRechecks")) return problem("NOT_ALLOWED", WHO);
  const [unit, areas] = await Promise.all([positionOf(tx, unitId), areasFor(tx, actor, "keepRechecks")]);
  if (unit?.kind !== "AREA" || unit.level === "GRID") return problem("UNKNOWN_PLACE");
  return areas.some((area) => isOrBelow(unit, area)) ? null : problem("PLACE_OUT_OF_REACH");
}

/**
 * Draws rounds that ended in some days at a place, at each place below in proportion (anchors.md 2.9). The same lot over the
 * same days draws the same, so it is the draw that is there already. Errors: NOT_ALLOWED, UNKNOWN_PLACE, PLACE_OUT_OF_REACH,
 * DAYS_NOT_OVER, NOTHING_ENDED.
 */
export const drawRecheck = (
  actor: Staff,
  { recheckId: id, unitId, fromOn, toOn, size, lot }: DrawForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const refused = await refusedAt(tx, actor, unitId);
        if (refused) return refused;
        const unit = await unitInReach(actor, unitId);
        if (!unit) return problem("PLACE_OUT_OF_REACH");
        if (toOn >= shanghaiDate(now)) return problem("DAYS_NOT_OVER");
        const days = { fromOn: midnight(fromOn), toOn: midnight(toOn) };
        // Of two reviewers at once, the other one waits here, and is led to the draw of the first.
        await lockUnit(tx, unitId);
        const same = await tx.recheck.findFirst({
          where: { ...days, unitId, size, lot },
          select: { id: true },
        });
        if (same) return same;
        const frame = { unit, fromOn, toOn };
        const shares = sharesOf(await strataOf(tx, frame), size);
        if (shares.length === 0) return problem("NOTHING_ENDED");
        await tx.recheck.create({
          data: { ...days, id, unitId, size, lot, madeBy: actor.personId, madeAt: now },
        });
        await tx.recheckStratum.createMany({ data: shares.map((share) => ({ ...share, recheckId: id })) });
        const items = await drawn(tx, frame, lot, shares);
        await tx.recheckItem.createMany({ data: items.map((item) => ({ ...item, recheckId: id })) });
        return { id };
      }),
    () => db.recheck.findFirst({ where: { id, madeBy: actor.personId }, select: { id: true } }),
  );

/**
 * What was found at one of them, once; what could not be told may be looked at again. Where it is not solved, the matter is opened again by the step that any reopening is,
 * in the same transaction, and leaves the solved ones; what was opened meanwhile, or can be opened no more, is only noted.
 * Errors: NOT_FOUND, NOT_ALLOWED, PLACE_OUT_OF_REACH, RECHECK_OWN, RECHECK_DONE, those of reopening.
 */
export const recordFinding = (
  actor: Staff,
  { findingId: id, recheckId, no, finding, words }: FindingForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    async () => {
      const given = { now, ...(await loadCounting()) };
      return refusable(async (tx) => {
        await tx.$queryRaw`SELECT FROM recheck_items WHERE recheck_id = ${recheckId}::uuid AND no = ${no} FOR UPDATE`;
        const recheck = await recheckById(tx, recheckId);
        const item = (await itemsOf(tx, recheckId)).find((one) => one.no === no);
        if (!recheck || !item) return problem("NOT_FOUND");
        const refused = await refusedAt(tx, actor, recheck.unitId);
        if (refused) return refused;
        if (isTold(item.finding)) return problem("RECHECK_DONE");
        if (isOwnMatter(actor, item)) return problem("RECHECK_OWN");
        let reopened = false;
        if (finding === "NOT_SOLVED" && standingOf(item, now) === "OPENABLE") {
          const command = {
            id,
            verb: "reopen",
            version: null,
            madeAt: now,
            payload: { reason: words },
          } as const;
          const done = await actIn(tx, actor, item.issueId, [command], given);
          if (isProblem(done) && done.code !== "REOPEN_TOO_LATE") return done;
          reopened = !isProblem(done);
        }
        await tx.recheckFinding.create({
          data: { id, recheckId, no, finding, words, reopened, personId: actor.personId, at: now },
        });
        return { id };
      });
    },
    () => db.recheckFinding.findFirst({ where: { id, personId: actor.personId }, select: { id: true } }),
  );
