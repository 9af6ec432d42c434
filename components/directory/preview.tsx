import { categoryOptions } from "#components/issue/categoryOptions.ts";
import { Button } from "#components/ui/button.tsx";
import { Hidden, Select } from "#components/ui/field.tsx";
import { FormStateProvider } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import { label, say } from "#lib/domain/labels.ts";
import type { Lang, Level } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { ruleCategory, type UnitChoice, unitChoices } from "./options.ts";

type Step = {
  readonly level: Level;
  readonly unit: string;
  readonly category: string | null;
  readonly rulePlace: string | null;
};
type PreviewProps = {
  asked: { of: string; at: string };
  places: readonly UnitChoice[];
  /** the place the rules below are narrowed to: kept in the address */
  within: string | null;
  found: { readonly place: string; readonly steps: readonly Step[] } | null;
  lang: Lang;
};

/** What a matter would go to, level by level: asked by address, so it works without script. */
export function Preview({ asked, places, within, found, lang }: PreviewProps) {
  const words = say(messages, lang);
  return (
    <Section title={words.previewTitle}>
      <form action="/directory" className="no-print grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto]">
        <FormStateProvider lang={lang} prefix="field-preview-">
          {within && <Hidden name="place" value={within} />}
          <Select name="of" label={words.of} defaultValue={asked.of} options={categoryOptions(lang)} />
          <Select name="at" label={words.at} defaultValue={asked.at} options={unitChoices(places)} />
          <Button type="submit" tone="quiet">
            {words.try}
          </Button>
        </FormStateProvider>
      </form>
      {found && (
        <div role="status" className="rounded-md border-l-4 border-celadon bg-celadon-wash px-4 py-3">
          <p className="font-medium">{words.previewAnswer(label("category", asked.of, lang), found.place)}</p>
          <dl className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">
            {found.steps.map(({ level, unit, category, rulePlace }) => (
              <div key={level} className="contents">
                <dt className="text-ink-soft">{label("level", level, lang)}</dt>
                <dd className="mb-2 sm:mb-0">
                  <b>{unit}</b>{" "}
                  <span className="text-ink-soft">
                    {category ? words.byRule(ruleCategory(category, lang), rulePlace ?? "") : words.byOffice}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </Section>
  );
}
