import { z } from "zod";
import { TEXT_LIMITS } from "../commands.ts";
import { uuid } from "../fields.ts";
import { cleanText, lengthOf } from "../text.ts";

/**
 * Words between colleagues. Not a string: whatever wants text for a resident (a reply, a letter, a message) does not
 * take it, and neither does a page; only components/note opens it.
 */
export type Inside = { readonly inside: string };
export const inside = (text: string): Inside => ({ inside: text });

export const MOST_MENTIONS = 10;

/** The field is called `inside` as well: no form for residents has one, and this form has none of theirs. */
export const noteForm = z.object({
  noteId: uuid,
  issueId: uuid,
  inside: z
    .string()
    .transform(cleanText)
    .superRefine((value, ctx) => {
      const length = lengthOf(value);
      if (length === 0) ctx.addIssue({ code: "custom", params: { code: "REQUIRED" } });
      if (length > TEXT_LIMITS.words)
        ctx.addIssue({ code: "custom", params: { code: "TOO_LONG", max: TEXT_LIMITS.words, length } });
    })
    .transform(inside),
  mentions: z
    .array(z.object({ id: uuid }))
    .optional()
    .default([])
    .transform((rows) => [...new Set(rows.map(({ id }) => id))])
    .refine((ids) => ids.length <= MOST_MENTIONS, {
      params: { code: "TOO_MANY_MENTIONS", max: MOST_MENTIONS },
    }),
});
export type NoteForm = z.output<typeof noteForm>;
export const withdrawNoteForm = z.object({ noteId: uuid, issueId: uuid });

/** A note as colleagues read it. Its words are no string: nothing that writes to residents takes them. */
export type InternalNote = {
  readonly id: string;
  readonly words: Inside;
  readonly by: string;
  readonly unit: string;
  readonly onBehalfOf: string | null;
  readonly mentioned: readonly string[];
  readonly at: Date;
  readonly withdrawn: boolean;
  readonly mine: boolean;
};
