import type { FormState } from "#components/ui/formState.tsx";
import { fieldProblems } from "#lib/domain/commands.ts";
import { FIELD_FORMS, type FieldItem, type FieldKind } from "#lib/domain/field/items.ts";
import { isOurs } from "#lib/domain/field/outbox.ts";
import { problem } from "#lib/domain/problems.ts";
import { formObject } from "#lib/domain/typedForm.ts";
import { type OutboxItem, put } from "#lib/offline/outbox.ts";
import { store } from "#lib/offline/store.ts";
import type { Vault } from "#lib/offline/vault.ts";
import type { Photo } from "./photoPicker.tsx";

/** What stands in a form, as it was typed. */
export const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"));

/** What is wrong with a form, by the schema that reads it at the office; null if nothing. */
export function wrongWith(kind: FieldKind, values: FieldItem["values"]): FormState | null {
  const input = FIELD_FORMS[kind].safeParse(formObject(Object.entries(values)));
  return input.success ? null : { problem: problem("INVALID"), fields: fieldProblems(input.error), values };
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

/** Into the outbox; a full device says so, and everything stays in the form. */
export async function keep(
  vault: Vault,
  item: Omit<FieldItem, "madeAt">,
  photos: readonly Photo[] = [],
): Promise<FormState | null> {
  try {
    const kept = await put(vault, { ...item, madeAt: new Date().toISOString() }, photos);
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

/** What is being written is kept as it is typed: a locked, reloaded or empty phone loses nothing. */
type Draft = { readonly at: string; readonly values: Readonly<Record<string, string>> };
export async function keepDraft(vault: Vault, name: string, values: Draft["values"]): Promise<void> {
  const draft: Draft = { at: new Date().toISOString(), values };
  await store.drafts.put({ name, sealed: await vault.seal(`draft:${name}`, draft) });
}
export async function draftOf(vault: Vault, name: string): Promise<Draft | null> {
  const row = await store.drafts.get(name);
  return row ? (JSON.parse(await vault.open(`draft:${name}`, row.sealed)) as Draft) : null;
}
export const dropDraft = (name: string): Promise<void> => store.drafts.delete(name);
