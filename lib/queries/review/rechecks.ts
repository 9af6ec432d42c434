import { db } from "#lib/db/client.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { seenAmong } from "#lib/db/points/sessions.ts";
import {
  type ItemRow,
  itemsOf,
  type RecheckRow,
  recheckById,
  rechecksOf,
  sharesKept,
} from "#lib/db/review/rechecks.ts";
import { namedUnits, unitsInReach } from "#lib/db/routing/reachUnits.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { addDays, type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isOwnMatter, type Standing, standingOf, type Tally, tallyOf } from "#lib/domain/review/rechecks.ts";
import type { State } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";

const MOST = 100;
/** The days one would look at first: what ended long enough ago that it should hold, and can still be opened again. */
const DAYS_BACK = 30;

export type RechecksPage = {
  readonly rechecks: readonly RecheckRow[];
  /** places for which one may draw */
  readonly places: readonly { readonly id: string; readonly name: string }[];
  readonly from: CivilDate;
  readonly to: CivilDate;
};
/** Draws of the own area; null for whoever neither draws nor answers for it. */
export async function readRechecks(actor: Staff, now: Date): Promise<RechecksPage | null> {
  const [seen, kept] = await Promise.all([
    areasFor(db, actor, "seeRechecks"),
    areasFor(db, actor, "keepRechecks"),
  ]);
  if (seen.length === 0) return null;
  const today = shanghaiDate(now);
  const reachable = kept.length > 0 ? await unitsInReach(actor) : [];
  return {
    rechecks: await rechecksOf(
      db,
      seen.map(({ id }) => id),
      MOST,
    ),
    places: reachable.filter(({ kind }) => kind === "AREA").map(({ id, name }) => ({ id, name })),
    from: addDays(today, -DAYS_BACK),
    to: addDays(today, -1),
  };
}

export type RecheckItemShown = Omit<ItemRow, "leadId" | "roundNow" | "closedAt" | "state"> & {
  readonly state: State | null;
  readonly standing: Standing;
  readonly place: string;
  /** of a matter that the reader may not open nothing is shown but that it was drawn, and what was found */
  readonly opens: boolean;
  /** the reader's own unit handled it: somebody else has to look */
  readonly own: boolean;
};
const CLOSED_TO_READER = {
  issueId: "",
  receiptNo: "",
  statement: "",
  lead: null,
  state: null,
  words: null,
  unclear: [],
} as const satisfies Partial<RecheckItemShown>;
export type RecheckPage = {
  readonly recheck: RecheckRow;
  readonly strata: readonly {
    readonly unitId: string;
    readonly name: string;
    readonly ended: number;
    readonly tally: Tally;
  }[];
  readonly tally: Tally;
  readonly items: readonly RecheckItemShown[];
  readonly finds: boolean;
};
/** One draw with what was found so far, whole and by place. */
export async function readRecheck(actor: Staff, id: string, now: Date): Promise<RecheckPage | null> {
  const recheck = isUuid(id) ? await recheckById(db, id) : null;
  const unit = recheck && (await positionOf(db, recheck.unitId));
  if (!recheck || !unit) return null;
  const within = (areas: Awaited<ReturnType<typeof areasFor>>) => areas.some((area) => isOrBelow(unit, area));
  if (!within(await areasFor(db, actor, "seeRechecks"))) return null;
  const [items, shares, finds] = await Promise.all([
    itemsOf(db, id),
    sharesKept(db, id),
    areasFor(db, actor, "keepRechecks").then(within),
  ]);
  const [names, seen] = await Promise.all([
    namedUnits(shares.map(({ unitId }) => unitId)),
    seenAmong(
      db,
      actor,
      items.map(({ issueId }) => issueId),
    ),
  ]);
  const nameOf = (unitId: string) => names.find((one) => one.id === unitId)?.name ?? "";
  return {
    recheck,
    tally: tallyOf(items.map(({ finding }) => finding)),
    strata: names.map(({ id: unitId, name }) => ({
      unitId,
      name,
      ended: shares.find((share) => share.unitId === unitId)?.ended ?? 0,
      tally: tallyOf(items.flatMap((item) => (item.unitId === unitId ? [item.finding] : []))),
    })),
    items: items.map(({ leadId, roundNow, closedAt, ...item }) => {
      const standing = standingOf({ ...item, roundNow, closedAt }, now);
      const opens = seen.has(item.issueId);
      const own = isOwnMatter(actor, { leadId });
      return { ...item, standing, own, place: nameOf(item.unitId), opens, ...(!opens && CLOSED_TO_READER) };
    }),
    finds,
  };
}
