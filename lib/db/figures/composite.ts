import { type CompositeRule, DEFAULT_COMPOSITE } from "#lib/domain/figures/composite.ts";
import { type Db, db } from "../client.ts";

/** How 三率综合 was set at an instant, or is set now; as delivered while nobody had changed it. */
export async function loadComposite(tx: Db = db, asOf?: Date): Promise<CompositeRule> {
  const row = await tx.compositeRule.findFirst({
    where: asOf ? { validFrom: { lte: asOf } } : {},
    orderBy: { version: "desc" },
    select: { version: true, shown: true, response: true, resolution: true, satisfaction: true },
  });
  return row ?? DEFAULT_COMPOSITE;
}
