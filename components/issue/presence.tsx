"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { BEAT_SECONDS, type Here } from "#lib/domain/casework/presence.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { togetherMessages } from "./messages-together.ts";

type PresenceProps = {
  issueId: string;
  version: number;
  /** the last entry of the trail that the page shows */
  seen: number;
  /** who had it open when the page was made */
  others: readonly string[];
  lang: Lang;
};

/**
 * Who else has this issue open, and whether it changed under one's eyes. Says that this page is open while it is seen, at
 * once when it is seen again, and that it was closed: after whatever it was still saying, which must not arrive later and
 * bring the name back. Without script, opening alone counts for a while. Nothing of it is kept.
 */
export function Presence({ issueId, version, seen, others, lang }: PresenceProps) {
  const address = `/api/issues/${issueId}/presence`;
  const [here, setHere] = useState<Here>({ others, version });
  const underWay = useRef<Promise<void>>(Promise.resolve());
  const router = useRouter();
  useEffect(() => {
    let gone = false;
    const beat = async (stay: "OPENED" | "HERE") => {
      if (document.visibilityState === "hidden" && stay === "HERE") return;
      const answer = await fetch(address, body(stay, seen)).catch(() => null);
      if (answer?.ok && !gone) setHere((await answer.json()) as Here);
    };
    const tell = (stay: "OPENED" | "HERE") => {
      underWay.current = beat(stay);
    };
    const again = () => tell("HERE");
    tell("OPENED");
    const timer = setInterval(again, BEAT_SECONDS * 1000);
    document.addEventListener("visibilitychange", again);
    // A page taken back from the browser's memory was left before.
    const taken = ({ persisted }: PageTransitionEvent) => persisted && again();
    addEventListener("pageshow", taken);
    return () => {
      gone = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", again);
      removeEventListener("pageshow", taken);
    };
  }, [address, seen]);
  useEffect(() => {
    const leave = () => navigator.sendBeacon(address, JSON.stringify({ stay: "LEFT", seen: 0 }));
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      void underWay.current.then(leave, leave);
    };
  }, [address]);
  const words = say(togetherMessages, lang);
  const newer = here.version > version;
  return (
    <>
      <div role="status" className="no-print grid gap-2 empty:hidden">
        {here.others.length > 0 && (
          <p className="rounded-md border border-line bg-wash px-4 py-2">
            {words.here(here.others.join(lang === "zh" ? "、" : ", "))}
          </p>
        )}
        {newer && (
          <p className="flex flex-wrap items-center gap-3 rounded-md border border-amber bg-amber-wash px-4 py-2">
            {words.newer}
            <Button tone="quiet" onClick={() => router.refresh()}>
              {words.look}
            </Button>
          </p>
        )}
      </div>
      <noscript>
        {/* biome-ignore lint/performance/noImgElement: a picture of nothing that tells the page was opened */}
        <img src={`${address}?seen=${seen}`} alt="" width={1} height={1} />
      </noscript>
    </>
  );
}

const body = (stay: string, seen: number): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ stay, seen }),
});
