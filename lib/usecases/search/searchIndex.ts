import { indexIssuesAfter, indexResidentsAfter, wordsAreWhole } from "#lib/db/search/searchIndex.ts";

const BATCH = 1_000;

/**
 * Writes what issues and residents are found by where no registration wrote it. Batch by batch, each a transaction of its
 * own: whatever stops it, the next run goes on where rows are still missing. Run again it finds nothing.
 */
export async function indexForSearch(batch = BATCH): Promise<{ issues: number; residents: number }> {
  const issues = await all(indexIssuesAfter, batch);
  await wordsAreWhole();
  return { issues, residents: await all(indexResidentsAfter, batch) };
}

async function all(next: typeof indexIssuesAfter, batch: number): Promise<number> {
  let sum = 0;
  for (let found = await next(null, batch); found; found = await next(found.last, batch)) sum += found.done;
  return sum;
}
