"use client";
import { Hidden, Select, TextField } from "#components/ui/field.tsx";
import { ActionForm, useFormState } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type KeyFormProps = {
  id: string;
  units: readonly { id: string; name: string }[];
  usualRate: number;
  action: FormAction;
  lang: Lang;
};

/** A new key: for whom, where, how often; and then the key itself, once. */
export function KeyForm({ id, units, usualRate, action, lang }: KeyFormProps) {
  const words = say(messages, lang);
  return (
    <ActionForm action={action} lang={lang} name="key" submit={words.make} className="max-w-prose">
      <MadeKey lang={lang} />
      <Hidden name="id" value={id} />
      <TextField name="name" label={words.name} hint={words.nameHint} required />
      <Select
        name="unitId"
        label={words.unit}
        required
        placeholder={false}
        options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
      />
      <TextField
        name="perMinute"
        label={words.perMinute}
        hint={words.perMinuteHint}
        inputMode="numeric"
        required
        defaultValue={String(usualRate)}
      />
    </ActionForm>
  );
}

function MadeKey({ lang }: { lang: Lang }) {
  const { state } = useFormState();
  const words = say(messages, lang);
  if (!state.shown) return null;
  return (
    <div role="status" className="grid gap-1 rounded-md border-2 border-celadon px-4 py-3">
      <p className="font-bold">{words.made}</p>
      <p className="font-mono text-lg break-all select-all">{state.shown.key}</p>
      <p className="text-ink-soft">{words.madeText}</p>
    </div>
  );
}
