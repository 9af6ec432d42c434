import { handled } from "./handling.ts";
import { accepted, dispatched, registered } from "./office.ts";
import type { Random } from "./random.ts";
import { reconsider, resolved, withdrawn } from "./residents.ts";
import { drawRoad, onHold, type Road, roadStep } from "./roads.ts";
import type { Life, Scene, Step } from "./scene.ts";
import type { Intake } from "./told.ts";

const SHARES = {
  returned: 0.16, // of what goes to a department: 4 % of all
  urged: 0.08,
  supervised: 0.03,
  withdrawnAtOnce: 0.4,
  secondThoughts: 0.015,
} as const;

export const newLife = (plan: Intake, random: Random): Life => ({
  plan,
  random,
  outcome: plan.outcome,
  late: plan.late,
  returns: random.chance(SHARES.returned),
  urges: random.chance(SHARES.urged),
  supervised: random.chance(SHARES.supervised),
  withdrawsWhen: random.chance(SHARES.withdrawnAtOnce) ? "REGISTERED" : "IN_PROGRESS",
  meanwhile: plan.solvedAt === "CITY" ? 2 : plan.solvedAt === "COUNTY" ? 1 : 0,
  solvedAt: plan.solvedAt,
  reconsidered: random.chance(SHARES.secondThoughts),
  road: plan.stop ? (plan.stop.road ?? null) : drawRoad(random),
  helped: false,
});

/** What happens to this issue next, and when, if the system does nothing to it before; null = nothing more. */
export function nextStep(scene: Scene): Step | null {
  const { life, issue } = scene;
  if (stays(scene)) return null;
  switch (issue.state) {
    case "REGISTERED":
      return registered(scene);
    case "ACCEPTED":
      return accepted(scene);
    case "DISPATCHED":
      return dispatched(scene);
    case "IN_PROGRESS":
      return roadStep(scene) ?? handled(scene);
    case "ON_HOLD":
      return onHold(scene);
    case "RESOLVED":
      return resolved(scene);
    case "CLOSED":
      return life.reconsidered ? reconsider(scene) : null;
    case "WITHDRAWN":
      return withdrawn(scene);
    case "ARCHIVED":
    case "MEDIATING":
    case "MERGED":
    case "NOT_ACCEPTED":
    case "REFERRED_OUT":
      return null;
  }
}

function stays({ life, issue }: Scene): boolean {
  const stop = life.plan.stop;
  if (!stop || stop.state !== issue.state) return false;
  if (stop.level && stop.level !== issue.level) return false;
  if (stop.road) return SHOWN[stop.road](issue);
  return !stop.replied || issue.lastReplyKind !== null;
}

/** Where a side road on show is left for people to walk on: a request to decide, a task to finish, papers to wait for. */
const SHOWN: Readonly<Record<Road, (issue: Scene["issue"]) => boolean>> = {
  HOLD: ({ holdCount }) => holdCount > 0,
  EXTENSION: ({ request }) => request !== null,
  INFO: ({ waiting }) => waiting !== null,
  JOINT: ({ clocks }) => clocks.some(({ kind }) => kind === "CO_TASK"),
  WHISTLE: ({ clocks }) => clocks.some(({ kind }) => kind === "REPORT_IN"),
  UNREACHED: ({ tries }) => tries.length > 1,
};
