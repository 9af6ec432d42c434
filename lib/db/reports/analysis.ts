import { addDays, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import { type Cells, valuesAt } from "#lib/domain/figures/counted.ts";
import { HEADLINE_IDS } from "#lib/domain/figures/metrics.ts";
import { checklistsFor } from "#lib/domain/forecast/checklists.ts";
import type { Analysis, KindBeside, Spot } from "#lib/domain/reports/analysis.ts";
import { besideOf } from "#lib/domain/reports/kinds.ts";
import { alertsRaised } from "../alerts/alerts.ts";
import type { Db } from "../client.ts";
import type { Asked } from "../figures/live.ts";
import { recordFrom } from "../figures/record.ts";
import { linesToldBy } from "../forecast/forecasts.ts";
import { namedUnits, type UnitRef } from "../routing/reachUnits.ts";
import { countPastBy, countPastHeadline } from "./pastFigures.ts";

type OfUnit = Asked & { readonly unit: UnitRef };

/** What 形势分析 (domain.md Z36) is formed from, as it stood at `of.now`; `headline` is what the month itself was counted as. */
export async function analysisOf(tx: Db, of: OfUnit, headline: readonly Cells[]): Promise<Analysis> {
  const others = await onRecord(tx, of);
  const totals = (passes: readonly Cells[]) => valuesAt(HEADLINE_IDS, passes, "total:");
  const held = async (other: Asked | null) => other && totals(await countPastHeadline(tx, other));
  return {
    total: {
      now: totals(headline),
      before: await held(others.before),
      yearBefore: await held(others.yearBefore),
    },
    kinds: await kindsBeside(tx, of, others),
    spots: await spotsOf(tx, of),
    alerts: await alertsRaised(tx, of.unit.id, of.period, of.now),
    ahead: await aheadOf(tx, of),
    upTo: of.now < of.period.end ? shanghaiDate(of.now) : null,
  };
}

type Others = { readonly before: Asked | null; readonly yearBefore: Asked | null };
/** The months it is held against; null where the record does not hold them whole. */
async function onRecord(tx: Db, of: OfUnit): Promise<Others> {
  const since = await recordFrom(tx);
  const asked = (period: Period) => (since !== null && since <= period.from ? { ...of, period } : null);
  const { before, yearBefore } = besideOf(of.period);
  return { before: asked(before), yearBefore: asked(yearBefore) };
}

async function kindsBeside(tx: Db, of: OfUnit, { before, yearBefore }: Others): Promise<KindBeside[]> {
  const counted = async (asked: Asked | null) =>
    asked &&
    new Map(
      (await countPastBy(tx, asked, "intake", "categoryL2")).map(({ key: [kind = ""], count }) => [
        kind,
        count,
      ]),
    );
  const [now, last, yearAgo] = [await counted(of), await counted(before), await counted(yearBefore)];
  return [...(now ?? [])].map(([category, count]) => ({
    category,
    now: count,
    before: last && (last.get(category) ?? 0),
    yearBefore: yearAgo && (yearAgo.get(category) ?? 0),
  }));
}

async function spotsOf(tx: Db, of: OfUnit): Promise<Spot[]> {
  const found = await countPastBy(tx, of, "masters", "placeKind");
  const places = await namedUnits([...new Set(found.map(({ key: [place = ""] }) => place))]);
  return found.flatMap(({ key: [id, category = ""], count }) => {
    const place = places.find((one) => one.id === id);
    return place ? [{ place: place.name, here: place.id === of.unit.id, category, matters: count }] : [];
  });
}

/** Cities and counties are told of the month ahead (domain.md Z13). */
async function aheadOf(tx: Db, { unit, period, now }: OfUnit): Promise<Analysis["ahead"]> {
  if (unit.level !== "CITY" && unit.level !== "COUNTY") return null;
  const month = addDays(period.to, 1);
  const lines = await linesToldBy(tx, { unitId: unit.id, month, by: now });
  return lines ? { month, lines, checklists: checklistsFor(month) } : "NOT_YET";
}
