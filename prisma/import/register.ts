import { uuidv7 } from "uuidv7";
import { type Db, transaction } from "#lib/db/client.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { UnitLevel } from "#lib/domain/vocabulary.ts";
import { type Plan, planImport, type Unit } from "./plan.ts";
import { type RowError, readDivisions } from "./rows.ts";

export type Imported = { errors: RowError[] } | { errors: null; plan: Plan };

/**
 * Brings a divisions file into the register, all of it or nothing: one transaction, two statements whatever the
 * number of rows. Imports wait for each other. Units that the file does not name stay as they are.
 */
export const importDivisions = (
  text: string,
  { now, dryRun = false }: { now: Date; dryRun?: boolean },
): Promise<Imported> =>
  transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE org_units IN SHARE ROW EXCLUSIVE MODE`;
    const register = await currentUnits(tx);
    const { rows, errors } = readDivisions(text, new Map(register.map((unit) => [unit.code, unit])));
    if (errors.length > 0) return { errors };
    const plan = planImport(rows, register, uuidv7);
    if (!dryRun) {
      await insertUnits(tx, plan.added, shanghaiDate(now));
      await renameUnits(tx, plan.renamed);
    }
    return { errors: null, plan };
  });

const currentUnits = async (tx: Db): Promise<Unit[]> => {
  const rows = await tx.orgUnit.findMany({ where: { validTo: null } });
  return rows.map((row) => ({ ...row, level: row.level as UnitLevel }));
};

/** The units with their office phones, if any, valid from that day on. */
export async function insertUnits(
  tx: Db,
  units: readonly (Unit & { phone?: string })[],
  validFrom: CivilDate,
): Promise<void> {
  const rows = units.map((unit) => ({
    id: unit.id,
    code: unit.code,
    name: unit.name,
    level: unit.level,
    kind: unit.kind,
    parent_id: unit.parentId,
    city_id: unit.cityId,
    county_id: unit.countyId,
    town_id: unit.townId,
    community_id: unit.communityId,
    phone: unit.phone ?? null,
    valid_from: validFrom,
  }));
  await tx.$executeRaw`INSERT INTO org_units SELECT * FROM jsonb_populate_recordset(null::org_units, ${JSON.stringify(rows)}::jsonb)`;
}

async function renameUnits(tx: Db, renamed: Plan["renamed"]): Promise<void> {
  await tx.$executeRaw`
    UPDATE org_units u SET name = n.name
    FROM jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) AS n(id uuid, name text) WHERE u.id = n.id`;
}
