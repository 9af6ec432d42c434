import { Hidden, RadioGroup, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { leastOf, TEXT_LIMITS } from "#lib/domain/commands.ts";
import { letterLabel } from "#lib/domain/labels/letters.ts";
import { voidLetterForm } from "#lib/domain/letters/forms.ts";
import { say } from "#lib/domain/texts.ts";
import { type Lang, SERVICE_WAYS } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type DoorsProps = {
  letter: {
    readonly id: string;
    readonly version: number;
    readonly state: string;
    readonly letterOn: string | null;
    readonly may: { readonly sign: boolean; readonly void: boolean; readonly serve: boolean };
  };
  doors: { sign: FormAction; voidIt: FormAction; serve: FormAction };
  today: string;
  lang: Lang;
};

/** What this person may do with the letter now: sign, record its service, void it. */
export function LetterDoors({ letter, doors, today, lang }: DoorsProps) {
  const words = say(messages, lang);
  const { id, may } = letter;
  const isDraft = letter.state === "DRAFT";
  return (
    <div className="no-print grid gap-3">
      {may.sign && (
        <ActionForm action={doors.sign} lang={lang} name="sign" submit={words.sign}>
          <Hidden name="letterId" value={id} />
          <Hidden name="version" value={letter.version} />
          <p className="text-sm text-ink-soft">{words.signExplain}</p>
        </ActionForm>
      )}
      {may.serve && (
        <ActionForm
          action={doors.serve}
          lang={lang}
          name="serve"
          submit={words.serve}
          fold={{ summary: words.serve, open: true }}
        >
          <Hidden name="letterId" value={id} />
          <TextField
            name="servedOn"
            label={words.servedOn}
            type="date"
            required
            min={letter.letterOn ?? undefined}
            max={today}
            defaultValue={today}
          />
          <RadioGroup
            name="servedHow"
            label={words.servedHow}
            required
            inline
            options={SERVICE_WAYS.map((value) => ({ value, label: letterLabel("serviceWay", value, lang) }))}
          />
          <TextArea name="servedNote" label={words.servedNote} rows={2} maxLength={TEXT_LIMITS.words} />
        </ActionForm>
      )}
      {may.void && (
        <ActionForm
          action={doors.voidIt}
          least={leastOf(voidLetterForm.shape)}
          lang={lang}
          name="void"
          submit={words.voidIt}
          submitTone="danger"
          fold={{ summary: isDraft ? words.throwAway : words.voidIt }}
        >
          <Hidden name="letterId" value={id} />
          {!isDraft && <p className="text-sm text-ink-soft">{words.voidExplain}</p>}
          <TextArea name="reason" label={words.voidReason} required rows={2} maxLength={TEXT_LIMITS.words} />
        </ActionForm>
      )}
    </div>
  );
}
