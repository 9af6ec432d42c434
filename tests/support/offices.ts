import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { shanghaiDate, startOfDay } from "#lib/domain/calendar/calendar.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import type { Command, Payload } from "#lib/domain/commands.ts";
import type { ActorPost, Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import type { Role, UnitKind, UnitLevel, Verb } from "#lib/domain/vocabulary.ts";
import { act, type Receipt, registerIssue } from "#lib/usecases/casework/issues.ts";

/** "2026-03-02 10:00" on a wall in Shanghai. */
export function clock(text: string): Date {
  const [day = "", time = "09:00"] = text.split(" ");
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return new Date(startOfDay(day).getTime() + (hours * 60 + minutes) * 60_000);
}

type UnitRow = { id: string; level: UnitLevel; kind: UnitKind };

let units = 0;
/** A unit of this small city. */
export async function unit(
  level: UnitLevel,
  name: string,
  above: Partial<Record<"cityId" | "countyId" | "townId" | "communityId" | "parentId", string>>,
  kind: UnitKind = "AREA",
): Promise<UnitRow> {
  const id = uuidv7();
  const own = { CITY: "cityId", COUNTY: "countyId", TOWN: "townId", COMMUNITY: "communityId", GRID: null }[
    level
  ];
  await db.orgUnit.create({
    data: {
      id,
      code: String(369_900_000 + units++),
      name,
      level,
      kind,
      phone: "0791-86381234",
      validFrom: new Date("2020-01-01"),
      ...above,
      ...(own && kind === "AREA" && { [own]: id }),
    } as never,
  });
  return { id, level, kind };
}

/** Somebody on duty, with these posts. */
export async function colleague(name: string, ...posts: [Role, UnitRow][]): Promise<Staff> {
  const personId = uuidv7();
  await db.person.create({
    data: {
      id: personId,
      loginName: `${name}-${personId}`,
      name,
      dutyTitle: "",
      passwordHash: "-",
      createdAt: new Date("2026-01-01"),
      posts: {
        create: posts.map(([role, { id }]) => ({
          id: uuidv7(),
          unitId: id,
          role,
          validFrom: new Date("2026-01-01"),
        })),
      },
    },
  });
  return {
    kind: "STAFF",
    personId,
    posts: posts.map(([role, { id, level, kind }]): ActorPost => ({ role, unitId: id, level, kind })),
  };
}

/** A small city in the database: two communities with a grid, their town, county and city, a department, and people. */
export async function makeOffices() {
  const city = await unit("CITY", "赣平市", {});
  const inCity = { cityId: city.id };
  const county = await unit("COUNTY", "锦溪区", { ...inCity, parentId: city.id });
  const inCounty = { ...inCity, countyId: county.id };
  const town = await unit("TOWN", "枫树街道", { ...inCounty, parentId: county.id });
  const inTown = { ...inCounty, townId: town.id };
  const community = await unit("COMMUNITY", "槐树社区", { ...inTown, parentId: town.id });
  const other = await unit("COMMUNITY", "柳荫社区", { ...inTown, parentId: town.id });
  const grid = await unit("GRID", "第1网格", {
    ...inTown,
    communityId: community.id,
    parentId: community.id,
  });
  const water = await unit("TOWN", "枫树街道水务站", { ...inTown, parentId: town.id }, "DEPARTMENT");
  const units = { city, county, town, community, other, grid, water };
  const people = {
    visitor: await colleague("走访", ["VISITOR", community]),
    community: await colleague(
      "社区",
      ["COUNCIL_CLERK", community],
      ["HANDLER", community],
      ["UNIT_LEAD", community],
    ),
    neighbour: await colleague("邻居", ["COUNCIL_CLERK", other]),
    town: await colleague("街道", ["COUNCIL_CLERK", town]),
    handler: await colleague("承办", ["HANDLER", water]),
    lead: await colleague("站长", ["UNIT_LEAD", water]),
    county: await colleague("区办", ["COUNCIL_CLERK", county]),
    city: await colleague("市办", ["COUNCIL_CLERK", city]),
    supervisor: await colleague("督办", ["SUPERVISOR", county]),
    callback: await colleague("回访", ["CALLBACK_OFFICER", county]),
    admin: await colleague("管理", ["SYS_ADMIN", city]),
  };
  return { units, people };
}
export type Offices = Awaited<ReturnType<typeof makeOffices>>;

/** Registers through the use case; throws on a refusal. */
export async function told(
  by: Staff,
  unitId: string,
  now: Date,
  payload: Partial<Payload<"register">> = {},
): Promise<Receipt> {
  const receipt = await registerIssue(
    by,
    {
      id: uuidv7(),
      verb: "register",
      version: null,
      madeAt: now,
      payload: {
        statement: "三楼水管一直漏，墙都湿了",
        category: null,
        hazard: false,
        confidentiality: "NORMAL",
        residentName: "王阿姨",
        residentPhone: "13800005678",
        unitId,
        placeText: "3号楼",
        channel: "VISIT",
        spokenOn: shanghaiDate(now),
        lateReason: "",
        ...payload,
      },
    },
    now,
  );
  if (isProblem(receipt)) throw new Error(`register: ${receipt.code}`);
  return receipt;
}

/** Does one thing to an issue through the use case; throws on a refusal. */
export async function does<V extends Verb>(
  by: Staff,
  issueId: string,
  verb: V,
  payload: Payload<V>,
  now: Date,
): Promise<Issue> {
  const command = { id: uuidv7(), verb, version: null, madeAt: now, payload } as unknown as Command;
  const done = await act(by, issueId, [command], now);
  if (isProblem(done)) throw new Error(`${verb}: ${JSON.stringify(done)}`);
  return done;
}

export const goodReply = (now: Date): Payload<"reply"> => ({
  kind: "PROGRESS",
  done: "上门看了漏水的三楼，确认公共水管接头裂开",
  state: "已经关阀止水，等新的接头到货",
  next: "换好接头以后再给您打电话",
  nextOn: shanghaiDate(now),
  contactName: "水务小刘",
  contactPhone: "0791-86381234",
  channel: "PHONE",
  reached: true,
  // The same words for every issue: the door asks back about them (tests/db/replyCheck.test.ts).
  sendAnyway: "on",
});
