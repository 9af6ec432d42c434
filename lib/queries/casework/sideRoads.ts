import { db } from "#lib/db/client.ts";
import type { Row } from "#lib/db/rows.ts";
import { scope } from "#lib/db/scope.ts";
import { helperUnits } from "#lib/db/units.ts";
import type { CoTaskRecord, Issue } from "#lib/domain/casework/issue.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { LinkKind, ReplyKind, State, UnitLevel } from "#lib/domain/vocabulary.ts";
import type { UnitGroup } from "../routing/units.ts";

export type CoTask = CoTaskRecord & { readonly doneAt: Date | null; readonly doneWords: string | null };
/** Another issue, named as far as this actor may see it. */
export type OtherIssue = {
  readonly id: string;
  readonly receiptNo: string;
  readonly statement: string;
  readonly state: State;
  readonly lastReplyKind: ReplyKind | null;
};
export type Linked = OtherIssue & { readonly kind: LinkKind };

export type SideRoads = {
  /** what other units were asked to do, oldest first */
  readonly coTasks: readonly CoTask[];
  /** the issue this one is handled with */
  readonly master: OtherIssue | null;
  /** issues handled with this one, each with its own resident */
  readonly children: readonly OtherIssue[];
  readonly links: readonly Linked[];
};

const day = (date: Date): string => date.toISOString().slice(0, 10);
const otherOf = (row: Row): OtherIssue => ({
  id: row.id as string,
  receiptNo: row.receipt_no as string,
  statement: row.statement as string,
  state: row.state as State,
  lastReplyKind: row.last_reply_kind as ReplyKind | null,
});

/** What hangs on an issue beside its own course. Other issues only as far as the actor may see them. */
export async function sideRoadsOf(actor: Staff, issue: Issue): Promise<SideRoads> {
  const [tasks, others] = await Promise.all([
    db.coTask.findMany({ where: { issueId: issue.id }, orderBy: [{ askedAt: "asc" }, { id: "asc" }] }),
    db.$queryRaw<Row[]>`
      SELECT i.id, i.receipt_no, i.statement, i.state, i.last_reply_kind, i.merged_into, l.kind
      FROM issues i LEFT JOIN LATERAL (
        SELECT kind FROM issue_links WHERE kind <> 'MERGED'
          AND ((issue_id = ${issue.id}::uuid AND other_id = i.id) OR (other_id = ${issue.id}::uuid AND issue_id = i.id))
        ORDER BY at DESC LIMIT 1) l ON true
      WHERE i.id IN (
        SELECT other_id FROM issue_links WHERE issue_id = ${issue.id}::uuid
        UNION SELECT issue_id FROM issue_links WHERE other_id = ${issue.id}::uuid
        UNION SELECT id FROM issues WHERE merged_into = ${issue.id}::uuid)
        AND ${scope(actor)}
      ORDER BY i.registered_at, i.id`,
  ]);
  return {
    coTasks: tasks.map((task) => ({ ...task, dueOn: day(task.dueOn) })) as unknown as CoTask[],
    master: others.filter((row) => row.id === issue.mergedInto).map(otherOf)[0] ?? null,
    children: others.filter((row) => row.merged_into === issue.id).map(otherOf),
    links: others
      .filter((row) => row.kind !== null)
      .map((row) => ({ ...otherOf(row), kind: row.kind as LinkKind })),
  };
}

const LEVEL_ORDER: readonly UnitLevel[] = ["COMMUNITY", "TOWN", "COUNTY", "CITY"];

/** Units that may be asked to help here, the nearest first, under the name of the office they stand beside. */
export async function helpersOf(issue: Issue, except = issue.leadUnitId): Promise<UnitGroup[]> {
  const ids = await helperUnits(db, issue.place);
  const units = await db.orgUnit.findMany({
    where: { id: { in: ids.filter((id) => id !== except) } },
    select: {
      id: true,
      name: true,
      kind: true,
      level: true,
      parentId: true,
      parent: { select: { name: true } },
    },
    orderBy: { code: "asc" },
  });
  return LEVEL_ORDER.flatMap((level) => {
    const here = units.filter((unit) => unit.level === level);
    const office = here.find(({ kind }) => kind === "AREA")?.name ?? here[0]?.parent?.name ?? "";
    return here.length > 0 ? [{ name: office, units: here.map(({ id, name }) => ({ id, name })) }] : [];
  });
}
