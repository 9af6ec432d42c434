import { isOrBelow, isRecused, rankOf, type UnitPosition } from "#lib/domain/casework/recusal.ts";
import { deskUnits } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { CaseActor } from "#lib/domain/review/accountability.ts";
import type { Db } from "../client.ts";
import { areasFor } from "../points/authority.ts";
import { positionsOf } from "../routing/routing.ts";
import type { CaseReader } from "./accountability.ts";

/** What somebody may read: the units below the areas they supervise, and the units they head. */
export async function caseReader(tx: Db, actor: Staff): Promise<CaseReader> {
  const areas = await areasFor(tx, actor, "keepAccountability");
  return { areas: areas.map(({ id }) => id), heads: headsOf(actor) };
}
const headsOf = (actor: Staff): string[] => deskUnits(actor, "answerAccountability");

export type Placed = CaseActor & {
  /** the unit in whose name they supervise */
  readonly officeId: string | null;
};
/** How somebody stands to the unit a case is about. */
export async function caseActor(tx: Db, actor: Staff, unit: UnitPosition): Promise<Placed> {
  const [areas, own] = await Promise.all([
    areasFor(tx, actor, "keepAccountability"),
    positionsOf(tx, [...new Set(actor.posts.map(({ unitId }) => unitId))]),
  ]);
  const office = areas
    .filter((area) => area.id !== unit.id && isOrBelow(unit, area))
    .sort((a, b) => rankOf(a) - rankOf(b))[0];
  return {
    personId: actor.personId,
    supervisesAs: office ? rankOf(office) : null,
    officeId: office?.id ?? null,
    recused: own.some((post) => isRecused(post, unit)),
    headsUnit: headsOf(actor).includes(unit.id),
  };
}
