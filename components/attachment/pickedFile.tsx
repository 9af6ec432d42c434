"use client";
import { Button } from "#components/ui/button.tsx";
import { FILE_REFUSALS } from "#lib/domain/files/fileLimits.ts";
import { say, sentence } from "#lib/domain/labels.ts";
import { problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { showSize } from "./size.ts";
import type { Picked } from "./uploads.ts";

type PickedFileProps = { picked: Picked; lang: Lang; remove: () => void; retry: () => void };

/** One chosen file: how far it is in words and as a bar, and why it was not taken. */
export function PickedFile({ picked, lang, remove, retry }: PickedFileProps) {
  const words = say(messages, lang);
  const { file, share, stalled, id, refused } = picked;
  const percent = Math.floor(share * 100);
  const standing = () => {
    if (id) return words.arrived;
    if (stalled) return words.stalled(percent);
    return share > 0 ? words.sending(percent) : words.waiting;
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border border-line bg-paper-strong p-3">
      <div className="grid min-w-0 grow basis-60 gap-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="break-all">{file.name}</span>
          <span className="text-sm text-ink-soft">{showSize(file.size, words)}</span>
        </p>
        {!refused && !id && (
          <progress
            max={100}
            value={percent}
            aria-label={file.name}
            className="h-2 w-full accent-(--celadon)"
          />
        )}
        <p aria-live="polite" className={refused ? "text-vermilion" : `text-sm ${toneOf(picked)}`}>
          {refused ? sentence(problem(refused), lang) : standing()}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {refused && !FILE_REFUSALS.includes(refused) && (
          <Button tone="quiet" onClick={retry}>
            {words.retry}
          </Button>
        )}
        <Button tone="quiet" onClick={remove} aria-label={words.removeNamed(file.name)}>
          {words.remove}
        </Button>
      </div>
    </li>
  );
}

function toneOf({ id, stalled }: Picked): string {
  if (id) return "text-celadon-strong";
  return stalled ? "text-amber" : "text-ink-soft";
}
