import { BUTTON } from "#components/attachment/fieldLooks.ts";
import type { PhotoWords } from "#components/attachment/fileWords.ts";
import { Button } from "#components/ui/button.tsx";
import { ACCEPTED_PHOTOS } from "#lib/domain/files/fileLimits.ts";
import { sentence } from "#lib/domain/labels.ts";
import { problem } from "#lib/domain/problems.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { sayMessages } from "./messages-say.ts";

/** Photos that go with the words (components/enhance/photos.ts); without script a word on where to add them. */
export function Photos({ lang }: { lang: Lang }) {
  const own = say(sayMessages, lang);
  const words: PhotoWords = {
    removeNamed: own.photoRemoveNamed("%"),
    noPicture: own.photoNone("%"),
    tooMany: own.photosTooMany,
    tooLarge: sentence(problem("FILE_TOO_LARGE"), lang),
    noRoom: own.photosNoRoom,
    more: own.photosMore,
    megabytes: "% MB",
    kilobytes: "% KB",
  };
  return (
    <div data-enhance="photos" data-words={JSON.stringify(words)}>
      <p data-later="text-ink-soft" className="without-script text-ink-soft">
        {own.photosLater}
      </p>
      <div data-now className="with-script grid gap-2">
        <ul className="grid gap-2 empty:hidden" />
        <input
          id="photos"
          type="file"
          multiple
          accept={ACCEPTED_PHOTOS}
          aria-describedby="photos-hint"
          className="peer sr-only"
        />
        <label htmlFor="photos" data-choose className={BUTTON}>
          {own.photosChoose}
        </label>
        <p id="photos-hint" className="text-sm text-ink-soft">
          {own.photosHint}
        </p>
        <p role="status" data-told className="font-medium text-vermilion empty:hidden" />
        <template>
          <li className="flex flex-wrap items-center gap-3 rounded-md border border-line bg-paper-strong p-3">
            {/* biome-ignore lint/performance/noImgElement: it lies on this device */}
            <img
              alt=""
              width={64}
              height={64}
              className="size-16 rounded-sm border border-line object-cover"
            />
            <p className="grid min-w-0 grow basis-40">
              <span data-name className="break-all" />
              <span data-size className="text-sm text-ink-soft" />
            </p>
            <Button tone="quiet" data-remove>
              {own.photoRemove}
            </Button>
          </li>
        </template>
      </div>
    </div>
  );
}
