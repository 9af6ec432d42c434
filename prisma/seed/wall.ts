import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { NEVER_SHOWN } from "#lib/domain/open/wall.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { OPEN_STATES } from "#lib/domain/vocabulary.ts";
import { answerWall, prepareWall, publishOnWall } from "#lib/usecases/open/wall.ts";
import { must } from "./doors.ts";

/** So many residents of the demonstration let their matter be shown: most are published, some wait, one took it back. */
const CONSENTS = 24;
const WAITING = 4;
/** People read of what is not over yet too. */
const STILL_OPEN = 6;
const DAY_MS = 86_400_000;

/** Fills the opinion wall through the use cases: residents agree, the city's reviewer looks and publishes two days after the answer. */
export async function fillWall(reviewer: Staff, now: Date): Promise<void> {
  const some = (open: boolean, take: number) =>
    db.issue.findMany({
      where: {
        confidentiality: "NORMAL",
        hiddenFrom: null,
        category: { not: null },
        state: open ? { in: [...OPEN_STATES] } : { notIn: [...NEVER_SHOWN, ...OPEN_STATES] },
        replies: { some: { deniedAt: null, at: { lt: new Date(now.getTime() - 3 * DAY_MS) } } },
      },
      orderBy: [{ receiptNo: "asc" }],
      select: { id: true, replies: { where: { deniedAt: null }, orderBy: { at: "desc" }, take: 1 } },
      take,
    });
  const issues = [...(await some(false, CONSENTS - STILL_OPEN)), ...(await some(true, STILL_OPEN))];
  for (const [n, { id: issueId, replies }] of issues.entries()) {
    const reply = replies[0];
    if (!reply) continue;
    const resident = { kind: "RESIDENT", issueId } as const;
    const days = (count: number) => new Date(Math.min(now.getTime(), reply.at.getTime() + count * DAY_MS));
    const answer = (show: "yes" | "no", at: Date) =>
      answerWall(resident, { issueId, commandId: uuidv7(), show }, at);
    if (isProblem(await answer("yes", days(1))) || n < WAITING) continue;
    const at = days(2);
    const asked = { issueId, replyId: reply.id };
    must(await prepareWall(reviewer, { ...asked, stand: [], more: [] }, at), "to prepare a post");
    must(
      await publishOnWall(reviewer, { ...asked, commandId: crypto.randomUUID() }, at),
      "to publish a post",
    );
    if (n === WAITING) await answer("no", days(3));
  }
}
