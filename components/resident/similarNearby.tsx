import { Notice } from "#components/ui/page.tsx";
import { nearbyMessages } from "#lib/domain/labels/similar.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { MeToo, type ShownSame } from "./meToo.tsx";

/** Where whoever writes is told that others raised something similar; without script the receipt says the same. */
export function SimilarNearby({ lang, post }: { lang: Lang; post: ShownSame | null }) {
  const words = say(nearbyMessages, lang);
  return (
    <div data-enhance="similar" aria-live="polite" className="grid gap-5">
      <div data-found hidden>
        <Notice tone="info" title={words.title}>
          <div data-lines className="whitespace-pre-line" />
          <p>{words.stillSend}</p>
        </Notice>
      </div>
      <MeToo post={post} />
    </div>
  );
}
