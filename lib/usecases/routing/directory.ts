import { type Db, db } from "#lib/db/client.ts";
import {
  endRule,
  insertRule,
  lockRules,
  type NewRule,
  overlaps,
  positionOf,
} from "#lib/db/routing/routing.ts";
import { placeOfUnit } from "#lib/db/units.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { isOrBelow, type UnitPosition } from "#lib/domain/casework/recusal.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import type { Actor, Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { servesPlace } from "#lib/domain/routing/routing.ts";
import type { EndedRule, RuleForm } from "#lib/domain/routing/routingForm.ts";
import { onceOnly, refusable } from "../outcome.ts";

/** The areas whose directory this actor keeps. */
async function ownAreas(tx: Db, actor: Actor): Promise<UnitPosition[]> {
  const areas = await Promise.all(
    deskPosts(actor, "editDirectory").map(({ unitId }) => positionOf(tx, unitId)),
  );
  return areas.filter((area) => area !== null);
}
const notTheirs = () => problem("NOT_ALLOWED", { who: "COUNCIL_CLERK" });

/**
 * Adds a rule to the directory (domain.md C2 dispatch): from a day on, never before the day it is made.
 * Errors: NOT_ALLOWED, UNKNOWN_PLACE, PLACE_OUT_OF_REACH, UNIT_NOT_HERE, RULE_OVERLAPS.
 */
export const addRule = (actor: Staff, form: RuleForm, now: Date): Promise<{ id: string } | Problem> =>
  onceOnly(
    () => refusable((tx) => addIn(tx, actor, form, now)),
    async () =>
      db.routingRule.findFirst({
        where: { id: form.commandId, madeBy: actor.personId },
        select: { id: true },
      }),
  );

async function addIn(tx: Db, actor: Staff, form: RuleForm, now: Date): Promise<{ id: string } | Problem> {
  const areas = await ownAreas(tx, actor);
  if (areas.length === 0) return notTheirs();
  const today = shanghaiDate(now);
  const { commandId, ...told } = form;
  const rule: NewRule = { ...told, id: commandId, validFrom: told.validFrom ?? today };
  const refused = (await mayNot(tx, areas, rule)) ?? datesWrong(rule, today);
  if (refused) return refused;
  await lockRules(tx);
  if (await overlaps(tx, rule)) return problem("RULE_OVERLAPS");
  await insertRule(tx, rule, actor.personId, now);
  return { id: rule.id };
}

async function mayNot(tx: Db, areas: readonly UnitPosition[], rule: NewRule): Promise<Problem | null> {
  const [spot, place, unit] = await Promise.all([
    positionOf(tx, rule.placeUnitId),
    placeOfUnit(tx, rule.placeUnitId),
    positionOf(tx, rule.unitId),
  ]);
  if (!spot || !place) return problem("UNKNOWN_PLACE");
  const area = areas.find((own) => isOrBelow(spot, own));
  if (!area) return problem("PLACE_OUT_OF_REACH");
  return unit && isOrBelow(unit, area) && servesPlace(unit, place.place) ? null : problem("UNIT_NOT_HERE");
}

const datesWrong = ({ validFrom, validTo }: NewRule, today: CivilDate): Problem | null =>
  validFrom < today || (validTo !== null && validTo <= validFrom) ? problem("RULE_DATES") : null;

/**
 * Ends a rule from a day on, with a reason; what it sent where stays on record.
 * Errors: NOT_ALLOWED, NOT_FOUND (also outside the own area), RULE_ENDED.
 */
export const endRoutingRule = (
  actor: Staff,
  { ruleId, reason }: EndedRule,
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const areas = await ownAreas(tx, actor);
    if (areas.length === 0) return notTheirs();
    const rule = await tx.routingRule.findUnique({ where: { id: ruleId }, select: { placeUnitId: true } });
    const spot = rule && (await positionOf(tx, rule.placeUnitId));
    if (!spot || !areas.some((area) => isOrBelow(spot, area))) return problem("NOT_FOUND");
    const end = { on: shanghaiDate(now), reason, by: actor.personId, at: now };
    return (await endRule(tx, ruleId, end)) ? { id: ruleId } : problem("RULE_ENDED");
  });
