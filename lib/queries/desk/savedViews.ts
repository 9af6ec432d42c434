import { db } from "#lib/db/client.ts";
import { viewsFor } from "#lib/db/desk/savedViews.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import { type ViewPage, viewHref } from "#lib/domain/desk/savedViews.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { unitNames } from "../routing/units.ts";

export type SavedView = {
  readonly id: string;
  readonly page: ViewPage;
  readonly name: string;
  readonly href: string;
  /** the unit that shares it; null = one's own */
  readonly unit: string | null;
  readonly mayChange: boolean;
};

/** The kept filters this person may use: one's own, and those of one's own units. */
export async function readViews(actor: Staff, page?: ViewPage): Promise<SavedView[]> {
  const units = actor.posts.filter((post) => !post.onBehalfOf).map(({ unitId }) => unitId);
  const rows = (await viewsFor(db, actor.personId, units)).filter((row) => !page || row.page === page);
  const names = await unitNames(rows.map(({ unitId }) => unitId));
  const heads = deskPosts(actor, "keepUnitViews").map(({ unitId }) => unitId);
  return rows.map((row) => ({
    id: row.id,
    page: row.page,
    name: row.name,
    href: viewHref(row.page, row.query),
    unit: row.unitId && (names[row.unitId] ?? ""),
    mayChange: row.ownerId === actor.personId || heads.includes(row.unitId ?? ""),
  }));
}

/** Units this person may share with: where they hold an own post that works on issues. */
export async function sharingUnits(actor: Staff): Promise<{ id: string; name: string }[]> {
  const ids = [
    ...new Set(deskPosts(actor, "shareView").flatMap((post) => (post.onBehalfOf ? [] : [post.unitId]))),
  ];
  const names = await unitNames(ids);
  return ids.map((id) => ({ id, name: names[id] ?? "" }));
}
