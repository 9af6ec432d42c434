import { PrivacyCard } from "#components/privacy/card.tsx";
import { ResidentForm } from "#components/resident/residentForm.tsx";
import { Hidden, RadioGroup, TextField } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import type { PrivacySettings } from "#lib/domain/rights/privacy.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { bookMessages } from "./messages-book.ts";

type BookFormProps = {
  bookingId: string;
  free: readonly { readonly id: string; readonly fromTime: string; readonly toTime: string }[];
  privacy: PrivacySettings;
  action: FormAction;
  lang: Lang;
};

/** A time, a few words, a phone; a name only where somebody wishes. No account (domain.md Z18). */
export function BookForm({ bookingId, free, privacy, action, lang }: BookFormProps) {
  const words = say(bookMessages, lang);
  return (
    <ResidentForm action={action} lang={lang} submit={words.send}>
      <Hidden name="bookingId" value={bookingId} />
      <RadioGroup
        name="slotId"
        label={words.slot}
        required
        inline
        options={free.map(({ id, fromTime, toTime }) => ({
          value: id,
          label: words.slotAt(fromTime, toTime),
        }))}
      />
      <TextField name="words" label={words.words} hint={words.wordsHint} required autoComplete="off" />
      <TextField
        name="residentPhone"
        label={words.phone}
        hint={words.phoneHint}
        required
        type="tel"
        inputMode="tel"
        autoComplete="tel"
      />
      <TextField name="residentName" label={words.name} autoComplete="name" />
      <p hidden>
        <input name="website" tabIndex={-1} autoComplete="off" aria-hidden="true" defaultValue="" />
      </p>
      <PrivacyCard form="BOOK" privacy={privacy} lang={lang} folded />
    </ResidentForm>
  );
}

/** From the paper back to the booking. */
export function FindBookingForm({ action, lang }: { action: FormAction; lang: Lang }) {
  const words = say(bookMessages, lang);
  return (
    <ResidentForm action={action} lang={lang} submit={words.find}>
      <TextField
        name="no"
        label={words.no}
        hint={words.noHint}
        required
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField
        name="key"
        label={words.key}
        hint={words.keyHint}
        required
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
    </ResidentForm>
  );
}
