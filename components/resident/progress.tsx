import { say } from "#lib/domain/texts.ts";
import type { Lang, PlainState } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-track.ts";

const AT: Partial<Record<PlainState, number>> = {
  RECEIVED: 1,
  WORKING: 2,
  ANSWERED: 3,
  PLEASE_RATE: 4,
  ENDED: 5,
};

/** Five plain words in a row, the present one marked in words as well as in colour. Nothing for a refusal. */
export function Progress({
  plain,
  answered,
  rated,
  lang,
}: {
  plain: PlainState;
  answered: boolean;
  rated: boolean;
  lang: Lang;
}) {
  const at = AT[plain];
  const words = say(messages, lang);
  if (!at) return null;
  const steps = [words.step1, words.step2, words.step3, words.step4, words.step5];
  return (
    <ol aria-label={words.progressLabel} className="grid gap-y-1 sm:grid-cols-5">
      {steps.map((step, index) => {
        const place = index + 1;
        const here = place === at;
        // Ended without an answer, as after calls in vain, or without a rating: neither is ticked off.
        const never = (place === AT.ANSWERED && !answered) || (place === AT.PLEASE_RATE && !rated);
        const past = place < at && !never;
        return (
          <li
            key={step}
            aria-current={here ? "step" : undefined}
            className={`flex items-center gap-3 border-l-4 py-1 pl-3 sm:flex-col sm:items-start sm:gap-1 sm:border-t-4 sm:border-l-0 sm:pt-2 sm:pl-0 ${
              here || past ? "border-celadon" : "border-line"
            }`}
          >
            <span
              aria-hidden="true"
              className={`inline-flex size-8 items-center justify-center rounded-full border-2 text-sm font-bold ${
                here
                  ? "border-celadon bg-celadon text-on-celadon"
                  : past
                    ? "border-celadon text-celadon"
                    : "border-line-strong text-ink-soft"
              }`}
            >
              {past ? "✓" : place}
            </span>
            <span className={here ? "font-bold text-celadon-strong" : past ? "" : "text-ink-soft"}>
              {step}
              {past && <span className="sr-only"> {words.done}</span>}
              {here && <span className="sr-only"> {words.current}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
