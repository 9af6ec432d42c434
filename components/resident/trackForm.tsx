import { PrivacyCard } from "#components/privacy/card.tsx";
import { TextField } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import type { PrivacySettings } from "#lib/domain/rights/privacy.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-track.ts";
import { ResidentForm } from "./residentForm.tsx";

type TrackFormProps = { lang: Lang; receiptNo: string; privacy: PrivacySettings; action: FormAction };

export function TrackForm({ lang, receiptNo, privacy, action }: TrackFormProps) {
  const words = say(messages, lang);
  return (
    <ResidentForm action={action} lang={lang} submit={words.open}>
      <TextField
        name="receiptNo"
        label={words.receiptNo}
        hint={words.receiptNoHint}
        required
        inputMode="numeric"
        autoComplete="off"
        defaultValue={receiptNo}
      />
      <TextField
        name="proof"
        label={words.proof}
        required
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <PrivacyCard form="TRACK" privacy={privacy} lang={lang} folded />
    </ResidentForm>
  );
}
