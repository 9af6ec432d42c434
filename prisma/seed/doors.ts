import { uuidv7 } from "uuidv7";
import type { Command, Payload, VisitCommand } from "#lib/domain/commands.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem } from "#lib/domain/problems.ts";
import type { Role } from "#lib/domain/vocabulary.ts";
import { registerIssue } from "#lib/usecases/casework/issues.ts";
import { logVisit } from "#lib/usecases/casework/visits.ts";
import type { OfficeUnit } from "./city.ts";
import type { Cast } from "./people.ts";
import { VISIT_NOTES } from "./phrases.ts";
import type { QuietVisit } from "./quiet.ts";
import type { Intake } from "./told.ts";

/** A refusal here is a mistake of the demonstration, not of a person. */
export function must<T>(result: T | Problem, what: string): T {
  if (isProblem(result)) throw new Error(`${what} was refused: ${JSON.stringify(result)}`);
  return result as T;
}

/** Who enters it: whoever sits where it was told. */
function entrant(cast: Cast, unit: OfficeUnit, ...roles: Role[]): Staff {
  for (const id of [unit.id, unit.communityId])
    for (const role of roles) {
      const staff = id && cast.at(id, role);
      if (staff) return staff;
    }
  throw new Error(`nobody at ${unit.name} can enter what was told`);
}
const DESK: readonly Role[] = ["RECORDER", "INTAKE_CLERK"];
const VISITORS: readonly Role[] = ["GRID_WORKER", "VISITOR", "RECORDER"];

/** Several problems of one visit, in one go. Answers with the ids of the issues, in the same order. */
export async function enterVisit(cast: Cast, plans: readonly Intake[]): Promise<string[]> {
  const first = plans[0] as Intake;
  const problems = plans.map(({ statement, category, hazard, confidentiality }) => ({
    id: uuidv7(),
    statement,
    category,
    hazard,
    confidentiality,
  }));
  const visit: VisitCommand = {
    ...visitOf(first),
    type: "HOUSEHOLD_VISIT",
    result: "RAISED",
    visitedOn: first.spokenOn,
    note: VISIT_NOTES[first.no % VISIT_NOTES.length] ?? "",
    residentName: first.name,
    residentPhone: first.phone,
    problems,
  };
  const by = entrant(cast, first.unit, ...VISITORS);
  const { receipts } = must(await logVisit(by, visit, first.at, first.at), "a visit");
  return receipts.map((receipt) => receipt.issueId);
}

export async function enterQuietVisit(cast: Cast, quiet: QuietVisit): Promise<void> {
  const visit: VisitCommand = {
    ...visitOf(quiet),
    type: quiet.type,
    result: quiet.result,
    note: quiet.note,
    residentName: "",
    residentPhone: null,
    problems: [],
  };
  must(await logVisit(entrant(cast, quiet.unit, ...VISITORS), visit, quiet.at, quiet.at), "a visit");
}

/** Where and when, as the form has it; it was entered half an hour after the visit. */
function visitOf({ at, unit, address }: Pick<Intake, "at" | "unit" | "address">) {
  const local = new Date(at.getTime() + 8 * 3_600_000 - 30 * 60_000).toISOString();
  return {
    id: uuidv7(),
    unitId: unit.id,
    building: address.building,
    unit: address.unit,
    room: address.room,
    visitedOn: local.slice(0, 10),
    visitedTime: local.slice(11, 16),
    lateReason: "",
    companions: "",
  };
}

/** Told at a desk, by phone, letter or on the web. Answers with the id of the issue. */
export async function enterAtDesk(cast: Cast, plan: Intake): Promise<string> {
  const { unit, address, at } = plan;
  const payload: Payload<"register"> = {
    statement: plan.statement,
    category: plan.category,
    hazard: plan.hazard,
    confidentiality: plan.confidentiality,
    residentName: plan.name,
    residentPhone: plan.phone,
    unitId: unit.id,
    placeText: [address.building, address.unit, address.room].filter(Boolean).join(" "),
    channel: plan.channel,
    spokenOn: plan.spokenOn,
    lateReason: "",
  };
  const command: Command<"register"> = { id: uuidv7(), verb: "register", version: null, madeAt: at, payload };
  const by =
    plan.channel === "WEB"
      ? ({ kind: "RESIDENT", issueId: null } as const)
      : entrant(cast, unit, ...(unit.level === "GRID" ? (["LIAISON"] as const) : []), ...DESK);
  return must(await registerIssue(by, command, at), "a registration").issueId;
}
