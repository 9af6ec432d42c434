import { uuidv7 } from "uuidv7";
import type { VisitCommand } from "#lib/domain/commands.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import type { Address } from "#lib/domain/rounds/addressKey.ts";
import type { VisitResult } from "#lib/domain/vocabulary.ts";
import { logVisit } from "#lib/usecases/casework/visits.ts";
import { addHousehold } from "#lib/usecases/rounds/households.ts";

/** A door in the register of a community. */
export async function door(who: Staff, unitId: string, where: Address, now: Date): Promise<string> {
  const made = await addHousehold(who, { householdId: uuidv7(), unitId, ...where }, now);
  if (isProblem(made)) throw new Error(made.code);
  return made.id;
}

type Told = {
  result?: VisitResult;
  statements?: string[];
  promises?: { words: string; on: string }[];
  on?: string;
};
/** A visit at a door, with what was raised and promised there. Returns its id. */
export async function visitAt(
  who: Staff,
  unitId: string,
  where: Address,
  { result, statements = [], promises = [], on = "2026-03-04" }: Told,
  now: Date,
): Promise<string> {
  const id = uuidv7();
  const visit = {
    id,
    unitId,
    ...where,
    visitedOn: on,
    visitedTime: null,
    type: "HOUSEHOLD_VISIT",
    result: result ?? (statements.length > 0 ? "RAISED" : "NOTHING_RAISED"),
    note: "",
    companions: "",
    lateReason: "",
    residentName: statements.length > 0 ? "王阿姨" : "",
    residentPhone: null,
    promises: promises.map((promise) => ({ id: uuidv7(), ...promise })),
    problems: statements.map((statement) => ({
      id: uuidv7(),
      statement,
      confidentiality: "NORMAL",
      hazard: false,
      category: null,
    })),
  } as unknown as VisitCommand;
  const done = await logVisit(who, visit, now, now);
  if (isProblem(done)) throw new Error(done.code);
  return id;
}
