import { useState } from "react";
import { Hidden, RadioGroup, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormState } from "#components/ui/formState.tsx";
import { Page } from "#components/ui/page.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say } from "#lib/domain/labels.ts";
import { FACILITIES, PATROL_FINDINGS } from "#lib/domain/vocabulary.ts";
import { go, officeToday } from "./device.ts";
import { begunBy, editedAmong, keep, typedIn, wrongWith } from "./keeping.ts";
import { messages } from "./messages.ts";
import type { Here } from "./room.tsx";

/** 巡查: which facility, where, and how it is. Where somebody walked is not asked (domain.md C3). */
export function PatrolScreen({ vault, carried, items, head, lang, edited }: Here & { edited: string }) {
  const words = say(messages, lang);
  const before = editedAmong(items, edited);
  const [id] = useState(() => before?.id ?? crypto.randomUUID());
  const { me } = carried;
  if (!me) return <Page title={words.patrol} lead={words.neverSynced} />;
  const places = me.places.flatMap(({ units }) => units);

  async function send(_before: FormState, form: FormData): Promise<FormState> {
    const values = typedIn(form);
    const wrong = wrongWith("patrol", values) ?? (await keep(vault, { id, kind: "patrol", values }));
    if (wrong) return wrong;
    go("outbox");
    return {};
  }
  return (
    <Page title={words.patrol}>
      <ActionForm action={send} lang={lang} submit={words.keep} {...(before && { begun: begunBy(before) })}>
        <Hidden name="id" value={id} />
        <Select
          name="unitId"
          label={words.unit}
          required
          defaultValue={places.length === 1 ? places[0]?.id : undefined}
          options={me.places.map(({ name, units }) => ({
            label: name,
            options: units.map((unit) => ({ value: unit.id, label: unit.name })),
          }))}
        />
        <Select
          name="facility"
          label={words.facility}
          required
          options={FACILITIES.map((value) => ({ value, label: label("facility", value, lang) }))}
        />
        <TextField
          name="placeText"
          label={words.facilityPlace}
          hint={words.facilityPlaceHint}
          required
          maxLength={TEXT_LIMITS.short}
        />
        <TextField name="seenOn" label={words.seenOn} type="date" required defaultValue={officeToday(head)} />
        <RadioGroup
          name="finding"
          label={words.finding}
          required
          options={PATROL_FINDINGS.map((value) => ({ value, label: label("patrolFinding", value, lang) }))}
        />
        <TextArea
          name="words"
          label={words.fault}
          hint={words.faultHint}
          maxLength={TEXT_LIMITS.statement}
          rows={3}
        />
      </ActionForm>
    </Page>
  );
}
