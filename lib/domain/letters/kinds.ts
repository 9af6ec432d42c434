import type { ReplyRecord, TrailEvent } from "../casework/issue.ts";
import {
  LETTER_KINDS,
  type LetterKind,
  type LetterSeries,
  type ReplyKind,
  STANDS,
  type Verb,
} from "../vocabulary.ts";

/** One thing the drafter writes. `words` bounds it in characters; a stand is chosen, a day is a date. */
export type Part = {
  readonly key: string;
  readonly field: "LINE" | "WORDS" | "DAY" | "STAND";
  readonly required: boolean;
};
const words = (key: string, required = true): Part => ({ key, field: "WORDS", required });
const SUMMARY = words("summary");
const CONTACT: Part = { key: "contact", field: "LINE", required: true };

/** An opinion answers matter by matter (信访工作条例 §32); more than this many belong into several letters. */
export const MOST_MATTERS = 3;
const MATTERS: readonly Part[] = Array.from({ length: MOST_MATTERS }, (_, at) => [
  words(`matter${at + 1}`, at === 0),
  words(`facts${at + 1}`, at === 0),
  words(`basis${at + 1}`, false),
  { key: `stand${at + 1}`, field: "STAND", required: at === 0 } as const,
  words(`opinion${at + 1}`, at === 0),
]).flat();

type LetterRule = {
  readonly series: LetterSeries;
  /** the step that it tells of (domain.md C2, F5) */
  readonly after: Verb;
  readonly replyKind?: ReplyKind;
  readonly parts: readonly Part[];
};

/** Which letter fits which step, how it is numbered, and what is written in it. */
export const LETTERS: Readonly<Record<LetterKind, LetterRule>> = {
  ACCEPTED: { series: "NOTICE", after: "accept", parts: [SUMMARY, words("next"), CONTACT] },
  REFUSED: {
    series: "NOTICE",
    after: "refuse",
    parts: [SUMMARY, words("reason"), words("whereToGo"), CONTACT],
  },
  INFO_ASKED: {
    series: "NOTICE",
    after: "askInfo",
    parts: [SUMMARY, words("list"), { key: "until", field: "DAY", required: true }, CONTACT],
  },
  EXTENDED: {
    series: "NOTICE",
    after: "tellExtension",
    parts: [SUMMARY, words("reason"), { key: "until", field: "DAY", required: true }, CONTACT],
  },
  PROGRESS: {
    series: "ANSWER",
    after: "reply",
    replyKind: "PROGRESS",
    parts: [SUMMARY, words("done"), words("state"), words("next"), CONTACT],
  },
  OPINION: { series: "OPINION", after: "reply", replyKind: "FINAL", parts: [SUMMARY, ...MATTERS, CONTACT] },
  REPORTED: {
    series: "REPORT",
    after: "escalate",
    parts: [SUMMARY, words("done"), words("reason"), words("asked"), CONTACT],
  },
};

export const PART_KEYS: readonly string[] = [
  ...new Set(LETTER_KINDS.flatMap((kind) => LETTERS[kind].parts.map(({ key }) => key))),
];
export const isStand = (text: string): text is (typeof STANDS)[number] =>
  (STANDS as readonly string[]).includes(text);

type Step = Pick<TrailEvent, "id" | "verb" | "unitId" | "at" | "data">;
export type Offer = { readonly kind: LetterKind; readonly step: Step };

/** The letters that can be drafted now: one for the latest step of each sort that was taken. */
export const offeredLetters = (trail: readonly Step[]): Offer[] =>
  LETTER_KINDS.flatMap((kind) => {
    const { after, replyKind } = LETTERS[kind];
    const step = trail.findLast(
      (event) => event.verb === after && (replyKind === undefined || event.data.kind === replyKind),
    );
    return step ? [{ kind, step }] : [];
  });

/** The reply that a letter puts on paper: the one given with its step. */
export const replyOf = (replies: readonly ReplyRecord[], step: Pick<Step, "at">): ReplyRecord | null =>
  replies.find(({ at }) => at.getTime() === step.at.getTime()) ?? null;
