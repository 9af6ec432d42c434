import { db } from "#lib/db/client.ts";
import {
  buildingsInRound,
  type HouseholdRow,
  householdsOf,
  type PlanRow,
  plansInRound,
} from "#lib/db/rounds/households.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { addDays, type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isLeft } from "#lib/domain/rounds/plans.ts";
import { isUuid } from "../casework/issues.ts";
import { unitNames } from "../routing/units.ts";
import { keepsHere } from "./households.ts";

export type Plan = PlanRow & { readonly unit: string };
export type PlansPage = {
  readonly placeId: string;
  readonly place: string;
  readonly today: CivilDate;
  readonly plans: readonly Plan[];
  /** those of the last weeks, over now */
  readonly over: readonly Plan[];
  readonly buildings: readonly { readonly building: string; readonly left: number }[];
  /** the community and its grids */
  readonly units: readonly { readonly id: string; readonly name: string }[];
};
const LOOKS_BACK_DAYS = 31;

/** The plans of a community, for whoever keeps its register; null for everybody else. */
export async function readPlans(actor: Staff, placeId: string, now: Date): Promise<PlansPage | null> {
  const place = isUuid(placeId) ? await positionOf(db, placeId) : null;
  if (place?.level !== "COMMUNITY" || !(await keepsHere(actor, place))) return null;
  const today = shanghaiDate(now);
  const year = Number(today.slice(0, 4));
  const [rows, buildings, units] = await Promise.all([
    plansInRound(db, place.id, { year, since: addDays(today, -LOOKS_BACK_DAYS) }),
    buildingsInRound(db, place.id, year),
    db.orgUnit.findMany({
      where: { validTo: null, kind: "AREA", OR: [{ id: place.id }, { parentId: place.id, level: "GRID" }] },
      select: { id: true, name: true },
      orderBy: { code: "asc" },
    }),
  ]);
  const names = await unitNames([place.id, ...rows.map(({ unitId }) => unitId)]);
  const plans = rows.map((row) => ({ ...row, unit: names[row.unitId] ?? "" }));
  return {
    placeId: place.id,
    place: names[place.id] ?? "",
    today,
    plans: plans.filter(({ toOn }) => toOn >= today),
    over: plans.filter(({ toOn }) => toOn < today),
    buildings: buildings.map(({ building, notMet, notYet }) => ({ building, left: notMet + notYet })),
    units,
  };
}

export type PlanList = {
  readonly plan: Pick<Plan, "id" | "building" | "fromOn" | "toOn" | "unit" | "communityId">;
  readonly place: string;
  readonly on: CivilDate;
  readonly doors: readonly HouseholdRow[];
};

/** The doors of a plan that are left, to be taken along: addresses and nothing else. */
export async function readPlanList(actor: Staff, planId: string, now: Date): Promise<PlanList | null> {
  const found = isUuid(planId) ? await db.visitPlan.findUnique({ where: { id: planId } }) : null;
  const place = found && (await positionOf(db, found.communityId));
  if (!found || found.droppedAt || !place || !(await keepsHere(actor, place))) return null;
  const on = shanghaiDate(now);
  const { id, communityId, building, unitId } = found;
  const [doors, names] = await Promise.all([
    householdsOf(db, actor, { communityId, building }, Number(on.slice(0, 4)), on),
    unitNames([communityId, unitId]),
  ]);
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return {
    plan: {
      ...{ id, communityId, building, unit: names[unitId] ?? "" },
      fromOn: day(found.fromOn),
      toOn: day(found.toOn),
    },
    place: names[communityId] ?? "",
    on,
    doors: doors.filter(({ state, standing }) => state === "OCCUPIED" && isLeft(standing)),
  };
}
