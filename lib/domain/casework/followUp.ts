import type { Command } from "../commands.ts";
import { mayReopen } from "../verbs/resident.ts";
import { closeDuty } from "./escalation.ts";
import type { Issue } from "./issue.ts";
import { startsFrom } from "./transitions.ts";

type Next = { as: "ACTOR" | "SYSTEM"; command: Command<"reopen"> | Command<"close"> };

/**
 * What follows at once from what a resident says, in the same transaction: "not solved" reopens, "solved" closes. Nobody was
 * told how it ended: then it has not ended, and goes on.
 */
export function followUp(issue: Issue, command: Command, newId: () => string): Next | null {
  if (command.verb !== "rate" && command.verb !== "callback" && command.verb !== "denyContact") return null;
  const base = { id: newId(), version: null, madeAt: command.madeAt };
  const reopens = startsFrom("reopen", issue.state) && !mayReopen(issue, { now: command.madeAt });
  if (command.verb === "denyContact")
    return reopens
      ? {
          as: "ACTOR",
          command: { ...base, verb: "reopen", payload: { reason: command.payload.words || "—" } },
        }
      : null;
  if (command.payload.solved === "NO" && issue.ratedSolved === "NO" && reopens)
    return {
      as: "ACTOR",
      command: { ...base, verb: "reopen", payload: { reason: command.payload.words || "—" } },
    };
  if (closeDuty(issue, command.madeAt))
    return { as: "SYSTEM", command: { ...base, verb: "close", payload: { words: "" } } };
  return null;
}
