import type { Db } from "../client.ts";

export type GivenReply = {
  readonly issueId: string;
  readonly done: string;
  readonly state: string;
  readonly next: string;
  readonly at: Date;
};

/**
 * The last reply of an issue, and the most recent ones of a unit to other issues since `since`. Issues under the same matter
 * are answered alike on purpose: their residents told of one problem.
 */
export const earlierReplies = (
  tx: Db,
  { issueId, unitId, since, limit }: { issueId: string; unitId: string; since: Date; limit: number },
): Promise<GivenReply[]> => tx.$queryRaw<GivenReply[]>`
  (SELECT issue_id AS "issueId", done, state, next, at FROM replies WHERE issue_id = ${issueId}::uuid ORDER BY at DESC, id DESC LIMIT 1)
  UNION ALL
  (SELECT issue_id, done, state, next, at FROM replies
    WHERE unit_id = ${unitId}::uuid AND issue_id <> ${issueId}::uuid AND at >= ${since}
      AND NOT EXISTS (SELECT FROM matter_issues a JOIN matter_issues b ON b.matter_id = a.matter_id AND b.removed_at IS NULL
        WHERE a.issue_id = ${issueId}::uuid AND a.removed_at IS NULL AND b.issue_id = replies.issue_id) ORDER BY at DESC LIMIT ${limit})`;
