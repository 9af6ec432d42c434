import { db } from "#lib/db/client.ts";
import { addressesOf, type Facts, factsOf } from "#lib/db/rounds/households.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Address, alikeAddresses } from "#lib/domain/rounds/addressKey.ts";
import { isUuid } from "../casework/issues.ts";
import { unitNames } from "../routing/units.ts";
import { type HouseholdPage, keepsHere, readHousehold } from "./households.ts";

export type Doubles = {
  readonly placeId: string;
  readonly place: string;
  /** each address beside the first of its kind */
  readonly pairs: readonly { readonly one: Facts; readonly other: Facts }[];
  readonly total: number;
};
const MOST_PAIRS = 100;

/** Addresses of a community that may be one, for whoever keeps its register; null for everybody else. */
export async function readDoubles(actor: Staff, placeId: string, now: Date): Promise<Doubles | null> {
  const place = isUuid(placeId) ? await positionOf(db, placeId) : null;
  if (place?.level !== "COMMUNITY" || !(await keepsHere(actor, place))) return null;
  const groups = alikeAddresses(await addressesOf(db, place.id));
  const pairs = groups.flatMap(([first, ...others]) =>
    others.flatMap((other) => (first ? [{ one: first.id, other: other.id }] : [])),
  );
  const shown = pairs.slice(0, MOST_PAIRS);
  const [rows, names] = await Promise.all([
    factsOf(db, actor, [...new Set(shown.flatMap(({ one, other }) => [one, other]))], shanghaiDate(now)),
    unitNames([place.id]),
  ]);
  const factOf = new Map(rows.map((row) => [row.id, row]));
  return {
    placeId: place.id,
    place: names[place.id] ?? "",
    pairs: shown.flatMap((pair) => {
      const [one, other] = [factOf.get(pair.one), factOf.get(pair.other)];
      return one && other ? [{ one, other }] : [];
    }),
    total: pairs.length,
  };
}

type Side = Facts & Pick<HouseholdPage, "changes">;
export type MergeReview = {
  readonly placeId: string;
  readonly place: string;
  readonly one: Side;
  /** null: not chosen yet, or there is no such address */
  readonly other: Side | null;
};

/** Two addresses of one community side by side, for whoever keeps its register; null for everybody else. */
export async function readMerge(
  actor: Staff,
  asked: { readonly one: string; readonly other: string; readonly spelt: Address | null },
  now: Date,
): Promise<MergeReview | null> {
  const page = await readHousehold(actor, asked.one, now);
  if (!page || page.merged) return null;
  const named = asked.spelt
    ? await db.household.findUnique({
        where: { communityId_building_unit_room: { communityId: page.communityId, ...asked.spelt } },
        select: { id: true },
      })
    : null;
  const otherId = named?.id ?? asked.other;
  const second = otherId !== page.id ? await readHousehold(actor, otherId, now) : null;
  const near = second?.communityId === page.communityId ? second : null;
  const rows = await factsOf(db, actor, [page.id, ...(near ? [near.id] : [])], shanghaiDate(now));
  const side = ({ id, changes }: HouseholdPage): Side | null => {
    const found = rows.find((row) => row.id === id);
    return found ? { ...found, changes } : null;
  };
  const one = side(page);
  return one && { placeId: page.communityId, place: page.place, one, other: near && side(near) };
}
