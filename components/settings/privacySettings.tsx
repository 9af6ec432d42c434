import { Select } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { say } from "#lib/domain/labels.ts";
import type { PrivacySettings } from "#lib/domain/rights/privacy.ts";
import { ANSWER_DAYS, CONTACT_YEARS } from "#lib/domain/rights/privacyChange.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { type Line, SettingsHistory } from "./history.tsx";
import { messages } from "./messages.ts";
import { privacyMessages } from "./messages-privacy.ts";
import { SettingForm } from "./settingForm.tsx";

type FormProps = { settings: PrivacySettings; action: FormAction; lang: Lang };

export function PrivacyForm({ settings, action, lang }: FormProps) {
  const words = say(privacyMessages, lang);
  return (
    <SettingForm name="privacy" version={settings.version} submit={words.save} action={action} lang={lang}>
      <Select
        name="contactYears"
        label={words.contactYears}
        hint={words.contactYearsHint}
        required
        placeholder={false}
        defaultValue={String(settings.contactYears)}
        options={CONTACT_YEARS.map((years) => ({ value: String(years), label: words.years(years) }))}
      />
      <Select
        name="answerDays"
        label={words.answerDays}
        hint={words.answerDaysHint}
        required
        placeholder={false}
        defaultValue={String(settings.answerDays)}
        options={ANSWER_DAYS.map((days) => ({ value: String(days), label: words.days(days) }))}
      />
    </SettingForm>
  );
}

export function PrivacyHistory({ lines, lang }: { lines: readonly (PrivacySettings & Line)[]; lang: Lang }) {
  const words = say(privacyMessages, lang);
  const title = ({ version, contactYears, answerDays }: PrivacySettings) =>
    `${say(messages, lang).version(version)} · ${words.set(contactYears, answerDays)}`;
  return <SettingsHistory lines={lines} keyOf={({ version }) => version} title={title} lang={lang} />;
}
