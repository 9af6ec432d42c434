import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { Page } from "#components/ui/page.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Vault } from "#lib/offline/vault.ts";
import { langNow, useHead } from "./device.ts";
import { isLeaving, useLeaving } from "./leaving.ts";
import { Lock } from "./lock.tsx";
import { messages } from "./messages.ts";

/** Fetched while the PIN is typed: the door opens before everything behind it is there. */
const room = import("./room.tsx");
const Room = lazy(async () => ({ default: (await room).Room }));

/** Without use for so long it locks itself (domain: a phone left on a bench). */
export const LOCK_MS = 5 * 60_000;

export function Field() {
  const lang = langNow();
  const head = useHead();
  const [vault, setVault] = useState<Vault | null>(null);
  const lock = useCallback(() => setVault(null), []);
  useIdle(vault !== null, lock);
  // Emptied from elsewhere: this key opens nothing any more, least of all what comes next.
  useEffect(() => {
    if (head === null) lock();
  }, [head, lock]);
  const [leaving] = useState(isLeaving);
  useLeaving(leaving);
  useEffect(() => {
    document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  }, [lang]);
  if (head === undefined) return null;
  if (leaving) return <Page title={say(messages, lang).leaving} lead={say(messages, lang).leavingLead} />;
  return vault && head ? (
    <Suspense>
      <Room vault={vault} head={head} lang={lang} lock={lock} />
    </Suspense>
  ) : (
    <Lock head={head} lang={lang} opened={setVault} />
  );
}

/** Counts from the last touch or key, also through the phone's own sleep, in which no timer runs. */
function useIdle(open: boolean, lock: () => void): void {
  const last = useRef(0);
  useEffect(() => {
    if (!open) return;
    const touched = () => {
      last.current = Date.now();
    };
    const look = () => {
      if (Date.now() - last.current >= LOCK_MS) lock();
    };
    touched();
    const every = setInterval(look, 5000);
    const events = ["pointerdown", "keydown"] as const;
    for (const event of events) addEventListener(event, touched);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(every);
      for (const event of events) removeEventListener(event, touched);
      document.removeEventListener("visibilitychange", look);
    };
  }, [open, lock]);
}
