import { Button } from "#components/ui/button.tsx";
import { UPLOAD_REFUSALS } from "#lib/domain/files/fileLimits.ts";
import { say, sentence } from "#lib/domain/labels.ts";
import { problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import type { FileWords } from "./fileWords.ts";
import { messages } from "./messages.ts";

/** The words for files on their way, as `data-words` of what components/enhance/fileRows.ts shows them in. */
export function fileWords(lang: Lang): string {
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
  return JSON.stringify(told);
}

/** One file on its way: waits as a template until there is one. */
export function FileRow({ lang }: { lang: Lang }) {
  const words = say(messages, lang);
  return (
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
  );
}
