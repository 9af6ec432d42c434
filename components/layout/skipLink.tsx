import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** The first stop of the keyboard: past the header. Every room has its `main`. */
export function SkipLink({ lang }: { lang: Lang }) {
  return (
    <a
      href="#main"
      className="sr-only z-10 bg-celadon px-4 py-2 text-on-celadon focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
    >
      {say(messages, lang).skip}
    </a>
  );
}
