import type { ReactNode } from "react";
import { type UnitChoice, unitOptions } from "#components/ledger/unitOptions.ts";
import { Button } from "#components/ui/button.tsx";
import { Hidden, Select, TextField } from "#components/ui/field.tsx";
import { FormStateProvider } from "#components/ui/formState.tsx";
import { PhoneFold } from "#components/ui/phoneFold.tsx";
import { datesShown, PERIODS, type PeriodChoice } from "#lib/domain/calendar/period.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type PeriodFormProps = {
  choice: PeriodChoice;
  from: string;
  to: string;
  unitId: string | null;
  units: readonly UnitChoice[];
  lang: Lang;
  /** the page it asks again */
  action?: string;
  /** what else the page lets choose */
  children?: ReactNode;
};

/** Which time and which area; plain GET, so that a view of the figures has an address. */
export function PeriodForm({
  choice,
  from,
  to,
  unitId,
  units,
  lang,
  action = "/dashboard",
  children,
}: PeriodFormProps) {
  const words = say(messages, lang);
  return (
    <PhoneFold key={`${choice}${from}${to}${unitId}`} summary={words.periodFold}>
      <form
        method="get"
        action={action}
        className="no-print grid items-end gap-4 rounded-md border border-line bg-wash p-4 sm:grid-cols-2 lg:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]"
      >
        <FormStateProvider lang={lang}>
          <Select
            name="period"
            label={words.period}
            placeholder={false}
            defaultValue={choice}
            options={PERIODS.map((value) => ({ value, label: words[value] }))}
          />
          <Hidden name="shown" value={datesShown(from, to)} />
          <TextField name="from" type="date" label={words.from} defaultValue={from} />
          <TextField name="to" type="date" label={words.to} defaultValue={to} />
          <Select
            name="unit"
            label={words.unit}
            placeholder={words.mine}
            defaultValue={unitId ?? undefined}
            options={unitOptions(units.filter(({ kind }) => kind === "AREA"))}
          />
          {children}
          <div>
            <Button type="submit">{words.show}</Button>
          </div>
        </FormStateProvider>
      </form>
    </PhoneFold>
  );
}
