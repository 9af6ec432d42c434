import type { Over } from "#lib/domain/figures/facts.ts";
import { type MetricId, metricOf } from "#lib/domain/figures/metrics.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { factsOfFew, PLACE_OF, placed, spot } from "./facts.ts";
import { cohortCondition, figureColumns, sharedCondition } from "./metrics.ts";
import { quoted } from "./quoted.ts";
import {
  type Grain,
  grainsKept,
  HERE_DAYS,
  instantOf,
  KINDS,
  type Kind,
  MOST_SLOTS,
  oversOf,
  ROLLED_CUT_NAMES,
  ROLLED_CUTS,
  ROLLED_LEVELS,
  type RolledCut,
  type RolledLevel,
  type Slot,
  startOfMonth,
  unitDaysKept,
} from "./rolled.ts";

/**
 * The functions of the database that keep the figures summed up, written from the figures themselves, so that a formula
 * stands in one place. prisma/migrate puts them in; when they change, everything is summed up anew.
 */

/** Before everything: what depends on the present is left to whoever reads. */
export const TIMELESS = new Date(0);
const AS_OF = Prisma.raw("as_of");

/** A statement with its values in it, as the body of a function must be. */
const literal = (sql: Prisma.Sql): string =>
  sql.strings.reduce((text, part, at) => `${text}${quoted(sql.values[at - 1])}${part}`);

/** What issues weigh by one kind of fact: a row for each place, instant and combination of cuts. */
function cellsOf(kind: Kind, over: Over): Prisma.Sql {
  const ids = kind.ids.filter((id) => metricOf(id).over === over);
  const keys = ROLLED_CUT_NAMES.map((name) => ROLLED_CUTS[name]);
  const number = ({ id, part }: Slot) => Prisma.raw(`COALESCE(f."${id}_${part}", 0)::int`);
  const numbers = kind.slots.map((slot) => (ids.includes(slot.id) ? number(slot) : Prisma.sql`0`));
  return Prisma.sql`SELECT ${kind.name}::text, f.city_id, f.county_id, f.town_id, f.community_id, f.at, f.keys, ARRAY[${Prisma.join(numbers)}]
    FROM (SELECT i.city_id, i.county_id, i.town_id, i.community_id, ${instantOf(kind.name, over)} AS at, ARRAY[${Prisma.join(keys)}] AS keys,
        ${figureColumns(ids, AS_OF)}
      FROM ${factsOfFew(over, Prisma.sql`i.id = ANY(ids)`)}
      WHERE i.id = ANY(ids) AND ${cohortCondition(metricOf(ids[0] as MetricId), {})} AND ${sharedCondition(ids, AS_OF)}
      GROUP BY 1, 2, 3, 4, 5, 6) f
    WHERE ${Prisma.join(numbers, " + ")} <> 0`;
}

const CELL =
  "kind text, city_id uuid, county_id uuid, town_id uuid, community_id uuid, at timestamptz, keys text[], v int[]";

/** The function that tells what some issues weigh by one kind of fact: (ids uuid[], as_of timestamptz). */
export const cellsBy = (kind: Kind, over: Over): string =>
  `figure_cells_${kind.name.toLowerCase()}_${over.toLowerCase()}`;
const EACH_FACT = KINDS.flatMap((kind) => oversOf(kind).map((over) => ({ kind, over })));

/** Stable, so that within a statement they see what the statement sees; and with plans of their own, which the database keeps. */
const CELLS_OF_FACTS = EACH_FACT.map(
  ({
    kind,
    over,
  }) => `CREATE OR REPLACE FUNCTION ${cellsBy(kind, over)}(ids uuid[], as_of timestamptz) RETURNS TABLE(${CELL}) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY ${literal(cellsOf(kind, over))};
END $$`,
);

/** All that some issues weigh at any time. What is hidden from an office is left out, and counted by whoever may see it. */
const FIGURE_CELLS = `CREATE OR REPLACE FUNCTION figure_cells(ids uuid[]) RETURNS TABLE(${CELL}) LANGUAGE plpgsql STABLE AS $$
DECLARE seen uuid[] := ARRAY(SELECT i.id FROM issues i WHERE i.id = ANY(ids) AND i.hidden_from IS NULL);
BEGIN
  RETURN QUERY ${EACH_FACT.map(({ kind, over }) => `SELECT * FROM ${cellsBy(kind, over)}(seen, ${quoted(TIMELESS)})`).join("\n  UNION ALL ")};
END $$`;

