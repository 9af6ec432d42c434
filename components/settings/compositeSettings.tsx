import { Checkbox, Select } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { COMPOSITE_PARTS, type CompositeRule, RATE_OF } from "#lib/domain/figures/composite.ts";
import { WEIGHT_CHOICES } from "#lib/domain/figures/compositeChange.ts";
import { compositeWeights } from "#lib/domain/labels/composite.ts";
import { figureName } from "#lib/domain/labels/figures.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { type Line, SettingsHistory } from "./history.tsx";
import { messages } from "./messages.ts";
import { compositeMessages } from "./messages-composite.ts";
import { SettingForm } from "./settingForm.tsx";

type FormProps = { rule: CompositeRule; action: FormAction; lang: Lang };

export function CompositeForm({ rule, action, lang }: FormProps) {
  const words = say(compositeMessages, lang);
  return (
    <SettingForm name="composite" version={rule.version} submit={words.save} action={action} lang={lang}>
      <Checkbox name="shown" label={words.shown} defaultChecked={rule.shown} />
      <div className="grid gap-3 sm:grid-cols-3">
        {COMPOSITE_PARTS.map((part) => (
          <Select
            key={part}
            name={part}
            label={words.weight(figureName(RATE_OF[part], lang))}
            required
            placeholder={false}
            defaultValue={String(rule[part])}
            options={WEIGHT_CHOICES.map((n) => ({ value: String(n), label: words.percent(n) }))}
          />
        ))}
      </div>
      <p className="text-ink-soft">{words.hint}</p>
    </SettingForm>
  );
}

export function CompositeHistory({ lines, lang }: { lines: readonly (CompositeRule & Line)[]; lang: Lang }) {
  const words = say(compositeMessages, lang);
  const title = (rule: CompositeRule) =>
    [
      say(messages, lang).version(rule.version),
      rule.shown ? words.on : words.off,
      compositeWeights(rule, lang),
    ].join(" · ");
  return <SettingsHistory lines={lines} keyOf={({ version }) => version} title={title} lang={lang} />;
}
