import { plainState } from "../casework/issue.ts";
import type { Tree } from "../files/xml.ts";
import { label } from "../labels.ts";
import { say } from "../texts.ts";
import {
  type CategoryL1,
  type Lang,
  type Level,
  OPEN_STATES,
  type RatedSolved,
  type ReplyKind,
  type State,
  type Verb,
} from "../vocabulary.ts";
import { messages, PUBLIC_STATE } from "./messages.ts";

export type Status = "open" | "closed";
export const STATUSES = ["open", "closed"] as const satisfies readonly Status[];

export const isOpen = (state: State): boolean => (OPEN_STATES as readonly State[]).includes(state);
/** open = somebody still owes the resident something; RESOLVED waits for the resident only, so it is closed. */
export const statusOf = (state: State): Status => (isOpen(state) ? "open" : "closed");

/**
 * Subjects in which who lives where already says who spoke: of these the place is told by the town, not the community
 * (anchors: "blur for private matters"; domain.md A6).
 */
const TOLD_BY_TOWN: readonly CategoryL1[] = [
  "SOCIAL_ASSISTANCE",
  "CARE_SERVICE",
  "HEALTH",
  "EDUCATION_EMPLOYMENT",
  "NEIGHBOR_DISPUTE",
];

type NamedUnit = { readonly code: string; readonly name: string };
/** What the database gives of an issue that everybody may read. `own` is filled in for the key that filed it, and for nobody else. */
export type PublicIssue = {
  readonly id: string;
  readonly state: State;
  readonly lastReplyKind: ReplyKind | null;
  readonly ratedSolved: RatedSolved | null;
  readonly level: Level;
  readonly category: string;
  readonly agency: string;
  readonly registeredAt: Date;
  readonly updatedAt: Date;
  readonly endedAt: Date | null;
  readonly replyDueAt: Date | null;
  readonly resolveDueAt: Date | null;
  readonly county: NamedUnit | null;
  readonly town: NamedUnit | null;
  readonly community: NamedUnit | null;
  readonly own: { readonly statement: string; readonly mediaUrl: string | null } | null;
};

/** One service request as everybody may read it: never a name, a number, a door, or words that were not filed with this key. */
export function publicRequest(issue: PublicIssue, lang: Lang, extended: boolean): Tree {
  const status = statusOf(issue.state);
  const place = placeTold(issue);
  const plain = plainState(issue);
  const due = status === "open" ? (issue.replyDueAt ?? issue.resolveDueAt) : null;
  return {
    service_request_id: issue.id,
    status,
    status_notes: PUBLIC_STATE[plain][lang === "zh" ? 0 : 1],
    service_name: label("category", issue.category, lang),
    service_code: issue.category,
    description: issue.own?.statement ?? null,
    agency_responsible: issue.agency,
    service_notice: null,
    requested_datetime: w3cDate(issue.registeredAt),
    updated_datetime: w3cDate(status === "closed" ? (issue.endedAt ?? issue.updatedAt) : issue.updatedAt),
    expected_datetime: due && w3cDate(due),
    address: (lang === "zh" ? place : place.toReversed())
      .map(({ name }) => name)
      .join(say(messages, lang).between),
    address_id: place.at(-1)?.code ?? null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: issue.own?.mediaUrl ?? null,
    ...(extended && { extended_attributes: { plain_status: plain, level: issue.level } }),
  };
}

/** From the county down to the smallest place that is told. */
function placeTold({ category, county, town, community }: PublicIssue): NamedUnit[] {
  const byTown = TOLD_BY_TOWN.includes(category.split(".", 1)[0] as CategoryL1);
  return [county, town, byTown ? null : community].filter((unit) => unit !== null);
}

/** Steps that say how the work goes; what a resident did, or whether they were reached, is nobody else's concern. */
export const PUBLIC_STEPS = [
  "register",
  "accept",
  "refuse",
  "review",
  "dispatch",
  "reply",
  "approvePause",
  "tellExtension",
  "resume",
  "hold",
  "escalate",
  "autoEscalate",
  "sendBack",
  "resolve",
  "followMaster",
  "close",
  "reopen",
  "supervise",
  "referOut",
  "merge",
  "split",
] as const satisfies readonly Verb[];

export type PublicStep = {
  readonly id: string;
  readonly issueId: string;
  readonly verb: Verb;
  readonly toState: State;
  readonly at: Date;
};
export const publicUpdate = (step: PublicStep, lang: Lang): Tree => ({
  update_id: step.id,
  service_request_id: step.issueId,
  status: statusOf(step.toState),
  updated_datetime: w3cDate(step.at),
  description: label("verbDone", step.verb, lang),
  media_url: null,
});

const SHANGHAI_MS = 8 * 3_600_000;
/** W3C date and time as on a wall in Shanghai, with its zone: 2026-03-09T14:05:00+08:00. */
export const w3cDate = (at: Date): string =>
  `${new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 19)}+08:00`;
