import { db } from "#lib/db/client.ts";
import { loadComposite } from "#lib/db/figures/composite.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { CompositeRule } from "#lib/domain/figures/composite.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Signed, signed } from "../settingsHistory.ts";

/** How 三率综合 is set now, for whoever reads the figures. */
export const compositeRule = (): Promise<CompositeRule> => loadComposite();

export type CompositeLine = CompositeRule & Signed;
/** What is set, with every change there was, the newest first; null for whoever may not set it. */
export async function compositePage(
  actor: Staff,
): Promise<{ rule: CompositeRule; history: readonly CompositeLine[] } | null> {
  if (!mayAtDesk(actor, "editComposite")) return null;
  const [rule, rows] = await Promise.all([
    loadComposite(),
    db.compositeRule.findMany({ orderBy: { version: "desc" } }),
  ]);
  return { rule, history: await signed(rows) };
}
