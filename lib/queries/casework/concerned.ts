import { db } from "#lib/db/client.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import type { UnitGroup } from "../routing/units.ts";
import { helpersOf } from "./sideRoads.ts";

/** Whom intake may say an issue is about: offices of the place with the departments beside them, and the posts near it. */
export type Concerned = { readonly units: readonly UnitGroup[]; readonly posts: readonly UnitGroup[] };

const MOST_POSTS = 80;

/**
 * Posts are offered for community and town alone: higher up the unit says enough. They are those on duty now, by duty
 * title; nobody is looked up by name (domain.md A6).
 */
export async function concernedOf(issue: Issue): Promise<Concerned> {
  const { communityId, townId, gridId } = issue.place;
  const [units, posts] = await Promise.all([
    helpersOf(issue, null),
    db.post.findMany({
      where: {
        unitId: { in: [gridId, communityId, townId].filter((id) => id !== null) },
        validTo: null,
        person: { disabledAt: null },
      },
      select: {
        person: { select: { id: true, name: true, dutyTitle: true } },
        unit: { select: { name: true } },
      },
      orderBy: [{ unit: { code: "desc" } }, { person: { dutyTitle: "asc" } }],
      take: MOST_POSTS,
    }),
  ]);
  const groups = new Map<string, Map<string, string>>();
  for (const { person, unit } of posts) {
    const group = groups.get(unit.name) ?? new Map<string, string>();
    groups.set(unit.name, group.set(person.id, person.dutyTitle || person.name));
  }
  return {
    units,
    posts: [...groups].map(([name, people]) => ({
      name,
      units: [...people].map(([id, title]) => ({ id, name: title })),
    })),
  };
}
