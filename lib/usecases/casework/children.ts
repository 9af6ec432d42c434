import { uuidv7 } from "uuidv7";
import { loadIssue, mergedChildren, saveChanges } from "#lib/db/casework/issues.ts";
import type { Db } from "#lib/db/client.ts";
import { recusedAmong } from "#lib/db/routing/routing.ts";
import { decide } from "#lib/domain/casework/decide.ts";
import type { Context } from "#lib/domain/casework/draft.ts";
import type { Change } from "#lib/domain/casework/issue.ts";
import { afterMaster } from "#lib/domain/casework/merged.ts";
import type { Command } from "#lib/domain/commands.ts";
import { isProblem } from "#lib/domain/problems.ts";

type Given = Pick<Context, "now" | "calendar" | "settings">;

/**
 * Whatever happened to a main issue happens to those merged into it, in the same transaction (domain.md C2 merge): by people,
 * by the sweep, by a change of the calendar. Throws only on a bug, so that none is left behind silently.
 */
export async function takeChildrenAlong(tx: Db, masters: readonly Change[], given: Given): Promise<void> {
  for (const master of masters) {
    if (master.issue.children === 0) continue;
    for (const childId of await mergedChildren(tx, master.issue.id)) {
      const child = await loadIssue(tx, childId, { lock: true });
      const step = child?.state === "MERGED" && afterMaster(child, master);
      if (!child || !step) continue;
      const command = { id: uuidv7(), version: null, madeAt: given.now, ...step } as Command;
      const lead = master.issue.leadUnitId ?? master.issue.holderUnitId;
      const change = decide(child, command, {
        ...given,
        newId: uuidv7,
        by: { personId: null, role: "SYSTEM", post: null },
        master: master.issue,
        recused: await recusedAmong(tx, [lead], child.complainedUnitId),
      });
      if (isProblem(change)) throw new Error(`a merged issue was left behind: ${change.code}`);
      if (!(await saveChanges(tx, [change], given.now)))
        throw new Error("a locked issue changed under its main one");
    }
  }
}
