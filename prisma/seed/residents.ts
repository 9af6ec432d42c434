import { runningClock } from "#lib/domain/casework/issue.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Outcome, RATING_LEVELS, type RatedSolved, type RatingLevel } from "#lib/domain/vocabulary.ts";
import { DAY_MS } from "./days.ts";
import { NOT_SOLVED, PRAISE, SO_SO, URGES, WITHDRAWALS } from "./phrases.ts";
import type { Random } from "./random.ts";
import {
  awake,
  type Doing,
  inOffice,
  type Life,
  type Scene,
  type Step,
  soon,
  step,
  wallTime,
  who,
} from "./scene.ts";

const RATED_SHARE = 0.64;
/** Shares of the five levels, best first: together 28/41/16/10/5 (domain.md D); worse where little could be done. */
const LEVEL_SHARES = { done: [30, 44, 15, 7, 4], undone: [12, 28, 28, 21, 11] } as const;
const CONTACTED_SHARE = 0.94;
const UNDONE: readonly Outcome[] = ["PARTIAL", "EXPLAINED", "NOT_SUPPORTED"];

/** What the resident says at the end. A matter taken up again turns out better. */
function rating(life: Life): Extract<Doing, { verb: "rate" }> {
  const { random } = life;
  const shares = UNDONE.includes(life.outcome) ? LEVEL_SHARES.undone : LEVEL_SHARES.done;
  const level = RATING_LEVELS[random.weighted(shares)] as RatingLevel;
  const solved = solvedIn(level, random);
  if (solved === "NO") life.outcome = "SOLVED";
  const words = random.pick(solved === "NO" ? NOT_SOLVED : level >= 4 ? PRAISE : SO_SO);
  return { verb: "rate", payload: { solved, level, contacted: random.chance(CONTACTED_SHARE), words } };
}

function solvedIn(level: RatingLevel, random: Random): RatedSolved {
  const share = random.next();
  if (level >= 4) return share < 0.95 ? "YES" : "PARTLY";
  if (level === 3) return share < 0.65 ? "YES" : "PARTLY";
  return share < (level === 2 ? 0.3 : 0.5) ? "NO" : "PARTLY";
}

function reopening(life: Life): Extract<Doing, { verb: "reopen" }> {
  life.outcome = "SOLVED";
  return { verb: "reopen", payload: { reason: life.random.pick(NOT_SOLVED) } };
}

/** After the office is done: the resident has the word, then whoever asks them. */
export function resolved(scene: Scene): Step | null {
  const { life, issue, from } = scene;
  const { random } = life;
  if (issue.ratedSolved) {
    const caller = callerOf(scene);
    if (!caller) return null;
    const at = soon(scene, 1, 7);
    const asked = calledBack(at, issue.ratedSolved, issue.ratedLevel);
    const close: Doing = { verb: "close", payload: { words: "" } };
    const again = runningClock(issue, "CALLBACK") ? [asked] : [];
    return step(at, caller, ...again, close);
  }
  if (random.chance(RATED_SHARE))
    return step(awake(new Date(from.getTime() + random.between(0.2, 6) * DAY_MS)), "RESIDENT", rating(life));
  // Not rated: the system closes it after fifteen days. Some are asked again later, and say that it came back.
  return life.reconsidered
    ? step(inOffice(scene, new Date(from.getTime() + random.between(24, 38) * DAY_MS)), null)
    : null;
}

/** The callback officer asks again, and hears the same. */
const calledBack = (at: Date, solved: RatedSolved | null, level: RatingLevel | null): Doing => ({
  verb: "callback",
  payload: {
    result: "ANSWERED",
    ...wallTime(at),
    solved,
    level,
    contacted: true,
    ofFreeWill: true,
    words: "",
  },
});

/** Whoever withdrew is asked whether it was their own wish; those without a phone cannot be. */
export function withdrawn(scene: Scene): Step | null {
  const { issue } = scene;
  const caller = callerOf(scene);
  if (issue.callbackDone || !runningClock(issue, "CALLBACK") || !caller) return null;
  const at = soon(scene, 1, 7);
  return step(at, caller, calledBack(at, null, null));
}

/** The callback officer sits in the city office, and never asks about that office's own work: the team that was asked does. */
function callerOf(scene: Scene): Staff | null {
  const { leadUnitId, place, callbackUnitId } = scene.issue;
  const unitId = leadUnitId === place.cityId ? callbackUnitId : place.cityId;
  return unitId ? who(scene, unitId, "CALLBACK_OFFICER") : null;
}

/** A callback long after: it came back. */
export function reconsider(scene: Scene): Step | null {
  scene.life.reconsidered = false;
  const by = callerOf(scene);
  if (!by) return null;
  return step(soon(scene, 1, 12), by, reopening(scene.life));
}

export function withdraw(scene: Scene, least: number, most: number): Step {
  const at = awake(new Date(scene.from.getTime() + scene.life.random.between(least, most) * DAY_MS));
  return step(at > scene.from ? at : soon(scene, 0.5, 2), "RESIDENT", {
    verb: "withdraw",
    payload: { reason: scene.life.random.pick(WITHDRAWALS), paperId: null },
  });
}

export function urge(scene: Scene): Step {
  scene.life.urges = false;
  const at = awake(new Date(scene.from.getTime() + scene.life.random.between(1, 3) * DAY_MS));
  return step(at, "RESIDENT", { verb: "urge", payload: { words: scene.life.random.pick(URGES) } });
}
