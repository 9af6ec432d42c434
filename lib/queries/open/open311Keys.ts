import { db } from "#lib/db/client.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { isOrBelow, type UnitPosition } from "#lib/domain/casework/recusal.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";

export type KeyLine = {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly perMinute: number;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly revokedAt: Date | null;
  /** when something was last filed with it */
  readonly lastFiledAt: Date | null;
};
export type KeyPage = {
  readonly keys: readonly KeyLine[];
  /** offices a key can be made for, the city first */
  readonly units: readonly { readonly id: string; readonly name: string }[];
};

/** The keys of the own area, newest first, with what a new one needs; null for whoever does not keep them. */
export async function readKeys(actor: Staff): Promise<KeyPage | null> {
  const posts = deskPosts(actor, "keepOpen311Keys");
  if (posts.length === 0) return null;
  const areas = (await Promise.all(posts.map(({ unitId }) => positionOf(db, unitId)))).filter(
    (area) => area !== null,
  );
  const rows = await db.open311Key.findMany({ include: { unit: true }, orderBy: { madeAt: "desc" } });
  const own = (unit: object) => areas.some((area) => isOrBelow(unit as UnitPosition, area));
  const people = await db.person.findMany({
    where: { id: { in: rows.map(({ madeBy }) => madeBy) } },
    select: { id: true, name: true },
  });
  const offices = await db.orgUnit.findMany({
    where: { kind: "AREA", level: { in: ["CITY", "COUNTY", "TOWN"] }, validTo: null },
    orderBy: { code: "asc" },
  });
  const keys = rows.filter(({ unit }) => own(unit));
  return {
    keys: await Promise.all(
      keys.map(async (row) => ({
        id: row.id,
        name: row.name,
        unit: row.unit.name,
        perMinute: row.perMinute,
        madeAt: row.madeAt,
        madeBy: people.find(({ id }) => id === row.madeBy)?.name ?? "",
        revokedAt: row.revokedAt,
        lastFiledAt: await lastFiledAt(row.id),
      })),
    ),
    units: offices.filter((unit) => own(unit)).map(({ id, name }) => ({ id, name })),
  };
}

/** One look into the index for each key: there are a few dozen, with perhaps a hundred thousand requests each. */
async function lastFiledAt(keyId: string): Promise<Date | null> {
  const last = await db.open311Request.findFirst({
    where: { keyId },
    orderBy: { filedAt: "desc" },
    select: { filedAt: true },
  });
  return last?.filedAt ?? null;
}