const SLOTS = Array.from({ length: MOST_SLOTS }, (_, at) => at + 1);
const each = (slot: (n: number) => string) => SLOTS.map(slot).join(", ");

/** Whether a cell is more than nothing. */
export const something = (cell: string): string => `COALESCE(${each((n) => `${cell}.v${n}`)}) IS NOT NULL`;

/** An issue is about to change: what it weighed is taken back, once until it is summed up again. */
const FIGURE_UNFOLD = `CREATE OR REPLACE FUNCTION figure_unfold(issue uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOOP
    -- Shared, so that nobody sums it up before this transaction has ended.
    PERFORM FROM figure_unfolded WHERE issue_id = issue FOR SHARE;
    IF FOUND THEN RETURN; END IF;
    INSERT INTO figure_unfolded VALUES (issue) ON CONFLICT DO NOTHING;
    IF FOUND THEN
      -- What is only being registered weighed nothing.
      IF NOT EXISTS (SELECT FROM issues WHERE id = issue) THEN RETURN; END IF;
      INSERT INTO figure_deltas (kind, city_id, county_id, town_id, community_id, at, keys, v)
        SELECT kind, city_id, county_id, town_id, community_id, at, keys, ARRAY[${each((n) => `-v[${n}]`)}]
        FROM figure_cells(ARRAY[issue]);
      RETURN;
    END IF;
  END LOOP;
END $$`;

/** 同点位 in the database, with one issue after another of a kind at a place: made anew when the rule changes. */
export const SAME_PLACE: readonly string[] = [
  "DROP INDEX IF EXISTS issues_same_place",
  PLACE_OF,
  `CREATE INDEX issues_same_place ON issues (community_id, category, place_of(place_text), registered_at, id) WHERE ${placed("issues")}`,
];

/**
 * Issues are about to come to where they stand, or to leave (before and after, of one that moves): the next one at each place
 * repeats another, or none any more. One at a time, or two that know nothing of each other would both be summed up as the first:
 * the lock is one of a thousand, so that whoever writes a whole ledger does not hold more of them than the database has.
 */
const FIGURE_UNFOLD_NEXT = `CREATE OR REPLACE FUNCTION figure_unfold_next(moved issues[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE next uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('figure_unfold_next'), bucket)
    FROM (SELECT DISTINCT hashtext((${spot("m")})::text) & 1023 AS bucket FROM unnest(moved) m WHERE ${placed("m")} ORDER BY 1) buckets;
  FOR next IN SELECT n.id FROM unnest(moved) m CROSS JOIN LATERAL (SELECT i.id FROM issues i WHERE (${spot("i")}) = (${spot("m")}) AND ${placed("i")}
      AND (i.registered_at, i.id) > (m.registered_at, m.id) ORDER BY i.registered_at, i.id LIMIT 1) n WHERE ${placed("m")} ORDER BY 1
  LOOP
    PERFORM figure_unfold(next);
  END LOOP;
END $$`;

/** The cells of one level and kind: whole and by each cut, each as finely as it is kept; and of what is placed no lower ("here"). */
function levelSums(level: RolledLevel, at: number, kind: Kind): string {
  const below = ROLLED_LEVELS[at + 1];
  const id = `b.${level.toLowerCase()}_id`;
  const whole = (grain: Grain) => [
    `('total', '${grain}', '', true)`,
    ...(below ? [`('here', '${grain}', '', b.${below.toLowerCase()}_id IS NULL)`] : []),
  ];
  const key = (cut: RolledCut) => `b.keys[${ROLLED_CUT_NAMES.indexOf(cut) + 1}]`;
  const byCut = (cut: RolledCut) =>
    grainsKept(kind, level, cut).map((grain) => `('${cut}', '${grain}', ${key(cut)}, true)`);
  const hereDays = unitDaysKept(kind, level).map(
    (grain) => `('${HERE_DAYS}', '${grain}', ${key("days")}, b.${below?.toLowerCase()}_id IS NULL)`,
  );
  const rows = [...grainsKept(kind, level, "total").flatMap(whole), ...kind.cuts.flatMap(byCut), ...hereDays];
  return `SELECT ${id} AS unit_id, b.kind, c.grain, c.cut, CASE c.grain WHEN 'MONTH' THEN ${literal(startOfMonth(Prisma.sql`b.at`))} ELSE b.at END AS at, c.key,
      ${each((n) => `${n > kind.slots.length ? "NULL" : `NULLIF(sum(b.v[${n}]), 0)`}::int AS v${n}`)}
    FROM base b CROSS JOIN LATERAL (VALUES ${rows.join(", ")}) c(cut, grain, key, there)
    WHERE b.kind = '${kind.name}' AND ${id} IS NOT NULL AND c.there GROUP BY 1, 2, 3, 4, 5, 6`;
}
const SUMS = ROLLED_LEVELS.flatMap((level, at) => KINDS.map((kind) => levelSums(level, at, kind)));

