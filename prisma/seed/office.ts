import { TIERS_OF_LEVEL } from "#lib/domain/casework/issue.ts";
import type { Payload } from "#lib/domain/commands.ts";
import type { CategoryL1 } from "#lib/domain/vocabulary.ts";
import { departmentFor } from "./directory.ts";
import { RETURNS, SEND_BACK } from "./phrases.ts";
import { withdraw } from "./residents.ts";
import { type Doing, type Scene, type Step, soon, step, who } from "./scene.ts";

const SHARES = { slowAccept: 0.02, sentBack: 0.08, ownOffice: 0.15, signedByItself: 0.12 } as const;

export function registered(scene: Scene): Step {
  const { life, issue } = scene;
  const { random, plan } = life;
  if (plan.ending === "WITHDRAW" && life.withdrawsWhen === "REGISTERED") return withdraw(scene, 0.02, 0.2);
  if (plan.refusal && issue.cameFrom === null) return refusing(scene, plan.refusal);
  const clerk = who(scene, issue.holderUnitId, "INTAKE_CLERK");
  const at =
    plan.stop === null && random.chance(SHARES.slowAccept) ? soon(scene, 16, 26) : soon(scene, 0.2, 8);
  const accept: Doing = {
    verb: "accept",
    payload: {
      category: issue.category ?? plan.sample.category,
      tier: tierAt(scene),
      hazard: plan.hazard,
      petition: false,
    },
  };
  const sameHands = who(scene, issue.holderUnitId, "DISPATCHER") === clerk && plan.stop === null;
  return sameHands ? step(at, clerk, accept, dispatchTo(scene)) : step(at, clerk, accept);
}

/** The clerk proposes, the head of the office confirms. */
function refusing(scene: Scene, refusal: Payload<"refuse">): Step {
  const { issue } = scene;
  const { reason, words } = refusal;
  if (issue.request)
    return step(soon(scene, 0.5, 4), who(scene, issue.holderUnitId, "COUNCIL_CLERK", "UNIT_LEAD"), {
      verb: "refuse",
      payload: refusal,
    });
  const clerk = who(scene, issue.holderUnitId, "INTAKE_CLERK");
  return step(soon(scene, 1, 6), clerk, { verb: "proposeRefusal", payload: { reason, words } });
}

const tierAt = ({ life, issue }: Scene): Payload<"accept">["tier"] =>
  issue.level === "CITY" && life.plan.sample.tier === "HOPE" ? "HOPE" : TIERS_OF_LEVEL[issue.level][0];

export function accepted(scene: Scene): Step {
  const { life, issue } = scene;
  const fresh = issue.cameFrom?.by === "PEOPLE" && !issue.cameFrom.sentBack && issue.returnCount === 0;
  if (fresh && life.plan.stop === null && life.random.chance(SHARES.sentBack)) {
    life.solvedAt = issue.cameFrom?.level ?? life.solvedAt;
    return step(soon(scene, 1, 6), who(scene, issue.holderUnitId, "COUNCIL_CLERK"), {
      verb: "sendBack",
      payload: { reason: life.random.pick(SEND_BACK) },
    });
  }
  const at = soon(scene, 0.2, 4);
  const { stop } = life.plan;
  const held = stop?.state === "DISPATCHED" && stop.level === issue.level && stop.from > at ? stop.from : at;
  return step(held, who(scene, issue.holderUnitId, "DISPATCHER"), dispatchTo(scene));
}

function dispatchTo({ life, world, issue }: Scene): Doing {
  const office = world.units.get(issue.holderUnitId);
  const apart = (issue.level === "COUNTY" || issue.level === "CITY") && issue.returnCount === 0;
  const department =
    apart && !life.random.chance(SHARES.ownOffice) && departmentFor(life.plan.sample.category);
  const unit =
    department && [...world.units.values()].find((u) => u.code === `${office?.code}-${department}`);
  return { verb: "dispatch", payload: { unitId: unit ? unit.id : issue.holderUnitId, words: "" } };
}

export function dispatched(scene: Scene): Step {
  const { life, issue } = scene;
  const { random } = life;
  if (life.returns && issue.leadUnitId !== issue.holderUnitId) {
    life.returns = false;
    return step(soon(scene, 0.5, 3.5), who(scene, issue.leadUnitId, "UNIT_LEAD"), {
      verb: "return",
      payload: {
        reason: RETURNS[life.plan.sample.category.split(".")[0] as CategoryL1],
        legalBasis: "部门职责清单",
        suggestedUnit: "",
      },
    });
  }
  if (random.chance(SHARES.signedByItself)) return step(soon(scene, 4.6, 5.6), null);
  const at = soon(scene, 0.1, 2.5);
  return step(at, who(scene, issue.leadUnitId, "HANDLER", "UNIT_LEAD"), { verb: "sign", payload: {} });
}
