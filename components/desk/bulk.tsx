"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Hidden, RadioGroup, Select, TextField } from "#components/ui/field.tsx";
import { ActionForm, useFormState } from "#components/ui/form.tsx";
import { FieldsWhen, type FormAction, type FormState } from "#components/ui/formState.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { BULK_VERBS, type BulkVerb } from "#lib/domain/desk/bulk.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { BulkResults } from "./bulkResults.tsx";
import { DeskList, type DeskRow } from "./deskList.tsx";
import { messages } from "./messages.ts";

/** A row with what sending it needs: the version that was looked at, and an id made with the page. */
export type BulkItem = DeskRow & {
  readonly version: number;
  readonly commandId: string;
  readonly bulk: readonly BulkVerb[];
};
type BulkDeskProps = {
  items: readonly BulkItem[];
  dispatchTo: readonly { id: string; name: string }[];
  action: FormAction;
  /** instead of the list, when there is nothing in it */
  empty: ReactNode;
  now: Date;
  lang: Lang;
};

/** The list with boxes to tick, and one step for all that are ticked; what became of each stands on top afterwards. */
export function BulkDesk({ items, dispatchTo, action, empty, now, lang }: BulkDeskProps) {
  const words = say(messages, lang);
  const verbs = BULK_VERBS.filter((verb) => items.some(({ bulk }) => bulk.includes(verb)));
  const submit = verbs.length > 0 ? words.bulkSubmit : null;
  // A form also where nothing is left to tick: what became of what was sent stays to be read, without script too.
  return (
    <ActionForm action={action} lang={lang} name="bulk" submit={submit} submitTone="quiet">
      <BulkResults lang={lang} />
      {items.length > 0 ? <Rows items={items} now={now} lang={lang} /> : empty}
      {verbs.length > 0 && <Controls verbs={verbs} dispatchTo={dispatchTo} lang={lang} />}
    </ActionForm>
  );
}

function Rows({ items, now, lang }: Pick<BulkDeskProps, "items" | "now" | "lang">) {
  const { state, prefix } = useFormState();
  const router = useRouter();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer, not once per render
  useEffect(() => {
    if (state.rows) router.refresh();
  }, [state]);
  const words = say(messages, lang);
  const tickable = items.filter(({ bulk }) => bulk.length > 0);
  return (
    <fieldset id={`${prefix}rows`} className="grid gap-2" aria-describedby={`${prefix}rows-how`}>
      <legend className="sr-only">{words.list}</legend>
      <div
        id={`${prefix}rows-how`}
        className="flex flex-wrap items-center justify-between gap-2 text-ink-soft"
      >
        {tickable.length > 0 && words.bulkHow}
        {tickable.length > 1 && <TickAll container={`${prefix}rows`} lang={lang} />}
      </div>
      <DeskList
        items={items}
        now={now}
        lang={lang}
        tick={({ id }) => {
          const at = tickable.findIndex((item) => item.id === id);
          const item = tickable[at];
          return item && <Tick key={id} item={item} at={at} state={state} lang={lang} />;
        }}
      />
    </fieldset>
  );
}

function Tick({ item, at, state, lang }: { item: BulkItem; at: number; state: FormState; lang: Lang }) {
  const name = (field: string) => `rows.${at}.${field}`;
  return (
    <>
      <Hidden name={name("issueId")} value={item.id} />
      <Hidden name={name("commandId")} value={item.commandId} />
      <Hidden name={name("version")} value={item.version} />
      <Hidden
        name={name("title")}
        value={`${formatReceiptNo(item.receiptNo)} ${item.statement.slice(0, 40)}`}
      />
      <label className="grid size-(--target) cursor-pointer place-items-center">
        <span className="sr-only">{say(messages, lang).tick(item.statement.slice(0, 40))}</span>
        <input
          type="checkbox"
          name={name("pick")}
          data-can={item.bulk.join(" ")}
          defaultChecked={wasTicked(state, item.id)}
          className="size-5 accent-(--celadon)"
        />
      </label>
    </>
  );
}

/** Without script the page is drawn anew, and rows may have moved: a tick belongs to its issue, not to its place. */
function wasTicked({ values = {} }: FormState, id: string): boolean {
  const at = Object.keys(values).find((key) => key.endsWith(".issueId") && values[key] === id);
  return at !== undefined && values[at.replace(/issueId$/, "pick")] === "on";
}

/** Those that can take the step that is chosen, or any step. Only with script: there is nothing to press before. */
function TickAll({ container, lang }: { container: string; lang: Lang }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  const words = say(messages, lang);
  const all = () => {
    const rows = document.getElementById(container);
    const form = rows?.closest("form");
    const verb = form ? new FormData(form).get("verb") : null;
    const boxes = [...(rows?.querySelectorAll<HTMLInputElement>("input[data-can]") ?? [])].filter(
      ({ dataset }) => !verb || dataset.can?.split(" ").includes(String(verb)),
    );
    const every = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !every;
  };
  return (
    <Button tone="quiet" onClick={all}>
      {words.tickAll}
    </Button>
  );
}

function Controls({
  verbs,
  dispatchTo,
  lang,
}: {
  verbs: readonly BulkVerb[];
  dispatchTo: BulkDeskProps["dispatchTo"];
  lang: Lang;
}) {
  const words = say(messages, lang);
  return (
    <div className="no-print grid gap-4 rounded-md border border-line bg-wash p-4">
      <RadioGroup
        name="verb"
        label={words.bulkVerb}
        required
        inline
        defaultValue={verbs.length === 1 ? verbs[0] : undefined}
        options={verbs.map((verb) => ({ value: verb, label: label("verb", verb, lang) }))}
      />
      {verbs.includes("dispatch") && <Unit only={verbs.length === 1} options={dispatchTo} lang={lang} />}
      {(verbs.includes("dispatch") || verbs.includes("urge")) && (
        <TextField name="words" label={words.bulkWords} />
      )}
    </div>
  );
}

/** Needed for dispatching, and for nothing else that is offered beside it. */
function Unit({ only, options, lang }: { only: boolean; options: BulkDeskProps["dispatchTo"]; lang: Lang }) {
  const words = say(messages, lang);
  const select = (
    <Select
      name="unitId"
      label={words.bulkUnit}
      required={only}
      options={options.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
  return only ? select : <FieldsWhen legend={words.bulkUnitHint}>{select}</FieldsWhen>;
}
