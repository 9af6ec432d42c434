import { db } from "#lib/db/client.ts";
import type { OfficeUnit } from "./city.ts";
import type { Random } from "./random.ts";

/** Doors of a block and of a village group in the register of the demonstration; visits have added more. */
const BLOCK = { buildings: 18, entrances: 2, floors: 3, doors: 2 } as const;
const VILLAGE = { groups: 9, doors: 20 } as const;
const REGISTERED_DAYS_AGO = 40;
const STATES = ["OCCUPIED", "EMPTY", "MOVED"] as const;
const WEIGHTS = [92, 6, 2] as const;

/** The register of every community: made up, and most doors have somebody behind them. */
export async function registerHouseholds(
  units: readonly OfficeUnit[],
  random: Random,
  now: Date,
): Promise<void> {
  const registered = new Date(now.getTime() - REGISTERED_DAYS_AGO * 86_400_000);
  const communities = units.filter(({ level, kind }) => level === "COMMUNITY" && kind === "AREA");
  const data = communities.flatMap(({ id, name }) =>
    (name.endsWith("村") ? villageDoors() : blockDoors()).map((address) => ({
      ...address,
      id: crypto.randomUUID(),
      communityId: id,
      state: STATES[random.weighted(WEIGHTS)] ?? "OCCUPIED",
      createdAt: registered,
    })),
  );
  await db.household.createMany({ data, skipDuplicates: true });
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const blockDoors = () =>
  upTo(BLOCK.buildings).flatMap((building) =>
    upTo(BLOCK.entrances).flatMap((entrance) =>
      upTo(BLOCK.floors).flatMap((floor) =>
        upTo(BLOCK.doors).map((door) => ({
          building: `${building}栋`,
          unit: `${entrance}单元`,
          room: `${floor}0${door}`,
        })),
      ),
    ),
  );
const villageDoors = () =>
  upTo(VILLAGE.groups).flatMap((group) =>
    upTo(VILLAGE.doors).map((door) => ({ building: `${group}组`, unit: "", room: `${door}号` })),
  );
