import { countWithin } from "#lib/db/ledger/breakdown.ts";
import { ledgerAsked } from "#lib/db/ledger/ledger.ts";
import { namedUnits } from "#lib/db/routing/reachUnits.ts";
import type { LedgerFilter, Params } from "#lib/domain/ledger/ledgerFilter.ts";
import type { Actor } from "#lib/domain/permissions.ts";

/** Part of a ledger: how many, and what narrows to just them. `name` is the place's; a category is named by its label. */
export type LedgerPart = {
  readonly key: string;
  readonly name: string | null;
  readonly count: number;
  readonly narrows: Partial<LedgerFilter>;
};
export type Breakdown = {
  readonly places: readonly LedgerPart[];
  readonly categories: readonly LedgerPart[];
};

/**
 * Where the issues behind a number lie and what they are about, so that whoever asks "why" goes on to the place, the
 * category and the single issue; null where the ledger shows no number of the dashboard.
 */
export async function readBreakdown(actor: Actor, params: Params, now: Date): Promise<Breakdown | null> {
  const { asked } = await ledgerAsked(actor, params, now);
  const { filter, unit } = asked;
  if (!filter.figure) return null;
  const parts = await countWithin(asked);
  const named = new Map(
    (await namedUnits(parts.flatMap(({ unitId }) => unitId ?? []))).map((place) => [place.id, place]),
  );
  const places = parts.flatMap(({ unitId, count }): LedgerPart[] => {
    const place = unitId && named.get(unitId);
    if (!place) return [];
    const own = place.id === unit?.id || (unit === null && place.level === "CITY");
    return [
      { key: place.id, name: place.name, count, narrows: { unit: place.id, ...(own && { here: true }) } },
    ];
  });
  const categories = parts.flatMap(({ category, count }): LedgerPart[] =>
    category ? [{ key: category, name: null, count, narrows: { category } }] : [],
  );
  // A department spans places, and the ledger is narrowed to one unit at a time.
  return { places: unit?.kind === "DEPARTMENT" || filter.here ? [] : places, categories };
}
