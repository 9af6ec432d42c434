import { uuidv7 } from "uuidv7";
import { type OpenHours, roomForm } from "#lib/domain/open/rooms.ts";
import { saveRoom } from "#lib/usecases/open/rooms.ts";
import type { OfficeUnit } from "./city.ts";
import { must } from "./doors.ts";
import type { Cast } from "./people.ts";

const OFFICE_HOURS: readonly OpenHours[] = [
  { on: "WORKING", from: "09:00", to: "12:00" },
  { on: "WORKING", from: "14:00", to: "18:00" },
];
/** 民情夜访 「每周三晚上」 (domain.md N1): evenings and weekends count like office hours. */
const NIGHT: OpenHours = { on: "WED", from: "19:30", to: "21:30" };
const WEEKEND: OpenHours = { on: "WEEKEND", from: "09:00", to: "11:30" };
const HOLIDAY: OpenHours = { on: "HOLIDAY", from: "09:00", to: "11:00" };
const EXTRAS: readonly (readonly OpenHours[])[] = [
  [NIGHT],
  [NIGHT, WEEKEND],
  [WEEKEND],
  [NIGHT, WEEKEND, HOLIDAY],
];
const STREETS = ["文化路", "解放巷", "建设路", "中心路"];

/** Every community and village of the demonstration receives people, and so does every town; told by their council offices. */
export async function openRooms(
  units: readonly OfficeUnit[],
  cast: Cast,
  since: string,
  now: Date,
): Promise<void> {
  const places = units.filter(
    ({ kind, level }) => kind === "AREA" && (level === "COMMUNITY" || level === "TOWN"),
  );
  for (const [at, unit] of places.entries()) {
    const clerk = cast.at(unit.townId ?? unit.id, "COUNCIL_CLERK");
    if (!clerk) continue;
    const village = unit.name.endsWith("村");
    const form = roomForm.parse({
      roomId: uuidv7(),
      unitId: unit.id,
      version: "0",
      name: `${unit.name}民情接待室`,
      address: village
        ? "村委会一楼"
        : `${STREETS[at % STREETS.length]}${at + 3}号，服务中心${(at % 2) + 1}楼`,
      stepFree: at % 5 === 4 ? "no" : "yes",
      validFrom: since,
      hours: [...OFFICE_HOURS, ...(EXTRAS[at % EXTRAS.length] ?? [])],
    });
    must(await saveRoom(clerk, form, now), `room of ${unit.name}`);
  }
}
