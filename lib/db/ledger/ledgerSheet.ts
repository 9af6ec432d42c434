import type { LedgerCursor } from "#lib/domain/ledger/ledgerFilter.ts";
import type { SheetSource } from "#lib/domain/ledger/ledgerLine.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "../client.ts";
import { cursorColumns, type LedgerScope, ledgerWhere, page } from "./ledger.ts";

type Raw = SheetSource & { readonly sortKey: string | null };

/** All answers of an issue together, in characters; one cell of the ledger takes no more back. */
const MOST_REPLY = 4000;
const day = (column: Prisma.Sql) => Prisma.sql`to_char(${column} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')`;

/**
 * A batch of the Excel ledger behind a cursor: rows, order and reach are those of the ledger page (lib/db/ledger/ledger). What
 * a line tells of the answer belongs to the last REPLY clock: its limit, the first answer after it began (with the day of
 * each later one), and whether it came in time. The rows come as one text: taking forty columns of each apart one by one costs
 * more than making them.
 */
export async function readSheetRows(
  tx: Db,
  asked: LedgerScope,
  limit: number,
): Promise<{ rows: SheetSource[]; next: LedgerCursor | null }> {
  const { where, order } = page(asked);
  const [batch] = await tx.$queryRaw<{ rows: string | null }[]>`
    SELECT json_agg(line)::text AS rows FROM (
    SELECT i.id, i.receipt_no AS "receiptNo", ${day(Prisma.sql`i.registered_at`)} AS "registeredOn", i.channel, i.state, i.tier,
      i.level, i.round, i.hazard, i.confidentiality, i.category, i.statement, i.place_text AS "placeText",
      to_char(i.spoken_on, 'YYYY-MM-DD') AS "spokenOn", ${day(Prisma.sql`i.dispatched_at`)} AS "dispatchedOn",
      ${day(Prisma.sql`i.resolved_at`)} AS "resolvedOn", i.outcome, i.rated_level AS rating,
      i.city_id AS "cityId", i.county_id AS "countyId", i.town_id AS "townId", i.community_id AS "communityId", i.grid_id AS "gridId",
      i.holder_unit_id AS "holderUnitId", i.lead_unit_id AS "leadUnitId", i.co_unit_ids AS "coUnitIds", i.first_contact_id AS "firstContactId",
      COALESCE(county.name, city.name) AS county, town.name AS town, community.name AS community, grid.name AS grid, unit.name AS unit,
      COALESCE(visitor.duty_title, first.duty_title) AS visitor, handler.duty_title AS handler,
      resident.name AS "residentName", resident.phone AS "residentPhone",
      clock.due AS "dueOn", clock.late, clock.stop, ${day(Prisma.sql`reply.at`)} AS "repliedOn", reply.words AS reply,
      ending.evidence, old.told, old.number AS "oldNumber", ${cursorColumns(asked.filter.sort)}
    FROM (SELECT i.* FROM issues i WHERE ${ledgerWhere(asked)} AND ${where} ORDER BY ${order} LIMIT ${limit}) i
      JOIN org_units city ON city.id = i.city_id
      LEFT JOIN org_units county ON county.id = i.county_id
      LEFT JOIN org_units town ON town.id = i.town_id
      LEFT JOIN org_units community ON community.id = i.community_id
      LEFT JOIN org_units grid ON grid.id = i.grid_id
      LEFT JOIN org_units unit ON unit.id = COALESCE(i.lead_unit_id, i.holder_unit_id)
      LEFT JOIN visits visit ON visit.id = i.visit_id
      LEFT JOIN people visitor ON visitor.id = visit.visitor_id
      LEFT JOIN people first ON first.id = i.first_contact_id AND i.imported_job_id IS NULL
      LEFT JOIN people handler ON handler.id = i.handler_id
      -- looked up one by one: joined with a batch of thousands, all residents are read for each batch
      LEFT JOIN LATERAL (SELECT r.name, r.phone FROM residents r WHERE r.id = i.resident_id OFFSET 0) resident ON true
      LEFT JOIN imported_rows old ON old.issue_id = i.id
      LEFT JOIN LATERAL (
        SELECT (array_agg(c.basis->>'due' ORDER BY c.started_at DESC, c.id DESC))[1] AS due,
          (array_agg(c.stop ORDER BY c.started_at DESC, c.id DESC))[1] AS stop, max(c.started_at) AS since,
          bool_or(c.breached_at IS NOT NULL) AS late
        FROM clocks c WHERE c.issue_id = i.id AND c.kind = 'REPLY') clock ON true
      LEFT JOIN LATERAL (
        SELECT min(r.at) AS at, left(string_agg(
          CASE WHEN r.nth > 1 THEN ${day(Prisma.sql`r.at`)} || ' ' ELSE '' END ||
          concat_ws(chr(10), NULLIF(r.done, ''), NULLIF(r.state, ''), NULLIF(r.next, '')), chr(10) ORDER BY r.nth), ${MOST_REPLY}) AS words
        FROM (SELECT r.*, row_number() OVER (ORDER BY r.at, r.id) AS nth FROM replies r
          WHERE r.issue_id = i.id AND r.denied_at IS NULL AND (clock.since IS NULL OR r.at >= clock.since)) r) reply ON true
      LEFT JOIN LATERAL (
        SELECT e.data->>'evidence' AS evidence FROM issue_events e
        WHERE e.issue_id = i.id AND e.verb = 'resolve' ORDER BY e.seq DESC LIMIT 1) ending ON i.resolved_at IS NOT NULL
    ORDER BY ${order}) line`;
  const found: Raw[] = JSON.parse(batch?.rows ?? "[]");
  const last = found.at(-1);
  return {
    rows: found,
    next:
      last && found.length === limit
        ? { key: last.sortKey === null ? null : new Date(last.sortKey).getTime(), id: last.id }
        : null,
  };
}
