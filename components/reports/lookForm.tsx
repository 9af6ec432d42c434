import { type UnitChoice, unitOptions } from "#components/ledger/unitOptions.ts";
import { Button } from "#components/ui/button.tsx";
import { Select, TextField } from "#components/ui/field.tsx";
import { FormStateProvider } from "#components/ui/formState.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { reportWords } from "#lib/domain/labels/reports.ts";
import { label, say } from "#lib/domain/labels.ts";
import { inLang } from "#lib/domain/reports/blocks.ts";
import { spansOnRecord } from "#lib/domain/reports/kinds.ts";
import { type Lang, REPORT_KINDS, type ReportKind } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type LookFormProps = {
  places: readonly UnitChoice[];
  home: string | null;
  today: CivilDate;
  /** the first day on record: earlier spans are not offered; null: there is none */
  recordFrom: CivilDate | null;
  /** what was asked before and could not be told: it stays */
  asked?: { readonly kind: ReportKind; readonly unitId: string; readonly span: string; readonly day: string };
  lang: Lang;
};

/** Which report, about whom, over which days, as of when; plain GET, so that a draft has an address. */
export function LookForm({ places, home, today, recordFrom, asked, lang }: LookFormProps) {
  const words = say(messages, lang);
  const spans = (kind: "MONTHLY" | "YEARLY") =>
    spansOnRecord(kind, today, recordFrom).map((value) => ({
      value,
      label: inLang(reportWords.span(value, kind === "YEARLY"), lang),
    }));
  const [, lastMonth] = spans("MONTHLY");
  return (
    <form
      method="get"
      action="/reports/draft"
      className="no-print grid items-end gap-4 rounded-md border border-line bg-wash p-4 sm:grid-cols-2 lg:grid-cols-5"
    >
      <FormStateProvider lang={lang}>
        <Select
          name="kind"
          label={words.kind}
          placeholder={false}
          defaultValue={asked?.kind}
          options={REPORT_KINDS.map((kind) => ({ value: kind, label: label("reportKind", kind, lang) }))}
        />
        <Select
          name="unit"
          label={words.unit}
          placeholder={false}
          defaultValue={asked?.unitId || home || undefined}
          options={unitOptions(places)}
        />
        <Select
          name="span"
          label={words.span}
          placeholder={false}
          defaultValue={asked?.span || lastMonth?.value}
          options={[
            { label: words.months, options: spans("MONTHLY") },
            { label: words.years, options: spans("YEARLY") },
          ]}
        />
        <TextField
          name="day"
          type="date"
          label={words.asOf}
          hint={words.asOfHint}
          max={today}
          defaultValue={asked?.day}
        />
        <div>
          <Button type="submit">{words.show}</Button>
        </div>
      </FormStateProvider>
    </form>
  );
}
