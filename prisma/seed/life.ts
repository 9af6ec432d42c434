import { handled } from "./handling.ts";
import { accepted, dispatched, registered } from "./office.ts";
import type { Random } from "./random.ts";
import { reconsider, resolved, withdrawn } from "./residents.ts";
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
      return handled(scene);
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
    case "ON_HOLD":
    case "REFERRED_OUT":
      return null;
  }
}

function stays({ life, issue }: Scene): boolean {
  const stop = life.plan.stop;
  if (!stop || stop.state !== issue.state) return false;
  if (stop.level && stop.level !== issue.level) return false;
  return !stop.replied || issue.lastReplyKind !== null;
}
