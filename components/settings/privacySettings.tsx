import { Hidden, Select, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { say } from "#lib/domain/labels.ts";
import type { PrivacySettings } from "#lib/domain/rights/privacy.ts";
import { ANSWER_DAYS, CONTACT_YEARS } from "#lib/domain/rights/privacyChange.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { type Line, SettingsHistory } from "./history.tsx";
import { messages } from "./messages.ts";
import { privacyMessages } from "./messages-privacy.ts";

type FormProps = { settings: PrivacySettings; action: FormAction; lang: Lang };

export function PrivacyForm({ settings, action, lang }: FormProps) {
  const words = say(privacyMessages, lang);
  return (
    <ActionForm
      key={settings.version}
      action={action}
      lang={lang}
      name="privacy"
      submit={words.save}
      className="max-w-prose"
    >
      <Hidden name="version" value={settings.version} />
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
      <TextArea
        name="reason"
        label={say(messages, lang).reason}
        required
        rows={2}
        maxLength={TEXT_LIMITS.words}
      />
    </ActionForm>
  );
}

export function PrivacyHistory({ lines, lang }: { lines: readonly (PrivacySettings & Line)[]; lang: Lang }) {
  const words = say(privacyMessages, lang);
  const title = ({ version, contactYears, answerDays }: PrivacySettings) =>
    `${say(messages, lang).version(version)} · ${words.set(contactYears, answerDays)}`;
  return <SettingsHistory lines={lines} keyOf={({ version }) => version} title={title} lang={lang} />;
}
