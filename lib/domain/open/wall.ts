import { z } from "zod";
import type { Issue } from "../casework/issue.ts";
import { CONDUCT_CATEGORY } from "../casework/recusal.ts";
import { PAYLOADS } from "../commands.ts";
import { deskPosts } from "../desk/deskGrants.ts";
import { uuid } from "../fields.ts";
import { type Staff, sees } from "../permissions.ts";
import { ALWAYS_STRUCK, alsoStruck, findPersonal, joined, type Span } from "../redaction/redaction.ts";
import { CATEGORIES_L1, type CategoryL1, type State, type WallFoldKind, YES_NO } from "../vocabulary.ts";

/** States in which nothing was done that others could learn from, or nothing that is ours. */
export const NEVER_SHOWN: readonly State[] = ["NOT_ACCEPTED", "REFERRED_OUT", "WITHDRAWN"];

/**
 * Whether an issue may be shown to everybody at all, if its resident lets it: nothing confidential, nothing that is hidden
 * or is about the conduct of staff, nothing that ended without us (domain.md Z26, PIPL §25).
 */
export const mayBeShown = ({
  confidentiality,
  hiddenFrom,
  category,
  state,
}: Pick<Issue, "confidentiality" | "hiddenFrom" | "category" | "state">): boolean =>
  confidentiality === "NORMAL" &&
  hiddenFrom === null &&
  category !== CONDUCT_CATEGORY &&
  !NEVER_SHOWN.includes(state);

/** Whether somebody keeps the wall for this issue: the office that answers for it, or the city's reviewer. */
export const keepsWallFor = (actor: Staff, issue: Issue): boolean =>
  sees(actor, issue) &&
  deskPosts(actor, "keepWall").some(({ role, unitId }) =>
    role === "COUNCIL_CLERK" ? unitId === issue.holderUnitId : unitId === issue.place.cityId,
  );

/** What of an issue is published, in the order it is read: the resident's words, and the three parts of the answer. */
export const WALL_PARTS = ["statement", "done", "state", "next"] as const;
export type WallPart = (typeof WALL_PARTS)[number];
export type WallTexts = Readonly<Record<WallPart, string>>;
export type WallMarks = Readonly<Record<WallPart, readonly Span[]>>;

/** How a clerk names one mark: "statement:12:23". */
export const markName = (part: WallPart, { from, to }: Pick<Span, "from" | "to">): string =>
  `${part}:${from}:${to}`;
export const neverStands = ({ kind }: Span): boolean => ALWAYS_STRUCK.includes(kind);

/**
 * Everything that is struck out of these texts: what the rules find, without what the clerk lets stand (never a phone, an
 * identity or a card number), and the clerk's own words besides. `known` are names of the people concerned.
 */
export function marksOf(
  texts: WallTexts,
  known: readonly string[],
  { stand, more }: { stand: readonly string[]; more: readonly string[] },
): WallMarks {
  const marks = (part: WallPart): Span[] => {
    const found = findPersonal(texts[part], known).filter(
      (span) => neverStands(span) || !stand.includes(markName(part, span)),
    );
    return joined([...found, ...alsoStruck(texts[part], more)]);
  };
  return { statement: marks("statement"), done: marks("done"), state: marks("state"), next: marks("next") };
}

/** The first of these words that stands in none of the texts: a slip of the pen would leave something unstruck. */
export const notThere = (texts: WallTexts, more: readonly string[]): string | undefined =>
  more.find((words) => !WALL_PARTS.some((part) => texts[part].includes(words)));

/** Behind these folds nothing is shown to anybody any more. */
export const SHUT: readonly WallFoldKind[] = ["CONSENT_WITHDRAWN", "PRIVACY"];
/** Why a clerk may fold a post; the others come about by themselves. */
export const CLERK_FOLDS = ["PRIVACY", "MISTAKE"] as const satisfies readonly WallFoldKind[];

const { reason } = PAYLOADS.sendBack.shape;
const MOST_PHRASES = 50;

export const wallAnswerForm = z.object({
  issueId: uuid,
  commandId: uuid,
  show: z.enum(YES_NO, { error: () => "CHOOSE_ONE" }),
});
export type WallAnswer = z.output<typeof wallAnswerForm>;

export const prepareWallForm = z.object({
  issueId: uuid,
  replyId: uuid,
  /** "stand.0.mark" with "stand.0.on": marks that may stand */
  stand: z
    .array(z.object({ mark: z.string().max(60), on: z.literal("on").optional() }))
    .max(MOST_PHRASES)
    .default([])
    .transform((rows) => rows.filter(({ on }) => on).map(({ mark }) => mark)),
  more: z
    .string()
    .max(4000)
    .default("")
    .transform((text) => [
      ...new Set(
        text
          .split(/\r?\n/)
          .map((line) => line.trim())
          .filter((line) => line !== ""),
      ),
    ])
    .refine((phrases) => phrases.length <= MOST_PHRASES, { params: { code: "TOO_LONG" } }),
});
export type PrepareWall = z.output<typeof prepareWallForm>;

export const publishWallForm = z.object({ issueId: uuid, replyId: uuid, commandId: uuid });
export type PublishWall = z.output<typeof publishWallForm>;
export const foldForm = z.object({
  postId: uuid,
  kind: z.enum(CLERK_FOLDS, { error: () => "CHOOSE_ONE" }),
  words: reason,
});
export type Fold = z.output<typeof foldForm>;
export const unfoldForm = z.object({ postId: uuid, words: reason });
export type Unfold = z.output<typeof unfoldForm>;
export const likeForm = z.object({ postId: uuid });

/** What a passer-by asks to read: from the address, so anything unknown is no filter. */
export type WallFilter = {
  readonly category: CategoryL1 | null;
  readonly countyId: string | null;
  /** only what was resolved */
  readonly results: boolean;
};
type Asked = Readonly<Record<string, string | string[] | undefined>>;
export function wallFilter(asked: Asked): WallFilter {
  const one = (key: string) => (typeof asked[key] === "string" ? asked[key] : null);
  const county = uuid.safeParse(one("county"));
  return {
    category: CATEGORIES_L1.find((l1) => l1 === one("category")) ?? null,
    countyId: county.success ? county.data : null,
    results: ["1", "on"].includes(one("results") ?? ""),
  };
}
/** The address of the wall with this filter, from behind a post on. */
export function wallHref({ category, countyId, results }: WallFilter, after?: string): string {
  const asked = [
    category && `category=${category}`,
    countyId && `county=${countyId}`,
    results && "results=1",
    after && `after=${after}`,
  ].filter(Boolean);
  return asked.length > 0 ? `/wall?${asked.join("&")}` : "/wall";
}

/** A matter whose resident lets it be shown, before a clerk. */
export type WallWaiting = {
  readonly id: string;
  readonly receiptNo: string;
  readonly category: string | null;
  readonly state: State;
  readonly place: string;
  readonly consentedAt: Date;
  readonly answered: boolean;
  /** its newest answer is on the wall, open or folded */
  readonly onWall: boolean;
  readonly folded: boolean;
};
