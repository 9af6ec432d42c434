import type { LedgerRow } from "#lib/domain/ledger/ledgerRow.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { db } from "../client.ts";
import { narrowed } from "../ledger/ledger.ts";
import { scope } from "../scope.ts";
import type { SearchScope } from "./searchScope.ts";
import type { Found, Mark } from "./searchWalk.ts";

/** By the whole receipt number. */
export const findReceipt = async (asked: SearchScope, receiptNo: string): Promise<Found> => ({
  hits: await db.$queryRaw<Mark[]>`
    SELECT i.id, i.registered_at AS at FROM issues i WHERE i.receipt_no = ${receiptNo} AND ${narrowed(asked)}`,
  upTo: null,
});

/** A page of results as it is shown, in any order; what the actor may not see is not among them, whatever was asked for. */
export const shownIssues = (actor: Staff, ids: readonly string[]): Promise<ShownIssue[]> => db.$queryRaw<
  ShownIssue[]
>`
  SELECT i.id, i.receipt_no AS "receiptNo", i.registered_at AS "registeredAt", i.place_text AS "placeText", i.statement, i.category, i.tier,
    i.level, i.state, i.hazard, i.confidentiality, concat_ws(' ', county.name, town.name, community.name) AS place, resident.name AS resident
  FROM issues i LEFT JOIN org_units county ON county.id = i.county_id LEFT JOIN org_units town ON town.id = i.town_id
    LEFT JOIN org_units community ON community.id = i.community_id LEFT JOIN residents resident ON resident.id = i.resident_id
  WHERE i.id = ANY(${[...ids]}::uuid[]) AND ${scope(actor)}`;
export type ShownIssue = Pick<
  LedgerRow,
  | "id"
  | "receiptNo"
  | "registeredAt"
  | "placeText"
  | "statement"
  | "category"
  | "tier"
  | "level"
  | "state"
  | "hazard"
  | "confidentiality"
> & { readonly place: string; readonly resident: string | null };

/**
 * Whoever finds an issue by its phone has learnt something of that phone, so it is written down as looking at the contact
 * is (PIPL §44–45): once a day for each issue and person.
 */
export const noteFoundByPhone = (
  actor: Staff,
  ids: readonly string[],
  reason: string,
  now: Date,
) => db.$executeRaw`
  INSERT INTO contact_views (id, issue_id, person_id, reason, at)
  SELECT gen_random_uuid(), n.id, ${actor.personId}::uuid, ${reason}, ${now} FROM unnest(${[...ids]}::uuid[]) AS n(id)
  WHERE NOT EXISTS (SELECT FROM contact_views v WHERE v.issue_id = n.id AND v.person_id = ${actor.personId}::uuid
    AND v.reason = ${reason} AND v.at > ${now}::timestamptz - interval '1 day')`;
