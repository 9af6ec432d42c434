import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { receiptNo } from "#lib/domain/casework/receipt.ts";
import type { ActorPost, Staff } from "#lib/domain/permissions.ts";
import {
  CATEGORIES,
  CHANNELS,
  CONFIDENTIALITIES,
  type Level,
  OPEN_STATES,
  OUTCOMES,
  RATED_SOLVED,
  type Role,
  STATES,
  type State,
  type UnitKind,
  type UnitLevel,
} from "#lib/domain/vocabulary.ts";

/** The present of the caseload: a Wednesday at noon in Shanghai. */
export const PRESENT = new Date("2026-03-11T04:00:00Z");
const DAY_MS = 86_400_000;

const pickedBy = <T>(random: () => number, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)] as T;

/** mulberry32: the same caseload with every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Unit = {
  id: string;
  level: UnitLevel;
  kind: UnitKind;
  city: string;
  county: string | null;
  town: string | null;
  community: string | null;
};
export type City = Awaited<ReturnType<typeof buildUnits>>;

/** One city, two counties, two towns each, two communities each, and a department beside each town. */
async function buildUnits() {
  const units: Unit[] = [];
  const add = async (
    level: UnitLevel,
    code: string,
    above: Unit | null,
    kind: UnitKind = "AREA",
  ): Promise<Unit> => {
    const id = uuidv7();
    const own = (at: UnitLevel, given: string | null | undefined) =>
      level === at && kind === "AREA" ? id : (given ?? null);
    const unit: Unit = {
      id,
      level,
      kind,
      city: own("CITY", above?.city) ?? id,
      county: own("COUNTY", above?.county),
      town: own("TOWN", above?.town),
      community: own("COMMUNITY", above?.community),
    };
    await db.orgUnit.create({
      data: {
        id,
        code,
        name: `单位${code}`,
        level,
        kind,
        parentId: above?.id ?? null,
        cityId: unit.city,
        countyId: unit.county,
        townId: unit.town,
        communityId: unit.community,
        validFrom: new Date("2020-01-01"),
      },
    });
    units.push(unit);
    return unit;
  };
  const city = await add("CITY", "3699", null);
  for (const c of ["02", "03"]) {
    const county = await add("COUNTY", `3699${c}`, city);
    for (const t of ["001", "002"]) {
      const town = await add("TOWN", `3699${c}${t}`, county);
      await add("TOWN", `3699${c}${t}-W`, town, "DEPARTMENT");
      for (const m of ["001", "002"]) await add("COMMUNITY", `3699${c}${t}${m}`, town);
    }
  }
  const of = (level: UnitLevel, kind: UnitKind = "AREA") =>
    units.filter((u) => u.level === level && u.kind === kind);
  return {
    units,
    city,
    counties: of("COUNTY"),
    towns: of("TOWN"),
    communities: of("COMMUNITY"),
    departments: of("TOWN", "DEPARTMENT"),
  };
}

const TIER = { COMMUNITY: "URGENT", TOWN: "URGENT", COUNTY: "WORRY", CITY: "HARD" } as const satisfies Record<
  Level,
  string
>;
type Rows = Record<"issues" | "clocks" | "ratings" | "issue_events" | "residents", Record<string, unknown>[]>;

/**
 * Fills the database with `count` issues in every state, place, round and age, also ones that no story of the use
 * cases would make: two readers of one rule must agree there too.
 */
