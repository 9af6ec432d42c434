import type { Db } from "#lib/db/client.ts";
import { templatesUsable } from "#lib/db/replies/fillIns.ts";
import { earlierReplies } from "#lib/db/replies/replies.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { withoutTemplates } from "#lib/domain/replies/fillIns.ts";
import { RECENT_DAYS, RECENT_REPLIES, type ReplyCheck } from "#lib/domain/replies/replyLikeness.ts";
import { tokens } from "#lib/search/tokens.ts";

const DAY_MS = 86_400_000;
type Words = { readonly done: string; readonly state: string; readonly next: string };
const wordsOf = ({ done, state, next }: Words): string => [done, state, next].join("\n");

/** What a reply is held against: the templates it may have come from, and what was answered before. Text of templates does not make two replies alike. */
export async function replyCheck(
  tx: Db,
  asked: { issue: Issue; unitId: string; personId: string | null; now: Date },
  said: Words,
): Promise<ReplyCheck> {
  const { issue, unitId, now } = asked;
  const templates = await templatesUsable(tx, asked);
  const earlier = await earlierReplies(tx, {
    issueId: issue.id,
    unitId,
    since: new Date(now.getTime() - RECENT_DAYS * DAY_MS),
    limit: RECENT_REPLIES,
  });
  const own = (reply: Words) => tokens(withoutTemplates(wordsOf(reply), templates));
  return {
    templates,
    tokens: own(said),
    earlier: earlier.map((reply) => ({
      sameIssue: reply.issueId === issue.id,
      on: shanghaiDate(reply.at),
      words: reply.done,
      tokens: own(reply),
    })),
  };
}
