import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { FileRow, fileWords } from "./fileRow.tsx";
import { messages } from "./messages.ts";

/** Where the photos that were chosen with the words are seen going out (components/enhance/photosSent.ts). */
export function PhotosSent({ entry, lang }: { entry: string; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <div
      data-enhance="photosSent"
      data-entry={entry}
      data-words={fileWords(lang)}
      data-added={words.photosAdded("%")}
      data-failed={words.photosFailed}
      hidden
      className="grid gap-2"
    >
      <ul className="grid gap-2 empty:hidden" />
      <p role="status" data-told className="font-medium empty:hidden" />
      <FileRow lang={lang} />
    </div>
  );
}
