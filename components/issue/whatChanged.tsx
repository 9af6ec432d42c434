"use client";
import { Hidden } from "#components/ui/field.tsx";
import { useFormState } from "#components/ui/form.tsx";
import {
  changedFields,
  type FieldChange,
  readSeen,
  type Seen,
  type SeenField,
  type ToldEvent,
} from "#lib/domain/casework/difference.ts";
import { categoryPath, label, orderLevel, say, showDateTime } from "#lib/domain/labels.ts";
import { sayOnce } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { togetherMessages } from "./messages-together.ts";

/** Goes along with a form, so that whoever comes second can be shown what differs from what they had before their eyes. */
export const SeenNow = ({ seen }: { seen: Seen }) => <Hidden name="seen" value={JSON.stringify(seen)} />;

/** After a lost race: what was done since, and which fields differ, old beside new. */
export function WhatChanged({ lang }: { lang: Lang }) {
  const { state } = useFormState();
  const difference = state.problem?.difference;
  if (!difference) return null;
  const words = say(togetherMessages, lang);
  const before = readSeen(state.values?.seen);
  const fields = before ? changedFields(before, difference.now) : [];
  return (
    <section
      aria-label={words.changed}
      className="grid gap-3 rounded-md border border-amber bg-amber-wash px-4 py-3"
    >
      <h3 className="font-bold">{words.changed}</h3>
      <ol className="grid gap-2">
        {difference.events.map((event) => (
          <Told key={event.id} event={event} lang={lang} />
        ))}
      </ol>
      {fields.length > 0 && <Fields fields={fields} lang={lang} />}
    </section>
  );
}

function Told({ event: { verb, role, who, unit, at, words }, lang }: { event: ToldEvent; lang: Lang }) {
  const person =
    role === "SYSTEM" || role === "RESIDENT"
      ? label("actorKind", role, lang)
      : (who ?? label("role", role, lang));
  return (
    <li>
      <span className="font-medium">{label("verbDone", verb, lang)}</span>
      <span className="block text-sm text-ink-soft">
        {[...sayOnce([unit, person]), showDateTime(new Date(at), lang)].join(" · ")}
      </span>
      {words && <span className="block whitespace-pre-line">{words}</span>}
    </li>
  );
}

function Fields({ fields, lang }: { fields: readonly FieldChange[]; lang: Lang }) {
  const words = say(togetherMessages, lang);
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
      {fields.map(({ field, before, after }) => (
        <div key={field} className="contents">
          <dt className="text-ink-soft">{words[field]}</dt>
          <dd>
            <del>
              <span className="sr-only">{words.was} </span>
              {told(field, before, lang)}
            </del>
            {" → "}
            <ins className="font-medium no-underline">
              <span className="sr-only">{words.is} </span>
              {told(field, after, lang)}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function told(field: SeenField, value: string | null, lang: Lang): string {
  const words = say(togetherMessages, lang);
  if (value === null || value === "") return words.none;
  switch (field) {
    case "state":
    case "tier":
    case "level":
      return label(field, value as never, lang);
    case "request":
      return label("requestKind", value as never, lang);
    case "category":
      return categoryPath(value, lang);
    case "hazard":
      return words.yes;
    case "supervision":
      return orderLevel(Number(value), lang);
    case "replyDue":
    case "resolveDue":
      return Number.isNaN(Date.parse(value)) ? words.none : showDateTime(new Date(value), lang);
    default:
      return value;
  }
}
