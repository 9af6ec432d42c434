import type { Accuracy, WordCounts } from "#lib/domain/alike/categorise.ts";
import { type Db, db } from "../client.ts";
import { sql } from "../sql.ts";

/**
 * The newest issues that an office sorted, as text and category. What was told in confidence, without a name, about health or
 * about officials is left out: its words are nobody's to learn from. Newest by id, so that no index is needed.
 */
export const sortedIssues = (most: number): Promise<{ id: string; category: string; statement: string }[]> =>
  db.$queryRaw(sql`
    SELECT id, category, statement FROM issues
    WHERE category IS NOT NULL AND state NOT IN ('REGISTERED', 'NOT_ACCEPTED', 'WITHDRAWN')
      AND confidentiality = 'NORMAL' AND hidden_from IS NULL
    ORDER BY id DESC LIMIT ${most}`);

export type CategoryModel = {
  readonly learnedAt: Date;
  readonly issues: number;
  readonly counts: WordCounts;
};

/** What was learned last, null before the first night; "SAME" where that is what is in hand already. */
export async function loadCategoryModel(inHand?: {
  readonly learnedAt: Date | null;
}): Promise<CategoryModel | null | "SAME"> {
  const newest = await db.categoryModel.findFirst({ select: { learnedAt: true } });
  if (inHand && inHand.learnedAt?.getTime() === newest?.learnedAt.getTime()) return "SAME";
  if (!newest) return null;
  const { learnedAt, issues, counts } = await db.categoryModel.findFirstOrThrow();
  return { learnedAt, issues, counts: counts as WordCounts };
}

export const saveCategoryModel = (tx: Db, model: CategoryModel & Accuracy): Promise<unknown> => {
  const row = { ...model, counts: model.counts as object };
  return tx.categoryModel.upsert({ where: { id: 1 }, create: row, update: row });
};
