import { Button } from "#components/ui/button.tsx";
import { ACCEPTED, UPLOAD_REFUSALS } from "#lib/domain/files/fileLimits.ts";
import { say, sentence } from "#lib/domain/labels.ts";
import { problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { BUTTON, PLAIN } from "./fieldLooks.ts";
import type { FileWords } from "./fileWords.ts";
import { messages } from "./messages.ts";

/**
 * Files of a resident's form: a plain field that sends them with the form. With script they are sent at once, resumably,
 * and each has the row that waits here as a template.
 */
export function PlainPicker({ lang }: { lang: Lang }) {
  const words = say(messages, lang);
  const told: FileWords = {
    waiting: words.waiting,
    sending: words.sending("%"),
    stalled: words.stalled("%"),
    arrived: words.arrived,
    chooseMore: words.chooseMore,
    removeNamed: words.removeNamed("%"),
    stillSending: words.stillSending,
    megabytes: words.megabytes("%"),
    kilobytes: words.kilobytes("%"),
    refused: Object.fromEntries(
      UPLOAD_REFUSALS.map((code) => [code, sentence(problem(code), lang)] as const),
    ),
  };
  return (
    <div id="plain-picker" data-enhance="files" data-words={JSON.stringify(told)} className="grid gap-2">
      <p id="plain-picker-hint" className="text-sm text-ink-soft">
        {words.lead}
        <span className="with-script block">{words.weakLine}</span>
      </p>
      <input
        id="plain-picker-files"
        type="file"
        name="files"
        multiple
        required
        accept={ACCEPTED}
        aria-describedby="plain-picker-hint"
        className={PLAIN}
        data-class="peer sr-only"
      />
      <label htmlFor="plain-picker-files" className="order-first font-medium" data-class={BUTTON}>
        {words.choose}
      </label>
      <ul data-picked className="grid gap-2 empty:hidden" />
      <p role="alert" data-told className="font-medium text-vermilion empty:hidden" />
      <template>
        <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border border-line bg-paper-strong p-3">
          <div className="grid min-w-0 grow basis-60 gap-1">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span data-name className="break-all" />
              <span data-size className="text-sm text-ink-soft" />
            </p>
            <progress max={100} className="h-2 w-full accent-(--celadon)" />
            <p aria-live="polite" data-standing className="text-sm text-ink-soft" />
          </div>
          <div className="flex flex-wrap gap-2">
            <Button tone="quiet" data-retry hidden>
              {words.retry}
            </Button>
            <Button tone="quiet" data-remove>
              {words.remove}
            </Button>
          </div>
        </li>
      </template>
    </div>
  );
}
