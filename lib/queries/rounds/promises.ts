import { db } from "#lib/db/client.ts";
import {
  countOpenPromises,
  donePromises,
  openPromises,
  type PromiseRow,
  promisesAt,
  promisesOfVisit,
} from "#lib/db/rounds/promises.ts";
import { positionsOf } from "#lib/db/routing/routing.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { unitNames } from "../routing/units.ts";

export type Promised = PromiseRow & { readonly unit: string };
export type PromisesPage = { readonly open: readonly Promised[]; readonly done: readonly Promised[] };
const MOST_OPEN = 200;
const MOST_DONE = 20;

/** Communities whose promises are this person's work: where they hold a post, not everything below an office. */
async function ownCommunities(actor: Staff): Promise<string[]> {
  const posts = deskPosts(actor, "keepHouseholds").filter(
    ({ level }) => level === "COMMUNITY" || level === "GRID",
  );
  const units = await positionsOf(
    db,
    posts.map(({ unitId }) => unitId),
  );
  return [...new Set(units.flatMap(({ communityId }) => communityId ?? []))];
}

const withUnits = async (rows: readonly PromiseRow[]): Promise<Promised[]> => {
  const names = await unitNames(rows.map(({ unitId }) => unitId));
  return rows.map((row) => ({ ...row, unit: names[row.unitId] ?? "" }));
};

/** What was promised at visits and is owed by one's own unit, and what was done of it lately. */
export async function readPromises(actor: Staff): Promise<PromisesPage> {
  const communities = await ownCommunities(actor);
  const [open, done] = await Promise.all([
    openPromises(db, actor, communities, MOST_OPEN),
    donePromises(db, actor, communities, MOST_DONE),
  ]);
  return { open: await withUnits(open), done: await withUnits(done) };
}

/** What is owed, for whoever goes out. */
export const promisesOwed = async (actor: Staff): Promise<PromiseRow[]> =>
  openPromises(db, actor, await ownCommunities(actor), MOST_OPEN);

/** How many wait: null for whoever has no such work. */
export async function promisesWaiting(actor: Staff): Promise<number | null> {
  const communities = await ownCommunities(actor);
  const count = await countOpenPromises(db, actor, communities);
  return count > 0 || communities.length > 0 ? count : null;
}

export const promisedAtVisit = async (actor: Staff, visitId: string): Promise<Promised[]> =>
  withUnits(await promisesOfVisit(db, actor, visitId));

/** At the doors of a building or at one door, not done yet. */
export const promisedAt = async (actor: Staff, at: Parameters<typeof promisesAt>[2]): Promise<Promised[]> =>
  withUnits(await promisesAt(db, actor, at));
