import { db } from "#lib/db/client.ts";
import { latestPatrols, type PatrolRow, patrolsIn } from "#lib/db/rounds/patrols.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { addDays, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { namesBuilding } from "#lib/domain/rounds/addressKey.ts";
import { FACILITIES, type Facility } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";
import { unitNames } from "../routing/units.ts";
import { keepsHere } from "./households.ts";

export type PatrolsPage = {
  readonly placeId: string;
  readonly place: string;
  readonly facility: Facility | null;
  readonly patrols: readonly PatrolRow[];
  readonly more: boolean;
};
const MOST = 200;
/** What was seen longer ago says little about how a place is now [设]. */
const LOOKS_BACK_DAYS = 365;

/** 巡查 of a community and its grids, for whoever keeps its register; null for everybody else. */
export async function readPatrols(
  actor: Staff,
  asked: { readonly place: string; readonly facility: string },
): Promise<PatrolsPage | null> {
  const place = isUuid(asked.place) ? await positionOf(db, asked.place) : null;
  if (place?.level !== "COMMUNITY" || !(await keepsHere(actor, place))) return null;
  const facility = FACILITIES.find((one) => one === asked.facility) ?? null;
  const [patrols, names] = await Promise.all([
    patrolsIn(db, actor, { communityId: place.id, facility }, MOST + 1),
    unitNames([place.id]),
  ]);
  return {
    placeId: place.id,
    place: names[place.id] ?? "",
    facility,
    patrols: patrols.slice(0, MOST),
    more: patrols.length > MOST,
  };
}

/** How the facilities at a building were found the last time somebody looked, what was seen last first. */
export async function patrolledAt(
  actor: Staff,
  { communityId, building }: { readonly communityId: string; readonly building: string },
  now: Date,
): Promise<PatrolRow[]> {
  const since = addDays(shanghaiDate(now), -LOOKS_BACK_DAYS);
  const latest = await latestPatrols(db, actor, communityId, since);
  return latest
    .filter(({ placeText }) => namesBuilding(placeText, building))
    .sort((one, other) => other.seenOn.localeCompare(one.seenOn));
}
