import { z } from "zod";
import type { Issue } from "../casework/issue.ts";
import { PAYLOADS, type Payload } from "../commands.ts";
import { fieldSentence } from "../labels.ts";
import type { Lang } from "../vocabulary.ts";
import { type Asked, one, w3cInstant } from "./asked.ts";
import { type Fault, fault } from "./faults.ts";
import { isOpen } from "./publicIssue.ts";

/** POST servicerequestupdates: what somebody adds to a request that was filed before. */
export type Added = {
  readonly requestId: string;
  readonly updateId: string;
  /** whether the sender wants it ended */
  readonly closes: boolean;
  readonly words: string;
};
const REQUIRED = ["service_request_id", "update_id", "updated_datetime", "status", "description"] as const;

/** Reads an update; every mistake is told at once. What is linked to by media_url is added to the words. */
export function addedOf(asked: Asked, lang: Lang): Added | Fault[] {
  const given = Object.fromEntries(REQUIRED.map((field) => [field, one(asked, field)]));
  const missing = REQUIRED.filter((field) => given[field] === null);
  const at = given.updated_datetime;
  const status = given.status?.toLowerCase();
  const description = [given.description, one(asked, "media_url")].filter(Boolean).join("\n");
  const words = PAYLOADS.reopen.safeParse({ reason: description });
  const [issue] = words.error?.issues ?? [];
  const wrong = [
    ...missing.map((field) => fault("FIELD_MISSING", { field })),
    ...(at && !w3cInstant(at) ? [fault("DATE_WRONG", { field: "updated_datetime" })] : []),
    ...(status && status !== "open" && status !== "closed" ? [fault("STATUS_WRONG")] : []),
    ...(given.description && issue?.code === "custom"
      ? [
          fault("FIELD_WRONG", {
            field: "description",
            words: fieldSentence(issue.params as { code: string }, lang),
          }),
        ]
      : []),
  ];
  if (wrong.length > 0 || !words.success) return wrong;
  const requestId = String(given.service_request_id);
  if (!z.uuid().safeParse(requestId).success) return [fault("REQUEST_UNKNOWN", { id: requestId })];
  return {
    requestId,
    updateId: String(given.update_id),
    closes: status === "closed",
    words: words.data.reason,
  };
}

type Step = {
  readonly [V in "giveInfo" | "urge" | "reopen" | "askReview"]: {
    readonly verb: V;
    readonly payload: Payload<V>;
  };
};
/** Which step of the resident the words are: an answer to what was asked, a reminder, "not solved", or a second look at a refusal. */
export function commandOf(issue: Pick<Issue, "state" | "waiting">, words: string): Step[keyof Step] | null {
  if (issue.waiting?.kind === "INFO") return { verb: "giveInfo", payload: { words } };
  if (isOpen(issue.state)) return { verb: "urge", payload: { words } };
  switch (issue.state) {
    case "RESOLVED":
    case "CLOSED":
      return { verb: "reopen", payload: { reason: words } };
    case "NOT_ACCEPTED":
    case "REFERRED_OUT":
      return { verb: "askReview", payload: { words } };
    default:
      return null;
  }
}
