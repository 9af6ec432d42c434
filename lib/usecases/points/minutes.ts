import { type Db, db } from "#lib/db/client.ts";
import { loadCounting } from "#lib/db/clocks/clockSettings.ts";
import { type ItemRow, itemsOf, lockSession, type SessionRow, seenAmong } from "#lib/db/points/sessions.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { UnitPosition } from "#lib/domain/casework/recusal.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import { asTold } from "#lib/domain/labels/sessionResult.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type {
  AnswerForm,
  CorrectionForm,
  FileForm,
  LeaveForm,
  NoteForm,
} from "#lib/domain/points/minutes.ts";
import { type InviteForm, openProblem, type SignForm } from "#lib/domain/points/sessions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import type { RaisedEnd } from "#lib/domain/vocabulary.ts";
import { type Receipt, registerIn } from "../casework/issues.ts";
import { onceOnly, refusable } from "../outcome.ts";
import { sessionFor } from "./sessions.ts";

/** As {@link sessionFor}, while things can still be raised at it. Errors: NOT_FOUND, SESSION_ENDED. */
async function openFor(tx: Db, actor: Staff, sessionId: string, now: Date): Promise<SessionRow | Problem> {
  const session = await sessionFor(tx, actor, sessionId, now);
  return isProblem(session) ? session : (openProblem(session) ?? session);
}

/** 「有专人真实记录」: notes what somebody said, in their own words. They never change. */
export const noteItem = (
  actor: Staff,
  { itemId: id, sessionId, words }: NoteForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const session = await openFor(tx, actor, sessionId, now);
        if (isProblem(session)) return session;
        if (session.onDay > shanghaiDate(now)) return problem("SESSION_NOT_YET", { on: session.onDay });
        await tx.raisedItem.create({ data: { id, sessionId, words, personId: actor.personId, at: now } });
        return { id };
      }),
    () => db.raisedItem.findFirst({ where: { id, personId: actor.personId }, select: { id: true } }),
  );

/** A correction beside the original words, also after the session. Errors: NOT_FOUND. */
export const correctItem = (
  actor: Staff,
  { correctionId: id, itemId, sessionId, words }: CorrectionForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const session = await sessionFor(tx, actor, sessionId, now);
        if (isProblem(session)) return session;
        const item = await itemOf(tx, session, itemId);
        if (!item || !(await mayRead(tx, actor, item))) return problem("NOT_FOUND");
        await tx.raisedCorrection.create({ data: { id, itemId, words, personId: actor.personId, at: now } });
        return { id };
      }),
    () => db.raisedCorrection.findFirst({ where: { id, personId: actor.personId }, select: { id: true } }),
  );

/** What became a hidden or confidential matter is written on by whoever may open that matter. */
const mayRead = async (tx: Db, actor: Staff, { hidden, secret, issueId }: ItemRow): Promise<boolean> =>
  issueId === null || !(hidden || secret) || (await seenAmong(tx, actor, [issueId])).has(issueId);

const itemOf = async (tx: Db, session: SessionRow, itemId: string) =>
  (await itemsOf(tx, session.id)).find(({ id }) => id === itemId) ?? null;

/**
 * 立案: the item becomes an issue with its receipt and clocks, by the use case that registers any other. It happens in one
 * transaction, under the id of the item, so that sending it twice makes one. Errors: as registerIssue, NOT_FOUND, SESSION_ENDED, ITEM_ENDED.
 */
export const fileItem = (actor: Staff, form: FileForm, now: Date): Promise<Receipt | Problem> =>
  onceOnly(
    async () => {
      const given = { now, ...(await loadCounting()) };
      return refusable(async (tx) => {
        const { itemId, sessionId, ...told } = form;
        const session = await openFor(tx, actor, sessionId, now);
        if (isProblem(session)) return session;
        const item = await itemOf(tx, session, itemId);
        if (!item) return problem("NOT_FOUND");
        if (item.end) return problem("ITEM_ENDED");
        const receipt = await registerIn(
          tx,
          actor,
          {
            id: itemId,
            verb: "register",
            version: null,
            madeAt: now,
            payload: {
              ...told,
              statement: asTold(item),
              unitId: session.unitId,
              channel: "RECEPTION",
              spokenOn: session.onDay,
            },
          },
          given,
        );
        if (isProblem(receipt)) return receipt;
        await endItem(tx, actor, { itemId, kind: "ISSUE", issueId: receipt.issueId, words: "" }, now);
        return receipt;
      });
    },
    async () => {
      const done = await db.raisedEnding.findFirst({
        where: { itemId: form.itemId, personId: actor.personId, kind: "ISSUE" },
        select: { issue: { select: { id: true, receiptNo: true, receiptSecret: true } } },
      });
      const issue = done?.issue;
      return issue ? { issueId: issue.id, receiptNo: issue.receiptNo, secret: issue.receiptSecret } : null;
    },
  );

