import { ACCEPTED } from "#lib/domain/files/fileLimits.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { BUTTON, PLAIN } from "./fieldLooks.ts";
import { FileRow, fileWords } from "./fileRow.tsx";
import { messages } from "./messages.ts";

/**
 * Files of a resident's form: a plain field that sends them with the form. With script they are sent at once, resumably,
 * and each has the row that waits here as a template.
 */
export function PlainPicker({ lang }: { lang: Lang }) {
  const words = say(messages, lang);
  return (
    <div id="plain-picker" data-enhance="files" data-words={fileWords(lang)} className="grid gap-2">
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
      <FileRow lang={lang} />
    </div>
  );
}
