"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { say, sentence } from "#lib/domain/labels.ts";
import type { Problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { tells } from "./done.ts";
import { messages } from "./messages.ts";
import { Notice } from "./page.tsx";

type Unsent = { readonly problem: Problem; readonly typed: readonly string[] };
const Keep = createContext<(unsent: Unsent) => void>(() => {});
/** Takes what a form held that is gone. */
export const useKeepUnsent = () => useContext(Keep);

/**
 * Above the page: what was not sent because somebody else was faster, whose form the page has no more. Leaving the page forgets it, and
 * so does what is done next: also by the same form, which then is gone too.
 */
export function UnsentKept({ lang, children }: { lang: Lang; children: ReactNode }) {
  const [path, done] = [usePathname(), tells(useSearchParams())];
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  const keep = useCallback((one: Unsent) => setUnsent(one), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per page
  useEffect(() => setUnsent(null), [path]);
  useEffect(() => {
    if (done) setUnsent(null);
  }, [done]);
  return (
    <Keep value={keep}>
      {unsent && !done && <NotSent problem={unsent.problem} typed={unsent.typed} lang={lang} />}
      {children}
    </Keep>
  );
}

type NotSentProps = { problem: Problem; typed?: readonly string[]; lang: Lang };
export function NotSent({ problem, typed = [], lang }: NotSentProps) {
  const words = say(messages, lang);
  return (
    <div role="alert" data-refused className="no-print mb-6">
      <Notice tone="warn" title={words.notSent}>
        <p>{sentence(problem, lang)}</p>
        {typed.map((text) => (
          <p key={text} className="mt-2 max-w-prose border-l-4 border-amber pl-3 whitespace-pre-line">
            {text}
          </p>
        ))}
      </Notice>
    </div>
  );
}
