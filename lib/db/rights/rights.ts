import type { ClockBasis } from "#lib/domain/casework/issue.ts";
import type { RightsRequest } from "#lib/domain/rights/rights.ts";
import type { RightKind, RightState } from "#lib/domain/vocabulary.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "../client.ts";

export type RightsRow = Awaited<ReturnType<typeof rightsRows>>[number];
export const rightsRows = (tx: Db, where: Prisma.RightsRequestWhereInput) =>
  tx.rightsRequest.findMany({ where, orderBy: [{ askedAt: "asc" }, { id: "asc" }] });

export const rightsOf = (row: RightsRow): RightsRequest => ({
  id: row.id,
  issueId: row.issueId,
  kind: row.kind as RightKind,
  words: row.words,
  state: row.state as RightState,
  askedAt: row.askedAt,
  atWindow: row.enteredBy !== null,
  dueAt: row.dueAt,
  basis: row.basis as unknown as ClockBasis,
  answeredAt: row.answeredAt,
  answer: row.answer,
  whereToComplain: row.whereToComplain,
});

/** Requests of one issue, in the order they were asked. */
export const rightsOfIssue = async (tx: Db, issueId: string): Promise<RightsRequest[]> =>
  (await rightsRows(tx, { issueId })).map(rightsOf);

/** Corrections of the original words that were granted: they stand below them, the words themselves stay (domain.md N19). */
export async function correctionsOf(tx: Db, issueId: string): Promise<{ at: Date; words: string }[]> {
  const granted = await rightsRows(tx, { issueId, kind: "CORRECT_WORDS", state: "ANSWERED" });
  return granted.map(({ answeredAt, words }) => ({ at: answeredAt as Date, words }));
}
