import { useState } from "react";
import { LinkButton } from "#components/ui/button.tsx";
import { Hidden, Select, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormState } from "#components/ui/formState.tsx";
import { EmptyState, Notice, Page } from "#components/ui/page.tsx";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { HOUSEHOLD_STATES } from "#lib/domain/vocabulary.ts";
import { go, to } from "./device.ts";
import { addressOf } from "./home.tsx";
import { begunBy, editedAmong, keep, typedIn, wrongWith } from "./keeping.ts";
import { messages } from "./messages.ts";
import { Promised } from "./promises.tsx";
import type { Here } from "./room.tsx";

/** One address: what to look out for, a visit there, and how it stands now. Of the place, never of who lives there. */
export function DoorScreen({ id, edit, ...here }: Here & { id: string; edit: string }) {
  const { vault, carried, items, lang } = here;
  const words = say(messages, lang);
  const edited = editedAmong(items, edit);
  const [changeId] = useState(() => edited?.id ?? crypto.randomUUID());
  const door = carried.doors.find((one) => one.id === id);
  if (!door) return <EmptyState title={words.noDoors} />;
  const written = items.findLast((item) => item.about === id && item.state !== "DONE");
  const state = (written?.values.state ?? door.state) as typeof door.state;

  async function change(_before: FormState, form: FormData): Promise<FormState> {
    const values = typedIn(form);
    const wrong =
      wrongWith("household", values) ?? (await keep(vault, { id: changeId, kind: "household", values }));
    if (wrong) return wrong;
    go("outbox");
    return {};
  }
  return (
    <Page title={addressOf(door)} lead={label("householdState", state, lang)}>
      {door.safetyWords && (
        <Notice tone="warn" title={words.beCareful}>
          {door.safetyWords} {door.safetyUntil && showDate(door.safetyUntil, lang)}
        </Notice>
      )}
      <Promised promises={carried.promises.filter((one) => one.householdId === id)} here={here} />
      <p>
        <LinkButton href={to("visit", "door", id)}>{words.visitHere}</LinkButton>
      </p>
      <ActionForm
        action={change}
        lang={lang}
        submit={words.keep}
        submitTone="quiet"
        fold={{ summary: words.changeState, open: edited !== undefined }}
        {...(edited && { begun: begunBy(edited) })}
      >
        <Hidden name="householdId" value={id} />
        <Hidden name="changeId" value={changeId} />
        <Hidden name="version" value={door.version} />
        <Select
          name="state"
          label={words.changeState}
          required
          placeholder={false}
          defaultValue={state}
          options={HOUSEHOLD_STATES.map((value) => ({ value, label: label("householdState", value, lang) }))}
        />
        <TextField name="words" label={words.why} />
      </ActionForm>
    </Page>
  );
}
