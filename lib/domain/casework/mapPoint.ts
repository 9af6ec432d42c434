/** A spot on the city's own map: latitude and longitude in degrees, five places behind the point (about a metre). */
export type MapPoint = `${number},${number}`;

const POINT = /^(-?\d{1,2}\.\d{1,15}),(-?\d{1,3}\.\d{1,15})$/;

/** What the map wrote into its field, or null: a spot is a help beside the place in words and never a reason to refuse. */
export function readMapPoint(written: string): MapPoint | null {
  const [, lat, lng] = (POINT.exec(written) ?? []).map(Number);
  if (lat === undefined || lng === undefined || Math.abs(lat) > 90 || Math.abs(lng) > 180) return null;
  return `${lat.toFixed(5)},${lng.toFixed(5)}` as MapPoint;
}

/** A map that the city has: without one nothing is offered. */
export type CityMap = {
  /** address of a picture, with {z}, {x} and {y} */
  readonly tiles: string;
  /** whose map it is, as its owner wants it said */
  readonly credit: string;
  /** what it shows first */
  readonly centre: MapPoint;
};

/** The house its pictures come from, for the policy of the pages; null for a map under our own address. */
export const mapHost = ({ tiles }: CityMap): string | null => /^https?:\/\/[^/]+/.exec(tiles)?.[0] ?? null;
