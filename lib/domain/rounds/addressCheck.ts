import { nearest } from "../alike/nearest.ts";
import { STATE_WORDS } from "../labels/addresses.ts";
import { normaliseDigits } from "../text.ts";
import type { AddressVerdict, HouseholdState } from "../vocabulary.ts";
import { type Address, addressKey } from "./addressKey.ts";
import type { AddressProblem, ReadAddress } from "./addressSheet.ts";

/** Limits of the house [设]: what was uploaded waits this long to be confirmed, and what one file holds. */
export const ADDRESS_IMPORT_DAYS = 7;
export const MOST_ADDRESS_ROWS = 100_000;

export type Community = {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly town: string;
};
export type Registered = Address & { readonly id: string; readonly communityId: string };

/** A row of a list as the dry run found it. Nothing of it is in the register yet. */
export type CheckedAddress = Address & {
  readonly row: number;
  readonly verdict: AddressVerdict;
  readonly communityId: string | null;
  readonly state: HouseholdState;
  /** the address it may be, or the earlier row of the file */
  readonly likeId: string | null;
  readonly likeRow: number | null;
  readonly problems: readonly AddressProblem[];
};

const plain = (name: string): string => normaliseDigits(name).replace(/\s+/g, "");

/** Finds the community that a cell names, by name or code, among those whose register this person keeps. */
export function communityFinder(
  communities: readonly Community[],
): (typed: string) => Community | Pick<AddressProblem, "code" | "suggestions"> {
  const named = new Map<string, Community[]>();
  const coded = new Map(communities.map((one) => [one.code, one]));
  for (const one of communities) named.set(plain(one.name), [...(named.get(plain(one.name)) ?? []), one]);
  const names = [...new Set(communities.map(({ name }) => name))];
  return (typed) => {
    const only = communities.length === 1 ? communities[0] : undefined;
    if (typed === "" && only) return only;
    if (typed === "") return { code: "REQUIRED" };
    const found = coded.get(plain(typed)) ?? named.get(plain(typed));
    if (!found) return { code: "UNKNOWN_COMMUNITY", suggestions: nearest(typed, names, 3) };
    if (!Array.isArray(found)) return found as Community;
    const [first, second] = found as Community[];
    if (first && !second) return first;
    return {
      code: "SEVERAL_COMMUNITIES",
      suggestions: (found as Community[]).slice(0, 3).map(({ code, town }) => `${code}（${town}）`),
    };
  };
}

type Row = ReadAddress & { readonly row: number };

/**
 * What each row would become. NEW: not in the register. THERE: exactly this address is, in the register or above in the file.
 * DOUBTFUL: one that differs in spelling only; a person decides. WRONG: told cell by cell, also where the file contradicts itself.
 */
export function checkAddresses(
  rows: readonly Row[],
  find: ReturnType<typeof communityFinder>,
  register: readonly Registered[],
): CheckedAddress[] {
  const exact = new Map<string, Like & { readonly state: HouseholdState | null }>();
  const alike = new Map<string, Like>();
  const learn = (communityId: string, address: Address, like: Like, state: HouseholdState | null) => {
    const [same, near] = keysOf(communityId, address);
    if (!exact.has(same)) exact.set(same, { ...like, state });
    if (!alike.has(near)) alike.set(near, like);
  };
  for (const one of register) learn(one.communityId, one, { likeId: one.id, likeRow: null }, null);
  /** by the number of a row, another further down that is the same place in another state */
  const contradicted = new Map<number, number>();
  const checked = rows.map(({ row, line, problems, letter }): CheckedAddress => {
    const { community, ...address } = line;
    const found = find(community);
    const wrong =
      "id" in found
        ? problems
        : [
            ...problems,
            {
              key: "community",
              typed: community,
              ...found,
              ...(letter && { letter }),
            } satisfies AddressProblem,
          ];
    const wrongRow = {
      row,
      ...address,
      verdict: "WRONG",
      communityId: null,
      ...NOTHING,
      problems: wrong,
    } as const;
    if (!("id" in found) || wrong.length > 0) return wrongRow;
    const [same, near] = keysOf(found.id, address);
    const there = exact.get(same);
    if (there?.state && there.likeRow !== null && there.state !== address.state) {
      contradicted.set(there.likeRow, contradicted.get(there.likeRow) ?? row);
      return { ...wrongRow, problems: [otherwise(address.state, there.likeRow)] };
    }
    const like = there ?? alike.get(near);
    learn(found.id, address, { likeId: null, likeRow: row }, address.state);
    const verdict = there ? "THERE" : like ? "DOUBTFUL" : "NEW";
    const { likeId, likeRow } = like ?? NOTHING;
    return { row, ...address, verdict, communityId: found.id, likeId, likeRow, problems: [] };
  });
  return checked.map((one) => {
    // Nor does one that only repeats the row that is contradicted.
    const first = one.verdict === "THERE" ? (one.likeRow ?? one.row) : one.row;
    const other = contradicted.get(first);
    return other === undefined
      ? one
      : { ...one, verdict: "WRONG", communityId: null, ...NOTHING, problems: [otherwise(one.state, other)] };
  });
}
/** The same address twice in one file, with two states: nobody but its writer knows which is right, so neither comes in. */
const otherwise = (state: HouseholdState, row: number): AddressProblem => ({
  key: "state",
  typed: STATE_WORDS[state][0],
  code: "OTHERWISE",
  suggestions: [String(row)],
});
type Like = Pick<CheckedAddress, "likeId" | "likeRow">;
const NOTHING: Like = { likeId: null, likeRow: null };
const keysOf = (communityId: string, address: Address): [same: string, near: string] => [
  JSON.stringify([communityId, address.building, address.unit, address.room]),
  `${communityId}/${addressKey(address)}`,
];
