import { meToo, OPEN_TO_ALL, toldAround } from "#lib/db/alike/similar.ts";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { type OpenPost, openPost, openPostsAround } from "#lib/db/open/wall.ts";
import { scope } from "#lib/db/scope.ts";
import { placeOfUnit } from "#lib/db/units.ts";
import { MOST_SIMILAR, mostAlike, SHOWN_FROM } from "#lib/domain/alike/similar.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { type Issue, plainState } from "#lib/domain/casework/issue.ts";
import { type ResidentActor, type Staff, sees } from "#lib/domain/permissions.ts";
import type { PlainState, State } from "#lib/domain/vocabulary.ts";
import { tokens } from "#lib/search/tokens.ts";
import { isUuid } from "../casework/issues.ts";
import { unitNames } from "../routing/units.ts";

/** Issues that may be the same problem, as staff see them: within their reach, the most alike first. */
export type Similar = {
  readonly id: string;
  readonly receiptNo: string;
  readonly statement: string;
  readonly state: State;
  readonly category: string | null;
  readonly registeredAt: Date;
  /** the resident says that it is this one (我也是) */
  readonly chosen: boolean;
};
const STATEMENT_CHARS = 120;

const cut = <T extends { readonly statement: string }>(rows: readonly T[]) =>
  rows.map((row) => ({ ...row, tokens: tokens(row.statement) }));

/**
 * What is like an issue: told around the same place within 90 days (domain.md C2 accept, "duplicate check shown"). Words
 * are cut when they are compared: a few hundred statements take a few milliseconds, and nothing must be kept right beside them.
 */
export async function similarTo(
  actor: Staff,
  issue: Pick<Issue, "id" | "place" | "category" | "statement" | "mergedInto">,
  now: Date,
): Promise<Similar[]> {
  const rows = await toldAround(issue.place, { now, except: issue.id, visible: scope(actor) });
  const told = { category: issue.category, tokens: tokens(issue.statement) };
  const chosen = await meToo(db, issue.id);
  const named = rows.filter(({ id }) => chosen.includes(id));
  return [...named, ...mostAlike(told, cut(rows)).filter(({ id }) => !chosen.includes(id))]
    .filter(({ id }) => id !== issue.mergedInto)
    .slice(0, MOST_SIMILAR)
    .map(({ id, receiptNo, statement, state, category, registeredAt }) => ({
      id,
      receiptNo,
      statement: [...statement.replace(/\s+/g, " ")].slice(0, STATEMENT_CHARS).join(""),
      state,
      category,
      registeredAt,
      chosen: chosen.includes(id),
    }));
}

/** The same for issues by their ids, as after a visit: what is like each of them, for those the actor may see. */
export async function similarToEach(
  actor: Staff,
  ids: readonly string[],
  now: Date,
): Promise<Readonly<Record<string, readonly Similar[]>>> {
  const found = await Promise.all(
    ids.map(async (id) => {
      const issue = await loadIssue(db, id);
      return [id, issue && sees(actor, issue) ? await similarTo(actor, issue, now) : []] as const;
    }),
  );
  return Object.fromEntries(found);
}

/** What a resident is told of similar matters: what, where, how many, in which state, when last. No words, names, numbers. */
export type SimilarNearby = {
  readonly area: string;
  readonly total: number;
  readonly groups: readonly {
    readonly category: string | null;
    readonly plain: PlainState;
    readonly count: number;
    readonly lastOn: string;
  }[];
};
const OPEN_TEXT = 2_000;

/**
 * What is like a text that somebody is about to send from a place; null when there are fewer than three, as it could tell
 * who spoke, and within that no line for fewer than three. Never more than this leaves the house.
 */
export async function similarNearby(
  asked: { unitId: string; category: string | null; statement: string; except?: string | null },
  now: Date,
): Promise<SimilarNearby | null> {
  const found = isUuid(asked.unitId) ? await placeOfUnit(db, asked.unitId) : null;
  if (!found || asked.statement.length < 2) return null;
  const { place } = found;
  const rows = await toldAround(place, { now, except: asked.except ?? null, visible: OPEN_TO_ALL });
  const told = { category: asked.category, tokens: tokens(asked.statement.slice(0, OPEN_TEXT)) };
  const alike = mostAlike(told, cut(rows));
  if (alike.length < SHOWN_FROM) return null;
  const officeId = place.communityId ?? place.townId ?? place.countyId ?? place.cityId;
  const groups = Map.groupBy(alike, (row) => `${row.category ?? ""} ${plainState(row)}`);
  return {
    area: (await unitNames([officeId]))[officeId] ?? "",
    total: alike.length,
    groups: [...groups.values()]
      .filter((group) => group.length >= SHOWN_FROM)
      .map((group) => ({
        category: group[0]?.category ?? null,
        plain: group[0] ? plainState(group[0]) : "RECEIVED",
        count: group.length,
        lastOn: shanghaiDate(new Date(Math.max(...group.map(({ registeredAt }) => registeredAt.getTime())))),
      })),
  };
}

/** What others said and let everybody read, struck out as it stands on the wall, where it may be the same problem. */
export type SameProblem = { readonly postId: string; readonly words: string; readonly day: CivilDate };
const MOST_SAME = 3;

/** Open issues on the wall from around the place: of the category that was chosen, or in like words where none was. */
export async function sameProblems(asked: {
  unitId: string;
  category: string | null;
  statement: string;
}): Promise<SameProblem[]> {
  const found = isUuid(asked.unitId) ? await placeOfUnit(db, asked.unitId) : null;
  if (!found) return [];
  const posts = await openPostsAround(db, found.place);
  const told = { category: null, tokens: tokens(asked.statement.slice(0, OPEN_TEXT)) };
  const same = asked.category
    ? posts.filter(({ category }) => category === asked.category)
    : mostAlike(told, cut(posts));
  return same.slice(0, MOST_SAME).map(shownSame);
}

/** The post that somebody came from to say that it is their problem too; null when it does not stand open any more. */
export async function sameProblem(postId: string): Promise<SameProblem | null> {
  const post = isUuid(postId) ? await openPost(db, postId) : null;
  return post && shownSame(post);
}

const shownSame = ({ id, statement, publishedAt }: OpenPost): SameProblem => ({
  postId: id,
  words: [...statement.replace(/\s+/g, " ")].slice(0, STATEMENT_CHARS).join(""),
  day: shanghaiDate(publishedAt),
});

/** The same for what somebody has just handed in. */
export async function similarToOwn(actor: ResidentActor, now: Date): Promise<SimilarNearby | null> {
  const issue = actor.issueId
    ? await db.issue.findUnique({
        where: { id: actor.issueId },
        select: {
          id: true,
          statement: true,
          category: true,
          communityId: true,
          townId: true,
          countyId: true,
          cityId: true,
        },
      })
    : null;
  if (!issue) return null;
  const { id, statement, category, communityId, townId, countyId, cityId } = issue;
  const unitId = communityId ?? townId ?? countyId ?? cityId;
  return similarNearby({ unitId, category, statement, except: id }, now);
}
