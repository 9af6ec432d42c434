import { type FormEvent, useEffect, useRef, useState } from "react";
import type { FormState } from "#components/ui/formState.tsx";
import { store } from "#lib/offline/store.ts";
import type { Vault } from "#lib/offline/vault.ts";
import { typedIn } from "./keeping.ts";

/** What is being written is kept as it is typed: a locked, reloaded or empty phone loses nothing. */
export type Draft = {
  readonly name: string;
  readonly at: string;
  readonly values: Readonly<Record<string, string>>;
};
const TYPING_MS = 400;

export async function keepDraft(vault: Vault, name: string, values: Draft["values"]): Promise<void> {
  const sealed = await vault.seal(`draft:${name}`, { name, at: new Date().toISOString(), values });
  await store.drafts.put({ name, sealed });
}
const opened = async (vault: Vault, row: { name: string; sealed: Parameters<Vault["open"]>[1] }) =>
  JSON.parse(await vault.open(`draft:${row.name}`, row.sealed)) as Draft;

/** Everything of a kind that was begun and not kept, the latest first. */
export async function draftsOf(vault: Vault, kind: string): Promise<Draft[]> {
  const rows = await store.drafts.where("name").startsWith(`${kind}:`).toArray();
  const drafts = await Promise.all(rows.map((row) => opened(vault, row)));
  return drafts.sort((a, b) => b.at.localeCompare(a.at));
}
export async function dropDraft(name: string): Promise<void> {
  await store.transaction("rw", store.drafts, store.photos, async () => {
    await store.drafts.delete(name);
    await store.photos.where("itemId").equals(name).delete();
  });
}

/** Keeps what is typed into a form under a name, a moment after the last key. */
export function useTyping(vault: Vault) {
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  return {
    typed(name: string, form: HTMLFormElement | null): void {
      if (!form) return;
      const values = typedIn(new FormData(form));
      clearTimeout(typing.current);
      typing.current = setTimeout(() => void keepDraft(vault, name, values).catch(() => {}), TYPING_MS);
    },
    drop(name: string): Promise<void> {
      clearTimeout(typing.current);
      return dropDraft(name);
    },
  };
}

/** A form that goes on where it was left, without a question: there is one of its kind. `begun` is undefined until that was asked. */
export function useDraft(vault: Vault, name: string) {
  const [begun, setBegun] = useState<FormState | null | undefined>();
  const typing = useTyping(vault);
  useEffect(() => {
    void store.drafts
      .get(name)
      .then((row) => (row ? opened(vault, row) : null))
      .then((draft) => setBegun(draft && { values: draft.values }));
  }, [vault, name]);
  return {
    begun,
    typed: (event: FormEvent) => typing.typed(name, (event.target as HTMLElement).closest("form")),
    drop: () => typing.drop(name),
  };
}
