import { uuidv7 } from "uuidv7";
import {
  growOpen,
  heldAlert,
  loadRules,
  type PlaceTally,
  struckBy,
  type Told,
  tallies,
  toldOf,
} from "#lib/db/alerts/alerts.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { namedUnits } from "#lib/db/routing/reachUnits.ts";
import { positionsOf } from "#lib/db/routing/routing.ts";
import {
  LONGEST_WINDOW,
  type RulesInForce,
  ruleFor,
  standsOut,
  windowFrom,
} from "#lib/domain/alerts/rules.ts";
import { type AlertStepForm, afterStep, type PeopleVerb } from "#lib/domain/alerts/steps.ts";
import { addDays, type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import type { AlertKind } from "#lib/domain/vocabulary.ts";
import type { Titled } from "../direct/instructions.ts";
import { onceOnly, refusable } from "../outcome.ts";

const midnight = (date: CivilDate) => new Date(`${date}T00:00:00Z`);

type Raised = {
  readonly kind: AlertKind;
  readonly of: PlaceTally;
  readonly fromOn: CivilDate;
  readonly cases: number;
  readonly usual: number;
};

/**
 * Looks through the last weeks and tells of what stands out (domain.md Z14). What is not closed grows by what came since; a burst
 * over a county says for its communities what they would each say. Run by how many workers ever: each is told once.
 * Returns how many are new.
 */
export async function raiseAlerts(now: Date): Promise<number> {
  const today = shanghaiDate(now);
  return transaction(async (tx) => {
    const [rules, told] = [await loadRules(tx), new Map<string, Pick<Told, "openId" | "toOn">>()];
    for (const one of await toldOf(tx, addDays(today, -LONGEST_WINDOW)))
      told.set(keyOf(one.kind, one.category, one.placeId), one);
    await growOpen(tx, now);
    let raised = 0;
    for (const kind of ["BURST", "REPEATED"] as const) {
      for (const of of await tallies(tx, kind, rules[kind], now, today)) {
        const before = told.get(keyOf(kind, of.category, of.placeId));
        if (before?.openId) continue;
        const burst = kind === "REPEATED" ? told.get(keyOf("BURST", of.category, of.countyId)) : undefined;
        if (burst?.openId) continue;
        const upTo = later(before?.toOn, burst?.toOn);
        const found = standsOut(of.rule, of.tally, { today, told: upTo });
        if (!found) continue;
        const fromOn = windowFrom(of.rule, today, upTo);
        const id = await raise(tx, { kind, of, fromOn, ...found }, { rules, now });
        if (id === null) continue;
        raised += 1;
        told.set(keyOf(kind, of.category, of.placeId), { openId: id, toOn: today });
        if (kind === "BURST") await joinBurst(tx, of, now);
      }
    }
    return raised;
  });
}
const keyOf = (kind: AlertKind, category: string, placeId: string) => `${kind} ${category} ${placeId}`;
const later = (...days: (CivilDate | undefined)[]): CivilDate | null =>
  days
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1) ?? null;

/** What its communities told before, and nobody took up yet, is told by the burst from now on. */
async function joinBurst(tx: Db, { category, placeId: countyId }: PlaceTally, now: Date) {
  const [state, place] = ["NEW", { countyId }];
  const parts = await tx.alert.findMany({ where: { kind: "REPEATED", category, state, place } });
  await tx.alert.updateMany({
    where: { id: { in: parts.map(({ id }) => id) }, state },
    data: { state: "CLOSED", version: { increment: 1 } },
  });
  await tx.alertStep.createMany({
    data: parts.map(({ id: alertId }) => ({
      ...{ id: uuidv7(), alertId, verb: "join", words: "", dutyTitle: "", at: now },
    })),
  });
}

async function raise(tx: Db, raised: Raised, { rules, now }: { rules: RulesInForce; now: Date }) {
  const { kind, of, fromOn, cases, usual } = raised;
  const today = shanghaiDate(now);
  const id = uuidv7();
  const { count } = await tx.alert.createMany({
    data: {
      ...{ id, kind, category: of.category, placeId: of.placeId, usual, rule: of.rule },
      ...{ state: "NEW", raisedAt: now, fromOn: midnight(fromOn), toOn: midnight(today) },
    },
    // somebody else was faster
    skipDuplicates: true,
  });
  if (count === 0) return null;
  await tx.alertStep.create({
    data: { id: uuidv7(), alertId: id, verb: "raise", words: "", dutyTitle: "", at: now },
  });
  const { name, hear } = await hearers(tx, raised, rules, now);
  await tx.outbox.createMany({
    data: hear.map((unitId) => ({
      ...{
        id: uuidv7(),
        topic: "alertRaised",
        recipient: `unit:${unitId}`,
        data: { count: cases, place: name },
      },
      createdAt: now,
    })),
  });
  return id;
}

/** The place, and whoever hears of it: with a community its town; with a county each community that would itself have been told of. */
async function hearers(tx: Db, { kind, of, fromOn }: Raised, rules: RulesInForce, now: Date) {
  const [place] = await positionsOf(tx, [of.placeId]);
  const [named] = await namedUnits([of.placeId]);
  const least = ruleFor(rules.REPEATED, of.category).cases;
  const others =
    kind === "REPEATED"
      ? [place?.townId].flatMap((id) => id ?? [])
      : await struckBy(tx, { category: of.category, countyId: of.placeId, fromOn }, least, now);
  return { name: named?.name ?? "", hear: [of.placeId, ...others] };
}

/** One step on an alert. Errors: NOT_ALLOWED, NOT_FOUND, ALERT_STEP (also after somebody else's step). */
export const stepAlert = (
  actor: Titled,
  verb: PeopleVerb,
  form: AlertStepForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        if (deskPosts(actor, "keepAlerts").length === 0)
          return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK" });
        const areas = await areasFor(tx, actor, "keepAlerts");
        const alert = await heldAlert(
          tx,
          areas.map(({ id }) => id),
          form.alertId,
        );
        if (!alert) return problem("NOT_FOUND");
        const state = alert.version === form.version ? afterStep(alert.state, verb) : problem("ALERT_STEP");
        if (isProblem(state)) return state;
        await tx.alert.update({ where: { id: alert.id }, data: { state, version: { increment: 1 } } });
        await tx.alertStep.create({
          data: {
            ...{ id: form.stepId, alertId: alert.id, verb, words: form.words, outcome: form.end ?? null },
            ...{ personId: actor.personId, dutyTitle: actor.dutyTitle, at: now },
          },
        });
        return { id: alert.id };
      }),
    async () => {
      const step = await db.alertStep.findFirst({
        where: { id: form.stepId, personId: actor.personId },
        select: { alertId: true },
      });
      return step && { id: step.alertId };
    },
  );
