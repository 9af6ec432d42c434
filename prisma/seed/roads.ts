import { addDays, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { runningClock } from "#lib/domain/casework/issue.ts";
import { superiorOffice } from "#lib/domain/permissions.ts";
import { DAY_MS } from "./days.ts";
import { departmentFor } from "./directory.ts";
import { ROADS } from "./phrases-roads.ts";
import type { Random } from "./random.ts";
import { progressReply } from "./replies.ts";
import {
  type Doing,
  handler,
  inOffice,
  lead,
  type Scene,
  type Step,
  soon,
  step,
  wallTime,
  who,
} from "./scene.ts";

/** The side roads that a demonstration walks, and how many of a thousand issues do (domain.md D: hold 2 %, whistle 3 %). */
export type Road = "HOLD" | "EXTENSION" | "INFO" | "JOINT" | "WHISTLE" | "UNREACHED";
const IN_A_THOUSAND: readonly (readonly [Road, number])[] = [
  ["HOLD", 20],
  ["EXTENSION", 30],
  ["INFO", 30],
  ["JOINT", 30],
  ["WHISTLE", 30],
  ["UNREACHED", 20],
];
export function drawRoad(random: Random): Road | null {
  let draw = random.next() * 1000;
  for (const [road, share] of IN_A_THOUSAND) {
    draw -= share;
    if (draw < 0) return road;
  }
  return null;
}

const told = { channel: "PHONE", reached: true } as const;
/** How far a road has been walked; null when it is at its end, or does not lead on from here. */
export function roadStep(scene: Scene): Step | null {
  const { life, issue } = scene;
  if (!life.road || issue.level !== life.solvedAt || issue.round > 1) return null;
  if (life.plan.stop && !life.plan.stop.road) return null;
  return WALK[life.road](scene);
}
const end = ({ life }: Scene): null => {
  life.road = null;
  return null;
};

const WALK: Readonly<Record<Road, (scene: Scene) => Step | null>> = {
  HOLD: (scene) => {
    const { issue } = scene;
    if (!issue.lastReplyKind || runningClock(issue, "REPLY")) return null; // a new level owes its own answer first
    if (issue.holdCount > 0) return end(scene);
    const at = soon(scene, 4, 20);
    const clerk = who(scene, superiorOffice(issue), "COUNCIL_CLERK", "UNIT_LEAD");
    if (!clerk.posts.some(({ role }) => role === "COUNCIL_CLERK")) return end(scene);
    return step(at, clerk, {
      verb: "hold",
      payload: { reviewOn: addDays(shanghaiDate(at), 60), words: scene.life.random.pick(ROADS.hold) },
    });
  },
  EXTENSION: (scene) => {
    const { issue, life } = scene;
    const { random } = life;
    if (!issue.lastReplyKind || !runningClock(issue, "RESOLVE")) return null;
    if (issue.extensionCount > 0) return end(scene);
    if (issue.request?.state === "APPROVED")
      return step(soon(scene, 0.5, 3), lead(scene), {
        verb: "tellExtension",
        payload: { words: random.pick(ROADS.toldExtension), ...told },
      });
    if (issue.request)
      return handler(scene).personId === lead(scene).personId
        ? end(scene)
        : step(soon(scene, 0.5, 4), lead(scene), { verb: "approveExtension", payload: { words: "" } });
    return step(soon(scene, 2, 12), handler(scene), {
      verb: "askExtension",
      payload: { days: 10, reason: random.pick(ROADS.extension) },
    });
  },
  INFO: (scene) => {
    const { issue, life, from } = scene;
    if (issue.waiting)
      return step(
        inOffice(scene, new Date(from.getTime() + life.random.between(1, 6) * DAY_MS)),
        "RESIDENT",
        {
          verb: "giveInfo",
          payload: { words: life.random.pick(ROADS.given) },
        },
      );
    if (issue.infoAsked) return end(scene);
    if (!issue.lastReplyKind) return null;
    return step(soon(scene, 1, 8), handler(scene), {
      verb: "askInfo",
      payload: { words: life.random.pick(ROADS.asked), ...told },
    });
  },
  JOINT: (scene) => helped(scene, "CO_TASK"),
  WHISTLE: (scene) => (scene.issue.level === "TOWN" ? helped(scene, "REPORT_IN") : end(scene)),
  UNREACHED: (scene) => {
    const { issue, life, from } = scene;
    if (issue.lastReplyKind || issue.tries.length > 1 || !issue.reachable) return end(scene);
    const at = soon(scene, 0.3, 3);
    if (at <= from) return end(scene);
    return step(at, handler(scene), {
      verb: "contact",
      payload: {
        channel: "PHONE",
        result: "NOT_REACHED",
        ...wallTime(at),
        words: life.random.pick(ROADS.unreached),
      },
    });
  },
};

/** A district department helps, with its own task, or comes when it is whistled for. */
function helped(scene: Scene, kind: "CO_TASK" | "REPORT_IN"): Step | null {
  const { issue, life, world } = scene;
  const running = runningClock(issue, kind);
  if (running) {
    const words = life.random.pick(ROADS.helped);
    const doing: Doing =
      kind === "CO_TASK"
        ? { verb: "finishTask", payload: { taskId: running.id, words } }
        : { verb: "reportIn", payload: { taskId: running.id, words } };
    return step(soon(scene, 1, 6), who(scene, running.unitId, "HANDLER", "UNIT_LEAD"), doing);
  }
  const office = world.units.get(issue.place.countyId ?? "");
  const digits = departmentFor(issue.category ?? "") ?? "02";
  const unit = [...world.units.values()].find(({ code }) => code === `${office?.code}-${digits}`);
  if (!unit || unit.id === issue.leadUnitId || life.helped) return end(scene);
  life.helped = true;
  const at = soon(scene, 0.5, 3);
  const task = life.random.pick(ROADS.tasks);
  return step(
    at,
    lead(scene),
    kind === "CO_TASK"
      ? { verb: "addCoHandler", payload: { unitId: unit.id, task, dueOn: shanghaiDate(at) } }
      : {
          verb: "whistle",
          payload: {
            unitId: unit.id,
            otherUnitId: null,
            thirdUnitId: null,
            lacking: task,
            where: life.plan.unit.name,
          },
        },
  );
}

/** Listed, it is told how it stands every month, and taken up again when the plan has come. */
export function onHold(scene: Scene): Step | null {
  const { issue, life, from } = scene;
  const news = runningClock(issue, "PROGRESS")?.dueAt;
  const review = runningClock(issue, "HOLD_REVIEW")?.dueAt;
  if (!news || !review) return null;
  if (news < review) {
    const at = inOffice(scene, new Date(Math.max(from.getTime(), news.getTime() - 4 * DAY_MS)));
    return step(at, handler(scene), { verb: "reply", payload: progressReply(scene, at, "MEANWHILE") });
  }
  const at = inOffice(scene, new Date(Math.max(from.getTime(), review.getTime() - 5 * DAY_MS)));
  return step(at, lead(scene), { verb: "resume", payload: { words: life.random.pick(ROADS.resumed) } });
}
