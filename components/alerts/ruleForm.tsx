import { type Line, SettingsHistory } from "#components/settings/history.tsx";
import { SettingForm } from "#components/settings/settingForm.tsx";
import { Hidden, Select } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import { RULE_CHOICES } from "#lib/domain/alerts/ruleChange.ts";
import type { AlertRule } from "#lib/domain/alerts/rules.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { AlertKind, Lang } from "#lib/domain/vocabulary.ts";
import { ruleMessages } from "./messages.ts";

type Rule = AlertRule & { readonly kind: AlertKind; readonly version: number };
type FormProps = { rule: Rule; action: FormAction; lang: Lang };

/** From when on one sort of alert is raised. */
export function RuleForm({ rule, action, lang }: FormProps) {
  const words = say(ruleMessages, lang);
  const choice = (name: keyof AlertRule, text: (n: number) => string) => (
    <Select
      name={name}
      label={words[name]}
      required
      placeholder={false}
      defaultValue={String(rule[name])}
      options={RULE_CHOICES[name].map((n) => ({ value: String(n), label: text(n) }))}
    />
  );
  return (
    <Section title={label("alertKind", rule.kind, lang)}>
      <SettingForm
        name={`rule-${rule.kind}`}
        version={rule.version}
        submit={words.save}
        action={action}
        lang={lang}
      >
        <Hidden name="kind" value={rule.kind} />
        <div className="grid gap-3 sm:grid-cols-3">
          {choice("days", words.nDays)}
          {choice("cases", words.nCases)}
          {choice("times", words.nTimes)}
        </div>
      </SettingForm>
    </Section>
  );
}

export function RuleHistory({ lines, lang }: { lines: readonly (Rule & Line)[]; lang: Lang }) {
  const words = say(ruleMessages, lang);
  const title = ({ kind, days, cases, times }: Rule) =>
    [label("alertKind", kind, lang), words.nDays(days), words.nCases(cases), words.nTimes(times)].join(" · ");
  return (
    <SettingsHistory
      lines={lines}
      keyOf={({ kind, version }) => `${kind}${version}`}
      title={title}
      lang={lang}
    />
  );
}
