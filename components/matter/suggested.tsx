import { categoryOptions } from "#components/issue/categoryOptions.ts";
import { Hidden, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type Group = {
  readonly category: string;
  readonly placeUnitId: string;
  readonly place: string;
  readonly issues: readonly { readonly id: string; readonly receiptNo: string; readonly statement: string }[];
};
type SuggestedProps = { groups: readonly Group[]; ids: readonly string[]; action: FormAction; lang: Lang };

/** Groups that look like one problem. Every tick can be taken out, and nothing happens until somebody decides. */
export function Suggested({ groups, ids, action, lang }: SuggestedProps) {
  const words = say(messages, lang);
  if (groups.length === 0) return <p className="text-ink-soft">{words.noSuggestions}</p>;
  return (
    <div className="grid gap-3">
      {groups.map((group, at) => {
        const category = label("category", group.category, lang);
        return (
          <ActionForm
            key={group.issues[0]?.id}
            action={action}
            lang={lang}
            name={`group-${at}`}
            submit={words.open}
            fold={{ summary: words.groupTitle(category, group.place, group.issues.length) }}
          >
            <Hidden name="commandId" value={ids[at] ?? ""} />
            <Hidden name="category" value={group.category} />
            <Hidden name="placeUnitId" value={group.placeUnitId} />
            <TextField
              name="title"
              label={words.name}
              hint={words.nameHint}
              required
              defaultValue={words.groupName(category, group.place)}
            />
            <fieldset className="grid gap-2">
              <legend className="mb-1 font-medium">{words.which}</legend>
              {group.issues.map((issue, n) => (
                <div key={issue.id} className="flex items-start gap-3">
                  <input
                    type="checkbox"
                    id={`group-${at}-${issue.id}`}
                    name={`issues.${n}.id`}
                    value={issue.id}
                    defaultChecked
                    className="mt-1 size-5 shrink-0 accent-(--celadon)"
                  />
                  <label htmlFor={`group-${at}-${issue.id}`} className="min-w-0">
                    <Link href={`/issues/${issue.id}`} className="tabular-nums underline">
                      {formatReceiptNo(issue.receiptNo)}
                    </Link>{" "}
                    {issue.statement}
                  </label>
                </div>
              ))}
            </fieldset>
          </ActionForm>
        );
      })}
    </div>
  );
}

type OpenOneProps = {
  commandId: string;
  places: readonly { id: string; name: string }[];
  action: FormAction;
  lang: Lang;
};

/** A matter that nobody suggested: named first, its issues are added by number. */
export function OpenOne({ commandId, places, action, lang }: OpenOneProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name="open"
      submit={words.openOne}
      fold={{ summary: words.openOne }}
    >
      <Hidden name="commandId" value={commandId} />
      <TextField name="title" label={words.name} hint={words.nameHint} required />
      <Select name="category" label={words.category} required options={categoryOptions(lang)} />
      <Select
        name="placeUnitId"
        label={words.place}
        required
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextArea name="note" label={words.note} rows={2} />
    </ActionForm>
  );
}
