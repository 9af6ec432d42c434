import type { ReactNode } from "react";
import { type TemplateOption, TemplatePicker } from "#components/template/picker.tsx";
import { Hidden, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { letterLabel } from "#lib/domain/labels/letters.ts";
import { LETTERS, type Part } from "#lib/domain/letters/kinds.ts";
import { say } from "#lib/domain/texts.ts";
import { type Lang, type LetterKind, STANDS } from "#lib/domain/vocabulary.ts";
import { messages, partLabel } from "./messages.ts";

type LetterFormProps = {
  draft: {
    readonly issueId: string;
    readonly kind: LetterKind;
    readonly version: number;
    readonly addressee: string;
    readonly parts: Readonly<Record<string, string>>;
    readonly unitName: string;
    readonly templates: {
      readonly options: readonly TemplateOption[];
      readonly chosen: { id: string; name: string } | null;
    };
  };
  /** of the draft that is changed, or made with the page */
  letterId: string;
  action: FormAction;
  lang: Lang;
};

/** The parts of a letter, filled with what the record already says. */
export function LetterForm({ draft, letterId, action, lang }: LetterFormProps) {
  const words = say(messages, lang);
  const { kind, parts, templates } = draft;
  return (
    <ActionForm
      key={templates.chosen?.id ?? ""}
      action={action}
      lang={lang}
      submit={words.save}
      className="max-w-prose"
    >
      <Hidden name="letterId" value={letterId} />
      <Hidden name="issueId" value={draft.issueId} />
      <Hidden name="kind" value={kind} />
      <Hidden name="version" value={draft.version} />
      <TemplatePicker {...templates} lang={lang} />
      <p className="text-ink-soft">{words.inTheName(draft.unitName)}</p>
      <TextField
        name="addressee"
        label={words.addressee}
        hint={words.addresseeHint}
        required
        defaultValue={draft.addressee}
        maxLength={TEXT_LIMITS.name}
      />
      {sections(LETTERS[kind].parts).map((section) => (
        <PartsSection key={section.number} section={section} parts={parts} lang={lang} />
      ))}
    </ActionForm>
  );
}

type Section = { readonly number: number; readonly parts: readonly Part[] };
/** The numbered parts of an opinion belong together, matter by matter; everything else stands alone (number 0, then 9). */
function sections(parts: readonly Part[]): Section[] {
  const numberOf = ({ key }: Part) => Number(/[123]$/.exec(key)?.[0] ?? 0);
  const firstNumbered = parts.findIndex((part) => numberOf(part) > 0);
  const place = (part: Part, at: number) =>
    numberOf(part) || (firstNumbered >= 0 && at > firstNumbered ? 9 : 0);
  const groups = new Map<number, Part[]>();
  parts.forEach((part, at) => {
    const number = place(part, at);
    groups.set(number, [...(groups.get(number) ?? []), part]);
  });
  return [...groups].map(([number, group]) => ({ number, parts: group }));
}

function PartsSection({
  section: { number, parts: own },
  parts,
  lang,
}: {
  section: Section;
  parts: LetterFormProps["draft"]["parts"];
  lang: Lang;
}) {
  const words = say(messages, lang);
  const fields = own.map((part) => (
    <PartField key={part.key} part={part} text={parts[part.key] ?? ""} lang={lang} />
  ));
  if (number === 0 || number === 9) return fields;
  const begun = number === 1 || own.some(({ key }) => parts[key]);
  return (
    <details open={begun} className="rounded-md border border-line bg-paper-strong">
      <summary className="flex min-h-(--target) items-center px-4 py-2 font-medium">
        {words.matterNo(number)}
      </summary>
      <div className="grid gap-4 border-t border-line px-4 py-4">{fields}</div>
    </details>
  );
}

function PartField({
  part: { key, field, required },
  text,
  lang,
}: {
  part: Part;
  text: string;
  lang: Lang;
}): ReactNode {
  const words = say(messages, lang);
  const common = { name: key, label: partLabel(words, key), required, defaultValue: text };
  switch (field) {
    case "DAY":
      return <TextField {...common} type="date" />;
    case "LINE":
      return <TextField {...common} maxLength={TEXT_LIMITS.short} />;
    case "STAND":
      return (
        <Select
          {...common}
          options={STANDS.map((value) => ({ value, label: letterLabel("stand", value, lang) }))}
        />
      );
    case "WORDS":
      return (
        <TextArea
          {...common}
          rows={key === "summary" ? 2 : 4}
          maxLength={TEXT_LIMITS.words}
          hint={key === "list" ? words.listHint : undefined}
        />
      );
  }
}
