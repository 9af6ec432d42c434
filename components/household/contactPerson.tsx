"use client";
import { Checkbox, Hidden, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm, useFormState } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { addDays, type CivilDate } from "#lib/domain/calendar/calendar.ts";
import { leastOf } from "#lib/domain/commands.ts";
import { say, showDate, showDateTime } from "#lib/domain/labels.ts";
import { CONTACT_DAYS, revealContactForm } from "#lib/domain/rounds/householdContact.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { contactMessages } from "./messages-contact.ts";

type ContactPersonProps = {
  householdId: string;
  version: number;
  /** masked; null where nobody is written down or the consent is over */
  contact: {
    readonly name: string;
    readonly phone: string;
    readonly until: CivilDate;
    readonly views: readonly {
      readonly id: string;
      readonly by: string;
      readonly at: Date;
      readonly reason: string;
    }[];
  } | null;
  today: CivilDate;
  keep: FormAction;
  reveal: FormAction;
  erase: FormAction;
  lang: Lang;
};

/** Whom to ring before going there: masked, shown in full for a reason that is recorded, and gone when the consent ends. */
export function ContactPerson(props: ContactPersonProps) {
  const { householdId, version, contact, today, keep, reveal, erase, lang } = props;
  const words = say(contactMessages, lang);
  return (
    <div className="grid gap-3">
      <p className="text-ink-soft">{words.lead}</p>
      {contact ? (
        <>
          <p>
            {contact.name} · <span className="tabular-nums">{contact.phone}</span>
            <span className="block text-sm text-ink-soft">{words.until(showDate(contact.until, lang))}</span>
          </p>
          <ActionForm
            action={reveal}
            lang={lang}
            name="reveal"
            submit={words.showSubmit}
            submitTone="quiet"
            least={leastOf(revealContactForm.shape)}
            fold={{ summary: words.show }}
          >
            <Shown lang={lang} />
            <Hidden name="householdId" value={householdId} />
            <TextArea name="reason" label={words.why} hint={words.whyHint} required rows={2} />
          </ActionForm>
          {contact.views.length > 0 && (
            <details className="text-sm">
              <summary className="flex min-h-(--target) items-center text-celadon">
                {words.views(contact.views.length)}
              </summary>
              <ul>
                {contact.views.map(({ id, by, at, reason }) => (
                  <li key={id}>
                    {by} · {showDateTime(at, lang)} · {reason}
                  </li>
                ))}
              </ul>
            </details>
          )}
          <ActionForm
            action={erase}
            lang={lang}
            name="erase"
            submit={words.erase}
            submitTone="danger"
            confirm={words.eraseSure}
            fold={{ summary: words.erase }}
          >
            <Hidden name="householdId" value={householdId} />
            <Hidden name="version" value={String(version)} />
          </ActionForm>
        </>
      ) : (
        <p>{words.none}</p>
      )}
      <ActionForm
        action={keep}
        lang={lang}
        name="contact"
        submit={words.save}
        fold={{ summary: contact ? words.change : words.write }}
      >
        <Hidden name="householdId" value={householdId} />
        <Hidden name="version" value={String(version)} />
        <div className="grid gap-3 sm:grid-cols-2 sm:items-end">
          <TextField name="contactName" label={words.name} required autoComplete="off" />
          <TextField
            name="contactPhone"
            label={words.phone}
            type="tel"
            inputMode="tel"
            required
            autoComplete="off"
          />
          <TextField
            name="consentedOn"
            label={words.consentedOn}
            type="date"
            required
            max={today}
            defaultValue={today}
          />
          <TextField
            name="consentedUntil"
            label={words.consentedUntil}
            hint={words.untilHint}
            type="date"
            required
            min={today}
            defaultValue={addDays(today, CONTACT_DAYS)}
          />
        </div>
        <Checkbox name="consented" label={words.consented} />
      </ActionForm>
    </div>
  );
}

function Shown({ lang }: { lang: Lang }) {
  const { state } = useFormState();
  if (!state.shown) return null;
  return (
    <p role="status" className="font-medium">
      {say(contactMessages, lang).seen(state.shown.name ?? "", state.shown.phone ?? "")}
    </p>
  );
}
