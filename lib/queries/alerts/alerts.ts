import {
  type AlertRow,
  type AlertStepRow,
  type AlertsAsked,
  alertById,
  alertsAt,
  casesBy,
  loadRules,
  ruleChanges,
  stepsOfAlert,
} from "#lib/db/alerts/alerts.ts";
import { db } from "#lib/db/client.ts";
import { countLedger, ledgerAsked } from "#lib/db/ledger/ledger.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { namedUnits, type UnitOption, unitsInReach } from "#lib/db/routing/reachUnits.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { alertLedger } from "#lib/domain/alerts/alertLedger.ts";
import { type RuleChange, type RulesInForce, rulesInForce } from "#lib/domain/alerts/rules.ts";
import { type PeopleVerb, possibleSteps } from "#lib/domain/alerts/steps.ts";
import { addDays, type CivilDate, dayDiff } from "#lib/domain/calendar/calendar.ts";
import { isOrBelow, type UnitPosition } from "#lib/domain/casework/recusal.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { CATEGORIES_L1 } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";
import { type Signed, signed } from "../settingsHistory.ts";

/** More than these are not shown at once. */
export const MOST_ALERTS = 60;

export type AlertShown = AlertRow & {
  /** of a burst over a county only what came in the reader's own area: `placeId` is that area */
  readonly ownPart: boolean;
  /** its matters as this reader sees them: what its list in the ledger holds */
  readonly cases: number;
};
async function shown(actor: Staff, alert: ReturnType<typeof asSeen>, now: Date): Promise<AlertShown> {
  const { asked } = await ledgerAsked(actor, alertLedger(alert), now);
  return { ...alert, cases: await countLedger(db, asked) };
}
const areaIds = (areas: readonly UnitPosition[]) => areas.map(({ id }) => id);
/** A burst over the county around the reader's areas: what came in them is all they are shown of it. */
function asSeen(alert: AlertRow, areas: readonly UnitPosition[]): AlertRow & { readonly ownPart: boolean } {
  const own = areas.find(({ id, countyId }) => countyId === alert.placeId && id !== countyId);
  const whole = areas.some(({ id, level }) => level === "CITY" || id === alert.placeId);
  return own && !whole && alert.kind === "BURST"
    ? { ...alert, placeId: own.id, ownPart: true }
    : { ...alert, ownPart: false };
}

export type AlertsPage = {
  readonly alerts: readonly AlertShown[];
  readonly rules: RulesInForce;
  /** places to narrow to, and the one that was asked for; one out of reach is none */
  readonly units: readonly UnitOption[];
  readonly asked: AlertsAsked;
  /** a kind of problem or a place was asked for that is not there for this reader */
  readonly unknown: boolean;
};
/** Alerts at the own areas, and the rules by which they are told; null for whoever answers for no place. */
export async function readAlerts(
  actor: Staff,
  asked: { readonly closed: boolean; readonly category: string; readonly unitId: string },
  now: Date,
): Promise<AlertsPage | null> {
  if (!mayAtDesk(actor, "seeAlerts")) return null;
  const [areas, reached, rules] = await Promise.all([
    areasFor(db, actor, "seeAlerts"),
    unitsInReach(actor),
    loadRules(db),
  ]);
  const units = reached.filter(({ kind }) => kind === "AREA");
  const narrowed: AlertsAsked = {
    closed: asked.closed,
    category: CATEGORIES_L1.find((category) => category === asked.category) ?? null,
    unitId: units.find(({ id }) => id === asked.unitId)?.id ?? null,
  };
  const rows = await alertsAt(db, areaIds(areas), narrowed, now, MOST_ALERTS);
  return {
    alerts: await Promise.all(rows.map((row) => shown(actor, asSeen(row, areas), now))),
    rules,
    units,
    asked: narrowed,
    unknown: (asked.category !== "" && !narrowed.category) || (asked.unitId !== "" && !narrowed.unitId),
  };
}

export type AlertPage = AlertShown & {
  readonly steps: readonly AlertStepRow[];
  readonly possible: readonly PeopleVerb[];
  /** matters by day, each day named, also those on which nothing came */
  readonly days: readonly { readonly on: CivilDate; readonly n: number }[];
  readonly places: readonly { readonly id: string; readonly name: string; readonly n: number }[];
};

/** One alert with what came, when and where; null where it is not there for this reader. */
export async function readAlert(actor: Staff, id: string, now: Date): Promise<AlertPage | null> {
  if (!mayAtDesk(actor, "seeAlerts") || !isUuid(id)) return null;
  const areas = await areasFor(db, actor, "seeAlerts");
  const found = await alertById(db, areaIds(areas), id, now);
  if (!found) return null;
  const row = asSeen(found, areas);
  const { asked } = await ledgerAsked(actor, alertLedger(row), now);
  const [alert, steps, days, places, keepers, place] = await Promise.all([
    shown(actor, row, now),
    stepsOfAlert(db, id),
    casesBy(db, asked, "day"),
    casesBy(db, asked, "community"),
    areasFor(db, actor, "keepAlerts"),
    positionOf(db, found.placeId),
  ]);
  const keeps = place !== null && keepers.some((area) => isOrBelow(place, area));
  const named = await namedUnits(places.map(({ key }) => key));
  return {
    ...alert,
    steps,
    possible: keeps ? possibleSteps(row.state) : [],
    days: Array.from({ length: dayDiff(row.fromOn, row.toOn) + 1 }, (_, at) => {
      const on = addDays(row.fromOn, at);
      return { on, n: days.find(({ key }) => key === on)?.n ?? 0 };
    }),
    places: named.map(({ id: unit, name }) => ({
      id: unit,
      name,
      n: places.find(({ key }) => key === unit)?.n ?? 0,
    })),
  };
}

/** What is set, with every change there was, the newest first; null for whoever may not set it. */
export async function alertRulesPage(
  actor: Staff,
): Promise<{ rules: RulesInForce; history: (RuleChange & Signed)[] } | null> {
  if (!mayAtDesk(actor, "editAlertRules")) return null;
  const changes = await ruleChanges(db);
  return { rules: rulesInForce(changes), history: await signed(changes.toReversed()) };
}
