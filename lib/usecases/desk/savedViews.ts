import { type Db, db } from "#lib/db/client.ts";
import { lockShelf, shelfOf, type ViewRow } from "#lib/db/desk/savedViews.ts";
import { deskPosts, mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { type KeptView, MOST_OWN_VIEWS, MOST_UNIT_VIEWS, viewQuery } from "#lib/domain/desk/savedViews.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { onceOnly, refusable } from "../outcome.ts";

type Named = Pick<ViewRow, "id" | "ownerId" | "unitId" | "page" | "name">;
const ownUnits = (actor: Staff) => actor.posts.filter((post) => !post.onBehalfOf).map(({ unitId }) => unitId);

/**
 * Keeps the filter of a page under a name, for oneself or for the own unit. Sent again it changes nothing.
 * Errors: NOT_ALLOWED, VIEW_NAME_TAKEN, TOO_MANY_VIEWS.
 */
export const keepView = (actor: Staff, form: KeptView, now: Date): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        if (!mayAtDesk(actor, "keepView")) return problem("NOT_ALLOWED", { who: "HANDLER,UNIT_LEAD" });
        const { unitId } = form;
        if (
          unitId &&
          !deskPosts(actor, "shareView").some((post) => post.unitId === unitId && !post.onBehalfOf)
        )
          return problem("NOT_ALLOWED", { who: "HANDLER,UNIT_LEAD,COUNCIL_CLERK" });
        const view = { id: form.viewId, ownerId: actor.personId, unitId, page: form.page, name: form.name };
        const refused = await roomFor(tx, view, { isNew: true });
        if (refused) return refused;
        await tx.savedView.create({
          data: { ...view, query: viewQuery(form.page, form.query), updatedAt: now },
        });
        return { id: view.id };
      }),
    () =>
      db.savedView.findFirst({ where: { id: form.viewId, ownerId: actor.personId }, select: { id: true } }),
  );

/** Gives a kept filter another name. Errors: NOT_FOUND (also for what others keep for themselves), NOT_ALLOWED, VIEW_NAME_TAKEN. */
export const renameView = (
  actor: Staff,
  { viewId, name }: { viewId: string; name: string },
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const view = await mine(tx, actor, viewId);
    if (isProblem(view)) return view;
    const refused = await roomFor(tx, { ...view, name }, { isNew: false });
    if (refused) return refused;
    await tx.savedView.updateMany({ where: { id: viewId }, data: { name, updatedAt: now } });
    return { id: viewId };
  });

/** Forgets a kept filter. Errors: NOT_FOUND, NOT_ALLOWED. */
export const dropView = (actor: Staff, viewId: string): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const view = await mine(tx, actor, viewId);
    if (isProblem(view)) return view;
    await tx.savedView.deleteMany({ where: { id: viewId } });
    return { id: viewId };
  });

/** The view, where this actor may change it: one's own, or shared by a unit one heads. */
async function mine(tx: Db, actor: Staff, viewId: string): Promise<Named | Problem> {
  const view = (await tx.savedView.findUnique({ where: { id: viewId } })) as Named | null;
  const seen =
    view && (view.unitId ? ownUnits(actor).includes(view.unitId) : view.ownerId === actor.personId);
  if (!seen) return problem("NOT_FOUND");
  const heads = deskPosts(actor, "keepUnitViews").some((post) => post.unitId === view.unitId);
  return view.ownerId === actor.personId || heads
    ? view
    : problem("NOT_ALLOWED", { who: "UNIT_LEAD,COUNCIL_CLERK" });
}

async function roomFor(tx: Db, view: Named, { isNew }: { isNew: boolean }): Promise<Problem | undefined> {
  await lockShelf(tx, view);
  const { count, taken } = await shelfOf(tx, view, view.id);
  const limit = view.unitId ? MOST_UNIT_VIEWS : MOST_OWN_VIEWS;
  if (taken) return problem("VIEW_NAME_TAKEN", { name: view.name });
  if (isNew && count >= limit) return problem("TOO_MANY_VIEWS", { limit });
}
