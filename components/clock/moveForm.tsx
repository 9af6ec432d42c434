import { Hidden, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

const QUICK = [1, 3, 5, 10, 30] as const;

/** Each quick step is a form of its own, so that one press moves the clock also without script. */
export function MoveForm({ action, lang }: { action: FormAction; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <div className="grid gap-6">
      <section aria-label={words.quick} className="flex flex-wrap gap-2">
        {QUICK.map((days) => (
          <ActionForm
            key={days}
            action={action}
            lang={lang}
            name={`quick-${days}`}
            submit={words.forward(days)}
            submitTone="quiet"
          >
            <Hidden name="days" value={days} />
          </ActionForm>
        ))}
      </section>
      <ActionForm action={action} lang={lang} submit={words.move} className="max-w-xs">
        <TextField name="days" label={words.other} hint={words.daysHint} inputMode="numeric" required />
      </ActionForm>
    </div>
  );
}
