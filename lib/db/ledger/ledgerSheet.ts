import type { LedgerCursor } from "#lib/domain/ledger/ledgerFilter.ts";
import type { OldWords, SheetSource } from "#lib/domain/ledger/ledgerLine.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "../client.ts";
import type { Reader } from "../readers.ts";
import { cursorColumns, type LedgerScope, ledgerWhere, page } from "./ledger.ts";

/** All answers of an issue together, in characters; one cell of the ledger takes no more back. */
const MOST_REPLY = 4000;
const day = (column: Prisma.Sql) => Prisma.sql`to_char(${column} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')`;

/** What stands in the record of an issue. Names of units and people are few and many lines have the same: see {@link Names}. */
type Raw = Omit<SheetSource, "county" | "town" | "community" | "grid" | "unit" | "visitor" | "handler"> & {
  readonly visitorId: string | null;
  readonly handlerId: string | null;
  readonly imported: boolean;
};
/** Every column of a line, and how its text is read where it is no text. */
const COLUMNS = {
  id: [Prisma.sql`i.id`],
  receiptNo: [Prisma.sql`i.receipt_no`],
  registeredOn: [day(Prisma.sql`i.registered_at`)],
  channel: [Prisma.sql`i.channel`],
  state: [Prisma.sql`i.state`],
  tier: [Prisma.sql`i.tier`],
  level: [Prisma.sql`i.level`],
  round: [Prisma.sql`i.round`, Number],
  hazard: [Prisma.sql`i.hazard`, yes],
  confidentiality: [Prisma.sql`i.confidentiality`],
  category: [Prisma.sql`i.category`],
  statement: [Prisma.sql`i.statement`],
  placeText: [Prisma.sql`i.place_text`],
  spokenOn: [Prisma.sql`to_char(i.spoken_on, 'YYYY-MM-DD')`],
  dispatchedOn: [day(Prisma.sql`i.dispatched_at`)],
  resolvedOn: [day(Prisma.sql`i.resolved_at`)],
  outcome: [Prisma.sql`i.outcome`],
  rating: [Prisma.sql`i.rated_level`, Number],
  cityId: [Prisma.sql`i.city_id`],
  countyId: [Prisma.sql`i.county_id`],
  townId: [Prisma.sql`i.town_id`],
  communityId: [Prisma.sql`i.community_id`],
  gridId: [Prisma.sql`i.grid_id`],
  holderUnitId: [Prisma.sql`i.holder_unit_id`],
  leadUnitId: [Prisma.sql`i.lead_unit_id`],
  coUnitIds: [Prisma.sql`array_to_json(i.co_unit_ids)`, JSON.parse],
  firstContactId: [Prisma.sql`i.first_contact_id`],
  imported: [Prisma.sql`i.imported_job_id IS NOT NULL`, yes],
  visitorId: [Prisma.sql`visit.visitor_id`],
  handlerId: [Prisma.sql`i.handler_id`],
  residentName: [Prisma.sql`resident.name`],
  residentPhone: [Prisma.sql`resident.phone`],
  dueOn: [Prisma.sql`clock.due`],
  late: [Prisma.sql`clock.late`, yes],
  stop: [Prisma.sql`clock.stop`],
  repliedOn: [day(Prisma.sql`reply.at`)],
  reply: [Prisma.sql`reply.words`],
  evidence: [Prisma.sql`ending.evidence`],
  told: [Prisma.sql`old.told`, (text: string) => JSON.parse(text) as OldWords],
  oldNumber: [Prisma.sql`old.number`],
} as const satisfies Record<keyof Raw, readonly [Prisma.Sql, ((text: string) => unknown)?]>;
function yes(text: string): boolean {
  return text === "true";
}
const KEYS = Object.keys(COLUMNS) as (keyof Raw)[];
const READ = KEYS.map((key): ((text: string) => unknown) | undefined => COLUMNS[key][1]);
const SELECTED = Prisma.join(KEYS.map((key) => Prisma.sql`(${COLUMNS[key][0]})::text`));

function rawOf(cells: readonly (string | null)[]): Raw {
  const row: Record<string, unknown> = {};
  for (const [at, key] of KEYS.entries()) {
    const text = cells[at] ?? null;
    const read = READ[at];
    row[key] = text === null || !read ? text : read(text);
  }
  return row as Raw;
}

/** Units by name and people by duty. */
export type Names = {
  readonly units: ReadonlyMap<string, string>;
  readonly duties: ReadonlyMap<string, string>;
};
export async function readNames(tx: Db): Promise<Names> {
  const [units, people] = await Promise.all([
    tx.orgUnit.findMany({ select: { id: true, name: true } }),
    tx.person.findMany({ select: { id: true, dutyTitle: true } }),
  ]);
  return {
    units: new Map(units.map(({ id, name }) => [id, name])),
    duties: new Map(people.map(({ id, dutyTitle }) => [id, dutyTitle])),
  };
}

function named(row: Raw, { units, duties }: Names): SheetSource {
  const unit = (id: string | null) => (id === null ? null : (units.get(id) ?? null));
  const duty = (id: string | null) => (id === null ? null : (duties.get(id) ?? null));
  return {
    ...row,
    county: unit(row.countyId ?? row.cityId),
    town: unit(row.townId),
    community: unit(row.communityId),
    grid: unit(row.gridId),
    unit: unit(row.leadUnitId ?? row.holderUnitId),
    visitor: duty(row.visitorId) ?? (row.imported ? null : duty(row.firstContactId)),
    handler: duty(row.handlerId),
  };
}

/** Where each batch of the ledger begins: behind nothing, and behind every `size`th of its rows. */
export async function batchMarks(
  tx: Db,
  asked: LedgerScope,
  size: number,
): Promise<(LedgerCursor | undefined)[]> {
  const { order } = page(asked);
  const marks = await tx.$queryRaw<{ id: string; sortKey: Date | null }[]>`
    SELECT id, "sortKey" FROM (
      SELECT i.id, ${cursorColumns(asked.filter.sort)}, row_number() OVER (ORDER BY ${order}) AS nth
      FROM issues i WHERE ${ledgerWhere(asked)}) i
    WHERE nth % ${size} = 0 ORDER BY nth`;
  return [undefined, ...marks.map(({ id, sortKey }) => ({ key: sortKey?.getTime() ?? null, id }))];
}

/**
 * A batch of the Excel ledger behind a cursor: rows, order and reach are those of the ledger page (lib/db/ledger/ledger). What
 * a line tells of the answer belongs to the last REPLY clock: its limit, the first answer after it began (with the day of
 * each later one), and whether it came in time.
 */
export async function readSheetRows(
  reader: Reader,
  names: Names,
  asked: LedgerScope,
  limit: number,
): Promise<SheetSource[]> {
  const { where, order } = page(asked);
  const rows = await reader(Prisma.sql`
    SELECT ${SELECTED}
    FROM (SELECT i.* FROM issues i WHERE ${ledgerWhere(asked)} AND ${where} ORDER BY ${order} LIMIT ${limit}) i
      LEFT JOIN visits visit ON visit.id = i.visit_id
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
    ORDER BY ${order}`);
  return rows.map((cells) => named(rawOf(cells), names));
}
