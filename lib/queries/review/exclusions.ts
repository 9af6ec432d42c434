import { loadIssue } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import {
  decidesAs,
  decidingOffices,
  type ExclusionRow,
  exclusionsOf,
  standingOf,
  standsFor,
} from "#lib/db/review/exclusions.ts";
import { positionsOf } from "#lib/db/routing/routing.ts";
import { deskUnits, mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { asksFor } from "#lib/domain/review/exclusions.ts";
import { isUuid } from "../casework/issues.ts";

const MOST = 200;

export type ExclusionShown = ExclusionRow & { readonly decides: boolean };
export type ExclusionsPage = {
  readonly rows: readonly ExclusionShown[];
  /** the issue one came from, where one may ask for it */
  readonly asks: { readonly issueId: string; readonly receiptNo: string } | null;
};
/** 剔除 of the own units and of those below, with what waits for the reader's word; null for whoever reads none. */
export async function readExclusions(actor: Staff, issueId: string): Promise<ExclusionsPage | null> {
  if (!mayAtDesk(actor, "seeExclusions")) return null;
  const rows = await exclusionsOf(db, actor, deskUnits(actor, "seeExclusions"), MOST);
  const waiting = rows.filter(({ approved, askedBy }) => approved === null && askedBy !== actor.personId);
  const [units, offices] = await Promise.all([
    positionsOf(db, [...new Set(waiting.map(({ unitId }) => unitId))]),
    decidingOffices(db, actor),
  ]);
  const decided = new Set(units.flatMap((unit) => (decidesAs(offices, unit) ? [unit.id] : [])));
  return {
    rows: rows.map((row) => ({ ...row, decides: waiting.includes(row) && decided.has(row.unitId) })),
    asks: await askable(actor, issueId),
  };
}

/** What stands beside an issue: the 剔除 that waits or was approved, for whoever reads those; and whether one may be asked for. */
export async function exclusionBeside(actor: Staff, issueId: string) {
  const [stands, asks] = await Promise.all([
    standingOf(db, deskUnits(actor, "seeExclusions"), issueId),
    askable(actor, issueId),
  ]);
  return { stands, asks: asks !== null };
}

/** Whether somebody may ask for this issue now. */
export async function askable(actor: Staff, issueId: string): Promise<ExclusionsPage["asks"]> {
  const issue = isUuid(issueId) ? await loadIssue(db, issueId) : null;
  if (!issue || !sees(actor, issue) || issue.hiddenFrom !== null || !asksFor(actor, issue)) return null;
  return (await standsFor(db, issueId)) ? null : { issueId, receiptNo: issue.receiptNo };
}
