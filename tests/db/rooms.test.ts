import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { type RoomForm, roomForm } from "#lib/domain/open/rooms.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readRooms, roomsDesk, roomToEdit } from "#lib/queries/open/rooms.ts";
import { closeRoom, saveRoom } from "#lib/usecases/open/rooms.ts";
import { clock, makeOffices, type Offices } from "#tests/support/offices.ts";

let offices: Offices;
const now = clock("2026-03-04 10:00");
const form = (unitId: string, told: object = {}): RoomForm =>
  roomForm.parse({
    roomId: uuidv7(),
    unitId,
    version: "0",
    name: "槐树社区民情接待室",
    address: "文化路3号一楼",
    stepFree: "yes",
    validFrom: "2026-03-01",
    hours: [
      { on: "WORKING", from: "09:00", to: "12:00" },
      { on: "WED", from: "19:30", to: "21:30" },
    ],
    ...told,
  });
const code = async (answer: Promise<object>) => {
  const got = await answer;
  return isProblem(got) ? got.code : "OK";
};
const everybody = async (place = "", text = "", at = now) => readRooms({ place, text }, at);

beforeAll(async () => {
  offices = await makeOffices();
});

describe("keeping reception rooms", () => {
  it("is for the council office of the place and of those above it", async () => {
    const { people, units } = offices;
    for (const who of [people.community, people.town, people.county, people.city])
      expect(await code(saveRoom(who, form(units.community.id), now))).toBe("OK");
    expect(await code(saveRoom(people.neighbour, form(units.community.id), now))).toBe("PLACE_OUT_OF_REACH");
    expect(await code(saveRoom(people.community, form(units.town.id), now))).toBe("PLACE_OUT_OF_REACH");
    for (const who of [people.visitor, people.lead, people.admin, people.supervisor])
      expect(await code(saveRoom(who, form(units.community.id), now))).toBe("NOT_ALLOWED");
    expect(await code(saveRoom(people.city, form(units.grid.id), now))).toBe("UNKNOWN_PLACE");
    expect(await code(saveRoom(people.city, form(units.water.id), now))).toBe("UNKNOWN_PLACE");
    expect(await roomsDesk(people.visitor, "", now)).toBeNull();
  });

  it("keeps what was told before, answers a second sending alike, and lets nobody overwrite unseen", async () => {
    const { people, units } = offices;
    const first = form(units.other.id);
    expect(await saveRoom(people.town, first, now)).toEqual({ id: first.roomId, version: 1 });
    expect(await saveRoom(people.town, first, now)).toEqual({ id: first.roomId, version: 1 });
    const moved = { ...first, version: 1, address: "建设路8号" };
    expect(await saveRoom(people.neighbour, moved, now)).toEqual({ id: first.roomId, version: 2 });
    expect(await saveRoom(people.town, { ...first, address: "别处" }, now)).toEqual({
      code: "ROOM_CHANGED",
      details: { who: "邻居" },
    });
    const edit = await roomToEdit(people.town, first.roomId, now);
    expect(edit?.history.map(({ address }) => address)).toEqual(["建设路8号", "文化路3号一楼"]);
    expect(await roomToEdit(people.community, first.roomId, now)).toBeNull();
    await expect(db.receptionRoomVersion.deleteMany()).rejects.toThrow();
  });

  it("a closed room is found no more, and its record stays", async () => {
    const { people, units } = offices;
    const room = form(units.town.id, { name: "枫树街道接待室" });
    await saveRoom(people.town, room, now);
    expect((await everybody(units.town.id)).rooms.map(({ name }) => name)).toContain("枫树街道接待室");
    expect(
      await code(closeRoom(people.community, { roomId: room.roomId, reason: "搬到新址去了" }, now)),
    ).toBe("NOT_FOUND");
    expect(await code(closeRoom(people.town, { roomId: room.roomId, reason: "搬到新址去了" }, now))).toBe(
      "OK",
    );
    expect((await everybody(units.town.id)).rooms.map(({ name }) => name)).not.toContain("枫树街道接待室");
    expect(await code(closeRoom(people.town, { roomId: room.roomId, reason: "搬到新址去了" }, now))).toBe(
      "ROOM_CLOSED",
    );
    expect(await code(saveRoom(people.town, { ...room, version: 1 }, now))).toBe("ROOM_CLOSED");
    expect(await db.receptionRoomVersion.count({ where: { roomId: room.roomId } })).toBe(1);
  });
});

describe("finding a room", () => {
  it("by a piece of a name, with the unit's phone where it has none of its own; never before it opens", async () => {
    const { people, units } = offices;
    const later = form(units.community.id, {
      name: "新的接待点",
      phone: "0791-86380000",
      validFrom: "2026-04-01",
    });
    await saveRoom(people.town, later, now);
    expect((await everybody("", "新的接待点")).rooms).toEqual([]);
    const [room] = (await everybody("", "新的接待点", clock("2026-04-01 09:30"))).rooms;
    expect(room).toMatchObject({ phone: "0791-86380000", now: { open: true, until: "12:00" } });
    const found = await everybody("", "槐树");
    expect(found.rooms[0]).toMatchObject({ phone: "0791-86381234", unit: "槐树社区", town: "枫树街道" });
    expect((await everybody("", "100%_")).rooms).toEqual([]);
  });

  it("by place, down from the city, and says how many communities have one", async () => {
    const { units } = offices;
    const top = await everybody();
    expect(top.path.map(({ name }) => name)).toEqual(["赣平市"]);
    expect(top.coverage).toMatchObject({ communities: 2, covered: 2 });
    expect(top.places).toMatchObject([{ name: "锦溪区", communities: 2, covered: 2 }]);
    expect((await everybody(units.community.id)).path.map(({ name }) => name)).toEqual([
      "赣平市",
      "锦溪区",
      "枫树街道",
      "槐树社区",
    ]);
    expect((await everybody(units.water.id)).unknown).toBe(true);
    expect((await everybody("no uuid")).unknown).toBe(true);
  });
});
