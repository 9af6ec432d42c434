"use client";
import { Hidden, TextArea } from "#components/ui/field.tsx";
import { ActionForm, useFormState } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { contactForm } from "#lib/domain/casework/contact.ts";
import { leastOf } from "#lib/domain/commands.ts";
import { say, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type ContactCardProps = {
  issueId: string;
  /** masked; blank where secrecy was asked for */
  contact: { name: string | null; phone: string | null; lang: Lang | null } | null;
  /** null where this person may not look */
  reveal: FormAction | null;
  views: readonly { person: string; at: Date; reason: string }[];
  lang: Lang;
};

/** Who spoke, masked; shown in full for a reason that is recorded (PIPL §6, §44). */
export function ContactCard({ issueId, contact, reveal, views, lang }: ContactCardProps) {
  const words = say(messages, lang);
  if (!contact) return <p className="text-ink-soft">{words.noContact}</p>;
  return (
    <div className="grid gap-2">
      {contact.name !== "" && (
        <p>
          {contact.name ?? words.noName} ·{" "}
          <span className="tabular-nums">{contact.phone ?? words.noPhone}</span>
        </p>
      )}
      {contact.lang === "en" && <p className="text-sm text-ink-soft">{words.inEnglish}</p>}
      {reveal ? (
        <ActionForm
          action={reveal}
          lang={lang}
          name="contact"
          submit={words.revealSubmit}
          submitTone="quiet"
          least={leastOf(contactForm.shape)}
          fold={{ summary: words.reveal }}
        >
          <Shown lang={lang} />
          <Hidden name="issueId" value={issueId} />
          <TextArea name="reason" label={words.revealWhy} hint={words.revealHint} required rows={2} />
        </ActionForm>
      ) : (
        <p className="text-sm text-ink-soft">{words.hiddenContact}</p>
      )}
      {views.length > 0 && (
        <details className="text-sm">
          <summary className="flex min-h-(--target) items-center text-celadon">
            {words.views(views.length)}
          </summary>
          <ul>
            {views.map(({ person, at, reason }) => (
              <li key={`${person}${at.toISOString()}`}>
                {person} · {showDateTime(at, lang)} · {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Shown({ lang }: { lang: Lang }) {
  const { state } = useFormState();
  const words = say(messages, lang);
  if (!state.shown) return null;
  return (
    <div role="status" className="rounded-md border-2 border-celadon px-3 py-2 text-lg font-bold">
      <DefinitionList
        items={[
          [words.revealed, `${state.shown.name || words.noName}  ${state.shown.phone || words.noPhone}`],
        ]}
      />
    </div>
  );
}
