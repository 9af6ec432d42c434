import type { Period } from "#lib/domain/calendar/period.ts";
import { type MetricId, metricOf } from "#lib/domain/figures/metrics.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { placeBelow, type UnitRef, unitCondition } from "../routing/reachUnits.ts";
import { scope } from "../scope.ts";
import { both, CUTS, type PictureCut } from "./cuts.ts";
import { column, factsAt, factsOfFew } from "./facts.ts";
import { cohortCondition, cohortField, figureColumns, sharedCondition, summedColumns } from "./metrics.ts";
import { ROLLED_CUTS, type RolledCut } from "./rolled.ts";

/** Figures counted from the facts themselves. */

/** Whose eyes: somebody's reach, or the public's: what is hidden from no office (OPEN), or all, for sums (ALL). */
export type Eyes = Actor | "OPEN" | "ALL";
export type Asked = {
  readonly actor: Eyes;
  readonly unit: UnitRef | null;
  readonly period: Period;
  readonly now: Date;
};
/** What sums are kept by, and what only the facts themselves can be parted by. */
export type Cut = "unit" | "month" | "day" | "unitMonth" | "unitDays" | RolledCut;
export type AnyCut = Cut | PictureCut;
const ofPicture = (cut: AnyCut): cut is PictureCut => Object.hasOwn(CUTS, cut);
export const areKept = (cuts: readonly AnyCut[]): cuts is readonly Cut[] => !cuts.some(ofPicture);
/** What the actor's reach and the asked unit leave of `issues i`. */
export const within = ({ actor, unit }: Asked): Prisma.Sql =>
  unit ? Prisma.sql`${seenBy(actor)} AND ${unitCondition(unit)}` : seenBy(actor);
function seenBy(eyes: Eyes): Prisma.Sql {
  if (eyes === "ALL") return Prisma.sql`true`;
  return eyes === "OPEN" ? Prisma.sql`i.hidden_from IS NULL` : scope(eyes);
}

/** A session is told to everybody, so that only its place narrows it; who has none, as a department, has no sessions. */
const withinPlace = ({ unit }: Asked): Prisma.Sql =>
  unit?.kind === "AREA" ? unitCondition(unit) : Prisma.sql`false`;

/** Days and months begin at midnight in Shanghai, whatever the zone of the server. */
export const shanghai = (at: Prisma.Sql): Prisma.Sql => Prisma.sql`(${at} AT TIME ZONE interval '8 hours')`;

/** What a cut parts the facts by, as an expression over `issues i` and the instant they fall on. */
export function cutBy(cut: Cut, unit: UnitRef | null, at: Prisma.Sql): Prisma.Sql {
  if (cut === "unit") return placeBelow(unit);
  if (cut === "month") return Prisma.sql`to_char(${shanghai(at)}, 'YYYY-MM')`;
  if (cut === "day") return Prisma.sql`to_char(${shanghai(at)}, 'YYYY-MM-DD')`;
  if (cut === "unitMonth") return both(Prisma.sql`(${placeBelow(unit)})::text`, cutBy("month", unit, at));
  if (cut === "unitDays") return both(Prisma.sql`(${placeBelow(unit)})::text`, ROLLED_CUTS.days);
  return ROLLED_CUTS[cut];
}

/** Cells of facts, one per combination of the cuts, summed up whole and by each cut. */
export function byEachCut(cells: Prisma.Sql, cuts: readonly AnyCut[], ids: readonly MetricId[]): Prisma.Sql {
  const names = cuts.map((cut) => Prisma.raw(`cut_${cut}`));
  const cutName = cuts.map((cut, at) => Prisma.sql`WHEN GROUPING(${names[at]}) = 0 THEN ${cut}`);
  return Prisma.sql`SELECT CASE ${Prisma.join(cutName, " ")} ELSE 'total' END AS cut,
      COALESCE(${Prisma.join(names.map((name) => Prisma.sql`CASE WHEN GROUPING(${name}) = 0 THEN ${name}::text END`))}, '') AS key,
      ${summedColumns(ids)}
    FROM (${cells}) cells
    GROUP BY GROUPING SETS ((), ${Prisma.join(names.map((name) => Prisma.sql`(${name})`))})`;
}

/** The facts themselves, counted into cells; of some issues only where `also` narrows them; `few` says that there are next to none. */
export function liveCells(
  of: Asked,
  ids: readonly MetricId[],
  cuts: readonly AnyCut[],
  { also, few }: { readonly also?: Prisma.Sql | undefined; readonly few?: boolean } = {},
): Prisma.Sql {
  const metric = metricOf(ids[0] as MetricId);
  const narrowed = metric.over === "SESSION" ? withinPlace(of) : within(of);
  const field = cohortField(metric);
  const at = field ? column(metric.over, field) : Prisma.sql`NULL::timestamptz`;
  const by = (cut: AnyCut) => (ofPicture(cut) ? CUTS[cut](of) : cutBy(cut, of.unit, at));
  const cells = cuts.map((cut) => Prisma.sql`${by(cut)} AS ${Prisma.raw(`cut_${cut}`)}`);
  const wanted = Prisma.sql`${narrowed} AND ${cohortCondition(metric, of.period)} AND ${also ?? Prisma.sql`true`}`;
  return Prisma.sql`SELECT ${Prisma.join(cells)}, ${figureColumns(ids, of.now)}
    FROM ${few ? factsOfFew(metric.over, wanted, of.period) : factsAt(metric.over, of.unit, of.period)}
    WHERE ${wanted} AND ${sharedCondition(ids, of.now)}
    GROUP BY ${Prisma.join(cuts.map((_, n) => Prisma.raw(String(n + 1))))}`;
}
