import { uuidv7 } from "uuidv7";
import type { ActorPost, Staff } from "#lib/domain/permissions.ts";
import type { Role, UnitKind } from "#lib/domain/vocabulary.ts";
import { CALLBACK_TEAM, type OfficeUnit } from "./city.ts";
import { newName } from "./names.ts";
import type { Random } from "./random.ts";

type Duty = { login: string; title: string; roles: readonly Role[]; unitCode: string };

const LINE = { city: "369900", county: "369902", town: "369902001", community: "369902001001" } as const;
const GRID = `${LINE.community}001`;

/**
 * One person per role on the sign-in page, all on one line of the tree (锦溪区 → 枫树街道 → 梧桐里社区), so that one
 * issue can be followed all the way up. Offices that answer alone (town, council, city) also sign and resolve.
 */
export const PERSONAS: readonly Duty[] = [
  { login: "visitor", title: "走访干部", roles: ["VISITOR"], unitCode: LINE.town },
  { login: "recorder", title: "记录员", roles: ["RECORDER"], unitCode: LINE.community },
  { login: "grid", title: "网格员", roles: ["GRID_WORKER"], unitCode: GRID },
  { login: "liaison", title: "楼组长", roles: ["LIAISON"], unitCode: GRID },
  { login: "clerk", title: "受理员", roles: ["INTAKE_CLERK"], unitCode: LINE.community },
  { login: "dispatcher", title: "派单员", roles: ["DISPATCHER"], unitCode: LINE.community },
  { login: "handler", title: "承办人", roles: ["HANDLER"], unitCode: LINE.community },
  { login: "lead", title: "主任", roles: ["UNIT_LEAD"], unitCode: LINE.community },
  { login: "town", title: "理事会办公室主任", roles: ["COUNCIL_CLERK", "UNIT_LEAD"], unitCode: LINE.town },
  {
    login: "council",
    title: "理事会办公室主任",
    roles: ["COUNCIL_CLERK", "UNIT_LEAD"],
    unitCode: LINE.county,
  },
  { login: "bureau", title: "局长", roles: ["UNIT_LEAD", "HANDLER"], unitCode: `${LINE.county}-01` },
  { login: "city", title: "理事会办公室主任", roles: ["COUNCIL_CLERK", "UNIT_LEAD"], unitCode: LINE.city },
  { login: "supervisor", title: "督办员", roles: ["SUPERVISOR"], unitCode: LINE.city },
  { login: "callback", title: "回访员", roles: ["CALLBACK_OFFICER"], unitCode: LINE.city },
  { login: "reviewer", title: "审核员", roles: ["REVIEWER"], unitCode: LINE.city },
  { login: "auditor", title: "审计员", roles: ["AUDITOR"], unitCode: LINE.city },
  { login: "admin", title: "系统管理员", roles: ["SYS_ADMIN"], unitCode: LINE.city },
];

/** Whoever calls back about what the city's own office handled sits outside it. */
const OUTSIDE_CALLER: Duty = {
  login: "caller",
  title: "回访员",
  roles: ["CALLBACK_OFFICER"],
  unitCode: CALLBACK_TEAM,
};

/** At the city the office above is the city itself: a second person there decides what the first took part in. */
const SECOND_AT_CITY: Duty = {
  login: "deputy",
  title: "理事会办公室副主任",
  roles: ["COUNCIL_CLERK"],
  unitCode: LINE.city,
};

/** Speaks for neighbours who ask for it, each time with a mandate. */
const PROXY: Duty = { login: "agent", title: "代理员", roles: ["PROXY_AGENT"], unitCode: LINE.community };

