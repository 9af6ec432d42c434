/** A place with the units above it, from the county down to itself. */
export type Spot = { readonly id: string; readonly path: string; readonly chainIds: readonly string[] };
/** A name that stands in an address, and the units that are called so; a city names none. */
export type Name = { readonly word: string; readonly places: readonly string[] };

/**
 * The smallest place in which every name of an address holds, or all that come into question when it is not one alone:
 * 枫树街道和平社区 is the 和平社区 of that street, and of no other. A name within another one (新村 in 物流园新村) is none.
 */
export function spotNamed(names: readonly Name[], spots: readonly Spot[]): Spot | readonly Spot[] {
  const own = names.filter(
    ({ word, places }) =>
      places.length > 0 && !names.some((other) => other.word !== word && other.word.includes(word)),
  );
  const named = spots.filter(({ id }) => own.some(({ places }) => places.includes(id)));
  const fitting = named.filter(({ chainIds }) =>
    own.every(({ places }) => places.some((id) => chainIds.includes(id))),
  );
  const deepest = Math.max(...fitting.map(({ chainIds }) => chainIds.length));
  const best = fitting.filter(({ chainIds }) => chainIds.length === deepest);
  const [only, another] = best;
  if (only && !another) return only;
  return best.length > 0 ? best : named;
}
