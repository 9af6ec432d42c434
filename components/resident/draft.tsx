import { Button } from "#components/ui/button.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { sayMessages } from "./messages-say.ts";

/**
 * Where the browser can keep it: what was not sent last time, and that this device remembers what is written. It has its
 * place from the first paint on, so that nothing moves under a finger; where nothing can be kept it goes away again.
 */
export function Draft({ slot, lang }: { slot: string; lang: Lang }) {
  const words = say(sayMessages, lang);
  return (
    <div data-enhance="draft" data-slot={slot} className="with-script no-print grid gap-2" data-not-read>
      <div
        data-offer
        hidden
        role="status"
        className="rounded-md border-l-4 border-celadon bg-celadon-wash px-4 py-3"
      >
        <p className="font-bold text-celadon">{words.draftFound}</p>
        <p className="mb-2">
          {words.draftAt}
          <span data-at />
        </p>
        <div className="flex flex-wrap gap-3">
          <Button tone="quiet" data-take>
            {words.draftTake}
          </Button>
          <Button tone="quiet" data-drop>
            {words.draftDrop}
          </Button>
        </div>
      </div>
      <details className="text-sm text-ink-soft">
        <summary className="flex min-h-(--target) items-center underline underline-offset-4">
          {words.draftKept}
        </summary>
        <div className="grid gap-2 pb-2">
          <p>{words.draftShared}</p>
          <label className="flex min-h-(--target) items-center gap-3">
            <input type="checkbox" data-agree className="size-5 shrink-0 accent-(--celadon)" />
            <span>{words.draftAgree}</span>
          </label>
          <p>
            <Button tone="quiet" data-drop>
              {words.draftDrop}
            </Button>
          </p>
        </div>
      </details>
    </div>
  );
}
