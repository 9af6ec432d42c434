import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { ReplyRecord, TrailEvent } from "#lib/domain/casework/issue.ts";
import { type Issue, runningClock } from "#lib/domain/casework/issue.ts";
import { sealUnitId } from "#lib/domain/letters/desk.ts";
import type { LetterFacts } from "#lib/domain/letters/facts.ts";
import { LETTERS, type Offer, offeredLetters, replyOf } from "#lib/domain/letters/kinds.ts";
import { PAPER } from "#lib/domain/letters/messages.ts";
import type { LetterSeries } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";

export type Step = Offer["step"];
const STEPS = [...new Set(Object.values(LETTERS).map(({ after }) => after))];

/** The steps of an issue that letters can tell of, oldest first. */
export const letterSteps = async (tx: Db, issueId: string): Promise<Step[]> =>
  (await tx.issueEvent.findMany({
    where: { issueId, verb: { in: STEPS } },
    orderBy: { seq: "asc" },
    select: { id: true, verb: true, unitId: true, at: true, data: true },
  })) as unknown as Pick<TrailEvent, "id" | "verb" | "unitId" | "at" | "data">[];

/** What may be drafted for this issue now. */
export const letterOffers = async (tx: Db, issueId: string): Promise<Offer[]> =>
  offeredLetters(await letterSteps(tx, issueId));

export type Seal = {
  readonly id: string;
  /** as it is printed below the letter */
  readonly name: string;
  readonly phone: string;
  readonly superiorName: string | null;
  /** names from the county down to the unit, for its number word */
  readonly path: readonly string[];
};

/** In whose name a unit writes: never in that of an inner office. */
export async function sealOf(tx: Db, unitId: string): Promise<Seal> {
  const asked = await tx.orgUnit.findUniqueOrThrow({ where: { id: unitId } });
  const id = sealUnitId(asked);
  const unit = id === asked.id ? asked : await tx.orgUnit.findUniqueOrThrow({ where: { id } });
  const above = [unit.cityId, unit.countyId, unit.townId, unit.communityId, unit.parentId];
  const units = await tx.orgUnit.findMany({
    where: { id: { in: above.filter((one) => one !== null) } },
    select: { id: true, name: true, kind: true },
  });
  const named = (one: string | null) => units.find((row) => row.id === one);
  const council = (row: { name: string; kind: string } | undefined) =>
    row ? (row.kind === "AREA" ? PAPER.council(row.name) : row.name) : null;
  const areas = [unit.countyId, unit.townId, unit.communityId].flatMap((one) => named(one)?.name ?? []);
  const ownAreas = areas.length > 0 ? areas : [named(unit.cityId)?.name ?? unit.name];
  return {
    id,
    name: council(unit) ?? unit.name,
    phone: unit.phone ?? "",
    superiorName: council(named(unit.parentId)),
    path: unit.kind === "DEPARTMENT" ? [...ownAreas, unit.name] : ownAreas,
  };
}

/** Everything a letter is written from. */
export async function letterFacts(tx: Db, issue: Issue, step: Step, seal: Seal): Promise<LetterFacts> {
  const replies = await tx.reply.findMany({ where: { issueId: issue.id, at: step.at } });
  const due = (kind: "REPLY" | "RESOLVE") => runningClock(issue, kind)?.basis.due ?? null;
  return {
    receiptNo: issue.receiptNo,
    statement: issue.statement,
    channel: issue.channel,
    spokenOn: issue.spokenOn,
    isPetitionItem: issue.isPetitionItem,
    unitName: seal.name,
    unitPhone: seal.phone,
    superiorName: seal.superiorName,
    step: { on: shanghaiDate(step.at), data: step.data },
    reply: replyOf(replies as unknown as ReplyRecord[], step),
    replyDue: due("REPLY"),
    resolveDue: due("RESOLVE"),
  };
}

/** A letter for whoever changes it; locked until the transaction ends. */
export async function lockLetter(tx: Db, id: string) {
  await tx.$queryRaw`SELECT FROM letters WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.letter.findUnique({ where: { id } });
}

/**
 * The next number of a unit's series in a year, and its word. The counter's row stays locked until this transaction ends:
 * whoever signs at the same moment waits, a rollback gives the number back, and so there is never a gap and never a double.
 * The first free word of `words` is taken with the first number and kept for the year.
 */
export async function nextLetterNumber(
  tx: Db,
  {
    unitId,
    series,
    year,
    words,
  }: { unitId: string; series: LetterSeries; year: number; words: readonly string[] },
): Promise<{ word: string; number: number }> {
  const raised = await tx.$queryRaw<{ word: string; number: number }[]>`
    UPDATE letter_counters SET last = last + 1 WHERE unit_id = ${unitId}::uuid AND series = ${series} AND year = ${year}
    RETURNING word, last AS number`;
  if (raised[0]) return raised[0];
  for (const word of words) {
    const begun = await tx.$queryRaw<{ word: string; number: number }[]>`
      INSERT INTO letter_counters (unit_id, series, year, word, last) VALUES (${unitId}::uuid, ${series}, ${year}, ${word}, 1)
      ON CONFLICT DO NOTHING RETURNING word, last AS number`;
    if (begun[0]) return begun[0];
    const again = await tx.$queryRaw<{ word: string; number: number }[]>`
      UPDATE letter_counters SET last = last + 1 WHERE unit_id = ${unitId}::uuid AND series = ${series} AND year = ${year}
      RETURNING word, last AS number`;
    if (again[0]) return again[0];
  }
  throw new Error(`no word is free for the letters of unit ${unitId}`);
}
