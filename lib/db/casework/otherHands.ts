import type { Issue } from "#lib/domain/casework/issue.ts";
import { tookPart } from "#lib/domain/casework/secondEyes.ts";
import { can, sees, superiorOffice } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { colleaguesAt } from "../desk/absences.ts";

const MOST_NAMES = 3;

/** "Nobody decides their own" names who else may; where nobody does, that is what has to be said. Other refusals stay. */
export async function withOthers(tx: Db, refused: Problem, issue: Issue, verb: Verb): Promise<Problem> {
  if (refused.code !== "SAME_PERSON") return refused;
  const units = [issue.holderUnitId, issue.leadUnitId, superiorOffice(issue)].filter((id) => id !== null);
  const taken = tookPart(issue, verb);
  const others = (await colleaguesAt(tx, [...new Set(units)])).filter((colleague) => {
    const actor = { kind: "STAFF", ...colleague } as const;
    return !taken.includes(colleague.personId) && can(actor, verb, issue) && sees(actor, issue);
  });
  const who = others.slice(0, MOST_NAMES).map(({ name }) => name);
  return who.length > 0
    ? problem("SAME_PERSON", { ...refused.details, who: who.join(",") })
    : problem("NOBODY_ELSE", refused.details);
}
