"use client";
import { useEffect, useRef, useState } from "react";
import { Notice } from "#components/ui/page.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { nearbyMessages } from "./messages-nearby.ts";
import { type Nearby, similarLines } from "./nearby.ts";

/** A pause in writing. */
const PAUSE_MS = 1_200;
/** Fewer characters say nothing yet. */
const LONG_ENOUGH = 6;

/**
 * Tells whoever writes that others raised something similar, without anything of what they said. It asks when the writing
 * pauses, holds nothing up, and is silent without script: then the receipt says the same.
 */
export function SimilarNearby({ lang }: { lang: Lang }) {
  const box = useRef<HTMLDivElement>(null);
  const [nearby, setNearby] = useState<Nearby | null>(null);
  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = "";
    const ask = async () => {
      const typed = new FormData(form);
      const [statement, unitId, category] = ["statement", "unitId", "category"].map((name) =>
        String(typed.get(name) ?? ""),
      );
      const body = JSON.stringify({ statement, unitId, category });
      if (body === asked || !unitId || (statement ?? "").length < LONG_ENOUGH) return;
      asked = body;
      const answer = await fetch("/api/similar", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body,
      })
        .then((response) => response.json() as Promise<{ nearby?: Nearby | null }>)
        .catch(() => ({ nearby: null }));
      if (body === asked) setNearby(answer.nearby ?? null);
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE_MS);
    };
    form.addEventListener("input", wait);
    form.addEventListener("change", wait);
    return () => {
      clearTimeout(timer);
      form.removeEventListener("input", wait);
      form.removeEventListener("change", wait);
    };
  }, []);
  const words = say(nearbyMessages, lang);
  return (
    <div ref={box} aria-live="polite">
      {nearby && (
        <Notice tone="info" title={words.title}>
          {similarLines(nearby, lang).map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p>{words.stillSend}</p>
        </Notice>
      )}
    </div>
  );
}
