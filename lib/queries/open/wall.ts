import { loadIssue } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import {
  type Publishable,
  publishable,
  type WallRow,
  wallConsent,
  wallIssues,
  wallPage,
  wallPostById,
  wallPostsOf,
} from "#lib/db/open/wall.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import {
  keepsWallFor,
  marksOf,
  mayBeShown,
  type WallFilter,
  type WallMarks,
  type WallWaiting,
} from "#lib/domain/open/wall.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { WallFoldKind, WallStep } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";

/** A post as everybody reads it: the day, never the time. */
export type ShownPost = Omit<WallRow, "publishedAt"> & { readonly day: CivilDate };
const shown = ({ publishedAt, ...post }: WallRow): ShownPost => ({ ...post, day: shanghaiDate(publishedAt) });

const PAGE = 20;
const FEED = 50;
export type Wall = {
  readonly posts: readonly ShownPost[];
  /** the last post of this page, where there are older ones */
  readonly after: string | null;
  readonly counties: readonly { readonly id: string; readonly name: string }[];
};

/** One page of the wall, and the counties it can be read by. */
export async function readWall(filter: WallFilter, after: string | null): Promise<Wall> {
  const from = after && isUuid(after) ? after : null;
  const [rows, counties] = await Promise.all([
    wallPage(filter, { after: from, limit: PAGE + 1 }),
    db.orgUnit.findMany({
      where: { level: "COUNTY", kind: "AREA", validTo: null },
      select: { id: true, name: true },
      orderBy: { code: "asc" },
    }),
  ]);
  const posts = rows.slice(0, PAGE).map(shown);
  return { posts, after: rows.length > PAGE ? (posts.at(-1)?.id ?? null) : null, counties };
}

/** The newest posts that stand open, for feed readers. */
export async function readWallFeed(): Promise<ShownPost[]> {
  const rows = await wallPage(
    { category: null, countyId: null, results: false },
    { after: null, limit: FEED },
  );
  return rows.filter(({ foldKind }) => foldKind === null).map(shown);
}

export async function readWallPost(id: string): Promise<ShownPost | null> {
  const found = isUuid(id) ? await wallPostById(id) : null;
  return found && shown(found);
}

export type WallAsked = {
  readonly issueId: string;
  readonly askable: boolean;
  readonly given: boolean | null;
  /** its post that stands open */
  readonly postId: string | null;
};
/** What the resident of this issue is asked about the wall: nothing, where it may not be shown and never was. */
export async function readWallAsked(
  issueId: string,
  { mayBeShown: askable }: { readonly mayBeShown: boolean },
): Promise<WallAsked | null> {
  const [given, open] = await Promise.all([
    wallConsent(db, issueId),
    db.wallPost.findFirst({ where: { issueId, foldedAt: null }, select: { id: true } }),
  ]);
  return askable || given ? { issueId, askable, given, postId: open?.id ?? null } : null;
}

/** The issues for whose wall this person is responsible; null for whoever keeps none. */
export const readWallDesk = async (actor: Staff): Promise<readonly WallWaiting[] | null> =>
  mayAtDesk(actor, "keepWall") ? wallIssues(actor) : null;

export type WallDeskStep = {
  readonly id: string;
  readonly step: WallStep;
  readonly kind: WallFoldKind | null;
  readonly words: string;
  readonly by: string | null;
  readonly at: Date;
};
export type WallDeskIssue = {
  readonly issue: Issue;
  readonly consent: boolean;
  readonly askable: boolean;
  readonly found: Publishable | null;
  /** what the rules mark by themselves, and what is struck out as it is prepared now */
  readonly marks: WallMarks | null;
  readonly struck: WallMarks | null;
  readonly stand: readonly string[];
  readonly more: readonly string[];
  /** somebody has saved what to strike out of this very answer */
  readonly prepared: boolean;
  /** this very answer is already in a post */
  readonly published: boolean;
  readonly posts: readonly ShownPost[];
  readonly steps: readonly WallDeskStep[];
};

/** One issue with the marks in its texts, and its posts; null for what is missing, not theirs, or never was let onto the wall. */
export async function readWallDeskIssue(actor: Staff, id: string): Promise<WallDeskIssue | null> {
  const issue = isUuid(id) ? await loadIssue(db, id) : null;
  if (!issue || !keepsWallFor(actor, issue)) return null;
  const [consent, found, draft, posts, steps] = await Promise.all([
    wallConsent(db, id),
    publishable(db, id),
    db.wallDraft.findUnique({ where: { issueId: id } }),
    wallPostsOf(id),
    db.wallStep.findMany({ where: { post: { issueId: id } }, orderBy: { at: "desc" } }),
  ]);
  if (consent === null) return null;
  const [people, published] = await Promise.all([
    db.person.findMany({
      where: { id: { in: steps.flatMap(({ personId }) => personId ?? []) } },
      select: { id: true, name: true, dutyTitle: true },
    }),
    found && db.wallPost.findFirst({ where: { issueId: id, replyId: found.replyId }, select: { id: true } }),
  ]);
  const nameOf = new Map(people.map((person) => [person.id, person.dutyTitle || person.name]));
  const prepared = found !== null && draft?.replyId === found.replyId;
  const { stand, more } = prepared && draft ? draft : { stand: [], more: [] };
  return {
    issue,
    consent,
    askable: mayBeShown(issue),
    found,
    marks: found && marksOf(found.texts, found.known, { stand: [], more: [] }),
    struck: found && marksOf(found.texts, found.known, { stand, more }),
    stand,
    more,
    prepared,
    published: published !== null,
    posts: posts.map(shown),
    steps: steps.map(({ id: stepId, step, kind, words, personId, at }) => ({
      id: stepId,
      step: step as WallStep,
      kind: kind as WallFoldKind | null,
      words,
      by: personId && (nameOf.get(personId) ?? ""),
      at,
    })),
  };
}
