"use client";
import { useRef, useState } from "react";
import { FilePicker } from "#components/attachment/filePicker.tsx";
import { type TemplateOption, TemplatePicker } from "#components/template/picker.tsx";
import { Checkbox, RadioGroup, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { useFormState } from "#components/ui/formState.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { ProblemCode } from "#lib/domain/problems.ts";
import type { TemplateText } from "#lib/domain/replies/fillIns.ts";
import {
  type Addressee,
  ownLetters,
  REPLY_MIN_LETTERS,
  type ReplyDraft,
  type ReplyGap,
  replyGaps,
} from "#lib/domain/replies/replyRules.ts";
import { type Lang, REPLY_CHANNELS, REPLY_KINDS, type ReplyKind } from "#lib/domain/vocabulary.ts";
import { actionMessages } from "./messages-actions.ts";

/** What can be picked as a start, and what was: its parts filled in, and the words that are the template's, not the writer's. */
export type ReplyTemplates = {
  readonly options: readonly TemplateOption[];
  readonly chosen: {
    readonly id: string;
    readonly name: string;
    readonly parts: Readonly<Record<string, string>>;
    readonly text: TemplateText;
  } | null;
};

/** The answer of a shared problem, waiting to be checked and sent to this one resident. */
export type MatterDraft = {
  readonly title: string;
  readonly kind: ReplyKind;
  readonly done: string;
  readonly state: string;
  readonly next: string;
  readonly nextOn: string | null;
};

type ReplyFieldsProps = {
  draft?: MatterDraft | null;
  templates?: ReplyTemplates | null;
  given: Addressee;
  contact: { name: string; phone: string };
  /** files go along; not without a line */
  files?: boolean;
  lang: Lang;
};

/** The four parts of a valid reply (domain.md C3), with what is still missing told while writing, by the rule that refuses. */
export function ReplyFields({
  given,
  contact,
  templates = null,
  draft: begun = null,
  files = true,
  lang,
}: ReplyFieldsProps) {
  const words = say(actionMessages, lang);
  const box = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<ReplyDraft | null>(null);
  const { state } = useFormState();
  const picked = templates?.chosen ?? null;
  const start: Readonly<Record<string, string>> =
    picked?.parts ?? (begun ? { done: begun.done, state: begun.state, next: begun.next } : {});
  const read = () => {
    const form = box.current?.closest("form");
    if (form)
      setDraft({ ...typed(new FormData(form)), ...given, ...(picked && { templates: [picked.text] }) });
  };
  return (
    <div key={picked?.id} ref={box} onInput={read} className="grid gap-4">
      {begun && !picked && <p className="text-sm text-celadon-strong">{words.fromMatter(begun.title)}</p>}
      {templates && <TemplatePicker {...templates} lang={lang} />}
      <RadioGroup
        name="kind"
        label={words.kind}
        required
        defaultValue={picked ? "PROGRESS" : (begun?.kind ?? "PROGRESS")}
        options={REPLY_KINDS.map((kind) => ({
          value: kind,
          label: label("replyKind", kind, lang),
          hint: kind === "FINAL" ? words.finalHint : words.progressHint,
        }))}
      />
      <p className="text-sm text-ink-soft">{words.ownWords(REPLY_MIN_LETTERS)}</p>
      <TextArea
        name="done"
        label={words.done}
        required
        rows={3}
        maxLength={TEXT_LIMITS.words}
        defaultValue={start.done}
      />
      <TextArea
        name="state"
        label={words.state}
        required
        rows={3}
        maxLength={TEXT_LIMITS.words}
        defaultValue={start.state}
      />
      <TextArea
        name="next"
        label={words.next}
        required
        rows={2}
        maxLength={TEXT_LIMITS.words}
        defaultValue={start.next}
      />
      {draft && (
        <p className="text-sm text-ink-soft">{words.letters(ownLetters(draft), REPLY_MIN_LETTERS)}</p>
      )}
      <TextField
        name="nextOn"
        label={words.nextOn}
        hint={words.nextOnHint}
        type="date"
        min={given.today}
        defaultValue={picked ? undefined : (begun?.nextOn ?? undefined)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="contactName"
          label={words.contactName}
          required
          defaultValue={start.contactName || contact.name}
        />
        <TextField
          name="contactPhone"
          label={words.contactPhone}
          required
          type="tel"
          inputMode="tel"
          defaultValue={start.contactPhone || contact.phone}
        />
      </div>
      <Select
        name="channel"
        label={words.replyChannel}
        required
        options={REPLY_CHANNELS.map((value) => ({ value, label: label("replyChannel", value, lang) }))}
      />
      <Checkbox name="reached" label={words.reached} hint={words.reachedHint} />
      {files && <FilePicker lang={lang} as="staff" optional />}
      {state.problem && ALIKE.includes(state.problem.code) && (
        <Checkbox name="sendAnyway" label={words.sendAnyway} hint={words.sendAnywayHint} />
      )}
      {draft && <Missing draft={draft} lang={lang} />}
    </div>
  );
}

/** Asked only after a reply was found nearly the same as an earlier one; the answer stays in the trail. */
const ALIKE: readonly string[] = ["REPLY_LIKE_LAST", "REPLY_LIKE_OTHER"] satisfies ProblemCode[];

function Missing({ draft, lang }: { draft: ReplyDraft; lang: Lang }) {
  const words = say(actionMessages, lang);
  const gaps: ReplyGap[] = replyGaps(draft);
  return (
    <div className="text-sm" aria-live="polite">
      <p className={gaps.length > 0 ? "text-ink-soft" : "font-medium text-celadon-strong"}>
        {gaps.length > 0
          ? words.missing + gaps.map((gap) => label("replyGap", gap, lang)).join(lang === "zh" ? "；" : "; ")
          : words.complete}
      </p>
    </div>
  );
}

function typed(form: FormData): Omit<ReplyDraft, keyof Addressee> {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    kind: text("kind") === "FINAL" ? "FINAL" : "PROGRESS",
    done: text("done"),
    state: text("state"),
    next: text("next"),
    nextOn: text("nextOn") || null,
    contactName: text("contactName"),
    contactPhone: text("contactPhone"),
    channel: REPLY_CHANNELS.find((channel) => channel === text("channel")) ?? "PHONE",
    reached: form.has("reached"),
  };
}
