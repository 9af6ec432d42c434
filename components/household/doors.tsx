import { LinkButton } from "#components/ui/button.tsx";
import { Hidden, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import type { HouseholdState, Lang, Standing } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Door = {
  readonly id: string;
  readonly unit: string;
  readonly room: string;
  readonly state: HouseholdState;
  readonly safetyWords: string | null;
  readonly standing: Standing;
  readonly last: Date | null;
  readonly openIssues: number;
};

/** The addresses of one building: which are not reached yet, and what to look out for. Of places, never of people. */
export function Doors({
  building,
  doors,
  brief,
  lang,
}: {
  building: string;
  doors: readonly Door[];
  /** the page to take along */
  brief: string;
  lang: Lang;
}) {
  const words = say(messages, lang);
  return (
    <Section title={`${building} · ${words.addresses}`} id="doors">
      <p>
        <LinkButton href={brief} tone="quiet">
          {words.brief}
        </LinkButton>
      </p>
      <Table
        caption={building}
        captionHidden
        head={[
          words.room,
          words.state,
          words.standing,
          words.last,
          { label: words.issues, numeric: true },
          words.open,
        ]}
        rows={doors.map(({ id, unit, room, state, safetyWords, standing, last, openIssues }) => ({
          key: id,
          cells: [
            <span key="door">
              {[unit, room].filter(Boolean).join(" ") || building}
              {safetyWords && (
                <span className="block font-medium text-amber">
                  <span aria-hidden>⚠ </span>
                  {safetyWords}
                </span>
              )}
            </span>,
            label("householdState", state, lang),
            state === "OCCUPIED" ? label("standing", standing, lang) : "—",
            last ? showDate(shanghaiDate(last), lang) : "—",
            openIssues === 0 ? "—" : openIssues,
            <Link key="open" href={`/households/edit?household=${id}`} className="underline">
              {words.open}
              <span className="sr-only"> {[building, unit, room].filter(Boolean).join(" ")}</span>
            </Link>,
          ],
        }))}
      />
    </Section>
  );
}

/** A door that nobody has been at yet. */
export function AddDoor({
  householdId,
  unitId,
  building,
  action,
  lang,
}: {
  householdId: string;
  unitId: string;
  building: string;
  action: FormAction;
  lang: Lang;
}) {
  const words = say(messages, lang);
  return (
    <ActionForm action={action} lang={lang} submit={words.save} fold={{ summary: words.add }}>
      <Hidden name="householdId" value={householdId} />
      <Hidden name="unitId" value={unitId} />
      <div className="grid gap-3 sm:grid-cols-3">
        <TextField
          name="building"
          label={words.building}
          hint={words.buildingHint}
          required
          defaultValue={building}
          autoComplete="off"
        />
        <TextField name="unit" label={words.unit} hint={words.unitHint} autoComplete="off" />
        <TextField name="room" label={words.room} autoComplete="off" />
      </div>
    </ActionForm>
  );
}
