import { z } from "zod";
import { PAYLOADS, statementFields, TEXT_LIMITS } from "../commands.ts";
import { uuid, version, words } from "../fields.ts";
import { ALWAYS_STRUCK, alsoStruck, findPersonal, joined, type Span } from "../redaction/redaction.ts";
import { cleanText } from "../text.ts";

/** What somebody said, in their own words: noted once, never changed (domain.md N19). */
export const noteForm = z.object({ itemId: uuid, sessionId: uuid, words: words(TEXT_LIMITS.statement, 2) });
export type NoteForm = z.output<typeof noteForm>;

const item = { itemId: uuid, sessionId: uuid };
export const correctionForm = z.object({
  correctionId: uuid,
  ...item,
  words: words(TEXT_LIMITS.statement, 2),
});
export type CorrectionForm = z.output<typeof correctionForm>;

/** 立案: the words are those that were noted; here is only what an issue needs besides. */
export const fileForm = z.object({
  ...item,
  category: statementFields.category,
  hazard: statementFields.hazard,
  confidentiality: statementFields.confidentiality,
  placeText: PAYLOADS.register.shape.placeText,
  residentName: PAYLOADS.register.shape.residentName,
  residentPhone: PAYLOADS.register.shape.residentPhone,
  lateReason: PAYLOADS.register.shape.lateReason.optional().default(""),
});
export type FileForm = z.output<typeof fileForm>;

/** 当场答复: what was answered, in words that can be read later. */
export const answerForm = z.object({ ...item, answer: words(TEXT_LIMITS.words, 4) });
export type AnswerForm = z.output<typeof answerForm>;
/** 不立案: never without its reason. */
export const leaveForm = z.object({ ...item, reason: words(TEXT_LIMITS.words, 5) });
export type LeaveForm = z.output<typeof leaveForm>;

/** What is published of a session, as one text. */
const MOST_MORE = 20;
export const resultForm = z.object({
  sessionId: uuid,
  version,
  draft: words(4000, 5),
  more: z
    .string()
    .optional()
    .default("")
    .transform((text) => text.split("\n").map(cleanText).filter(Boolean).slice(0, MOST_MORE)),
  stand: z
    .array(z.object({ mark: z.string().regex(/^\d+:\d+$/), on: z.literal("on").optional() }))
    .optional()
    .default([])
    .transform((marks) => marks.filter(({ on }) => on === "on").map(({ mark }) => mark)),
});
export type ResultForm = z.output<typeof resultForm>;
export const publishResultForm = z.object({ sessionId: uuid, version });
export type PublishResultForm = z.output<typeof publishResultForm>;

export const markName = ({ from, to }: Pick<Span, "from" | "to">): string => `${from}:${to}`;
export const neverStands = ({ kind }: Span): boolean => ALWAYS_STRUCK.includes(kind);

/** What is struck out of the text: what the rules find, the names on file (`known`) among it, less what a person lets stand, and their own words besides. */
export function resultMarks(
  text: string,
  {
    stand,
    more,
    known,
  }: {
    readonly stand: readonly string[];
    readonly more: readonly string[];
    readonly known: readonly string[];
  },
): Span[] {
  const found = findPersonal(text, known).filter(
    (span) => neverStands(span) || !stand.includes(markName(span)),
  );
  return joined([...found, ...alsoStruck(text, more)]);
}
