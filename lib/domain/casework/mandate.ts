import { addDays, type CivilDate, shanghaiDate } from "../calendar/calendar.ts";
import type { Behalf } from "../commands.ts";
import { type Problem, problem } from "../problems.ts";
import type { Confidentiality, MandateWay } from "../vocabulary.ts";

/** 群众事务代理 (Luwan 三会一代理): for one matter, to a day, and ended by whom it is for at any time. */
export type Mandate = {
  readonly agentName: string | null;
  readonly agentPhone: string | null;
  readonly relation: string;
  readonly given: MandateWay;
  readonly since: CivilDate;
  /** the last day it holds */
  readonly until: CivilDate;
};

/** Half a year, longer than any promised limit of one round. [设] */
export const MANDATE_DAYS = 180;

/**
 * The mandate that a registration tells of; null when people speak for themselves. Without a name means that the agent's
 * is not kept either. Errors: MANDATE_INCOMPLETE.
 */
export function mandateOf(
  told: Partial<Behalf> & { readonly confidentiality: Confidentiality },
  now: Date,
  /** a proxy agent never speaks for themselves */
  proxy = false,
): Mandate | Problem | null {
  if (!told.forOther && !proxy) return null;
  if (!told.relation || !told.mandateGiven || !told.wanted) return problem("MANDATE_INCOMPLETE");
  const named = told.confidentiality !== "ANONYMOUS";
  const since = shanghaiDate(now);
  return {
    agentName: (named && told.agentName) || null,
    agentPhone: (named && told.agentPhone) || null,
    relation: told.relation,
    given: told.mandateGiven,
    since,
    until: addDays(since, MANDATE_DAYS),
  };
}
