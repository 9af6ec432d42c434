import { db } from "#lib/db/client.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { cellsOf, type ScorecardHead, scorecardById, scorecardsOf } from "#lib/db/review/scorecards.ts";
import { unitsInReach } from "#lib/db/routing/reachUnits.ts";
import { addDays, type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { deskPosts, deskUnits, mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { type FigureValue, NOTHING } from "#lib/domain/figures/metrics.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { MEASURES, type MeasureId, placesBy } from "#lib/domain/review/scorecards.ts";
import { isUuid } from "../casework/issues.ts";
import type { UnitOption } from "../routing/units.ts";

const MOST = 100;

export type ScorecardsPage = {
  readonly cards: readonly ScorecardHead[];
  /** units whose figures one may publish */
  readonly units: readonly UnitOption[];
  /** the month before this one */
  readonly from: CivilDate;
  readonly to: CivilDate;
};
/** What was published of the own units and of those below; null for whoever reads none. */
export async function readScorecards(actor: Staff, now: Date): Promise<ScorecardsPage | null> {
  if (!mayAtDesk(actor, "seeScorecards")) return null;
  const [cards, areas] = await Promise.all([
    scorecardsOf(db, deskUnits(actor, "seeScorecards"), MOST),
    areasFor(db, actor, "publishScorecard"),
  ]);
  const own = new Set(actor.posts.map(({ unitId }) => unitId));
  const units = areas.length > 0 ? await unitsInReach(actor) : [];
  const to = addDays(`${shanghaiDate(now).slice(0, 7)}-01`, -1);
  return { cards, units: units.filter(({ id }) => !own.has(id)), from: `${to.slice(0, 7)}-01`, to };
}

export type MeasureShown = {
  readonly id: MeasureId;
  readonly version: number;
  readonly ranked: boolean;
  readonly value: FigureValue;
  /** of it what is excluded */
  readonly excluded: FigureValue;
  /** by 全口径; null: too few facts, or not ranked */
  readonly place: number | null;
  /** how many units were ranked */
  readonly among: number;
};
export type ScorecardPage = {
  readonly card: ScorecardHead;
  readonly measures: readonly MeasureShown[];
  /** the unit first, then those of its level and kind in the order of their codes */
  readonly units: readonly {
    readonly unitId: string;
    readonly name: string;
    readonly values: Readonly<Record<string, FigureValue>>;
  }[];
  /** the first day that was on record, where its days begin before */
  readonly recordFrom: CivilDate | null;
  readonly mayAnswer: boolean;
};
/** One scorecard as it was published. */
export async function readScorecard(actor: Staff, id: string): Promise<ScorecardPage | null> {
  const card = isUuid(id) ? await scorecardById(db, id, deskUnits(actor, "seeScorecards")) : null;
  if (!card) return null;
  const cells = await cellsOf(db, card);
  const ids = [...new Set(cells.map(({ unitId }) => unitId))];
  const units = ids.map((unitId) => {
    const own = cells.filter((cell) => cell.unitId === unitId);
    const values = own.map(({ metric, n, counted, points }) => [metric, { n, counted, points }] as const);
    return { unitId, name: own[0]?.name ?? "", values: Object.fromEntries(values) };
  });
  return {
    card,
    units,
    recordFrom: card.recordFrom && card.recordFrom > card.fromOn ? card.recordFrom : null,
    measures: MEASURES.filter((measure) => measure.id in card.formulas).map((measure) => {
      const values = units.map(({ values: of }) => of[measure.id] ?? NOTHING);
      const places = placesBy(measure.id, values);
      return {
        id: measure.id,
        version: card.formulas[measure.id] ?? 0,
        ranked: measure.better !== null,
        value: values[0] ?? NOTHING,
        excluded:
          cells.find(({ unitId, metric }) => unitId === card.unitId && metric === measure.id)?.excluded ??
          NOTHING,
        place: places[0] ?? null,
        among: places.filter((place) => place !== null).length,
      };
    }),
    mayAnswer:
      card.reply === null && deskPosts(actor, "answerScorecard").some(({ unitId }) => unitId === card.unitId),
  };
}
