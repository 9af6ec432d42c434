import { WITH_CLOCKS } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { type HouseholdRow, householdsOf } from "#lib/db/rounds/households.ts";
import type { PatrolRow } from "#lib/db/rounds/patrols.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { issueOf, type Row } from "#lib/db/rows.ts";
import { scope } from "#lib/db/scope.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { promisesOf } from "#lib/domain/casework/promised.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type ClockKind, OPEN_STATES, type State } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";
import { unitNames } from "../routing/units.ts";
import { keepsHere } from "./households.ts";
import { patrolledAt } from "./patrols.ts";
import { type Promised, promisedAt } from "./promises.ts";

export type Brief = {
  readonly communityId: string;
  readonly community: string;
  readonly building: string;
  readonly on: CivilDate;
  readonly doors: readonly HouseholdRow[];
  /** promised at visits here and not done yet */
  readonly promised: readonly Promised[];
  /** the facilities there, as somebody saw them last */
  readonly patrolled: readonly PatrolRow[];
  readonly issues: readonly {
    readonly id: string;
    readonly receiptNo: string;
    readonly placeText: string;
    readonly state: State;
    /** null where it was told in confidence: paper goes from hand to hand */
    readonly statement: string | null;
    readonly promises: readonly { readonly kind: ClockKind; readonly on: CivilDate }[];
  }[];
};

const MOST = 40;

/** What one should know before going to a building: what to look out for, who is not reached, what is open there and promised, how facilities were. */
export async function readBrief(
  actor: Staff,
  asked: { readonly place: string; readonly building: string },
  now: Date,
): Promise<Brief | null> {
  const place = isUuid(asked.place) ? await positionOf(db, asked.place) : null;
  if (place?.level !== "COMMUNITY" || !(await keepsHere(actor, place))) return null;
  const [on, at] = [shanghaiDate(now), { communityId: place.id, building: asked.building }];
  const [doors, rows, promised, patrolled, names] = await Promise.all([
    householdsOf(db, actor, at, Number(on.slice(0, 4)), on),
    issuesAt(actor, at),
    promisedAt(actor, at),
    patrolledAt(actor, at, now),
    unitNames([place.id]),
  ]);
  if (doors.length === 0) return null;
  return {
    ...at,
    community: names[place.id] ?? "",
    on,
    doors,
    promised,
    patrolled,
    issues: rows.map(issueOf).map((issue) => ({
      id: issue.id,
      receiptNo: issue.receiptNo,
      placeText: issue.placeText,
      state: issue.state,
      statement: issue.confidentiality === "NORMAL" ? issue.statement : null,
      promises: promisesOf(issue).map(({ kind, basis }) => ({ kind, on: basis.due })),
    })),
  };
}

/** Told on a visit there, or with a place that begins with the building; the next that is due first. */
const issuesAt = (actor: Staff, { communityId, building }: { communityId: string; building: string }) =>
  db.$queryRaw<Row[]>`${WITH_CLOCKS}
    WHERE i.community_id = ${communityId}::uuid AND i.state = ANY(${[...OPEN_STATES]}::text[]) AND ${scope(actor)}
      AND (starts_with(i.place_text, ${building})
        OR EXISTS (SELECT FROM visits v JOIN households h ON h.id = v.household_id WHERE v.id = i.visit_id AND h.building = ${building}))
    ORDER BY i.next_due_at NULLS LAST, i.id LIMIT ${MOST}`;
