import { type Db, db } from "#lib/db/client.ts";
import { recordFrom } from "#lib/db/figures/record.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { reportData } from "#lib/db/reports/reportData.ts";
import { lockReport, pastKeptSince, versionsOf } from "#lib/db/reports/reports.ts";
import { unitInReach } from "#lib/db/routing/reachUnits.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { formProblem, type PublishForm, spanOf } from "#lib/domain/reports/kinds.ts";
import { formReport } from "#lib/domain/reports/report.ts";
import { onceOnly, refusable } from "../outcome.ts";

const midnight = (date: string) => new Date(`${date}T00:00:00Z`);

/** The office in whose name this person publishes about the unit, or why not. */
async function officeFor(tx: Db, actor: Staff, unitId: string): Promise<{ name: string } | Problem> {
  if (!mayAtDesk(actor, "publishReports")) return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK" });
  const [unit, areas] = await Promise.all([positionOf(tx, unitId), areasFor(tx, actor, "publishReports")]);
  if (!unit) return problem("UNKNOWN_PLACE");
  const area = areas.find((one) => isOrBelow(unit, one));
  const office = area && (await tx.orgUnit.findUnique({ where: { id: area.id }, select: { name: true } }));
  return office ?? problem("PLACE_OUT_OF_REACH");
}

/**
 * Publishes a report as it was looked at: formed once more for the same instant, and kept as it is for good (domain.md C6,
 * F7 §41). One that stands already gets another version, which says what changed. Errors: NOT_ALLOWED, UNKNOWN_PLACE,
 * PLACE_OUT_OF_REACH, PERIOD_NOT_OVER, those of `formProblem`, SAY_WHAT_CHANGED, CHANGED_NOTHING_YET.
 */
export const publishReport = (
  actor: Staff,
  { reportId: id, kind, unitId, span, asOf, changed }: PublishForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const office = await officeFor(tx, actor, unitId);
        if (isProblem(office)) return office;
        const unit = await unitInReach(actor, unitId);
        if (unit?.kind !== "AREA") return problem("PLACE_OUT_OF_REACH");
        const period = spanOf(kind, span);
        if (!period || asOf < period.end || asOf > now) return problem("PERIOD_NOT_OVER");
        const [keptSince, first] = [await pastKeptSince(tx), await recordFrom(tx)];
        const wrong = formProblem(kind, {
          level: unit.level,
          period,
          asOf,
          now,
          keptSince,
          recordFrom: first,
        });
        if (wrong) return wrong;

        const same = { kind, unitId, fromOn: period.from, toOn: period.to };
        await lockReport(tx, same);
        const [last] = await versionsOf(tx, same);
        if (last && changed === "") return problem("SAY_WHAT_CHANGED");
        if (!last && changed !== "") return problem("CHANGED_NOTHING_YET");
        const body = formReport(kind, await reportData(tx, kind, { unit, period, asOf, recordFrom: first }));
        await tx.report.create({
          data: {
            id,
            kind,
            unitId,
            fromOn: midnight(period.from),
            toOn: midnight(period.to),
            asOf,
            version: (last?.version ?? 0) + 1,
            changed,
            body,
            publishedBy: actor.personId,
            publishedAs: office.name,
            publishedAt: now,
          },
        });
        return { id };
      }),
    () => db.report.findFirst({ where: { id, publishedBy: actor.personId }, select: { id: true } }),
  );
