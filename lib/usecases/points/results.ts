import { type Db, db } from "#lib/db/client.ts";
import { keepsSessions } from "#lib/db/points/authority.ts";
import { itemsOf, lockSession, namesAt, type SessionRow } from "#lib/db/points/sessions.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type PublishResultForm, type ResultForm, resultMarks } from "#lib/domain/points/minutes.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { alsoStruck, redacted } from "#lib/domain/redaction/redaction.ts";
import { onceOnly, refusable } from "../outcome.ts";

/** A session that was held, for whoever keeps it. Errors: NOT_FOUND, SESSION_NOT_HELD. */
async function heldFor(tx: Db, actor: Staff, sessionId: string, now: Date): Promise<SessionRow | Problem> {
  const session = await lockSession(tx, sessionId);
  if (!session || !(await keepsSessions(tx, actor, session, shanghaiDate(now)))) return problem("NOT_FOUND");
  return session.state === "HELD" ? session : problem("SESSION_NOT_HELD");
}

/** Writes down what is to be published, with what is struck out of it. Errors: NOT_FOUND, SESSION_NOT_HELD, RESULT_PUBLISHED, SESSION_CHANGED, WORDS_NOT_THERE. */
export const draftResult = (
  actor: Staff,
  { sessionId, version, draft, more, stand }: ResultForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const session = await heldFor(tx, actor, sessionId, now);
    if (isProblem(session)) return session;
    const before = await tx.sessionResult.findUnique({ where: { sessionId } });
    if (before?.publishedAt) return problem("RESULT_PUBLISHED");
    if ((before?.version ?? 0) !== version) return problem("SESSION_CHANGED");
    // A slip in one of them would leave a name to be published.
    const missing = more.find((words) => alsoStruck(draft, [words]).length === 0);
    if (missing !== undefined) return problem("WORDS_NOT_THERE", { words: missing });
    const data = { version: version + 1, draft, more, stand, draftedBy: actor.personId, draftedAt: now };
    await tx.sessionResult.upsert({ where: { sessionId }, create: { sessionId, ...data }, update: data });
    return { id: sessionId };
  });

/**
 * Publishes the result exactly as it was looked at, without what tells of a person. It stays as it is.
 * Errors: NOT_FOUND, SESSION_NOT_HELD, RESULT_PUBLISHED, SESSION_CHANGED, RESULT_SECRET.
 */
export const publishResult = (
  actor: Staff,
  { sessionId, version }: PublishResultForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const session = await heldFor(tx, actor, sessionId, now);
        if (isProblem(session)) return session;
        const result = await tx.sessionResult.findUnique({ where: { sessionId } });
        if (result?.publishedAt) return problem("RESULT_PUBLISHED");
        if (!result || result.version !== version) return problem("SESSION_CHANGED");
        const [items, known] = await Promise.all([itemsOf(tx, sessionId), namesAt(tx, sessionId)]);
        // What was open when it was drafted may be confidential, or hidden, by now.
        if (items.some(({ secret, words }) => secret && result.draft.includes(words)))
          return problem("RESULT_SECRET");
        const text = redacted(result.draft, resultMarks(result.draft, { ...result, known }));
        await tx.sessionResult.update({
          where: { sessionId },
          data: { text, publishedBy: actor.personId, publishedAt: now },
        });
        return { id: sessionId };
      }),
    async () => {
      const done = await db.sessionResult.findFirst({
        where: { sessionId, version, publishedBy: actor.personId },
        select: { sessionId: true },
      });
      return done && { id: done.sessionId };
    },
  );
