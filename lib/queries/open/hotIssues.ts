import { mattersInSight } from "#lib/db/alike/matters.ts";
import { db } from "#lib/db/client.ts";
import { type HotRow, hotIssuesForAll, hotIssuesOf } from "#lib/db/open/hotIssues.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { unitsInReach } from "#lib/db/routing/reachUnits.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { UnitOption } from "../routing/units.ts";

const MOST = 100;

export type HotList = { readonly today: CivilDate; readonly rows: readonly HotRow[] };

/** Everybody's list. Of what was taken down only that it was, and why. */
export async function readHotIssues(now: Date): Promise<HotList> {
  const rows = await hotIssuesForAll(db, MOST);
  return {
    today: shanghaiDate(now),
    rows: rows.map((row) =>
      row.end?.kind === "TAKEN_DOWN" ? { ...row, title: "", text: "", stages: [] } : row,
    ),
  };
}

export type HotDesk = HotList & {
  /** places for which one may promise, and units that may be put in charge */
  readonly places: readonly UnitOption[];
  readonly units: readonly UnitOption[];
  readonly matters: readonly UnitOption[];
};
/** The list of one's own place, to be kept; null for whoever keeps none. */
export async function hotDesk(actor: Staff, now: Date): Promise<HotDesk | null> {
  const areas = await areasFor(db, actor, "keepHot");
  if (areas.length === 0) return null;
  const [rows, units, matters] = await Promise.all([
    hotIssuesOf(
      db,
      areas.map(({ id }) => id),
      MOST,
    ),
    unitsInReach(actor),
    mattersInSight(actor, areas, {}),
  ]);
  return {
    today: shanghaiDate(now),
    rows,
    places: units.filter(({ kind }) => kind === "AREA"),
    units,
    matters: matters.filter(({ state }) => state !== "CLOSED").map(({ id, title }) => ({ id, name: title })),
  };
}
