import { addWorkingHours } from "#lib/domain/calendar/calendar.ts";
import { levelAbove, runningClock } from "#lib/domain/casework/issue.ts";
import { LEVELS, type Level } from "#lib/domain/vocabulary.ts";
import { DAY_MS } from "./days.ts";
import { EVIDENCE, SUPERVISIONS } from "./phrases.ts";
import { finalReply, handUpReply, progressReply } from "./replies.ts";
import { urge, withdraw } from "./residents.ts";
import {
  type Doing,
  handler,
  inOffice,
  lead,
  promptly,
  type Scene,
  type Step,
  soon,
  step,
  who,
  withinLimit,
} from "./scene.ts";

const SHARES = {
  contactedAtOnce: 0.94,
  solvedAtOnce: 0.25,
  resolvedLate: 0.04,
  resolvedByLead: 0.6,
  wordInBetween: 0.5,
} as const;

/** What the handling unit does: answer, hand up, or bring to an end. */
export function handled(scene: Scene): Step {
  const { life, issue } = scene;
  if (life.plan.ending === "WITHDRAW" && issue.round === 1) return withdraw(scene, 0.1, 1.5);
  if (life.supervised && issue.supervisionLevel === 0) return supervise(scene);
  if (LEVELS.indexOf(life.solvedAt) < LEVELS.indexOf(issue.level) && issue.round === 1) return climb(scene);
  if (runningClock(issue, "REPLY")) return firstReply(scene);
  if (issue.lastReplyKind === "FINAL") return step(soon(scene, 0.5, 6), lead(scene), resolveAs(scene));
  if (life.urges) return urge(scene);
  return finish(scene);
}

const resolveAs = ({ life }: Scene): Doing => ({
  verb: "resolve",
  payload: { outcome: life.outcome, evidence: life.random.pick(EVIDENCE) },
});

/** 上报难以解决. From the town on, the resident is told the same day. */
function climb(scene: Scene): Step {
  const { issue } = scene;
  const { told, escalate } = handUpReply(scene);
  if (issue.level === "COMMUNITY") {
    const at = promptly(scene);
    return step(at, lead(scene), told(at), escalate);
  }
  if (runningClock(issue, "CONTACT")) {
    const at = promptly(scene);
    return step(at, handler(scene), { verb: "reply", payload: progressReply(scene, at) });
  }
  const limit = runningClock(issue, "REPLY")?.dueAt;
  const at = withinLimit(scene, issue.level === "TOWN" ? [0.5, 2] : [2, 9], limit);
  return step(at, lead(scene), told(at), escalate);
}

function firstReply(scene: Scene): Step {
  const { life, issue, world } = scene;
  const due = runningClock(issue, "REPLY")?.dueAt;
  if (life.late !== "NO" && due && issue.level === life.solvedAt) {
    const climbs = life.late === "NEVER" && issue.level !== "CITY";
    life.late = "NO";
    // After grace the sweep will have moved it: look again then.
    if (climbs) {
      life.solvedAt =
        levelAbove(issue.level === "COMMUNITY" ? "TOWN" : issue.level, issue.place) ?? issue.level;
      return step(addWorkingHours(world.calendar, due, 7.5), null);
    }
    const at = addWorkingHours(world.calendar, due, life.random.between(0.5, 6));
    return step(at, handler(scene), { verb: "reply", payload: progressReply(scene, at) });
  }
  const at = life.random.chance(SHARES.contactedAtOnce) ? promptly(scene) : withinLimit(scene, [1, 4], due);
  const atOnce =
    life.plan.stop === null && issue.tier === "URGENT" && life.random.chance(SHARES.solvedAtOnce);
  if (atOnce || (issue.round > 1 && life.random.chance(0.5)))
    return step(at, lead(scene), { verb: "reply", payload: finalReply(scene) });
  return step(at, handler(scene), { verb: "reply", payload: progressReply(scene, at) });
}

/** How many days it takes from the first answer to the end. */
const DAYS_TO_END: Readonly<Record<Level, readonly [number, number]>> = {
  COMMUNITY: [1, 7],
  TOWN: [2, 8],
  COUNTY: [3, 13],
  CITY: [8, 28],
};

function finish(scene: Scene): Step {
  const { life, issue } = scene;
  const due = runningClock(issue, "RESOLVE")?.dueAt;
  if (life.meanwhile > 0 && issue.round === 1) {
    life.meanwhile--;
    if (life.random.chance(SHARES.wordInBetween)) {
      const at = withinLimit(scene, [4, 9], due);
      return step(at, handler(scene), { verb: "reply", payload: progressReply(scene, at, "MEANWHILE") });
    }
  }
  const late = due && life.random.chance(SHARES.resolvedLate);
  const at = late
    ? inOffice(scene, new Date(due.getTime() + life.random.between(1, 6) * DAY_MS))
    : withinLimit(scene, DAYS_TO_END[issue.level], due);
  const reply: Doing = { verb: "reply", payload: finalReply(scene) };
  return life.random.chance(SHARES.resolvedByLead)
    ? step(at, lead(scene), reply, resolveAs(scene))
    : step(at, handler(scene), reply);
}

function supervise(scene: Scene): Step {
  const { life, issue } = scene;
  life.supervised = false;
  const office = issue.place.countyId && issue.level !== "CITY" ? issue.place.countyId : issue.place.cityId;
  const reason = issue.round > 1 ? "REOPENED" : issue.hazard ? "HAZARD_IGNORED" : "INSTRUCTION";
  return step(soon(scene, 1, 12), who(scene, office, "SUPERVISOR"), {
    verb: "supervise",
    payload: { reason, words: SUPERVISIONS[reason], level: 1 },
  });
}
