import { addDays, nextWorkingDay, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import type { Payload } from "#lib/domain/commands.ts";
import { ESCALATE_REASONS, type ReplyChannel } from "#lib/domain/vocabulary.ts";
import {
  AFTERWARDS,
  ESCALATIONS,
  FIRST_WORDS,
  HANDED_UP,
  MEANWHILE,
  OTHER_ENDINGS,
  TAKEN_UP_AGAIN,
} from "./phrases.ts";
import type { Doing, Life, World } from "./scene.ts";

type Scene = { life: Life; world: World; issue: Issue };
type Reply = Payload<"reply">;

/** 进展答复 with a promised day. */
export function progressReply(scene: Scene, at: Date, which: "FIRST" | "MEANWHILE" = "FIRST"): Reply {
  const { plan, random } = scene.life;
  const { life, issue } = scene;
  const first =
    issue.round > 1
      ? TAKEN_UP_AGAIN
      : issue.level === life.solvedAt
        ? plan.sample.progress
        : random.pick(FIRST_WORDS);
  const told = which === "FIRST" ? first : (MEANWHILE[life.meanwhile % MEANWHILE.length] ?? first);
  return { ...told, kind: "PROGRESS", ...signed(scene), ...by(scene), nextOn: promised(scene, at, 2, 8) };
}

/** 最终答复: what was done, in the words of its outcome. */
export function finalReply(scene: Scene): Reply {
  const { plan, random, outcome } = scene.life;
  const told = outcome === "SOLVED" ? plan.sample.final : random.pick(OTHER_ENDINGS[outcome]);
  return {
    ...told,
    next: random.pick(AFTERWARDS),
    kind: "FINAL",
    ...signed(scene),
    ...by(scene),
    nextOn: null,
  };
}

/** The case for the level above, and what the resident is told the same day. */
export function handUpReply(scene: Scene): { told: (at: Date) => Doing; escalate: Doing } {
  const { random } = scene.life;
  const reason = random.pick(ESCALATE_REASONS);
  const escalation = random.pick(ESCALATIONS[reason]);
  return {
    escalate: { verb: "escalate", payload: { reason, ...escalation } },
    told: (at) => ({
      verb: "reply",
      payload: {
        done: escalation.done,
        ...HANDED_UP,
        state: escalation.whyNot + HANDED_UP.state,
        kind: "PROGRESS",
        ...signed(scene),
        ...by(scene),
        nextOn: promised(scene, at, 3, 10),
      },
    }),
  };
}

/** A day on which somebody will be in the office. */
const promised = ({ life, world }: Scene, at: Date, least: number, most: number): string =>
  nextWorkingDay(world.calendar, addDays(shanghaiDate(at), life.random.int(least, most)));

/** Whom to ask for: the head of the unit that handles it, at its public number. */
function signed({ world, issue }: Scene): Pick<Reply, "contactName" | "contactPhone"> {
  const unitId = issue.leadUnitId ?? issue.holderUnitId;
  return {
    contactName: world.cast.at(unitId, "UNIT_LEAD")?.dutyTitle ?? "",
    contactPhone: world.units.get(unitId)?.phone ?? "",
  };
}

function by({ life, issue }: Scene): Pick<Reply, "channel" | "reached"> {
  if (issue.confidentiality === "ANONYMOUS") return { channel: "PUBLIC_POST", reached: false };
  const channels: readonly ReplyChannel[] = issue.reachable
    ? ["PHONE", "PHONE", "PHONE", "FACE_TO_FACE", "SMS", "WECHAT"]
    : ["FACE_TO_FACE"];
  return { channel: life.random.pick(channels), reached: true };
}
