import { z } from "zod";
import type { Command } from "../commands.ts";
import { PAYLOADS } from "../commands.ts";
import { uuid } from "../fields.ts";

/** What can be done to several issues at once: steps that need no look at the single matter. */
export const BULK_VERBS = ["dispatch", "sign", "urge"] as const;
export type BulkVerb = (typeof BULK_VERBS)[number];
export const MOST_AT_ONCE = 50;

const row = z.object({
  issueId: uuid,
  commandId: uuid,
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  pick: z.literal("on").optional(),
});

/** The desk's form: one verb, its fields, and the rows of the page of which some are ticked. */
export const bulkForm = z
  .object({
    verb: z.enum(BULK_VERBS, { error: () => "CHOOSE_ONE" }),
    unitId: z
      .union([uuid, z.literal("")])
      .optional()
      .transform((id) => id || null),
    words: PAYLOADS.urge.shape.words,
    rows: z
      .array(row)
      .max(MOST_AT_ONCE)
      .default([])
      .transform((rows) => rows.filter(({ pick }) => pick === "on")),
  })
  .superRefine(({ verb, unitId, rows }, ctx) => {
    if (rows.length === 0) ctx.addIssue({ code: "custom", path: ["rows"], params: { code: "ROWS_MISSING" } });
    if (verb === "dispatch" && !unitId)
      ctx.addIssue({ code: "custom", path: ["unitId"], params: { code: "CHOOSE_ONE" } });
  });
export type BulkForm = z.output<typeof bulkForm>;

/** One command per ticked row, under the id that was made with the page. */
export const bulkCommands = (form: BulkForm, madeAt: Date): { issueId: string; command: Command }[] =>
  form.rows.map(({ issueId, commandId: id, version }) => ({
    issueId,
    command: { id, version, madeAt, verb: form.verb, payload: payloadOf(form) } as Command,
  }));

function payloadOf({ verb, unitId, words }: BulkForm) {
  if (verb === "sign") return {};
  return verb === "urge" ? { words } : { unitId: unitId ?? "", words };
}
