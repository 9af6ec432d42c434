import type { Place } from "#lib/domain/casework/issue.ts";

/** The column of `issues` in which a place of this level stands. */
export const PLACE_COLUMN = {
  cityId: "city_id",
  countyId: "county_id",
  townId: "town_id",
  communityId: "community_id",
  gridId: "grid_id",
} as const satisfies Record<keyof Place, string>;
