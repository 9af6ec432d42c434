import { z } from "zod";
import type { Role, Verb } from "../vocabulary.ts";
import type { Issue } from "./issue.ts";
import { runningClock } from "./issue.ts";

/** What a person looks at before acting: the fields whose change should make them look again. */
export const SEEN_FIELDS = [
  "state",
  "tier",
  "level",
  "category",
  "hazard",
  "holder",
  "lead",
  "handler",
  "replyDue",
  "resolveDue",
  "supervision",
  "request",
] as const;
export type SeenField = (typeof SEEN_FIELDS)[number];
/** Words of our lists, names, and instants as ISO text; null = there is none. */
export type Seen = { readonly [F in SeenField]: string | null };

/** The issue as somebody sees it; names of units and people are told by `nameOf`. */
export const seenOf = (issue: Issue, nameOf: (id: string) => string): Seen => ({
  state: issue.state,
  tier: issue.tier,
  level: issue.level,
  category: issue.category,
  hazard: issue.hazard ? "true" : null,
  holder: nameOf(issue.holderUnitId),
  lead: issue.leadUnitId && nameOf(issue.leadUnitId),
  handler: issue.handlerId && nameOf(issue.handlerId),
  replyDue: runningClock(issue, "REPLY")?.dueAt.toISOString() ?? null,
  resolveDue: runningClock(issue, "RESOLVE")?.dueAt.toISOString() ?? null,
  supervision: issue.supervisionLevel > 0 ? String(issue.supervisionLevel) : null,
  request: issue.request?.kind ?? null,
});

const seenSchema = z.object(
  Object.fromEntries(SEEN_FIELDS.map((field) => [field, z.string().max(200).nullable()])) as {
    [F in SeenField]: z.ZodNullable<z.ZodString>;
  },
);
/** What a form carried of the page it stood on; null when it says nothing or nonsense. */
export function readSeen(text: string | undefined): Seen | null {
  try {
    const parsed = seenSchema.safeParse(JSON.parse(text ?? ""));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Something that was done since, as it is told to whoever was second. */
export type ToldEvent = {
  readonly id: string;
  readonly verb: Verb;
  readonly role: Role | "RESIDENT" | "SYSTEM";
  readonly who: string | null;
  readonly unit: string | null;
  readonly at: Date;
  readonly words: string | null;
};
/** What changed while somebody was typing: what was done since the version they looked at, and how things stand now. */
export type Difference = { readonly events: readonly ToldEvent[]; readonly now: Seen };

export type FieldChange = {
  readonly field: SeenField;
  readonly before: string | null;
  readonly after: string | null;
};
export const changedFields = (before: Seen, after: Seen): FieldChange[] =>
  SEEN_FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }));

/** The words somebody gave with a step, whichever field of it holds them. */
const WORDS = ["words", "reason", "done", "asked", "evidence"] as const;
const MOST_WORDS = 200;
export function wordsOf(data: Readonly<Record<string, unknown>>): string | null {
  for (const key of WORDS) {
    const value = data[key];
    // A reason from a list is a word of ours, not of theirs.
    if (typeof value === "string" && value.trim() !== "" && !/^[A-Z0-9_]+$/.test(value)) {
      const letters = [...value];
      return letters.length > MOST_WORDS ? `${letters.slice(0, MOST_WORDS).join("")}…` : value;
    }
  }
  return null;
}
