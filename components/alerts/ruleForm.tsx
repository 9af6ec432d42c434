import { type Line, SettingsHistory } from "#components/settings/history.tsx";
import { SettingForm } from "#components/settings/settingForm.tsx";
import { Hidden, Select } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import { RULE_CHOICES } from "#lib/domain/alerts/ruleChange.ts";
import { type AlertRule, type KindRules, ownRules, type RuleChange } from "#lib/domain/alerts/rules.ts";
import { label, say } from "#lib/domain/labels.ts";
import { type AlertKind, CATEGORIES_L1, type CategoryL1, type Lang } from "#lib/domain/vocabulary.ts";
import { ruleMessages } from "./messages.ts";

type KindProps = {
  kind: AlertKind;
  rules: KindRules;
  actions: { readonly save: FormAction; readonly putBack: FormAction };
  lang: Lang;
};

/** From when on one sort of alert is raised: in general, and for categories with a rule of their own. */
export function RuleForms({ kind, rules, actions, lang }: KindProps) {
  const words = say(ruleMessages, lang);
  const { version, general } = rules;
  const own = ownRules(rules);
  const without = CATEGORIES_L1.filter((category) => !rules.own[category]);
  const save = { version, submit: words.save, action: actions.save, lang };
  return (
    <Section title={label("alertKind", kind, lang)}>
      <h3 className="font-bold">{words.general}</h3>
      <SettingForm name={`rule-${kind}`} {...save}>
        <Hidden name="kind" value={kind} />
        {thresholds(general, lang)}
      </SettingForm>
      <h3 className="mt-3 font-bold">{words.own}</h3>
      {own.length === 0 && <p className="text-ink-soft">{words.noneOwn}</p>}
      {own.map(({ category, rule }) => {
        const name = label("categoryL1", category, lang);
        return (
          <div key={category} className="grid max-w-prose gap-2">
            <p>
              <b>{name}</b> · {ruleText(rule, lang)}
            </p>
            <SettingForm name={`rule-${kind}-${category}`} {...save} fold={{ summary: words.change(name) }}>
              {named(kind, category)}
              {thresholds(rule, lang)}
            </SettingForm>
            <SettingForm
              {...{ version, lang, name: `back-${kind}-${category}` }}
              action={actions.putBack}
              submit={words.putBack}
              fold={{ summary: words.putBackOf(name) }}
            >
              {named(kind, category)}
            </SettingForm>
          </div>
        );
      })}
      {without.length > 0 && (
        <SettingForm name={`own-${kind}`} {...save} fold={{ summary: words.add }}>
          <Hidden name="kind" value={kind} />
          <Select
            name="category"
            label={words.category}
            hint={words.categoryHint}
            required
            options={without.map((value) => ({ value, label: label("categoryL1", value, lang) }))}
          />
          {thresholds(general, lang)}
        </SettingForm>
      )}
    </Section>
  );
}

const named = (kind: AlertKind, category: CategoryL1) => (
  <>
    <Hidden name="kind" value={kind} />
    <Hidden name="category" value={category} />
  </>
);

function thresholds(rule: AlertRule, lang: Lang) {
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
    <div className="grid gap-3 sm:grid-cols-3">
      {choice("days", words.nDays)}
      {choice("cases", words.nCases)}
      {choice("times", words.nTimes)}
    </div>
  );
}

function ruleText({ days, cases, times }: AlertRule, lang: Lang): string {
  const words = say(ruleMessages, lang);
  return [words.nDays(days), words.nCases(cases), words.nTimes(times)].join(" · ");
}

export function RuleHistory({ lines, lang }: { lines: readonly (RuleChange & Line)[]; lang: Lang }) {
  const words = say(ruleMessages, lang);
  const title = ({ kind, category, rule }: RuleChange) =>
    [
      label("alertKind", kind, lang),
      category ? label("categoryL1", category, lang) : words.general,
      rule ? ruleText(rule, lang) : words.putBack,
    ].join(" · ");
  return (
    <SettingsHistory
      lines={lines}
      keyOf={({ kind, version }) => `${kind}${version}`}
      title={title}
      lang={lang}
    />
  );
}
