import { type Db, db } from "#lib/db/client.ts";
import { recordFrom } from "#lib/db/figures/record.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { measuresOf, unitAndPeers } from "#lib/db/review/scorecards.ts";
import type { UnitRef } from "#lib/db/routing/reachUnits.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { lockUnit } from "#lib/db/units.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { periodOf, recordProblem } from "#lib/domain/calendar/period.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import { deskPosts, mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import {
  formulas,
  MEASURES,
  type PublishForm,
  type ScorecardReplyForm,
  spanProblem,
} from "#lib/domain/review/scorecards.ts";
import { onceOnly, refusable } from "../outcome.ts";

const midnight = (date: string) => new Date(`${date}T00:00:00Z`);

/**
 * Publishes the figures of a unit over some days beside those of its like: counted once, kept with the versions of their
 * formulas, and never counted anew, so that the same days are published once (domain.md N13, C6). Errors: NOT_ALLOWED,
 * UNKNOWN_PLACE, SCORECARD_OWN, PLACE_OUT_OF_REACH, SCORECARD_DAYS, BEFORE_RECORD, SCORECARD_ONCE.
 */
export const publishScorecard = (
  actor: Staff,
  { scorecardId: id, unitId, fromOn, toOn }: PublishForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    async () => {
      if (!mayAtDesk(actor, "publishScorecard")) return problem("NOT_ALLOWED", { who: "REVIEWER" });
      const [unit, areas] = await Promise.all([
        positionOf(db, unitId),
        areasFor(db, actor, "publishScorecard"),
      ]);
      if (!unit || unit.level === "GRID") return problem("UNKNOWN_PLACE");
      if (actor.posts.some((post) => post.unitId === unitId)) return problem("SCORECARD_OWN");
      if (!areas.some((area) => isOrBelow(unit, area))) return problem("PLACE_OUT_OF_REACH");
      const today = shanghaiDate(now);
      const first = await recordFrom(db);
      const wrong = spanProblem({ fromOn, toOn }, today) ?? recordProblem(toOn, first, today);
      if (wrong) return wrong;
      const same = { unitId, fromOn: midnight(fromOn), toOn: midnight(toOn) };
      const there = (tx: Db) => tx.scorecard.findFirst({ where: same, select: { id: true } });
      if (await there(db)) return problem("SCORECARD_ONCE");
      const period = periodOf(fromOn, toOn);
      const units: { one: UnitRef; measured: Awaited<ReturnType<typeof measuresOf>> }[] = [];
      // One unit after the other: each is some passes over the figures, and nobody waits at a stopwatch.
      for (const one of await unitAndPeers(db, unitId))
        units.push({ one, measured: await measuresOf(one, period, now) });
      const rows = units.flatMap(({ one, measured }) =>
        MEASURES.map(({ id: metric }) => {
          const { all, excluded } = measured[metric];
          return {
            ...{ scorecardId: id, unitId: one.id, name: one.name, metric, ...all },
            excludedN: excluded.n,
            excludedCounted: excluded.counted,
            excludedPoints: excluded.points,
          };
        }),
      );
      return refusable(async (tx) => {
        // Of two reviewers at once, the other one waits here.
        await lockUnit(tx, unitId);
        if (await there(tx)) return problem("SCORECARD_ONCE");
        await tx.scorecard.create({
          data: {
            ...{ ...same, id, asOf: now, formulas: formulas(), publishedBy: actor.personId },
            recordFrom: first && midnight(first),
          },
        });
        await tx.scorecardRow.createMany({ data: rows });
        return { id };
      });
    },
    () => db.scorecard.findFirst({ where: { id, publishedBy: actor.personId }, select: { id: true } }),
  );

/** What the unit says to its figures, once; printed beside them. Errors: NOT_FOUND, SCORECARD_ANSWERED. */
export const answerScorecard = (
  actor: Staff,
  { replyId: id, scorecardId, words }: ScorecardReplyForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        await tx.$queryRaw`SELECT FROM scorecards WHERE id = ${scorecardId}::uuid FOR UPDATE`;
        const card = await tx.scorecard.findUnique({ where: { id: scorecardId } });
        const heads = deskPosts(actor, "answerScorecard").some(({ unitId }) => unitId === card?.unitId);
        if (!card || !heads) return problem("NOT_FOUND");
        if (await tx.scorecardReply.findUnique({ where: { scorecardId } }))
          return problem("SCORECARD_ANSWERED");
        await tx.scorecardReply.create({
          data: { id, scorecardId, words, personId: actor.personId, at: now },
        });
        return { id };
      }),
    () => db.scorecardReply.findFirst({ where: { id, personId: actor.personId }, select: { id: true } }),
  );
