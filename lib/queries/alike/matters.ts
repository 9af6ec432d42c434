import {
  type ChildRow,
  childrenOf,
  draftFor,
  looseIssues,
  type MatterRow,
  matterOf,
  mattersInSight,
} from "#lib/db/alike/matters.ts";
import { db } from "#lib/db/client.ts";
import { placesOfArea } from "#lib/db/routing/directory.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { MATTER_FROM } from "#lib/domain/alike/matters.ts";
import { groupsAlike, SIMILAR_DAYS } from "#lib/domain/alike/similar.ts";
import { isOrBelow, type UnitPosition } from "#lib/domain/casework/recusal.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { MATTER_STATES, type MatterState } from "#lib/domain/vocabulary.ts";
import { tokens } from "#lib/search/tokens.ts";
import { type IssuePage, isUuid, readIssue } from "../casework/issues.ts";
import { unitNames } from "../routing/units.ts";

const DAY_MS = 86_400_000;
const MOST_GROUPS = 20;

/** The areas in which this person keeps matters. */
async function areasOf(actor: Staff): Promise<UnitPosition[]> {
  const areas = await Promise.all(deskPosts(actor, "keepMatter").map(({ unitId }) => positionOf(db, unitId)));
  return areas.filter((area) => area !== null);
}

export type SuggestedGroup = {
  readonly category: string;
  readonly placeUnitId: string;
  readonly place: string;
  readonly issues: readonly { readonly id: string; readonly receiptNo: string; readonly statement: string }[];
};
export type Matters = {
  readonly matters: readonly MatterRow[];
  readonly groups: readonly SuggestedGroup[];
  readonly places: readonly { readonly id: string; readonly name: string }[];
};

/** Matters in sight, and what might become one; null for whoever keeps none. */
export async function readMatters(
  actor: Staff,
  { all }: { all: boolean },
  now: Date,
): Promise<Matters | null> {
  const areas = await areasOf(actor);
  const [own] = areas;
  if (!own) return null;
  const since = new Date(now.getTime() - SIMILAR_DAYS * DAY_MS);
  const [matters, loose, places] = await Promise.all([
    mattersInSight(actor, areas, {}),
    looseIssues(actor, own, since),
    placesOfArea(own),
  ]);
  const groups = groupsAlike(loose.map((row) => ({ ...row, tokens: tokens(row.statement) }))).slice(
    0,
    MOST_GROUPS,
  );
  const names = await unitNames([own.id, ...groups.map((group) => group[0]?.place)]);
  return {
    matters: matters.filter(({ state }) => all || state !== "CLOSED"),
    groups: groups.map((group) => ({
      category: group[0]?.category ?? "",
      placeUnitId: group[0]?.place ?? "",
      place: names[group[0]?.place ?? ""] ?? "",
      issues: group.map(({ id, receiptNo, statement }) => ({ id, receiptNo, statement })),
    })),
    // An area without an office below it (a community, a department) still is a place itself.
    places: places.length > 0 ? places : [{ id: own.id, name: names[own.id] ?? "" }],
  };
}

export type MatterStep = {
  readonly id: string;
  readonly state: MatterState;
  readonly words: string;
  readonly at: Date;
  readonly by: string;
};
export type MatterPage = {
  readonly matter: MatterRow;
  readonly children: readonly ChildRow[];
  readonly steps: readonly MatterStep[];
  /** this person keeps it; others in the area only read */
  readonly keeps: boolean;
  /** what it may become now */
  readonly next: readonly MatterState[];
};

/** One matter with those of its issues that the reader may see; null for what is missing or out of sight. */
export async function readMatter(actor: Staff, id: string): Promise<MatterPage | null> {
  if (!isUuid(id)) return null;
  const areas = await areasOf(actor);
  const [matter] = await mattersInSight(actor, areas, { id });
  if (!matter) return null;
  const [children, steps, place] = await Promise.all([
    childrenOf(actor, id),
    db.matterStep.findMany({ where: { matterId: id }, orderBy: { at: "desc" } }),
    positionOf(db, matter.placeUnitId),
  ]);
  const people = await db.person.findMany({
    where: { id: { in: steps.map(({ personId }) => personId) } },
    select: { id: true, name: true, dutyTitle: true },
  });
  const nameOf = new Map(people.map((person) => [person.id, person.dutyTitle || person.name]));
  return {
    matter,
    children,
    steps: steps.map((step) => ({
      id: step.id,
      state: step.state as MatterState,
      words: step.words,
      at: step.at,
      by: nameOf.get(step.personId) ?? "",
    })),
    keeps: place !== null && areas.some((area) => isOrBelow(place, area)),
    next: MATTER_STATES.filter((state) => (MATTER_FROM[state] as readonly string[]).includes(matter.state)),
  };
}

export type Delivery = {
  /** this person may open the matter itself */
  readonly inSight: boolean;
  readonly title: string;
  readonly page: IssuePage | null;
  readonly draft: Awaited<ReturnType<typeof draftFor>>;
  readonly at: number;
  readonly of: number;
  readonly after: string | null;
};

/**
 * The next issue whose draft this person can deliver, in the order they were told. Handlers get here from their own issue:
 * whoever may answer one of its issues may go through those they may answer, and sees no other.
 */
export async function readDelivery(
  actor: Staff,
  matterId: string,
  after: string | null,
  now: Date,
): Promise<Delivery | null> {
  if (!isUuid(matterId)) return null;
  const matter = await db.matter.findUnique({ where: { id: matterId }, select: { title: true } });
  const [children, own] = await Promise.all([childrenOf(actor, matterId), readMatter(actor, matterId)]);
  if (!matter || (children.length === 0 && !own)) return null;
  const waiting = children.filter(({ waits }) => waits);
  const skipped = after ? waiting.findIndex(({ id }) => id === after) + 1 : 0;
  for (const [at, child] of waiting.entries()) {
    if (at < skipped) continue;
    const page = await readIssue(actor, child.id, now);
    if (page?.possible.includes("reply"))
      return {
        inSight: own !== null,
        title: matter.title,
        page,
        draft: await draftFor(child.id),
        at: at + 1,
        of: waiting.length,
        after: child.id,
      };
  }
  return {
    inSight: own !== null,
    title: matter.title,
    page: null,
    draft: null,
    at: 0,
    of: waiting.length,
    after: null,
  };
}

/** The matter an issue stands under, with its waiting draft, as its page shows them. */
export async function matterBeside(issueId: string): Promise<{
  readonly matter: { readonly id: string; readonly title: string } | null;
  readonly draft: Awaited<ReturnType<typeof draftFor>>;
}> {
  const [matter, draft] = await Promise.all([matterOf(issueId), draftFor(issueId)]);
  return { matter, draft };
}
