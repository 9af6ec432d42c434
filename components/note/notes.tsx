import { Hidden, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { type InternalNote, MOST_MENTIONS } from "#lib/domain/desk/internalNotes.ts";
import { say, showDateTime } from "#lib/domain/labels.ts";
import { sayOnce } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { Mentions } from "./mentions.tsx";
import { messages } from "./messages.ts";

type NotesProps = {
  issueId: string;
  noteId: string;
  notes: readonly InternalNote[];
  /** null for those who may only read */
  mentionable: readonly { personId: string; name: string }[] | null;
  write: FormAction;
  withdraw: FormAction;
  lang: Lang;
};

/**
 * 内部备注 in a frame of its own colour and with its own words on top, so that nobody takes it for a reply; it has its
 * own form, whose field no form for residents has.
 */
export function Notes({ issueId, noteId, notes, mentionable, write, withdraw, lang }: NotesProps) {
  const words = say(messages, lang);
  return (
    <section
      id="notes"
      aria-label={words.title}
      data-internal
      className="no-print grid scroll-mt-6 gap-4 rounded-md border-2 border-dashed border-amber bg-amber-wash p-4"
    >
      <div>
        <h2 className="text-xl font-bold text-ink-strong">{words.title}</h2>
        <p className="font-bold text-amber-strong">{words.badge}</p>
        <p className="text-sm">{words.lead}</p>
      </div>
      {notes.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ol className="grid gap-3">
          {notes.map((note) => (
            <OneNote key={note.id} note={note} issueId={issueId} withdraw={withdraw} lang={lang} />
          ))}
        </ol>
      )}
      {mentionable && (
        <ActionForm
          key={notes[0]?.id ?? "first"}
          action={write}
          lang={lang}
          name="note"
          submit={words.submit}
          submitTone="quiet"
        >
          <Hidden name="noteId" value={noteId} />
          <Hidden name="issueId" value={issueId} />
          <TextArea name="inside" label={words.words} required rows={3} maxLength={TEXT_LIMITS.words} />
          {mentionable.length > 0 && (
            <Mentions people={mentionable} summary={words.mention} hint={words.mentionHint(MOST_MENTIONS)} />
          )}
        </ActionForm>
      )}
    </section>
  );
}

type OneNoteProps = { note: InternalNote; issueId: string; withdraw: FormAction; lang: Lang };

function OneNote({ note, issueId, withdraw, lang }: OneNoteProps) {
  const words = say(messages, lang);
  const who = note.onBehalfOf ? words.onBehalf(note.by, note.onBehalfOf) : note.by;
  return (
    <li className="grid gap-1 border-l-4 border-amber pl-3">
      <p className="text-sm">{[...sayOnce([who, note.unit]), showDateTime(note.at, lang)].join(" · ")}</p>
      {note.withdrawn ? (
        <details>
          <summary className="min-h-(--target)">
            {words.withdrawn} · {words.original}
          </summary>
          <p className="whitespace-pre-line text-ink-soft line-through">{note.words.inside}</p>
        </details>
      ) : (
        <p className="whitespace-pre-line">{note.words.inside}</p>
      )}
      {note.mentioned.length > 0 && (
        <p className="text-sm">{words.mentioned(note.mentioned.join(lang === "zh" ? "、" : ", "))}</p>
      )}
      {note.mine && !note.withdrawn && (
        <ActionForm
          action={withdraw}
          lang={lang}
          name={`withdraw-${note.id}`}
          submit={words.withdraw}
          submitTone="quiet"
          className="justify-self-start"
        >
          <Hidden name="noteId" value={note.id} />
          <Hidden name="issueId" value={issueId} />
        </ActionForm>
      )}
    </li>
  );
}
