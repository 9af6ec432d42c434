import type { ViewPage } from "#lib/domain/desk/savedViews.ts";
import type { Db } from "../client.ts";
import { lockUnit } from "../units.ts";

export type ViewRow = {
  readonly id: string;
  readonly ownerId: string;
  /** null = private */
  readonly unitId: string | null;
  readonly page: ViewPage;
  readonly name: string;
  readonly query: string;
};

/** One's own and those one's units share, private ones first, each by name. */
export const viewsFor = (tx: Db, personId: string, unitIds: readonly string[]): Promise<ViewRow[]> =>
  tx.savedView.findMany({
    where: { OR: [{ ownerId: personId, unitId: null }, { unitId: { in: [...unitIds] } }] },
    orderBy: [{ unitId: { sort: "asc", nulls: "first" } }, { name: "asc" }],
    select: { id: true, ownerId: true, unitId: true, page: true, name: true, query: true },
  }) as unknown as Promise<ViewRow[]>;

/** Whoever counts and compares names here does so alone: the shelf is the person's own, or the unit's. */
export async function lockShelf(tx: Db, shelf: { ownerId: string; unitId: string | null }): Promise<void> {
  if (shelf.unitId) await lockUnit(tx, shelf.unitId);
  else await tx.$queryRaw`SELECT FROM people WHERE id = ${shelf.ownerId}::uuid FOR NO KEY UPDATE`;
}

/** How many stand on the shelf, and whether one of them (other than `except`) has this name; capitals do not count. */
export async function shelfOf(
  tx: Db,
  shelf: { ownerId: string; unitId: string | null; page: ViewPage; name: string },
  except: string,
): Promise<{ count: number; taken: boolean }> {
  const [row] = await tx.$queryRaw<{ count: number; taken: boolean }[]>`
    SELECT count(*)::int AS count, COALESCE(bool_or(page = ${shelf.page} AND lower(name) = lower(${shelf.name}) AND id <> ${except}::uuid), false) AS taken
    FROM saved_views WHERE CASE WHEN ${shelf.unitId}::uuid IS NULL
      THEN unit_id IS NULL AND owner_id = ${shelf.ownerId}::uuid ELSE unit_id = ${shelf.unitId}::uuid END`;
  return row ?? { count: 0, taken: false };
}
