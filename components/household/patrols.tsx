import { Button } from "#components/ui/button.tsx";
import { Hidden, Select } from "#components/ui/field.tsx";
import { FormStateProvider } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import {
  FACILITIES,
  type Facility,
  type Lang,
  type PatrolFinding,
  type State,
} from "#lib/domain/vocabulary.ts";
import { patrolMessages } from "./messages-patrols.ts";

export type Patrolled = {
  readonly id: string;
  readonly facility: Facility;
  readonly placeText: string;
  readonly seenOn: CivilDate;
  readonly finding: PatrolFinding;
  readonly words: string | null;
  readonly issue: { readonly id: string; readonly receiptNo: string; readonly state: State } | null;
};

/** Facilities that were looked at: where, when, how they were, and never by whom. */
export function Patrols({
  caption,
  patrols,
  lang,
}: {
  caption: string;
  patrols: readonly Patrolled[];
  lang: Lang;
}) {
  const words = say(patrolMessages, lang);
  return (
    <Table
      caption={caption}
      captionHidden
      head={[words.facility, words.where, words.day, words.found]}
      rows={patrols.map((patrol) => ({
        key: patrol.id,
        cells: [
          label("facility", patrol.facility, lang),
          patrol.placeText,
          showDate(patrol.seenOn, lang),
          <Found key="found" patrol={patrol} lang={lang} />,
        ],
      }))}
    />
  );
}

function Found({ patrol: { finding, words, issue }, lang }: { patrol: Patrolled; lang: Lang }) {
  const fault = finding === "FAULT";
  return (
    <span className="grid">
      <span className={fault ? "font-medium" : ""}>{label("patrolFinding", finding, lang)}</span>
      {words !== "" && <span>{words ?? say(patrolMessages, lang).kept}</span>}
      {issue && (
        <span className="text-sm text-ink-soft">
          <Link href={`/issues/${issue.id}`} className="tabular-nums underline">
            {formatReceiptNo(issue.receiptNo)}
          </Link>{" "}
          {label("state", issue.state, lang)}
        </span>
      )}
    </span>
  );
}

/** One kind of facility, or all of them. */
export function ChooseFacility({
  placeId,
  facility,
  lang,
}: {
  placeId: string;
  facility: Facility | null;
  lang: Lang;
}) {
  const words = say(patrolMessages, lang);
  return (
    <form className="flex flex-wrap items-end gap-3">
      <FormStateProvider lang={lang}>
        <Hidden name="place" value={placeId} />
        <Select
          name="facility"
          label={words.facility}
          placeholder={words.allFacilities}
          defaultValue={facility ?? ""}
          options={FACILITIES.map((value) => ({ value, label: label("facility", value, lang) }))}
        />
        <Button type="submit" tone="quiet">
          {words.show}
        </Button>
      </FormStateProvider>
    </form>
  );
}
