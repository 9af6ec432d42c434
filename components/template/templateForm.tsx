import { categoryOptions } from "#components/issue/categoryOptions.ts";
import { messages as letterMessages, partLabel } from "#components/letter/messages.ts";
import { Hidden, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { letterLabel } from "#lib/domain/labels/letters.ts";
import { TEMPLATE_PARTS } from "#lib/domain/replies/templates.ts";
import { say } from "#lib/domain/texts.ts";
import { LANGS, type Lang, type TemplateKind } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type TemplateFormProps = {
  template: {
    readonly id: string;
    readonly kind: TemplateKind;
    readonly version: number;
    readonly unitId: string;
    readonly lang: Lang;
    readonly name: string;
    readonly category: string | null;
    readonly parts: Readonly<Record<string, string>>;
  };
  units: readonly { readonly id: string; readonly name: string }[];
  action: FormAction;
  lang: Lang;
};

/** A template's name, what it fits, and a text for each part of the reply or letter. */
export function TemplateForm({ template, units, action, lang }: TemplateFormProps) {
  const words = say(messages, lang);
  const parts = say(letterMessages, lang);
  const isNew = template.version === 0;
  return (
    <ActionForm action={action} lang={lang} submit={words.save} className="max-w-prose">
      <Hidden name="templateId" value={template.id} />
      <Hidden name="version" value={template.version} />
      <Hidden name="kind" value={template.kind} />
      <TextField
        name="name"
        label={words.name}
        required
        defaultValue={template.name}
        maxLength={TEXT_LIMITS.name}
      />
      {isNew && units.length > 1 ? (
        <Select
          name="unitId"
          label={words.unit}
          required
          placeholder={false}
          defaultValue={template.unitId}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : (
        <Hidden name="unitId" value={template.unitId} />
      )}
      {isNew && template.kind === "REPLY" ? (
        <Select
          name="lang"
          label={words.lang}
          required
          placeholder={false}
          defaultValue={template.lang}
          options={LANGS.map((value) => ({ value, label: letterLabel("lang", value, lang) }))}
        />
      ) : (
        <Hidden name="lang" value={template.lang} />
      )}
      <Select
        name="category"
        label={words.category}
        placeholder={words.anyCategory}
        defaultValue={template.category ?? ""}
        options={categoryOptions(lang)}
      />
      {TEMPLATE_PARTS[template.kind].map((key) => (
        <TextArea
          key={key}
          name={key}
          label={partLabel(parts, key)}
          rows={key.startsWith("contact") ? 1 : 3}
          maxLength={TEXT_LIMITS.words}
          defaultValue={template.parts[key] ?? ""}
        />
      ))}
    </ActionForm>
  );
}
