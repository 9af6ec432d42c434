import { CallFirst } from "#components/danger/callFirst.tsx";
import { Checkbox, TextArea } from "#components/ui/field.tsx";
import type { Lang, Utility } from "#lib/domain/vocabulary.ts";

type StatementProps = {
  name: string;
  label: string;
  hint: string;
  hazard: string;
  dangerAfter: string;
  /** of the city's own companies */
  numbers: Partial<Record<Utility, string>>;
  lang: Lang;
  limit: number;
};

/**
 * The words of whoever speaks. The emergency numbers appear as soon as the box is ticked, without script too, and while
 * the words tell of a danger.
 */
export function Statement({ name, label, hint, hazard, dangerAfter, numbers, lang, limit }: StatementProps) {
  return (
    <div data-enhance="danger" className="group grid gap-3">
      <TextArea name={name} label={label} hint={hint} rows={6} required maxLength={limit} />
      <Checkbox name="hazard" label={hazard} />
      <div
        role="status"
        className="hidden gap-2 group-has-[#field-hazard:checked]:grid group-data-danger:grid"
      >
        <CallFirst lang={lang} numbers={numbers} />
        <p>{dangerAfter}</p>
      </div>
    </div>
  );
}
