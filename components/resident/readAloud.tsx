import { Button } from "#components/ui/button.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { sayMessages } from "./messages-say.ts";

/** For whom reading is hard: a press reads the page aloud. It stays hidden where the browser has no voice. */
export function ReadAloud({ lang }: { lang: Lang }) {
  const words = say(sayMessages, lang);
  return (
    <span className="no-print">
      <Button tone="quiet" hidden data-enhance="readAloud" data-stop={words.stopReading} aria-pressed="false">
        {words.readAloud}
      </Button>
    </span>
  );
}
