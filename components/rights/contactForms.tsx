import { PrivacyCard } from "#components/privacy/card.tsx";
import { ResidentForm } from "#components/resident/residentForm.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Hidden, TextField } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import type { PrivacySettings } from "#lib/domain/rights/privacy.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** What every form of one's own information carries; each form has an id of its own, so that sent twice it is done once. */
export type OwnRights = {
  lang: Lang;
  issueId: string;
  version: number;
  privacy: PrivacySettings;
  newId: () => string;
};

export function OwnIds({ own }: { own: OwnRights }) {
  return (
    <>
      <Hidden name="issueId" value={own.issueId} />
      <Hidden name="version" value={own.version} />
      <Hidden name="commandId" value={own.newId()} />
    </>
  );
}

/** `hint` says why it is asked here, where that is not to correct or remove. */
export function KeyField({ lang, hint }: { lang: Lang; hint?: string }) {
  const words = say(messages, lang);
  return (
    <TextField
      name="key"
      label={words.keyLabel}
      hint={hint ?? words.keyHint}
      required
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
    />
  );
}

type CorrectFormProps = {
  own: OwnRights;
  action: FormAction;
  /** filled in only for whoever opened the page with the key */
  contact: { name: string | null; phone: string | null } | null;
};

export function CorrectForm({ own, action, contact }: CorrectFormProps) {
  const words = say(messages, own.lang);
  return (
    <ResidentForm
      action={action}
      lang={own.lang}
      name="correct"
      submit={words.correct}
      fold={{ summary: words.correctTitle }}
    >
      <p>{words.correctLead}</p>
      <OwnIds own={own} />
      <TextField
        name="residentName"
        label={words.name}
        autoComplete="name"
        defaultValue={contact?.name ?? ""}
      />
      <TextField
        name="residentPhone"
        label={words.phone}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        defaultValue={contact?.phone ?? ""}
      />
      <KeyField lang={own.lang} />
      <PrivacyCard form="SUBMIT" privacy={own.privacy} lang={own.lang} folded />
    </ResidentForm>
  );
}

export function PrivateForm({ own, action }: { own: OwnRights; action: FormAction }) {
  const words = say(messages, own.lang);
  return (
    <ResidentForm
      action={action}
      lang={own.lang}
      name="private"
      submit={words.keepPrivate}
      submitTone="quiet"
      fold={{ summary: words.privateTitle }}
    >
      <p>{words.privateLead}</p>
      <OwnIds own={own} />
    </ResidentForm>
  );
}

/** Leads to a page of its own, so that what follows is read first, also without script. */
export function ForgetDoor({ lang }: { lang: Lang }) {
  const words = say(messages, lang);
  return (
    <Section title={words.forgetTitle}>
      <p>{words.forgetLead}</p>
      <p>
        <LinkButton href="/track/issue/mine/forget" tone="danger">
          {words.forgetOpen}
        </LinkButton>
      </p>
    </Section>
  );
}
