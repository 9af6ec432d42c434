import { z } from "zod";
import { visitForm } from "../casework/visitForm.ts";
import { type FieldProblem, issueForm } from "../commands.ts";
import type { Problem } from "../problems.ts";
import { householdStateForm } from "../rounds/households.ts";
import { promiseForm } from "../rounds/promises.ts";
import { patrolForm } from "./patrols.ts";

/** Steps of an issue that may be taken on the way; everything else waits for a desk. */
export const FIELD_VERBS = ["contact", "reply", "urge"] as const;
export type FieldVerb = (typeof FIELD_VERBS)[number];

/** What can be done without a line, each with the form that reads it: the same on the device and at the office. */
export const FIELD_FORMS = {
  visit: visitForm,
  patrol: patrolForm,
  contact: issueForm("contact"),
  reply: issueForm("reply"),
  urge: issueForm("urge"),
  household: householdStateForm,
  promise: promiseForm,
} as const;
export type FieldKind = keyof typeof FIELD_FORMS;
export const FIELD_KINDS = Object.keys(FIELD_FORMS) as FieldKind[];
export type FieldInput<K extends FieldKind> = z.output<(typeof FIELD_FORMS)[K]>;

/** A browser that carries a round says so: whoever signs out there lets it go. */
export const FIELD_COOKIE = "minqing.field";
/**
 * Signed out without a line. A page can set it and every later request carries it, also when that page is long closed: whatever
 * is opened next ends the sign-in (lib/auth/actor.ts).
 */
export const LEAVING_COOKIE = "minqing.leaving";
/** At most so many in one request, and in one round on one device. */
export const MOST_ITEMS = 50;
export const MOST_RECORDS = 5000;
/** Records of one answer: a cut line costs no more than these. */
export const PAGE_RECORDS = 2000;

/**
 * One thing that was done on the way, as it was typed. The id is made with the form and final: sent again, it is answered as the
 * first time. `madeAt` is what the device's clock said; the office keeps its own time beside it.
 */
export type FieldItem = {
  readonly id: string;
  readonly kind: FieldKind;
  readonly madeAt: string;
  readonly values: Readonly<Record<string, string>>;
};
const fieldItem = z.object({
  id: z.uuid(),
  kind: z.enum(FIELD_KINDS as [FieldKind, ...FieldKind[]]),
  madeAt: z.iso.datetime().refine((at) => /^20\d\d-/.test(at)),
  values: z.record(z.string().max(60), z.string()),
});
/** What a device asks for, and what it sends. */
export const fieldPull = z.object({ device: z.uuid(), cursor: z.coerce.number().int().min(0) });
export const fieldPush = z.object({
  device: z.uuid(),
  items: z.array(fieldItem).min(1).max(MOST_ITEMS),
});

export type ItemOutcome = "APPLIED" | "ALREADY" | "REFUSED";
export type ItemAnswer = {
  readonly id: string;
  readonly outcome: ItemOutcome;
  readonly problem?: Problem;
  readonly fields?: Readonly<Record<string, FieldProblem>>;
  /** the visit's receipts, without the key: that is for paper */
  readonly receipts?: readonly string[];
  /** of the matter or address as this left it: what was written on top of it is written for this one */
  readonly version?: number;
  /** of an address that was changed meanwhile: how it stands now */
  readonly now?: Readonly<Record<string, string>>;
};

/** What order is kept for: things about one matter or address follow each other, others do not wait. */
export const aboutOf = ({ kind, values }: Pick<FieldItem, "kind" | "values">): string | null =>
  kind === "household" ? (values.householdId ?? null) : (values.issueId ?? null);
