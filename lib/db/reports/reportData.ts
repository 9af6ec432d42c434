import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import { countedOf, placesOf, valuesAt } from "#lib/domain/figures/counted.ts";
import { NO_DAYS } from "#lib/domain/figures/days.ts";
import { HEADLINE_IDS, METRIC_IDS, PROCESS_IDS } from "#lib/domain/figures/metrics.ts";
import { besideCity, openedOf } from "#lib/domain/figures/openFigures.ts";
import { type ReportDefinition, reportOf } from "#lib/domain/reports/kinds.ts";
import { idsOf, type ReportData } from "#lib/domain/reports/report.ts";
import type { ReportKind } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { loadComposite } from "../figures/composite.ts";
import { keysOf } from "../figures/count.ts";
import type { Asked, Eyes } from "../figures/live.ts";
import { areasOfPeriod, namedUnits, type UnitRef } from "../routing/reachUnits.ts";
import { analysisOf } from "./analysis.ts";
import { countPastDays, countPastExcluded, countPastHeadline, countPastProcess } from "./pastFigures.ts";

type Given = {
  readonly unit: UnitRef;
  readonly period: Period;
  readonly asOf: Date;
  /** the first day on record */
  readonly recordFrom: CivilDate | null;
};

/**
 * What a report is formed from, as it stood at `asOf`. A report is the same whoever asks for it: what is hidden from some
 * offices is left out of it (信访工作条例 §30), and counted in the totals of the city only where enough of them stand together.
 */
export const reportData = (tx: Db, kind: ReportKind, given: Given): Promise<ReportData> =>
  reportOf(kind).open ? openData(tx, given) : officeData(tx, kind, given);

const asked = (actor: Eyes, { unit, period, asOf }: Given): Asked => ({ actor, unit, period, now: asOf });

async function openData(tx: Db, given: Given): Promise<ReportData> {
  const counted = async (eyes: Eyes, of: Given) => {
    const passes = await countPastHeadline(tx, asked(eyes, of));
    const places = await namedUnits([...new Set(passes.flatMap((pass) => keysOf(pass, "unit")))]);
    return countedOf(passes, { unitId: of.unit.id, period: of.period, places });
  };
  const inItsCity = async () => {
    const { cityId } = await tx.orgUnit.findUniqueOrThrow({ where: { id: given.unit.id } });
    const city = { id: cityId, name: "", level: "CITY", kind: "AREA" } as const;
    const { byUnit } = openedOf(await counted("OPEN", { ...given, unit: city }), null);
    return byUnit.find(({ unitId }) => unitId === given.unit.id)?.values;
  };
  const wholeCity = given.unit.level === "CITY";
  const own = openedOf(await counted("OPEN", given), wholeCity ? await counted("ALL", given) : null);
  const opened = wholeCity ? own : besideCity(own, await inItsCity());
  return {
    ...heading(given),
    ...opened,
    byUnit: wholeCity ? opened.byUnit : [],
    days: null,
    excluded: null,
    composite: null,
    analysis: null,
  };
}

async function officeData(tx: Db, kind: ReportKind, given: Given): Promise<ReportData> {
  const definition = reportOf(kind);
  const of = asked("OPEN", given);
  const headline = await countPastHeadline(tx, of);
  const aboutProcess = idsOf(definition).some((id) => (PROCESS_IDS as readonly string[]).includes(id));
  const process = aboutProcess ? await countPastProcess(tx, of) : [];
  const days = definition.parts.some(({ part }) => part === "DAYS") ? await countPastDays(tx, of) : null;
  const passes = [...headline, ...process];
  const ids = [...passes, ...(days ? [days] : [])].flatMap((pass) => keysOf(pass, "unit"));
  const below = await areasOfPeriod(tx, given.unit.id, given.period);
  const places = await namedUnits([...new Set([...ids, ...below])]);
  const where = { unitId: given.unit.id, period: given.period, places };
  const { byMonth, byCategory } = countedOf(headline, where);
  const counted = aboutProcess ? METRIC_IDS : HEADLINE_IDS;
  const byUnit = placesOf(counted, passes, places, given.unit.id);
  return {
    ...heading(given),
    total: valuesAt(counted, passes, "total:"),
    byUnit,
    byMonth,
    byCategory,
    days: days && {
      total: days.get("total:") ?? NO_DAYS,
      byUnit: byUnit.map(({ unitId, name, here }) => ({
        name,
        here,
        days: days.get(`unit:${unitId}`) ?? NO_DAYS,
      })),
    },
    excluded: await excludedIn(tx, of, definition),
    composite: definition.parts.some(({ part }) => part === "COMPOSITE")
      ? await loadComposite(tx, given.asOf)
      : null,
    analysis: kind === "ANALYSIS" ? await analysisOf(tx, { ...of, unit: given.unit }, headline) : null,
  };
}

async function excludedIn(tx: Db, of: Asked, { parts }: ReportDefinition): Promise<ReportData["excluded"]> {
  const ids = parts.flatMap((part) => (part.part === "ASSESSED" ? part.ids : []));
  return ids.length > 0 ? countPastExcluded(tx, of, ids) : null;
}

const heading = ({ unit, ...of }: Given) => ({ ...of, unit: unit.name });
