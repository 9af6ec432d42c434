import { ResidentForm } from "#components/resident/residentForm.tsx";
import { Hidden, TextField } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Notice } from "#components/ui/page.tsx";
import { READER_CHANNELS } from "#lib/domain/open/noticeReaders.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type Reading = {
  readonly action: FormAction;
  /** the question has left; in a demonstration, the address that would have stood in it */
  readonly asked: string;
  readonly offered: readonly string[];
};
type Props = {
  /** none is open: whoever wants to hear of one chooses it first */
  place: { readonly id: string; readonly name: string } | null;
  reading: Reading;
  lang: Lang;
};

/** 订阅公告: a mobile number or an e-mail address, and nothing else. */
export function Subscribe({ place, reading: { action, asked, offered }, lang }: Props) {
  const words = say(messages, lang);
  if (!READER_CHANNELS.some((channel) => offered.includes(channel))) return null;
  if (!place) return <p className="no-print">{words.readingChoose}</p>;
  return (
    <section id="reading" aria-label={words.reading} className="no-print grid max-w-xl gap-2">
      {asked && (
        <Notice tone="good">
          {/^\/follow\/[\w~-]+$/.test(asked) ? (
            <>
              {words.readingDemo} <a href={asked}>{words.readingLink}</a>
            </>
          ) : (
            words.readingAsked
          )}
        </Notice>
      )}
      <ResidentForm
        action={action}
        lang={lang}
        submit={words.readingSubmit}
        fold={{ summary: words.readingOf(place.name) }}
      >
        <Hidden name="place" value={place.id} />
        <TextField name="to" label={words.readingTo} hint={words.readingHint} required autoComplete="off" />
      </ResidentForm>
    </section>
  );
}
