import { LATELY_DAYS } from "#lib/domain/direct/board.ts";
import {
  type BoardColumn,
  type COORDINATION_COLUMNS,
  ENDED_STATES,
  OPEN_STATES,
  type ORDER_COLUMNS,
} from "#lib/domain/vocabulary.ts";
import { joinSql, type Sql, sql } from "../sql.ts";

const lately = (now: Date) => new Date(now.getTime() - LATELY_DAYS * 86_400_000);
/** Came up to where it is now, by people or by the clock. */
const CAME_UP = sql`i.came_from IS NOT NULL AND i.came_from->>'level' <> i.level`;
const OPEN = sql`i.state = ANY(${[...OPEN_STATES]}::text[])`;
type Condition = (now: Date) => Sql;

/** When an issue that came up stands in a column, the first that holds: so each stands in one alone, and none is lost. */
const COORDINATION: Readonly<Record<(typeof COORDINATION_COLUMNS)[number], Condition>> = {
  RESOLVED: (now) =>
    sql`i.state = ANY(${[...ENDED_STATES]}::text[]) AND coalesce(i.resolved_at, i.closed_at, i.updated_at) >= ${lately(now)}`,
  NEW: () => sql`i.state IN ('REGISTERED', 'ACCEPTED')`,
  INSTRUCTED: () =>
    sql`${OPEN} AND EXISTS (SELECT FROM instructions n JOIN instruction_tasks t ON t.instruction_id = n.id WHERE n.issue_id = i.id AND t.state <> 'ENDED')`,
  TOGETHER: () =>
    sql`${OPEN} AND EXISTS (SELECT FROM co_tasks t WHERE t.issue_id = i.id AND t.done_at IS NULL)`,
  WAITING: () =>
    sql`${OPEN} AND (i.waiting IS NOT NULL OR i.request IS NOT NULL OR i.state IN ('DISPATCHED', 'MEDIATING', 'ON_HOLD', 'MERGED'))`,
  REPLIED: () =>
    sql`${OPEN} AND i.last_reply_on >= ((i.came_from->>'at')::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`,
  IN_HAND: () => OPEN,
};
const FIRST = [
  "RESOLVED",
  "NEW",
  "INSTRUCTED",
  "TOGETHER",
  "WAITING",
  "REPLIED",
  "IN_HAND",
] as const satisfies readonly (keyof typeof COORDINATION)[];

/** A refusal that is looked at again can be overdue too, and is supervised then (domain.md C5). */
const SUPERVISED = sql`(${OPEN} OR i.state = 'NOT_ACCEPTED')`;
const level = (n: number) => sql`i.supervision_level = ${n} AND ${SUPERVISED}`;
const ORDERS: Readonly<Record<(typeof ORDER_COLUMNS)[number], Condition>> = {
  LEVEL_3: () => level(3),
  LEVEL_2: () => level(2),
  LEVEL_1: () => level(1),
  ANSWERED: (now) =>
    sql`i.supervision_level = 0 AND EXISTS (SELECT FROM supervision_orders o WHERE o.issue_id = i.id AND o.met_at >= ${lately(now)})`,
};

const isOrder = (column: BoardColumn): column is keyof typeof ORDERS => Object.hasOwn(ORDERS, column);
/** On `issues i`: whether it stands in this column of its board. One condition for the number and for the list behind it. */
export function onBoard(column: BoardColumn, now: Date): Sql {
  if (isOrder(column)) return sql`(${ORDERS[column](now)})`;
  const earlier = FIRST.slice(0, FIRST.indexOf(column)).map(
    (one) => sql`(${COORDINATION[one](now)}) IS NOT TRUE`,
  );
  return sql`(${joinSql([CAME_UP, ...earlier, sql`(${COORDINATION[column](now)})`], " AND ")})`;
}
