import { db } from "#lib/db/client.ts";
import { type CaseRow, caseFor, casesFor, type StepRow, stepsOf } from "#lib/db/review/accountability.ts";
import { caseActor, caseReader } from "#lib/db/review/caseActors.ts";
import { unitsInReach } from "#lib/db/routing/reachUnits.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { caseOutcome, caseState, possibleSteps } from "#lib/domain/review/accountability.ts";
import type { CaseOutcome, CaseState, CaseVerb } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";
import type { UnitOption } from "../routing/units.ts";

const MOST = 200;

/** The matter behind a case is told only to whoever may see that matter. */
export type CaseShown = CaseRow & { readonly state: CaseState };
const shown = (row: CaseRow): CaseShown => ({
  ...row,
  state: caseState(row.lastVerb ? [{ verb: row.lastVerb }] : []),
  ...(!row.opens && { issueId: null, receiptNo: null }),
});

export type CasesPage = {
  readonly cases: readonly CaseShown[];
  readonly supervises: boolean;
  /** units a person may tell of */
  readonly units: readonly UnitOption[];
};
/** Clues and cases; null for whoever neither supervises nor heads a unit. */
export async function readCases(actor: Staff): Promise<CasesPage | null> {
  const reader = await caseReader(db, actor);
  if (reader.areas.length === 0 && reader.heads.length === 0) return null;
  const supervises = reader.areas.length > 0;
  const [rows, units] = await Promise.all([
    casesFor(db, actor, reader, MOST),
    supervises ? unitsInReach(actor) : [],
  ]);
  const own = new Set(actor.posts.map(({ unitId }) => unitId));
  return { cases: rows.map(shown), supervises, units: units.filter(({ id }) => !own.has(id)) };
}

export type CasePage = {
  readonly found: CaseShown;
  readonly steps: readonly Omit<StepRow, "personId" | "rank">[];
  readonly outcome: CaseOutcome | null;
  readonly possible: readonly CaseVerb[];
};
/** One case with what was done, and what the reader may do now. */
export async function readCase(actor: Staff, id: string, now: Date): Promise<CasePage | null> {
  const found = isUuid(id) ? await caseFor(db, actor, await caseReader(db, actor), id) : null;
  const unit = found && (await positionOf(db, found.unitId));
  if (!found || !unit) return null;
  const [placed, steps] = await Promise.all([caseActor(db, actor, unit), stepsOf(db, id)]);
  return {
    found: shown(found),
    steps: steps.map(({ personId: _person, rank: _rank, ...step }) => step),
    outcome: caseOutcome(steps),
    possible: possibleSteps(steps, placed, now),
  };
}
