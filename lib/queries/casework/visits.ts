import { db } from "#lib/db/client.ts";
import { scope } from "#lib/db/scope.ts";
import { entryLevel } from "#lib/domain/casework/issue.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import type { State, VisitResult, VisitType } from "#lib/domain/vocabulary.ts";
import { placeIds, placeName, unitNames } from "../routing/units.ts";
import { isUuid } from "./issues.ts";
import { readSlip, type Slip } from "./slips.ts";

export type MyVisit = {
  readonly id: string;
  readonly visitedAt: Date;
  readonly type: VisitType;
  readonly result: VisitResult;
  readonly place: string;
  readonly issues: number;
};

const placeOf = (v: {
  cityId: string;
  countyId: string | null;
  townId: string | null;
  communityId: string | null;
  gridId: string | null;
}) => ({
  cityId: v.cityId,
  countyId: v.countyId,
  townId: v.townId,
  communityId: v.communityId,
  gridId: v.gridId,
});

/** One's own latest visits; nobody else's are counted by person (domain.md A6). */
export async function myVisits(actor: Staff, limit = 5): Promise<MyVisit[]> {
  const visits = await db.visit.findMany({
    where: { visitorId: actor.personId },
    orderBy: [{ visitedAt: "desc" }, { id: "desc" }],
    take: limit,
    include: { _count: { select: { issues: true } } },
  });
  const names = await unitNames(visits.flatMap((v) => placeIds(placeOf(v))));
  return visits.map((v) => ({
    id: v.id,
    visitedAt: v.visitedAt,
    type: v.type as VisitType,
    result: v.result as VisitResult,
    place: [placeName(placeOf(v), names), v.placeText].filter(Boolean).join(" · "),
    issues: v._count.issues,
  }));
}

export type VisitPage = Omit<MyVisit, "issues"> & {
  /** false: only the day is known */
  readonly timed: boolean;
  readonly visitor: string;
  readonly mine: boolean;
  /** blank, like the note, for whom an issue raised in the visit is hidden from */
  readonly companions: string;
  readonly note: string;
  readonly issues: readonly {
    readonly id: string;
    readonly state: State;
    readonly slip: Slip | null;
    readonly receiptNo: string;
  }[];
};

/** A visit with the receipts of what was raised in it; null for what is missing, malformed or outside their area. */
export async function readVisit(actor: Staff, id: string): Promise<VisitPage | null> {
  if (!isUuid(id)) return null;
  const visit = await db.visit.findUnique({ where: { id } });
  if (!visit) return null;
  const place = placeOf(visit);
  const subject = {
    id: null,
    level: entryLevel(place),
    place,
    holderUnitId: "",
    leadUnitId: null,
    coUnitIds: [],
    firstContactId: visit.visitorId,
  };
  if (visit.visitorId !== actor.personId && !sees(actor, subject)) return null;
  // A colleague may read of the visit, and still not of a complaint about their own office that was raised in it.
  const issues = await db.$queryRaw<{ id: string; state: State; receiptNo: string }[]>`
    SELECT i.id, i.state, i.receipt_no AS "receiptNo" FROM issues i
    WHERE i.visit_id = ${visit.id}::uuid AND ${scope(actor)} ORDER BY i.registered_at, i.receipt_no`;
  // What was written down of the whole visit may tell of it too: as with its files, lib/db/files/attachments.
  const mine = visit.visitorId === actor.personId;
  const whole = mine || issues.length === (await db.issue.count({ where: { visitId: visit.id } }));
  const [names, visitor, slips] = await Promise.all([
    unitNames(placeIds(place)),
    db.person.findUnique({ where: { id: visit.visitorId }, select: { name: true, dutyTitle: true } }),
    Promise.all(issues.map((issue) => readSlip(actor, issue.id))),
  ]);
  return {
    id: visit.id,
    visitedAt: visit.visitedAt,
    timed: visit.timed,
    type: visit.type as VisitType,
    result: visit.result as VisitResult,
    place: [placeName(place, names), visit.placeText].filter(Boolean).join(" · "),
    visitor: visitor?.dutyTitle || (visitor?.name ?? ""),
    mine,
    companions: whole ? visit.companions : "",
    note: whole ? visit.note : "",
    issues: issues.map((issue, at) => ({ ...issue, slip: slips[at] ?? null })),
  };
}
