import { Hidden, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { type DigestText, WRITTEN_SECTIONS } from "#lib/domain/direct/digests.ts";
import { label, say, sentence } from "#lib/domain/labels.ts";
import type { Problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type DoorsProps = {
  digest: { readonly id: string; readonly no: number; readonly text: DigestText };
  may: { readonly edit: boolean; readonly sign: boolean; readonly publish: boolean };
  /** why the reader, who signs for the office, may not sign this one yet */
  hindrance: Problem | null;
  versionId: string;
  doors: { readonly edit: FormAction; readonly sign: FormAction; readonly publish: FormAction };
  lang: Lang;
};

/** What this person may do with the digest now: write in it, sign it, publish it. */
export function DigestDoors({ digest, may, hindrance, versionId, doors, lang }: DoorsProps) {
  const words = say(messages, lang);
  return (
    <div className="no-print grid max-w-3xl gap-3">
      {may.edit && (
        <ActionForm
          action={doors.edit}
          lang={lang}
          name="edit"
          submit={words.saveEdit}
          fold={{ summary: words.edit }}
        >
          <Hidden name="versionId" value={versionId} />
          <Hidden name="digestId" value={digest.id} />
          <Hidden name="no" value={digest.no} />
          <p className="text-sm text-ink-soft">{words.editHint}</p>
          {WRITTEN_SECTIONS.map((section) => (
            <TextArea
              key={section}
              name={section}
              label={label("digestSection", section, lang)}
              defaultValue={digest.text[section]}
              required={section === "SUMMARY"}
              rows={section === "SUMMARY" ? 5 : 2}
            />
          ))}
        </ActionForm>
      )}
      {may.sign && (
        <ActionForm action={doors.sign} lang={lang} name="sign" submit={words.sign}>
          <Hidden name="digestId" value={digest.id} />
          <Hidden name="no" value={digest.no} />
          <p className="text-sm text-ink-soft">{words.signText}</p>
        </ActionForm>
      )}
      {hindrance && <p className="text-ink-soft">{sentence(hindrance, lang)}</p>}
      {may.publish && (
        <ActionForm action={doors.publish} lang={lang} name="publish" submit={words.publish}>
          <Hidden name="digestId" value={digest.id} />
          <Hidden name="no" value={digest.no} />
          <p className="text-sm text-ink-soft">{words.publishText}</p>
        </ActionForm>
      )}
    </div>
  );
}