const standing = (name: string) => `ROW(${spot(name)}, ${name}.registered_at, ${placed(name)})`;

/**
 * Before an issue is written: what it weighed is read from the record as it stood. Where it comes to a place, leaves one or is
 * sorted anew there, the next one is looked for too.
 */
const FIGURE_ISSUE_CHANGES = `CREATE OR REPLACE FUNCTION figure_issue_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM figure_unfold_next(ARRAY[NEW]);
    INSERT INTO figure_unfolded VALUES (NEW.id) ON CONFLICT DO NOTHING;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    PERFORM figure_unfold_next(ARRAY[OLD]);
  ELSIF ${standing("OLD")} IS DISTINCT FROM ${standing("NEW")} THEN
    PERFORM figure_unfold_next(ARRAY[OLD, NEW]);
  END IF;
  PERFORM figure_unfold(OLD.id);
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$`;

const SERIES = "unit_id, kind, grain, cut, key";

/**
 * Sums up some issues that changed, with what was taken back of them, and returns how many. One at a time; issues in the hands
 * of a transaction are left for the next time. Planned each time: a plan made for a few issues takes twice as long over thousands.
 */
const FIGURE_FOLD = `CREATE OR REPLACE FUNCTION figure_fold(most int) RETURNS int LANGUAGE plpgsql SET plan_cache_mode TO force_custom_plan AS $$
DECLARE ids uuid[];
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('figure_fold')) THEN RETURN 0; END IF;
  SELECT array_agg(issue_id) INTO ids FROM (SELECT issue_id FROM figure_unfolded ORDER BY issue_id LIMIT most FOR UPDATE SKIP LOCKED) u;
  IF ids IS NULL THEN RETURN 0; END IF;
  DELETE FROM figure_unfolded WHERE issue_id = ANY(ids);
  WITH gone AS (DELETE FROM figure_deltas RETURNING *),
    -- What falls on one place and day is added first, as each level and cut adds all of it again.
    base AS MATERIALIZED (SELECT kind, city_id, county_id, town_id, community_id, at, keys, ARRAY[${each((n) => `sum(v[${n}])`)}] AS v
      FROM (SELECT * FROM figure_cells(ids)
        UNION ALL SELECT kind, city_id, county_id, town_id, community_id, at, keys, v FROM gone) c GROUP BY 1, 2, 3, 4, 5, 6, 7),
    sums AS MATERIALIZED (SELECT * FROM (${SUMS.join("\n    UNION ALL\n    ")}) s WHERE ${something("s")}),
    new AS (INSERT INTO figure_series (${SERIES}) SELECT ${SERIES} FROM sums EXCEPT SELECT ${SERIES} FROM figure_series RETURNING *)
  INSERT INTO figure_rollups AS r (series, at, ${each((n) => `v${n}`)})
    SELECT no, at, ${each((n) => `v${n}`)}
    FROM sums JOIN (TABLE figure_series UNION ALL TABLE new) series USING (${SERIES})
  ON CONFLICT (series, at) DO UPDATE SET ${each((n) => `v${n} = NULLIF(COALESCE(r.v${n}, 0) + COALESCE(excluded.v${n}, 0), 0)`)};
  RETURN cardinality(ids);
END $$`;

export const FIGURE_FUNCTIONS: readonly string[] = [
  ...CELLS_OF_FACTS,
  FIGURE_CELLS,
  FIGURE_UNFOLD,
  FIGURE_UNFOLD_NEXT,
  FIGURE_ISSUE_CHANGES,
  FIGURE_FOLD,
];
/** Everything is to be summed up anew; until that is done, everything is counted live. */
export const START_OVER = `LOCK TABLE figure_unfolded, figure_deltas, figure_series, figure_rollups IN ACCESS EXCLUSIVE MODE;
TRUNCATE figure_deltas, figure_series, figure_rollups RESTART IDENTITY;
INSERT INTO figure_unfolded SELECT id FROM issues ON CONFLICT DO NOTHING`;
