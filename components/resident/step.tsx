import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { sayMessages } from "./messages-say.ts";

type StepProps = { at: number; of: number; title: string; lang: Lang; children: ReactNode };

/**
 * A part of a long form under its own heading. Without script all parts stand on one page; with script
 * (components/enhance/steps.ts) one is shown at a time. The form's own button ends the last one.
 */
export function Step({ at, of, title, lang, children }: StepProps) {
  const words = say(sayMessages, lang);
  return (
    <fieldset data-step className="grid min-w-0 grid-cols-1 gap-5">
      <legend className="mb-3 w-full">
        <span data-with-steps hidden className="block text-ink-soft">
          {words.stepOf(at, of)}
        </span>
        <h2 data-heading tabIndex={-1} className="text-xl font-bold text-ink-strong">
          {title}
        </h2>
      </legend>
      {children}
      <div data-with-steps hidden className="no-print flex flex-wrap gap-3 max-sm:grid">
        {at < of && (
          <Button tone="main" data-next>
            {words.next}
          </Button>
        )}
        {at > 1 && (
          <Button tone="quiet" data-back>
            {words.back}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
