import { Hidden, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { label, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import {
  type CaseState,
  type CaseVerb,
  CONDUCT_KINDS,
  type ConductKind,
  type Lang,
} from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type Case = {
  readonly id: string;
  readonly unit: string;
  readonly kind: ConductKind;
  /** of the matter it is about, for whoever may see that */
  readonly receiptNo: string | null;
  readonly state: CaseState;
  readonly byRule: boolean;
  readonly openedAt: Date;
  readonly explained: boolean;
  readonly lastVerb: CaseVerb | null;
  readonly dueOn: CivilDate | null;
};

export function CaseList({ cases, lang }: { cases: readonly Case[]; lang: Lang }) {
  const words = say(messages, lang);
  if (cases.length === 0) return <EmptyState title={words.none}>{words.noneText}</EmptyState>;
  return (
    <Table
      caption={words.title}
      captionHidden
      head={[words.unit, words.kind, words.state, words.source, words.opened]}
      rows={cases.map((one) => ({
        key: one.id,
        cells: [
          <Link key="unit" href={`/accountability/${one.id}`} className="underline">
            {one.unit}
          </Link>,
          [label("conductKind", one.kind, lang), one.receiptNo && formatReceiptNo(one.receiptNo)]
            .filter(Boolean)
            .join(" · "),
          <StateWords key="state" found={one} lang={lang} />,
          one.byRule ? words.byRule : words.byPerson,
          showDateTime(one.openedAt, lang),
        ],
      }))}
    />
  );
}

/** The state, and while the unit may still speak until when. */
export function StateWords({ found, lang }: { found: Case; lang: Lang }) {
  const words = say(messages, lang);
  const { state, explained, lastVerb, dueOn } = found;
  return (
    <span>
      {label("caseState", state, lang)}
      {state === "VERIFYING" && (
        <span className="block text-ink-soft">
          {explained ? words.explained : dueOn && words.waitsUnit(showDate(dueOn, lang))}
        </span>
      )}
      {state === "DECIDED" && lastVerb === "appeal" && (
        <span className="block text-ink-soft">{words.waitsRuling}</span>
      )}
    </span>
  );
}

type OpenProps = {
  caseId: string;
  units: readonly { readonly id: string; readonly name: string }[];
  action: FormAction;
  lang: Lang;
};
export function OpenCase({ caseId, units, action, lang }: OpenProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name="open"
      submit={words.send}
      fold={{ summary: words.open }}
      className="max-w-2xl"
    >
      <Hidden name="caseId" value={caseId} />
      <p className="text-ink-soft">{words.openLead}</p>
      <Select
        name="unitId"
        label={words.which}
        required
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        name="kind"
        label={words.kind}
        required
        options={CONDUCT_KINDS.map((kind) => ({ value: kind, label: label("conductKind", kind, lang) }))}
      />
      <TextField name="receiptNo" label={words.receipt} hint={words.receiptHint} inputMode="numeric" />
      <TextArea name="words" label={words.facts} required rows={3} />
    </ActionForm>
  );
}