type Ended = { itemId: string; kind: RaisedEnd; issueId?: string; words: string };
const endItem = (tx: Db, actor: Staff, ended: Ended, now: Date) =>
  tx.raisedEnding.create({ data: { ...ended, personId: actor.personId, at: now } });

const endWith = (
  actor: Staff,
  { itemId, sessionId }: { itemId: string; sessionId: string },
  { kind, words }: { kind: RaisedEnd; words: string },
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const session = await openFor(tx, actor, sessionId, now);
    if (isProblem(session)) return session;
    const item = await itemOf(tx, session, itemId);
    if (!item) return problem("NOT_FOUND");
    if (item.end)
      return item.end === kind && item.endWords === words ? { id: itemId } : problem("ITEM_ENDED");
    await endItem(tx, actor, { itemId, kind, words }, now);
    return { id: itemId };
  });

/** 当场答复, with the words of the answer. Errors: NOT_FOUND, SESSION_ENDED, ITEM_ENDED. */
export const answerItem = (actor: Staff, { answer, ...of }: AnswerForm, now: Date) =>
  endWith(actor, of, { kind: "ANSWERED", words: answer }, now);

/** 不立案, with its reason. Errors: NOT_FOUND, SESSION_ENDED, ITEM_ENDED. */
export const leaveItem = (actor: Staff, { reason, ...of }: LeaveForm, now: Date) =>
  endWith(actor, of, { kind: "NOT_FILED", words: reason }, now);

/** A department of the place's own town, county or city. */
const isBeside = (unit: UnitPosition, at: UnitPosition): boolean =>
  unit.kind === "DEPARTMENT" &&
  unit.cityId === at.cityId &&
  (unit.countyId === null || unit.countyId === at.countyId) &&
  (unit.townId === null || unit.townId === at.townId);

/** 会诊: a department of the same county or city sits down with the others. Errors: NOT_FOUND (also for what is no department, and no consultation), SESSION_ENDED. */
export const inviteDepartment = (
  actor: Staff,
  { sessionId, unitId }: InviteForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const session = await openFor(tx, actor, sessionId, now);
    if (isProblem(session)) return session;
    const [unit, at] = await Promise.all([positionOf(tx, unitId), positionOf(tx, session.unitId)]);
    if (session.kind !== "CONSULTATION" || !unit || !at || !isBeside(unit, at)) return problem("NOT_FOUND");
    await tx.consultSignature.createMany({
      data: [{ sessionId, unitId, addedBy: actor.personId, addedAt: now }],
      skipDuplicates: true,
    });
    return { id: sessionId };
  });

/** Who was asked by mistake is taken back, while nothing was signed. Errors: NOT_FOUND, SESSION_ENDED, ITEM_ENDED. */
export const uninviteDepartment = (
  actor: Staff,
  { sessionId, unitId }: InviteForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const session = await openFor(tx, actor, sessionId, now);
    if (isProblem(session)) return session;
    const row = await tx.consultSignature.findUnique({ where: { sessionId_unitId: { sessionId, unitId } } });
    if (row?.signedAt) return problem("ITEM_ENDED");
    await tx.consultSignature.deleteMany({ where: { sessionId, unitId, signedAt: null } });
    return { id: sessionId };
  });

/**
 * A department signs the note of a consultation for its own task and day: somebody of that department, nobody in its name
 * (domain.md Z17). Errors: NOT_FOUND, SESSION_ENDED, ITEM_ENDED.
 */
export const signConsult = (
  actor: Staff,
  { sessionId, unitId, task, dueOn }: SignForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const session = await lockSession(tx, sessionId);
    const own = deskPosts(actor, "signConsult").some((post) => post.unitId === unitId);
    const row = await tx.consultSignature.findUnique({ where: { sessionId_unitId: { sessionId, unitId } } });
    if (!session || !own || !row) return problem("NOT_FOUND");
    const ended = openProblem(session);
    if (ended) return ended;
    if (row.signedAt) return problem("ITEM_ENDED");
    await tx.consultSignature.update({
      where: { sessionId_unitId: { sessionId, unitId } },
      data: { task, dueOn: new Date(`${dueOn}T00:00:00Z`), signedBy: actor.personId, signedAt: now },
    });
    return { id: sessionId };
  });
