"use client";
import { messages } from "#components/layout/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { say } from "#lib/domain/texts.ts";

/** A bug: it says sorry and nothing about itself. The language is that of the page around it. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  const lang = typeof document !== "undefined" && document.documentElement.lang === "en" ? "en" : "zh";
  const words = say(messages, lang);
  return (
    <main id="main" className="mx-auto grid max-w-3xl gap-4 px-4 py-10">
      <h1 className="text-2xl font-bold">{words.errorTitle}</h1>
      <p>{words.errorText}</p>
      <div>
        <Button onClick={reset}>{words.retry}</Button>
      </div>
    </main>
  );
}
