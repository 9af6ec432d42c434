import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { openPost } from "#lib/db/open/wall.ts";
import { placeOfUnit } from "#lib/db/units.ts";
import type { Place } from "#lib/domain/casework/issue.ts";
import { CONDUCT_CATEGORY } from "#lib/domain/casework/recusal.ts";
import type { Command } from "#lib/domain/commands.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import type { Problem } from "#lib/domain/problems.ts";
import { OPEN_STATES } from "#lib/domain/vocabulary.ts";
import { type Receipt, receiptOf, registerIssue } from "../casework/issues.ts";

/** A new matter is nobody's yet. */
const NEW: ResidentActor = { kind: "RESIDENT", issueId: null };

/**
 * Back, and sent again: what this browser has raised already, word for word, is answered with its own receipt, while it is
 * open: what was withdrawn may be raised again. Whatever was changed on the way makes it another matter; so does not having come in by the key, which the answer tells.
 */
async function raisedAlready(
  { issueId, byKey }: ResidentActor,
  { payload }: Command<"register">,
): Promise<Receipt | null> {
  if (!issueId || !byKey) return null;
  const [before, found] = await Promise.all([
    db.issue.findUnique({
      where: { id: issueId },
      include: { resident: { select: { name: true, phone: true } } },
    }),
    placeOfUnit(db, payload.unitId),
  ]);
  const { statement, placeText, residentName, residentPhone } = payload;
  const same =
    before &&
    found &&
    (OPEN_STATES as readonly string[]).includes(before.state) &&
    before.statement === statement &&
    before.placeText === placeText &&
    (Object.keys(found.place) as (keyof Place)[]).every((key) => before[key] === found.place[key]) &&
    (before.resident?.name ?? "") === residentName &&
    (before.resident?.phone ?? null) === residentPhone;
  return same ? receiptOf(db, issueId) : null;
}

/**
 * 我也是: an issue of its own with its own receipt, tied to the one whose post on the wall the resident chose, as a proposal:
 * people decide whether the two are merged. A post that was folded or ended meanwhile ties nothing, and nothing is lost.
 * Errors: those of {@link registerIssue}.
 */
export const registerMeToo = async (
  actor: ResidentActor,
  command: Command<"register">,
  postId: string | null,
  now: Date,
): Promise<Receipt | Problem> =>
  (await raisedAlready(actor, command)) ??
  registerIssue(NEW, command, now, async (tx, { issueId }) => {
    const post = postId ? await openPost(tx, postId) : null;
    // About the conduct of officials nothing leads to, or from, what others can see.
    if (post && command.payload.category !== CONDUCT_CATEGORY)
      await tx.issueLink.create({
        data: { id: uuidv7(), issueId, otherId: post.issueId, kind: "ME_TOO", at: now },
      });
    return null;
  });
