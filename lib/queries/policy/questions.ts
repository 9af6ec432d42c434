import { db } from "#lib/db/client.ts";
import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { seenAmong } from "#lib/db/points/sessions.ts";
import {
  findPrecedents,
  holdingFor,
  openQuestionsTo,
  type Precedent,
  type QuestionRow,
  questionsFrom,
  replaceable,
} from "#lib/db/policy/questions.ts";
import { positionsOf } from "#lib/db/routing/routing.ts";
import { addDays, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { deskPosts, mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import {
  type Batch,
  batchOf,
  batchOn,
  MOST_IN_BATCH,
  type PrecedentStand,
  precedentStand,
} from "#lib/domain/policy/questions.ts";
import { CATEGORIES } from "#lib/domain/vocabulary.ts";
import { wordsOf } from "#lib/search/tokens.ts";
import { isUuid } from "../casework/issues.ts";
import { type UnitOption, unitNames } from "../routing/units.ts";

const MOST_FOUND = 30;
const MOST_OWN = 50;
const MOST_OPEN = 200;
const MOST_WORDS = 12;
const OFFERED = 3;
const LONGEST_QUERY = 60;

export type PrecedentShown = Precedent & { readonly stand: PrecedentStand };
const shown =
  (today: string) =>
  (row: Precedent): PrecedentShown => ({ ...row, stand: precedentStand(row, today) });

export type QuestionShown = QuestionRow & {
  /** the matter behind it, where the reader may open it */
  readonly opens: boolean;
};
export type WaitingBatch = Batch & {
  readonly officeId: string;
  readonly office: string;
  readonly closed: boolean;
  readonly questions: readonly QuestionShown[];
  /** answers of the office that a new one may stand in place of */
  readonly older: readonly Precedent[];
};
export type PolicyPage = {
  readonly query: string;
  readonly category: string | null;
  readonly found: readonly PrecedentShown[];
  readonly own: readonly QuestionShown[];
  /** where a question of now would be answered, and the batch that was closed before it */
  readonly next: Batch;
  readonly before: Batch;
  readonly waiting: readonly WaitingBatch[];
  readonly asks: {
    readonly units: readonly UnitOption[];
    readonly offices: readonly UnitOption[];
    readonly issue: {
      readonly id: string;
      readonly receiptNo: string;
      readonly category: string | null;
    } | null;
  } | null;
};

/** Precedents, the own unit's questions, and what waits for an answer; null for whoever is not on duty. */
export async function readPolicy(
  actor: Staff,
  asked: { readonly q: string; readonly category: string; readonly issue: string },
  now: Date,
): Promise<PolicyPage | null> {
  if (!mayAtDesk(actor, "seePolicy")) return null;
  const today = shanghaiDate(now);
  const calendar = await loadCalendar();
  const query = [...asked.q.trim()].slice(0, LONGEST_QUERY).join("");
  const category = CATEGORIES.find((code) => code === asked.category) ?? null;
  const asking = unitsFor(actor, "askPolicy");
  const answering = unitsFor(actor, "answerPolicy");
  const words = wordsOf(query).slice(0, MOST_WORDS);
  const units = await positionsOf(db, [...new Set(actor.posts.map(({ unitId }) => unitId))]);
  const [found, own, open] = await Promise.all([
    // Nothing in it can be looked for: that finds nothing, and not everything.
    query !== "" && words.length === 0
      ? []
      : findPrecedents(db, units, { words, category, now: today }, MOST_FOUND),
    questionsFrom(db, asking, MOST_OWN),
    openQuestionsTo(db, answering, MOST_OPEN),
  ]);
  const seen = await seenAmong(
    db,
    actor,
    [...own, ...open].flatMap(({ issueId }) => issueId ?? []),
  );
  const opened = (row: QuestionRow): QuestionShown => ({
    ...row,
    opens: row.issueId !== null && seen.has(row.issueId),
  });
  const next = batchOf(now);
  return {
    query,
    category,
    found: found.map(shown(today)),
    own: own.map(opened),
    next: batchOn(next, calendar),
    before: batchOn(addDays(next, -7), calendar),
    waiting: await Promise.all(
      batchesOf(open).map(async ({ officeId, on, rows }) => {
        const batch = batchOn(on, calendar);
        return {
          ...batch,
          officeId,
          office: rows[0]?.office ?? "",
          closed: now >= batch.cutOff,
          questions: rows.slice(0, MOST_IN_BATCH).map(opened),
          older: await replaceable(db, officeId, MOST_OWN),
        };
      }),
    ),
    asks: await asksOf(actor, asking, asked.issue),
  };
}

const unitsFor = (actor: Staff, duty: "askPolicy" | "answerPolicy"): string[] => [
  ...new Set(
    deskPosts(actor, duty)
      .filter(({ kind }) => duty === "askPolicy" || kind === "AREA")
      .map(({ unitId }) => unitId),
  ),
];

function batchesOf(rows: readonly QuestionRow[]) {
  const batches = new Map<string, { officeId: string; on: string; rows: QuestionRow[] }>();
  for (const row of rows) {
    const key = `${row.officeId} ${row.batchOn}`;
    const batch = batches.get(key) ?? { officeId: row.officeId, on: row.batchOn, rows: [] };
    batch.rows.push(row);
    batches.set(key, batch);
  }
  return [...batches.values()];
}

/** For whom one may ask, and whom: the offices above. Null where there is nobody above. */
async function asksOf(actor: Staff, units: readonly string[], issueId: string): Promise<PolicyPage["asks"]> {
  const positions = await positionsOf(db, units);
  const above = positions.flatMap((unit) =>
    [unit.communityId, unit.townId, unit.countyId, unit.cityId].filter((id) => id !== null && id !== unit.id),
  );
  const offices = [...new Set(above.filter((id): id is string => id !== null))];
  if (offices.length === 0) return null;
  const seen = isUuid(issueId) ? await seenAmong(db, actor, [issueId]) : new Set<string>();
  const [names, issue] = await Promise.all([
    unitNames([...units, ...offices]),
    seen.has(issueId)
      ? db.issue.findUnique({
          where: { id: issueId, hiddenFrom: null },
          select: { id: true, receiptNo: true, category: true },
        })
      : null,
  ]);
  const option = (id: string) => ({ id, name: names[id] ?? "" });
  return { units: units.map(option), offices: offices.map(option), issue };
}

/** Answers that fit an issue, for whoever handles it; none before it is sorted. */
export async function precedentsFor(
  actor: Staff,
  { category }: Pick<Issue, "category">,
  now: Date,
): Promise<PrecedentShown[]> {
  if (!category || !mayAtDesk(actor, "seePolicy")) return [];
  const units = await positionsOf(db, [...new Set(actor.posts.map(({ unitId }) => unitId))]);
  const today = shanghaiDate(now);
  return (await holdingFor(db, units, category, today, OFFERED)).map(shown(today));
}
