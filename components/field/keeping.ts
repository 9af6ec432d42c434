import type { FormState } from "#components/ui/formState.tsx";
import { fieldProblems } from "#lib/domain/commands.ts";
import { FIELD_FORMS, type FieldItem, type FieldKind } from "#lib/domain/field/items.ts";
import { isOurs } from "#lib/domain/field/outbox.ts";
import { problem } from "#lib/domain/problems.ts";
import { formObject } from "#lib/domain/typedForm.ts";
import { lateEntry } from "#lib/domain/verbs/intake.ts";
import { type OutboxItem, type Photo, put } from "#lib/offline/outbox.ts";
import type { Head } from "#lib/offline/store.ts";
import type { Vault } from "#lib/offline/vault.ts";
import { officeNow } from "./device.ts";

/** What stands in a form, as it was typed. */
export const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"));

/** What is wrong with a form, by the schema that reads it at the office; null if nothing. */
export function wrongWith(kind: FieldKind, values: FieldItem["values"]): FormState | null {
  const input = FIELD_FORMS[kind].safeParse(formObject(Object.entries(values)));
  return input.success ? null : { problem: problem("INVALID"), fields: fieldProblems(input.error), values };
}

/** A day that lies too far back, or ahead: said here, while who said it is still there (domain.md C1). */
export function tooLate(values: FieldItem["values"], head: Pick<Head, "skew">): FormState | null {
  const on = values.visitedOn ?? values.seenOn ?? "";
  const late = lateEntry(on, values.lateReason ?? "", { now: officeNow(head) });
  return late ? { problem: late, values } : null;
}

/** What is written anew: it has not arrived, and goes on under its own id. */
export const editedAmong = (items: readonly OutboxItem[], id: string): OutboxItem | undefined =>
  items.find((item) => item.id === id && isOurs(item));
/** A form as it was left, with what the office said to it. */
export const begunBy = ({ values, answer }: OutboxItem): FormState => ({
  values,
  ...(answer?.problem && { problem: answer.problem }),
  ...(answer?.fields && { fields: answer.fields }),
});

/** Into the outbox; a full device says so, and everything stays in the form. `before`: the item that is written anew. */
export async function keep(
  vault: Vault,
  item: Omit<FieldItem, "madeAt">,
  { photos, before }: { photos?: readonly Photo[]; before?: OutboxItem | undefined } = {},
): Promise<FormState | null> {
  try {
    const made = { ...item, madeAt: new Date().toISOString() };
    const kept = await put(vault, made, { ...(photos && { photos }), seen: before?.madeAt });
    return kept ? null : { problem: problem("SENT_MEANWHILE"), values: item.values };
  } catch (error) {
    if (isFull(error)) return { problem: problem("DEVICE_FULL"), values: item.values };
    throw error;
  }
}
const isFull = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === "QuotaExceededError" ||
    (error as { inner?: Error }).inner?.name === "QuotaExceededError" ||
    /quota/i.test(error.message));

/** Less than this left is told before somebody writes for an hour. */
const LITTLE_BYTES = 30_000_000;
export async function nearlyFull(): Promise<boolean> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return quota !== undefined && usage !== undefined && quota - usage < LITTLE_BYTES;
}
