"use client";
import { useRef, useState } from "react";
import { FilePicker } from "#components/attachment/filePicker.tsx";
import { Checkbox, RadioGroup, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say } from "#lib/domain/labels.ts";
import { REPLY_MIN_LETTERS, type ReplyDraft, type ReplyGap, replyGaps } from "#lib/domain/replyRules.ts";
import { lengthOf } from "#lib/domain/text.ts";
import { type Lang, REPLY_CHANNELS, REPLY_KINDS } from "#lib/domain/vocabulary.ts";
import { actionMessages } from "./messages-actions.ts";

type ReplyFieldsProps = {
  given: Pick<ReplyDraft, "confidentiality" | "reachable" | "today">;
  contact: { name: string; phone: string };
  lang: Lang;
};

/** The four parts of a valid reply (domain.md C3), with what is still missing told while writing, by the rule that refuses. */
export function ReplyFields({ given, contact, lang }: ReplyFieldsProps) {
  const words = say(actionMessages, lang);
  const box = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<ReplyDraft | null>(null);
  const read = () => {
    const form = box.current?.closest("form");
    if (form) setDraft({ ...typed(new FormData(form)), ...given });
  };
  return (
    <div ref={box} onInput={read} className="grid gap-4">
      <RadioGroup
        name="kind"
        label={words.kind}
        required
        defaultValue="PROGRESS"
        options={REPLY_KINDS.map((kind) => ({
          value: kind,
          label: label("replyKind", kind, lang),
          hint: kind === "FINAL" ? words.finalHint : words.progressHint,
        }))}
      />
      <TextArea name="done" label={words.done} required rows={3} maxLength={TEXT_LIMITS.words} />
      <TextArea name="state" label={words.state} required rows={3} maxLength={TEXT_LIMITS.words} />
      <TextArea name="next" label={words.next} required rows={2} maxLength={TEXT_LIMITS.words} />
      <TextField name="nextOn" label={words.nextOn} hint={words.nextOnHint} type="date" min={given.today} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="contactName" label={words.contactName} required defaultValue={contact.name} />
        <TextField
          name="contactPhone"
          label={words.contactPhone}
          required
          type="tel"
          inputMode="tel"
          defaultValue={contact.phone}
        />
      </div>
      <Select
        name="channel"
        label={words.replyChannel}
        required
        options={REPLY_CHANNELS.map((value) => ({ value, label: label("replyChannel", value, lang) }))}
      />
      <Checkbox name="reached" label={words.reached} hint={words.reachedHint} />
      <FilePicker lang={lang} as="staff" optional />
      {draft && <Missing draft={draft} lang={lang} />}
    </div>
  );
}

function Missing({ draft, lang }: { draft: ReplyDraft; lang: Lang }) {
  const words = say(actionMessages, lang);
  const gaps: ReplyGap[] = replyGaps(draft);
  const letters = lengthOf(`${draft.done}${draft.state}${draft.next}`.replace(/[^\p{L}\p{N}]/gu, ""));
  return (
    <div className="text-sm" aria-live="polite">
      <p className={gaps.length > 0 ? "text-ink-soft" : "font-medium text-celadon-strong"}>
        {gaps.length > 0
          ? words.missing + gaps.map((gap) => label("replyGap", gap, lang)).join(lang === "zh" ? "；" : "; ")
          : words.complete}
      </p>
      <p className="text-ink-soft">{words.letters(letters, REPLY_MIN_LETTERS)}</p>
    </div>
  );
}

function typed(form: FormData): Omit<ReplyDraft, "confidentiality" | "reachable" | "today"> {
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
