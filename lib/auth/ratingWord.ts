import { db } from "#lib/db/client.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { readRatingWord } from "#lib/seal.ts";

export type Rater = {
  readonly actor: ResidentActor & { readonly issueId: string };
  /** this round still waits for its rating: 15 日 after the solution, once */
  readonly open: boolean;
};

/** Whoever came by the link of a message: the resident of that one issue, to rate it and nothing else. Null for no such link. */
export async function raterOf(word: string): Promise<Rater | null> {
  const named = readRatingWord(word);
  const issue =
    named &&
    (await db.issue.findUnique({
      where: { receiptNo: named.receiptNo },
      select: { id: true, round: true, state: true, ratedSolved: true },
    }));
  if (!issue) return null;
  const open = issue.state === "RESOLVED" && issue.ratedSolved === null && issue.round === named.round;
  return { actor: { kind: "RESIDENT", issueId: issue.id }, open };
}
