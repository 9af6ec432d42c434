import { loadIssue } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { correctionsOf } from "#lib/db/rights/rights.ts";
import type { Row } from "#lib/db/rows.ts";
import { scope } from "#lib/db/scope.ts";
import { mayRevealContact, maySlip } from "#lib/domain/casework/contact.ts";
import { type Held, timeHeld } from "#lib/domain/casework/held.ts";
import { type Hop, hopsOf } from "#lib/domain/casework/hops.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import {
  answersIn,
  givenSides,
  type JointAnswer,
  type Whistle,
  withoutUnseen,
} from "#lib/domain/casework/jointRating.ts";
import { type TriesLeft, triesLeft } from "#lib/domain/casework/tries.ts";
import { shownContact } from "#lib/domain/ledger/ledgerRow.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Confidentiality, Lang } from "#lib/domain/vocabulary.ts";
import { placeName, type UnitNames } from "../routing/units.ts";
import { type History, historyOf, namesOf, viewsOf } from "./issueHistory.ts";
import { type IssueSteps, stepsOf } from "./issueSteps.ts";
import { type SideRoads, sideRoadsOf } from "./sideRoads.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isUuid = (text: string): boolean => UUID.test(text);

export type IssuePage = History &
  SideRoads &
  IssueSteps & {
    readonly issue: Issue;
    readonly place: string;
    /** names of every unit that is mentioned anywhere on the page */
    readonly units: UnitNames;
    /** names of every colleague that is mentioned */
    readonly people: Readonly<Record<string, string>>;
    readonly hops: readonly Hop[];
    /** how long each unit had it, and whose delay a breach was */
    readonly held: readonly Held[];
    /** what both sides of a whistle said of the work, as far as this person may read it */
    readonly jointAnswers: readonly JointAnswer[];
    /** tries that are missing before the resident counts as out of reach; null when no answer is owed */
    readonly triesLeft: TriesLeft | null;
    /** tries that are missing before the callback counts as done */
    readonly callbackLeft: TriesLeft;
    /** masked, or blank where secrecy was asked for; null when nobody left a contact */
    readonly contact: {
      readonly name: string | null;
      readonly phone: string | null;
      /** in which language they are written to; null where nobody asked, and where secrecy was asked for */
      readonly lang: Lang | null;
    } | null;
    readonly contactViews: readonly {
      readonly personId: string;
      readonly at: Date;
      readonly reason: string;
    }[];
    /** what the resident had corrected of their own words */
    readonly corrections: readonly { readonly at: Date; readonly words: string }[];
    readonly mayReveal: boolean;
    readonly visit: { readonly id: string; readonly visitorId: string; readonly visitedAt: Date } | null;
    /** whoever may register here may print the slip again; handling units never see its key */
    readonly maySlip: boolean;
    /** the office's own public number, proposed in replies */
    readonly officePhone: string;
  };

/** Everything about one issue, for staff who may see it; null for what is missing, malformed or not theirs (house rule 8). */
export async function readIssue(actor: Staff, id: string, now: Date): Promise<IssuePage | null> {
  if (!isUuid(id)) return null;
  const rows = await db.$queryRaw<Row[]>`
    SELECT i.resident_id, r.name AS resident_name, r.phone AS resident_phone, r.lang AS resident_lang, v.visitor_id, v.visited_at
    FROM issues i LEFT JOIN residents r ON r.id = i.resident_id LEFT JOIN visits v ON v.id = i.visit_id
    WHERE i.id = ${id}::uuid AND ${scope(actor)}`;
  const row = rows[0];
  const issue = row && (await loadIssue(db, id));
  if (!issue) return null;
  const [calendar, history, beside] = await Promise.all([
    loadCalendar(),
    historyOf(issue.id),
    sideRoadsOf(actor, issue),
  ]);
  const whistles = whistlesOf(beside.coTasks, history);
  const trail = withoutUnseen(
    history.trail,
    whistles,
    actor.posts.map(({ unitId }) => unitId),
  );
  const mayReveal = mayRevealContact(actor, issue);
  const [steps, named, contactViews, office, corrections] = await Promise.all([
    stepsOf(actor, issue, beside.coTasks, whistles, { now, calendar }),
    namesOf(issue, row.visitor_id as string | null, history, beside.coTasks),
    mayReveal ? viewsOf(issue.id) : [],
    db.orgUnit.findUnique({ where: { id: issue.leadUnitId ?? issue.holderUnitId }, select: { phone: true } }),
    correctionsOf(db, issue.id),
  ]);
  return {
    issue,
    ...named,
    ...history,
    trail,
    jointAnswers: answersIn(trail, whistles),
    ...beside,
    ...steps,
    place: [placeName(issue.place, named.units), issue.placeText].filter(Boolean).join(" · "),
    hops: hopsOf(issue, history.trail, history.clocks, now),
    held: timeHeld(issue, history.trail, history.clocks, now),
    triesLeft: issue.clocks.some(({ kind }) => kind === "REPLY") ? triesLeft(issue.tries, calendar) : null,
    callbackLeft: triesLeft(issue.callbackTries, calendar, "EVENING"),
    contact: masked(row, mayReveal ? "NORMAL" : issue.confidentiality),
    contactViews,
    corrections,
    mayReveal,
    visit: issue.visitId
      ? { id: issue.visitId, visitorId: row.visitor_id as string, visitedAt: row.visited_at as Date }
      : null,
    maySlip: maySlip(actor, issue),
    officePhone: office?.phone ?? "",
  };
}

const whistlesOf = (tasks: SideRoads["coTasks"], { clocks, trail }: History): Whistle[] =>
  tasks
    .filter(({ kind }) => kind === "WHISTLE")
    .map((task) => ({
      ...task,
      cameIn: clocks.some(({ id, stop }) => id === task.id && stop === "MET"),
      given: givenSides(task, trail),
    }));

/** As in the lists, whoever has no right to the contact is shown nothing of one that is confidential. */
function masked(row: Row, confidentiality: Confidentiality): IssuePage["contact"] {
  if (!row.resident_id) return null;
  const contact = { name: row.resident_name as string | null, phone: row.resident_phone as string | null };
  const { resident, phone } = shownContact(contact, confidentiality);
  const nothing = confidentiality === "NORMAL" ? null : "";
  return {
    name: resident || nothing,
    phone: phone || nothing,
    lang: confidentiality === "NORMAL" ? (row.resident_lang as Lang | null) : null,
  };
}
