import { Button } from "#components/ui/button.tsx";
import { CONTROL } from "#components/ui/control.ts";
import { letterLabel } from "#lib/domain/labels/letters.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type TemplateOption = { id: string; name: string; unitName: string; lang: Lang };

type PickerProps = {
  /** the page that is asked again with ?template= */
  page: string;
  /** what else the address keeps */
  keep?: Readonly<Record<string, string>>;
  /** in the order they are shown; those of one language stand together */
  options: readonly TemplateOption[];
  chosen: { id: string; name: string } | null;
  lang: Lang;
};

/**
 * 套用模板 by address, so that it works without script. It stands among the fields of another form without being part of
 * it: the controls belong to the form named `template-pick`, which {@link PickerForm} puts beside.
 */
export function TemplatePicker({ options, chosen, lang }: Pick<PickerProps, "options" | "chosen" | "lang">) {
  const words = say(messages, lang);
  if (options.length === 0) return null;
  return (
    <div className="grid gap-1 rounded-md border border-line bg-wash px-3 py-2">
      <label htmlFor="template-pick-select" className="font-medium">
        {words.pick}
      </label>
      <div className="flex flex-wrap gap-2">
        <span className="min-w-0 grow">
          <select
            id="template-pick-select"
            form={PICK}
            name="template"
            defaultValue={chosen?.id ?? ""}
            className={CONTROL}
          >
            <option value="">{words.noTemplate}</option>
            {[...new Set(options.map((option) => option.lang))].map((written) => (
              <optgroup key={written} label={letterLabel("lang", written, lang)}>
                {options
                  .filter((option) => option.lang === written)
                  .map(({ id, name, unitName }) => (
                    <option key={id} value={id}>
                      {words.from(name, unitName)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </span>
        <Button type="submit" form={PICK} tone="quiet" formNoValidate>
          {words.apply}
        </Button>
      </div>
      <p className="text-sm text-ink-soft">{chosen ? words.applied(chosen.name) : words.applyHint}</p>
    </div>
  );
}

const PICK = "template-pick";
/** The form the picker's controls belong to. */
export const PickerForm = ({ page, keep = {} }: Pick<PickerProps, "page" | "keep">) => (
  <form id={PICK} method="get" action={page} hidden>
    {Object.entries(keep).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
  </form>
);
