import { uuidv7 } from "uuidv7";
import { openPost } from "#lib/db/open/wall.ts";
import { CONDUCT_CATEGORY } from "#lib/domain/casework/recusal.ts";
import type { Command } from "#lib/domain/commands.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import type { Problem } from "#lib/domain/problems.ts";
import { type Receipt, registerIssue } from "../casework/issues.ts";

/**
 * 我也是: an issue of its own with its own receipt, tied to the one whose post on the wall the resident chose, as a proposal:
 * people decide whether the two are merged. A post that was folded or ended meanwhile ties nothing, and nothing is lost.
 * Errors: those of {@link registerIssue}.
 */
export const registerMeToo = (
  actor: ResidentActor,
  command: Command<"register">,
  postId: string | null,
  now: Date,
): Promise<Receipt | Problem> =>
  registerIssue(actor, command, now, async (tx, { issueId }) => {
    const post = postId ? await openPost(tx, postId) : null;
    // About the conduct of officials nothing leads to, or from, what others can see.
    if (post && command.payload.category !== CONDUCT_CATEGORY)
      await tx.issueLink.create({
        data: { id: uuidv7(), issueId, otherId: post.issueId, kind: "ME_TOO", at: now },
      });
    return null;
  });
