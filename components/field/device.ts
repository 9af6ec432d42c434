import { liveQuery } from "dexie";
import { useEffect, useState } from "react";
import { shanghaiDate, shanghaiTime } from "#lib/domain/calendar/calendar.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { type Head, headNow } from "#lib/offline/store.ts";
import type { SyncEnd } from "#lib/offline/sync.ts";

/** What a question to the device answers, and answers again whenever that changes, in this tab or another. */
export function useLive<T>(ask: () => Promise<T>, before: T, of?: unknown): T {
  const [answer, setAnswer] = useState(before);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is another only where it is asked of something else
  useEffect(() => {
    const watch = liveQuery(ask).subscribe({ next: setAnswer, error: console.error });
    return () => watch.unsubscribe();
  }, [of]);
  return answer;
}

export const useHead = (): Head | null | undefined =>
  useLive<Head | null | undefined>(async () => (await headNow()) ?? null, undefined);

/** The place within /field, behind the hash: it works without a line and with the phone's back button. */
export function usePlace(): readonly string[] {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const moved = () => {
      setHash(location.hash);
      scrollTo(0, 0);
    };
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
}
export const to = (...parts: readonly string[]): string => `#/${parts.map(encodeURIComponent).join("/")}`;
export const go = (...parts: readonly string[]): void => {
  location.hash = to(...parts);
};

/** The time at the office, as far as this device knows it: its own clock may be off by days. */
export const officeNow = (head: Pick<Head, "skew"> | null | undefined): Date =>
  new Date(Date.now() + (head?.skew ?? 0));
export const officeToday = (head: Head | null | undefined) => shanghaiDate(officeNow(head));
export const officeTime = (head: Head | null | undefined) => shanghaiTime(officeNow(head));

const LANG = "minqing.field.lang";
export const langNow = (): Lang =>
  (localStorage.getItem(LANG) ?? document.documentElement.lang).startsWith("en") ? "en" : "zh";
export function setLang(lang: Lang): void {
  localStorage.setItem(LANG, lang);
  location.reload();
}
export type Line = SyncEnd | "WORKING" | null;