export async function makeCaseload(count: number, seed = 1): Promise<City> {
  const city = await buildUnits();
  const rows: Rows = { residents: [], issues: [], clocks: [], ratings: [], issue_events: [] };
  const random = chance(seed);
  for (let n = 0; n < count; n += 1) addIssue(rows, city, n, random);
  for (const [table, of] of Object.entries(rows))
    await db.$executeRawUnsafe(
      `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      JSON.stringify(of),
    );
  return city;
}

function addIssue(rows: Rows, city: City, n: number, random: () => number): void {
  const pick = <T>(list: readonly T[]): T => pickedBy(random, list);
  const aside = chance(n); // what was added later draws apart, so that the rest stays as it was
  const maybe = <T>(share: number, value: T): T | null => (random() < share ? value : null);
  const id = uuidv7();
  const place = pick([...city.communities, ...city.communities, ...city.towns, ...city.counties, city.city]);
  const state: State = pick(STATES);
  const level: Level = pick(["COMMUNITY", "TOWN", "COUNTY", "CITY"]);
  const open = (OPEN_STATES as readonly State[]).includes(state);
  const led = ["DISPATCHED", "IN_PROGRESS", "MEDIATING", "ON_HOLD", "MERGED", "RESOLVED"].includes(state);
  // Only every seventh minute is used, so that many issues share their sort values.
  const registered = PRESENT.getTime() - Math.floor(random() * 60 * 24) * 7 * 3_600_000;
  const later = (days: number) =>
    Math.min(PRESENT.getTime(), registered + Math.floor(random() * days) * DAY_MS);
  const round = pick([1, 1, 1, 2, 3]);
  const ended = ["RESOLVED", "CLOSED", "ARCHIVED"].includes(state);
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const due = open ? maybe(0.8, registered + (5 + Math.floor(random() * 30)) * DAY_MS) : null;
  const residentId = maybe(0.7, uuidv7());
  if (residentId)
    rows.residents.push({
      id: residentId,
      name: pick(["王小明", "=cmd|'/c calc'!A1", "李四"]),
      phone: "13812345678",
      phone_tail: "5678",
      created_at: iso(registered),
    });
  rows.issues.push({
    id,
    receipt_no: receiptNo(n),
    receipt_secret: "7KQ2-M9XD",
    version: 1,
    state,
    tier: TIER[level],
    initial_tier: TIER[level],
    level,
    round,
    return_count: 0,
    supervision_level: 0,
    holder_unit_id: place.id,
    lead_unit_id: led ? pick([...city.departments, ...city.communities]).id : null,
    co_unit_ids: random() < 0.1 ? [pick(city.departments).id] : [],
    category: led ? pick(CATEGORIES) : maybe(0.6, pick([...CATEGORIES, "GOVERNANCE_SERVICE.POLICY_INQUIRY"])),
    hazard: random() < 0.1,
    confidentiality: pick(CONFIDENTIALITIES),
    channel: pick(CHANNELS),
    statement: pick([
      "三楼水管一直漏",
      "路灯坏了 100%_ok",
      '=HYPERLINK("http://x")',
      '楼下,烧烤店"油烟"很大\n夜里吵',
      "-2号电梯停了",
      "\\反斜杠",
    ]),
    place_text: pick(["3号楼", "小区东门", "12栋2单元"]),
    city_id: place.city,
    county_id: place.county,
    town_id: place.town,
    community_id: place.community,
    resident_id: residentId,
    first_contact_id: city.city.id,
    spoken_on: iso(registered)?.slice(0, 10),
    registered_at: iso(registered),
    first_reply_at: iso(maybe(0.5, later(20))),
    resolved_at: ended ? iso(later(60)) : null,
    outcome: ended ? pick(OUTCOMES) : null,
    rated_level: ended ? maybe(0.6, pick([1, 2, 3, 4, 5])) : null,
    urge_count: 0,
    question_open: false,
    next_due_at: iso(due),
    breach_count: 0,
    is_petition_item: false,
    merged_into: state === "MERGED" ? uuidv7() : null,
    info_asked: false,
    extension_count: 0,
    hold_count: 0,
    tries: [],
    callback_tries: [],
    callback_done: false,
    callback_unit_id: null,
    hands: {},
    updated_at: iso(later(10)),
  });
  const [row, team] = [rows.issues.at(-1), city.departments[3]];
  if (row && team && n % 9 === 0 && !open && row.lead_unit_id !== team.id) row.callback_unit_id = team.id;
  if (state === "WITHDRAWN")
    rows.issue_events.push({
      id: uuidv7(),
      issue_id: id,
      seq: 64,
      verb: "withdraw",
      actor_role: "RESIDENT",
      level,
      from_state: pick(["REGISTERED", "ACCEPTED", "IN_PROGRESS"]),
      to_state: "WITHDRAWN",
      at: iso(registered),
      made_at: iso(registered),
      data: {},
    });
  const clock = (
    kind: string,
    of: number,
    started: number,
    stop: string | null,
    dueIn: number,
    roll = random,
  ) => {
    const dueAt = started + dueIn * DAY_MS;
    const stopped =
      stop && Math.min(PRESENT.getTime(), started + Math.floor(roll() * 2 * dueIn * 4) * (DAY_MS / 4));
    const breached = stopped ? stopped >= dueAt : dueAt <= PRESENT.getTime() && roll() < 0.8;
    rows.clocks.push({
      id: uuidv7(),
      issue_id: id,
      kind,
      level,
      tier: TIER[level],
      unit_id: place.id,
      round: of,
      started_at: iso(started),
      due_at: iso(dueAt),
      basis: {},
      stopped_at: iso(stopped || null),
      stop,
      breached_at: breached ? iso(dueAt) : null,
      charged_unit_id: breached && n % 3 === 0 ? pickedBy(aside, city.departments).id : null,
    });
  };
  const contact = pickedBy(aside, [null, "MET", "MET", "MET", "ATTEMPTED", "ENDED"]);
  const handed = Math.min(PRESENT.getTime(), registered + Math.floor(aside() * 10) * DAY_MS);
  if (n % 10 > 0) clock("CONTACT", 1, handed, open || contact ? contact : "ENDED", 1, aside);
  for (let of = 1; of <= round; of += 1) {
    const running = of === round && open && random() < 0.5;
    clock(
      "REPLY",
      of,
      later(of * 20),
      running ? null : pick(["MET", "MET", "MET", "ATTEMPTED", "REVOKED", "MOVED", "ENDED"]),
      5,
    );
    if (of === round && !ended) continue;
    const started = later(of * 30);
    clock("RATING", of, started, pick(["MET", "LAPSED"]), 15);
    for (let answers = pick([0, 1, 1, 2]); answers > 0; answers -= 1)
      rows.ratings.push({
        id: uuidv7(),
        issue_id: id,
        round: of,
        solved: pick(RATED_SOLVED),
        level: pick([1, 2, 3, 3, 4, 5]),
        contacted: random() < 0.7,
        words: "",
        at: iso(started + answers * 1000),
      });
  }
}

/** Somebody with these posts; nobody of that name need be in the database to read. */
export const staffAt = (...posts: [role: Role, unit: Unit][]): Staff => ({
  kind: "STAFF",
  personId: uuidv7(),
  posts: posts.map(([role, { id, level, kind }]): ActorPost => ({ role, unitId: id, level, kind })),
});

/** One of every kind of reach: city, county, town, community, department, several at once, first contact, and nobody. */
export const readers = (city: City): Record<string, Staff> => {
  const at = <T>(list: readonly T[], n: number) => list[n] as T;
  return {
    city: staffAt(["REVIEWER", city.city]),
    county: staffAt(["COUNCIL_CLERK", at(city.counties, 0)]),
    town: staffAt(["COUNCIL_CLERK", at(city.towns, 1)]),
    community: staffAt(["VISITOR", at(city.communities, 2)]),
    department: staffAt(["HANDLER", at(city.departments, 0)]),
    two: staffAt(["COUNCIL_CLERK", at(city.towns, 0)], ["HANDLER", at(city.departments, 3)]),
    team: staffAt(["CALLBACK_OFFICER", at(city.departments, 3)]),
    liaison: { ...staffAt(["LIAISON", at(city.communities, 0)]), personId: city.city.id },
    admin: staffAt(["SYS_ADMIN", city.city]),
    nobody: staffAt(),
  };
};
