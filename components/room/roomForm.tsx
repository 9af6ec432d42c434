import { Hidden, RadioGroup, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { label, say } from "#lib/domain/labels.ts";
import { HOURS_LINES, type OpenHours } from "#lib/domain/open/rooms.ts";
import { type Lang, OPEN_DAYS } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type EditedRoom = {
  readonly id: string;
  readonly unitId: string;
  readonly version: number;
  readonly name: string;
  readonly address: string;
  readonly ownPhone: string | null;
  readonly stepFree: boolean | null;
  readonly hours: readonly OpenHours[];
  readonly validFrom: CivilDate;
};
const LINES = Array.from({ length: HOURS_LINES }, (_, at) => at);
type RoomFormProps = { room: EditedRoom; save: FormAction; lang: Lang };

/** What residents are told of a room; a line of hours per stretch, so that evenings and weekends are data too. */
export function RoomForm({ room, save, lang }: RoomFormProps) {
  const words = say(messages, lang);
  const stepFree = room.stepFree === null ? undefined : room.stepFree ? "yes" : "no";
  return (
    <ActionForm action={save} lang={lang} submit={words.save}>
      <Hidden name="roomId" value={room.id} />
      <Hidden name="unitId" value={room.unitId} />
      <Hidden name="version" value={String(room.version)} />
      <TextField name="name" label={words.name} hint={words.nameHint} required defaultValue={room.name} />
      <TextField
        name="address"
        label={words.address}
        hint={words.addressHint}
        required
        defaultValue={room.address}
      />
      <TextField
        name="phone"
        label={words.phone}
        hint={words.phoneHint}
        type="tel"
        defaultValue={room.ownPhone ?? ""}
      />
      <RadioGroup
        name="stepFree"
        label={words.stepFreeAsk}
        required
        inline
        defaultValue={stepFree}
        options={[
          { value: "yes", label: words.yes },
          { value: "no", label: words.no },
        ]}
      />
      <TextField
        name="validFrom"
        label={words.validFrom}
        type="date"
        required
        defaultValue={room.validFrom}
      />
      <fieldset className="grid gap-3">
        <legend className="font-medium">{words.hours}</legend>
        <p className="text-sm text-ink-soft">{words.hoursHint}</p>
        {LINES.map((at) => (
          <HoursLine key={at} at={at} line={room.hours[at]} lang={lang} />
        ))}
      </fieldset>
    </ActionForm>
  );
}

function HoursLine({ at, line, lang }: { at: number; line: OpenHours | undefined; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <fieldset className="grid grid-cols-2 gap-3 rounded-md border border-line p-3 sm:grid-cols-3">
      <legend className="px-1 text-sm text-ink-soft">{words.line(at + 1)}</legend>
      <div className="col-span-2 sm:col-span-1">
        <Select
          name={`hours.${at}.on`}
          label={words.day}
          required={at === 0}
          defaultValue={line?.on}
          options={OPEN_DAYS.map((value) => ({ value, label: label("openDay", value, lang) }))}
        />
      </div>
      <TextField
        name={`hours.${at}.from`}
        label={words.from}
        type="time"
        required={at === 0}
        defaultValue={line?.from}
      />
      <TextField
        name={`hours.${at}.to`}
        label={words.to}
        type="time"
        required={at === 0}
        defaultValue={line?.to}
      />
    </fieldset>
  );
}

/** Closing it needs a reason, because people may stand before the door. */
export function CloseRoom({ roomId, close, lang }: { roomId: string; close: FormAction; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={close}
      lang={lang}
      name="close"
      submit={words.close}
      submitTone="danger"
      fold={{ summary: words.close }}
    >
      <p>{words.closeText}</p>
      <Hidden name="roomId" value={roomId} />
      <TextArea name="reason" label={words.closeReason} required rows={2} />
    </ActionForm>
  );
}
