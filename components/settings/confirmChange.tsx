import { Hidden, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { reasonField } from "#lib/domain/calendar/calendarChange.ts";
import { leastOf, TEXT_LIMITS } from "#lib/domain/commands.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type ConfirmProps = {
  /** the days as they were asked, sent along as they were shown */
  asked: Readonly<Record<string, string>>;
  revision: number;
  action: FormAction;
  lang: Lang;
};

/** The reason, and the word that it shall be done. What was shown is what is done: the calendar's version goes along. */
export function ConfirmChange({ asked, revision, action, lang }: ConfirmProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      submit={words.confirm}
      least={leastOf({ reason: reasonField })}
      className="max-w-prose"
    >
      {Object.entries(asked).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      <Hidden name="revision" value={revision} />
      <TextArea
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        required
        rows={2}
        maxLength={TEXT_LIMITS.words}
      />
    </ActionForm>
  );
}
