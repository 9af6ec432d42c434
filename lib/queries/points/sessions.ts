import { db } from "#lib/db/client.ts";
import { keepsSessions } from "#lib/db/points/authority.ts";
import {
  type ItemRow,
  itemsOf,
  type SessionRow,
  type SignatureRow,
  sessionById,
  sessionOfNotice,
  signaturesOf,
} from "#lib/db/points/sessions.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { draftOfResult } from "#lib/domain/labels/sessionResult.ts";
import { isInTime } from "#lib/domain/open/publicNotices.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { resultMarks } from "#lib/domain/points/minutes.ts";
import { redacted, type Span } from "#lib/domain/redaction/redaction.ts";
import { isUuid } from "../casework/issues.ts";
import type { UnitOption } from "../routing/units.ts";

export type ResultShown = {
  readonly version: number;
  readonly draft: string;
  readonly more: readonly string[];
  readonly stand: readonly string[];
  /** what the rules alone find, and what is struck out as it stands */
  readonly marks: readonly Span[];
  readonly struck: readonly Span[];
  readonly preview: string;
  readonly publishedAt: Date | null;
};
export type SessionPage = {
  readonly session: SessionRow;
  /** told a day before at least; null while it is not told */
  readonly inTime: boolean | null;
  readonly items: readonly ItemRow[];
  readonly signatures: readonly SignatureRow[];
  /** departments that may sit down with the others */
  readonly departments: readonly UnitOption[];
  /** those of them for which the asker may sign */
  readonly signsFor: readonly string[];
  readonly keeps: boolean;
  readonly result: ResultShown | null;
  readonly today: CivilDate;
};

/** One session for whoever keeps it, or signs its note; null for everybody else. */
export async function readSession(actor: Staff, id: string, now: Date): Promise<SessionPage | null> {
  const session = isUuid(id) ? await sessionById(db, id) : null;
  if (!session) return null;
  const today = shanghaiDate(now);
  const [keeps, signatures] = await Promise.all([
    keepsSessions(db, actor, session, today),
    signaturesOf(db, id),
  ]);
  const signsFor = signatures
    .filter(({ unitId, signedAt }) => !signedAt && actor.posts.some((post) => post.unitId === unitId))
    .map(({ unitId }) => unitId);
  const sitsThere = signatures.some(({ unitId }) => actor.posts.some((post) => post.unitId === unitId));
  if (!keeps && !sitsThere) return null;
  const [items, departments, result] = await Promise.all([
    itemsOf(db, id),
    keeps && session.kind === "CONSULTATION" ? departmentsNear(session.unitId) : [],
    db.sessionResult.findUnique({ where: { sessionId: id } }),
  ]);
  return {
    session,
    inTime: session.publishedAt ? isInTime(shanghaiDate(session.publishedAt), session.onDay) : null,
    items,
    signatures,
    departments: departments.filter(({ id: unit }) => !signatures.some(({ unitId }) => unitId === unit)),
    signsFor,
    keeps,
    result: keeps && session.state === "HELD" ? shownResult(items, result) : null,
    today,
  };
}

type Kept = {
  version: number;
  draft: string;
  stand: string[];
  more: string[];
  text: string | null;
  publishedAt: Date | null;
};
function shownResult(items: readonly ItemRow[], kept: Kept | null): ResultShown {
  const draft = kept?.draft ?? draftOfResult(items);
  const { stand, more } = kept ?? { stand: [], more: [] };
  const struck = resultMarks(draft, { stand, more });
  return {
    version: kept?.version ?? 0,
    draft,
    stand,
    more,
    marks: resultMarks(draft, { stand: [], more: [] }),
    struck,
    preview: kept?.text ?? redacted(draft, struck),
    publishedAt: kept?.publishedAt ?? null,
  };
}

/** Departments beside the town, the county and the city over a place. */
async function departmentsNear(unitId: string): Promise<UnitOption[]> {
  const at = await positionOf(db, unitId);
  const above = [at?.townId, at?.countyId, at?.cityId].filter((id) => !!id) as string[];
  return db.orgUnit.findMany({
    where: { kind: "DEPARTMENT", validTo: null, parentId: { in: above } },
    select: { id: true, name: true },
    orderBy: [{ code: "asc" }],
    take: 100,
  });
}

export type OpenSession = {
  readonly id: string;
  /** what came of it, for everybody */
  readonly result: { readonly text: string; readonly at: Date } | null;
};
/** What everybody may know of the session behind a notice; null where there is none. */
export async function readOpenSession(noticeId: string): Promise<OpenSession | null> {
  const session = isUuid(noticeId) ? await sessionOfNotice(db, noticeId) : null;
  if (!session) return null;
  const result = await db.sessionResult.findUnique({ where: { sessionId: session.id } });
  return {
    id: session.id,
    result: result?.text && result.publishedAt ? { text: result.text, at: result.publishedAt } : null,
  };
}
