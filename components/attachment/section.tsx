import { Fold } from "#components/ui/fold.tsx";
import { Section } from "#components/ui/page.tsx";
import type { ShownFile } from "#lib/domain/files/attachments.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { AddedNotice, AddForm, type AddTo } from "./addForm.tsx";
import { FileList } from "./list.tsx";
import { messages } from "./messages.ts";
import { PhotosSent } from "./photosSent.tsx";

type FilesProps = {
  files: readonly ShownFile[];
  /** where this person may add some; none: they may not */
  entries: readonly AddTo[];
  /** what came of adding some, from the address of the page */
  came?: unknown;
  lang: Lang;
};

/** 附件 for staff: what is there, and folded below it the form to add some. */
export function Files({ files, entries, came, lang }: FilesProps) {
  const words = say(messages, lang);
  return (
    <Section title={words.title} id="files">
      <AddedNotice came={came} lang={lang} />
      <FileList files={files} lang={lang} />
      {entries.length > 0 && (
        <Fold summary={words.add} fields={[]}>
          <AddForm lang={lang} as="staff" entries={entries} />
        </Fold>
      )}
    </Section>
  );
}

/** 照片和材料 for the resident: what they gave and what came with the answers, and the form to hand in more. */
export function OwnFiles({ files, entries, came, lang }: FilesProps) {
  const words = say(messages, lang);
  return (
    <Section title={words.residentTitle} id="files">
      <AddedNotice came={came} lang={lang} done={words.residentAdded} />
      {entries[0] && <PhotosSent entry={entries[0].to} lang={lang} />}
      <FileList files={files} lang={lang} forResident />
      {entries.length > 0 && (
        <Fold summary={words.residentAdd} fields={[]}>
          <p className="text-ink-soft">{words.residentLead}</p>
          <AddForm lang={lang} as="resident" entries={entries} submit={words.residentAdd} />
        </Fold>
      )}
    </Section>
  );
}
