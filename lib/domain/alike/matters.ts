import { z } from "zod";
import { PAYLOADS } from "../commands.ts";
import { uuid } from "../fields.ts";
import { CATEGORIES, type MatterState } from "../vocabulary.ts";

const { reason } = PAYLOADS.sendBack.shape;
const version = z.coerce.number().int().min(1);
/** "issues.0.id": a tick that is not set is left out of the list. */
const ids = z
  .array(z.object({ id: uuid }))
  .max(50)
  .default([]);

/** A new matter, with the issues it begins with. */
export const matterForm = z.object({
  commandId: uuid,
  title: PAYLOADS.return.shape.suggestedUnit,
  category: z.enum(CATEGORIES as [string, ...string[]], { error: () => "CHOOSE_ONE" }),
  placeUnitId: uuid,
  note: PAYLOADS.urge.shape.words,
  issues: ids,
});
export type MatterForm = z.output<typeof matterForm>;

export const addToMatterForm = z.object({ matterId: uuid, receiptNo: z.string().max(40), why: reason });
export type AddToMatter = z.output<typeof addToMatterForm>;
export const removeFromMatterForm = z.object({ matterId: uuid, issueId: uuid, why: reason });
export type RemoveFromMatter = z.output<typeof removeFromMatterForm>;

/** Answering or fixing: the parts of a reply, as a draft for each; who to call is each unit's own. */
export const answerMatterForm = z.object({
  matterId: uuid,
  version,
  state: z.enum(["ANSWERED", "FIXED"], { error: () => "CHOOSE_ONE" }),
  done: reason,
  now: reason,
  next: reason,
  nextOn: PAYLOADS.reply.shape.nextOn,
});
export type AnswerMatter = z.output<typeof answerMatterForm>;
export const moveMatterForm = z.object({
  matterId: uuid,
  version,
  state: z.enum(["OPEN", "CLOSED"], { error: () => "CHOOSE_ONE" }),
  words: reason,
});
export type MoveMatter = z.output<typeof moveMatterForm>;

/** From which states a matter may come into another: an answer can be mended, a closed matter only opened again. */
export const MATTER_FROM = {
  OPEN: ["CLOSED", "FIXED"],
  ANSWERED: ["OPEN", "ANSWERED"],
  FIXED: ["OPEN", "ANSWERED", "FIXED"],
  CLOSED: ["OPEN", "ANSWERED", "FIXED"],
} as const satisfies Record<MatterState, readonly MatterState[]>;

/** A solved cause is a final answer, anything before it progress (domain.md C3). */
export const replyKindOf = (state: "ANSWERED" | "FIXED") => (state === "FIXED" ? "FINAL" : "PROGRESS");