type Team = readonly (readonly [suffix: string, title: string, roles: readonly Role[]])[];
const COMMUNITY_TEAM: Team = [
  ["recorder", "记录员", ["RECORDER", "INTAKE_CLERK", "DISPATCHER"]],
  ["handler", "专干", ["HANDLER", "VISITOR"]],
  ["lead", "主任", ["UNIT_LEAD"]],
];
const OFFICE_TEAM: Team = [
  ["council", "理事会办公室干事", ["COUNCIL_CLERK"]],
  ["clerk", "受理员", ["INTAKE_CLERK"]],
  ["dispatcher", "派单员", ["DISPATCHER"]],
  ["handler", "承办人", ["HANDLER", "VISITOR"]],
  ["lead", "主任", ["UNIT_LEAD"]],
];
const TEAMS: Readonly<Record<OfficeUnit["level"] | "DEPARTMENT", Team>> = {
  CITY: OFFICE_TEAM,
  COUNTY: [...OFFICE_TEAM, ["supervisor", "督办员", ["SUPERVISOR"]]],
  TOWN: OFFICE_TEAM,
  COMMUNITY: COMMUNITY_TEAM,
  GRID: [["grid", "网格员", ["GRID_WORKER"]]],
  DEPARTMENT: [
    ["lead", "局长", ["UNIT_LEAD"]],
    ["handler", "承办人", ["HANDLER"]],
  ],
};

export type SeededPerson = {
  id: string;
  loginName: string;
  name: string;
  dutyTitle: string;
  isPersona: boolean;
  posts: { unit: OfficeUnit; role: Role }[];
};

/**
 * Personas first, then a team for every office, where a role is not yet held by a persona; last the second at the city,
 * whoever calls back for it and the proxy agent, so that everybody else keeps their name.
 */
export function buildPeople(units: readonly OfficeUnit[], random: Random): SeededPerson[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const held = new Set<string>();
  const taken = new Set<string>();
  const make = (unit: OfficeUnit, { login, title, roles }: Omit<Duty, "unitCode">, isPersona: boolean) => {
    const name = newName(random, taken);
    for (const role of roles) held.add(`${unit.id} ${role}`);
    return {
      id: uuidv7(),
      loginName: login,
      name,
      dutyTitle: dutyTitle(unit, title, name),
      isPersona,
      posts: roles.map((role) => ({ unit, role })),
    };
  };
  const personas = PERSONAS.map((duty) => make(byCode.get(duty.unitCode) as OfficeUnit, duty, true));
  const others = units.flatMap((unit) =>
    unit.code === CALLBACK_TEAM
      ? []
      : TEAMS[unit.kind === "DEPARTMENT" ? "DEPARTMENT" : unit.level].flatMap(([suffix, title, roles]) => {
          const free = roles.filter((role) => !held.has(`${unit.id} ${role}`));
          const duty = { login: `${unit.code}-${suffix}`, title: headOf(unit, title), roles: free };
          return free.length > 0 ? [make(unit, duty, false)] : [];
        }),
  );
  const last = [SECOND_AT_CITY, OUTSIDE_CALLER, PROXY].map((duty) =>
    make(byCode.get(duty.unitCode) as OfficeUnit, duty, true),
  );
  return [...personas, ...others, ...last];
}

/** How people in public office are named: 枫树街道 王主任, 锦溪区理事会办公室 吴主任, 梧桐里社区 记录员刘超. */
function dutyTitle(unit: OfficeUnit, title: string, name: string): string {
  const [, office = "", head] = /^(理事会办公室)?(副?主任|局长|干事)$/.exec(title) ?? [];
  return head ? `${unit.name}${office} ${name.slice(0, 1)}${head}` : `${unit.name} ${title}${name}`;
}

/** A commission (委) is headed by a 主任, a bureau (局) by a 局长. */
const headOf = (unit: OfficeUnit, title: string): string =>
  title === "局长" && unit.name.endsWith("委") ? "主任" : title;

/** Who holds a role at a unit; undefined when nobody does. */
export type Cast = {
  at(unitId: string, role: Role): (Staff & { dutyTitle: string }) | undefined;
};

export function castOf(people: readonly SeededPerson[]): Cast {
  const found = new Map<string, Staff & { dutyTitle: string }>();
  for (const { id, dutyTitle, posts } of people) {
    const staff = {
      kind: "STAFF" as const,
      personId: id,
      dutyTitle,
      posts: posts.map(
        ({ unit, role }): ActorPost => ({
          role,
          unitId: unit.id,
          level: unit.level,
          kind: unit.kind as UnitKind,
        }),
      ),
    };
    for (const { unit, role } of posts)
      if (!found.has(`${unit.id} ${role}`)) found.set(`${unit.id} ${role}`, staff);
  }
  return { at: (unitId, role) => found.get(`${unitId} ${role}`) };
}
