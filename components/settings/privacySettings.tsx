import { Hidden, Select, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { say, showDateTime } from "#lib/domain/labels.ts";
import type { PrivacySettings } from "#lib/domain/rights/privacy.ts";
import { ANSWER_DAYS, CONTACT_YEARS } from "#lib/domain/rights/privacyChange.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
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

type Line = PrivacySettings & { readonly at: Date; readonly person: string; readonly reason: string };

export function PrivacyHistory({ lines, lang }: { lines: readonly Line[]; lang: Lang }) {
  const shared = say(messages, lang);
  const words = say(privacyMessages, lang);
  return (
    <Section title={shared.history}>
      {lines.length === 0 && <p className="text-ink-soft">{shared.noHistory}</p>}
      <ul className="grid gap-2">
        {lines.map((line) => (
          <li key={line.version} className="rounded-md border border-line bg-paper-strong px-4 py-2">
            <p className="font-medium">
              {shared.version(line.version)} · {words.set(line.contactYears, line.answerDays)}
            </p>
            <p>{line.reason}</p>
            <p className="text-sm text-ink-soft">{shared.by(line.person, showDateTime(line.at, lang))}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
