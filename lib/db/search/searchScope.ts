import { endOfDay, startOfDay } from "#lib/domain/calendar/calendar.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { LedgerScope } from "../ledger/ledger.ts";

/** Who looks, and through which filters of the ledger. */
export type SearchScope = Omit<LedgerScope, "actor"> & { readonly actor: Staff };

export const and = (parts: readonly Prisma.Sql[]): Prisma.Sql =>
  parts.length === 0 ? Prisma.sql`true` : Prisma.join([...parts], " AND ");

/** `issue_search s` beside `issues i`, and a word in it. */
export const JOIN_WORDS = Prisma.sql`JOIN issue_search s ON s.issue_id = i.id`;
/** What `issue_search s` is found by: the index holds this expression. */
export const KEYS = Prisma.sql`search_keys(s.words, s.county_id, s.town_id, s.community_id)`;
export const stands = (word: string) => Prisma.sql`position(${word} in s.words) > 0`;

/** On `issues i`: the dates asked for. */
export const datesOf = ({ filter: { from, to } }: SearchScope): Prisma.Sql =>
  and([
    ...(from ? [Prisma.sql`i.registered_at >= ${startOfDay(from)}`] : []),
    ...(to ? [Prisma.sql`i.registered_at < ${endOfDay(to)}`] : []),
  ]);
