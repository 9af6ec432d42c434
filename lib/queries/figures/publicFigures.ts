import { db } from "#lib/db/client.ts";
import { type KeptFigures, keptFigures } from "#lib/db/figures/kept.ts";
import type { UnitRef } from "#lib/db/routing/reachUnits.ts";
import { openCounties } from "#lib/db/units.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import { HEADLINE_IDS, metricOf } from "#lib/domain/figures/metrics.ts";
import { besideCity, type OpenCounted, openedOf } from "#lib/domain/figures/openFigures.ts";
import { countFigures } from "./figures.ts";

export type PublicFigures = Omit<OpenCounted, "byUnit"> & {
  readonly period: Period;
  readonly asOf: Date;
  /** until when whoever asks gets these */
  readonly keptUntil: Date;
  readonly county: { readonly id: string; readonly name: string } | null;
  readonly counties: readonly { readonly id: string; readonly name: string }[];
  readonly unknown: boolean;
  readonly byCounty: OpenCounted["byUnit"];
};

/** So long figures are kept: however many look, in however many processes, the database counts once for each key. */
const KEPT_MS = 5 * 60_000;
/** Counties times periods; far below it in life, and a bound for everything else. */
const KEPT_MOST = 200;

/** Kept in this process, by key; one that is still on its way is waited for by all. */
function keeper<T>() {
  const kept = new Map<string, { at: Date; value: Promise<T> }>();
  return async (
    key: string,
    now: Date,
    fetch: () => Promise<T>,
    atOf: (value: T) => Date = () => now,
  ): Promise<T> => {
    const found = kept.get(key);
    // Whoever came a moment earlier and asks a moment later is served by it too.
    if (found && Math.abs(now.getTime() - found.at.getTime()) < KEPT_MS) return found.value;
    if (kept.size >= KEPT_MOST) kept.clear();
    const entry = { at: now, value: fetch() };
    kept.set(key, entry);
    try {
      entry.at = atOf(await entry.value);
    } catch {
      if (kept.get(key) === entry) kept.delete(key);
    }
    return entry.value;
  };
}
const counties = keeper<UnitRef[]>();
const figures = keeper<PublicFigures>();

/** One key after another: see keptFigures. */
let turn: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work, work);
  turn = mine.catch(() => {});
  return mine;
}

/** A change of a formula changes its version: what was counted by another is not the same figure. */
const FORMULAS = HEADLINE_IDS.map((id) => metricOf(id).version).join("");

/** The figures of the whole city or of one county, as anybody may see them. What is no county is the city, and said to be. */
export async function readPublicFigures(countyId: string, period: Period, now: Date): Promise<PublicFigures> {
  const all = await counties("", now, () => openCounties(db));
  const county = all.find(({ id }) => id === countyId) ?? null;
  const city = county && (await readPublicFigures("", period, now));
  const inCity = city?.byCounty.find(({ unitId }) => unitId === county?.id)?.values;
  const key = [FORMULAS, county?.id ?? "", period.from, period.to].join("|");
  const found = await figures(
    key,
    now,
    () =>
      inTurn(async () => shown(await counted(key, county, period, now), { county, counties: all, period })),
    ({ asOf }) => asOf,
  );
  if (countyId !== "" && !county) return { ...found, unknown: true };
  return county ? { ...found, ...besideCity({ ...found, byUnit: [] }, inCity) } : found;
}

const counted = (key: string, county: UnitRef | null, period: Period, now: Date): Promise<KeptFigures> =>
  keptFigures(key, { now, keptMs: KEPT_MS }, async () => {
    const asked = { unit: county, period, now };
    const [open, all] = await Promise.all([
      countFigures({ ...asked, actor: "OPEN" }),
      county ? null : countFigures({ ...asked, actor: "ALL" }),
    ]);
    return openedOf(open, all);
  });

const shown = (
  { countedAt, figures: { byUnit, ...opened } }: KeptFigures,
  where: Pick<PublicFigures, "county" | "counties" | "period">,
): PublicFigures => ({
  ...where,
  ...opened,
  byCounty: where.county ? [] : byUnit,
  asOf: countedAt,
  keptUntil: new Date(countedAt.getTime() + KEPT_MS),
  unknown: false,
});
