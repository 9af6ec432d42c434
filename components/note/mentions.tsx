"use client";
import type { ReactNode } from "react";
import { Fold } from "#components/ui/fold.tsx";
import { useFormState } from "#components/ui/form.tsx";
import { fieldSentence } from "#lib/domain/labels.ts";

type MentionsProps = {
  people: readonly { personId: string; name: string }[];
  summary: ReactNode;
  hint: ReactNode;
};

/** Colleagues to tick, those nearest to the matter first; all of them can see the issue. */
export function Mentions({ people, summary, hint }: MentionsProps) {
  const { state, prefix, lang } = useFormState();
  const wrong = state.fields?.mentions;
  const ticked = Object.entries(state.values ?? {})
    .filter(([name]) => name.startsWith("mentions."))
    .map(([, value]) => value);
  return (
    <Fold summary={<>@ {summary}</>} fields={["mentions", "mentions."]}>
      <fieldset id={`${prefix}mentions`} className="grid gap-2">
        <legend className="mb-2 text-sm">{hint}</legend>
        {wrong && <p className="font-medium text-vermilion">{fieldSentence(wrong, lang)}</p>}
        {people.map(({ personId, name }, at) => (
          <label
            key={personId}
            className="flex min-h-(--target) cursor-pointer items-center gap-3 rounded-md border border-line bg-paper-strong px-3 has-checked:border-celadon"
          >
            <input
              type="checkbox"
              name={`mentions.${at}.id`}
              value={personId}
              defaultChecked={ticked.includes(personId)}
              className="size-5 shrink-0 accent-(--celadon)"
            />
            <span>@{name}</span>
          </label>
        ))}
      </fieldset>
    </Fold>
  );
}
