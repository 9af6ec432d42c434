import { db, transaction } from "#lib/db/client.ts";
import { recordFrom } from "#lib/db/figures/record.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { reportData } from "#lib/db/reports/reportData.ts";
import {
  openReports,
  pastKeptSince,
  type ReportRow,
  reportById,
  reportsOf,
  versionsOf,
  type WholeReport,
} from "#lib/db/reports/reports.ts";
import {
  homeUnitId,
  type UnitOption,
  type UnitRef,
  unitInReach,
  unitsInReach,
} from "#lib/db/routing/reachUnits.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import { type DeskDuty, mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import type { ReportBody } from "#lib/domain/reports/blocks.ts";
import { formProblem, isOver, reportOf, spanOf } from "#lib/domain/reports/kinds.ts";
import { formReport } from "#lib/domain/reports/report.ts";
import type { ReportKind } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";

const MOST = 200;

export type ReportsPage = {
  /** the first day on record */
  readonly recordFrom: CivilDate | null;
  readonly reports: readonly ReportRow[];
  /** areas about which one may form a report, and the own one among them */
  readonly places: readonly UnitOption[];
  readonly home: string | null;
};
/** What was published about the own area; null for whoever neither answers for it nor watches over it. */
export async function readReports(actor: Staff): Promise<ReportsPage | null> {
  const seen = await areasFor(db, actor, "seeReports");
  if (seen.length === 0) return null;
  const [reports, units, first] = await Promise.all([
    reportsOf(
      db,
      seen.map(({ id }) => id),
      MOST,
    ),
    unitsInReach(actor),
    recordFrom(db),
  ]);
  return {
    recordFrom: first,
    reports,
    places: units.filter(({ kind }) => kind === "AREA"),
    home: homeUnitId(actor),
  };
}

export type Draft = {
  readonly kind: ReportKind;
  readonly unit: UnitRef;
  readonly period: Period;
  readonly asOf: Date;
  readonly body: ReportBody;
  /** what was published of it before, the newest first */
  readonly versions: readonly ReportRow[];
  readonly publishes: boolean;
  readonly over: boolean;
};
/** A report as it would be published now; nothing is kept of it. Errors: PLACE_OUT_OF_REACH and those of `formProblem`. */
export async function readDraft(
  actor: Staff,
  asked: { readonly kind: ReportKind; readonly unitId: string; readonly span: string; readonly asOf: Date },
  now: Date,
): Promise<Draft | Problem> {
  const { kind, unitId, asOf } = asked;
  const unit =
    isUuid(unitId) && (await withinDuty(actor, unitId, "seeReports"))
      ? await unitInReach(actor, unitId)
      : null;
  if (unit?.kind !== "AREA") return problem("PLACE_OUT_OF_REACH");
  const period = spanOf(kind, asked.span);
  if (!period) return problem("PERIOD_NOT_BEGUN");
  const [keptSince, first] = await Promise.all([pastKeptSince(db), recordFrom(db)]);
  const wrong = formProblem(kind, { level: unit.level, period, asOf, now, keptSince, recordFrom: first });
  if (wrong) return wrong;
  const data = await transaction((tx) => reportData(tx, kind, { unit, period, asOf, recordFrom: first }), {
    snapshot: true,
  });
  return {
    kind,
    unit,
    period,
    asOf,
    body: formReport(kind, data),
    versions: await versionsOf(db, { kind, unitId, fromOn: period.from, toOn: period.to }),
    publishes: await withinDuty(actor, unitId, "publishReports"),
    over: isOver(period, now) && asOf >= period.end,
  };
}

async function withinDuty(actor: Staff, unitId: string, duty: DeskDuty): Promise<boolean> {
  if (!mayAtDesk(actor, duty)) return false;
  const [unit, areas] = await Promise.all([positionOf(db, unitId), areasFor(db, actor, duty)]);
  return unit !== null && areas.some((area) => isOrBelow(unit, area));
}

export type ReportPage = { readonly report: WholeReport; readonly versions: readonly ReportRow[] };
const withVersions = async (report: WholeReport): Promise<ReportPage> => ({
  report,
  versions: await versionsOf(db, report),
});

/** A published report, for whoever may read those of its area. */
export async function readReport(actor: Staff, id: string): Promise<ReportPage | null> {
  const report = isUuid(id) ? await reportById(db, id) : null;
  return report && (await withinDuty(actor, report.unitId, "seeReports")) ? withVersions(report) : null;
}

/** A published report that is for everybody. */
export async function readOpenReport(id: string): Promise<ReportPage | null> {
  const report = isUuid(id) ? await reportById(db, id) : null;
  return report && reportOf(report.kind).open ? withVersions(report) : null;
}
export const readOpenReports = (): Promise<ReportRow[]> => openReports(db, MOST);
