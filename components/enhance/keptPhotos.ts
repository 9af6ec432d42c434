import { del, entries, get, set } from "idb-keyval";

/** Photos wait on this device as long as an upload waits on the server: a day. */
const KEPT_MS = 24 * 3_600_000;
type Kept = { readonly at: number; readonly files: readonly File[] };

/** Throws where the browser keeps nothing. Photos that waited too long are thrown away first. */
export async function photosOf(slot: string): Promise<readonly File[]> {
  for (const [key, { at }] of await entries<string, Kept>()) if (Date.now() - at > KEPT_MS) await del(key);
  return (await get<Kept>(slot))?.files ?? [];
}
export const keepPhotos = (slot: string, files: readonly File[]): Promise<void> =>
  files.length > 0 ? set(slot, { at: Date.now(), files } satisfies Kept) : del(slot);

/** Which photos go with what was just sent from this tab, and with which issue once that is known. */
type Due = { readonly slot: string; readonly entry: string | null };
const DUE = "minqing.photos";
export const setDue = (due: Due | null): void =>
  due ? sessionStorage.setItem(DUE, JSON.stringify(due)) : sessionStorage.removeItem(DUE);
export function dueNow(): Due | null {
  try {
    return JSON.parse(sessionStorage.getItem(DUE) ?? "null");
  } catch {
    return null;
  }
}
