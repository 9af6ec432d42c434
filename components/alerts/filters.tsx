import { type UnitChoice, unitOptions } from "#components/ledger/unitOptions.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox, Select } from "#components/ui/field.tsx";
import { FormStateProvider } from "#components/ui/formState.tsx";
import { label, say } from "#lib/domain/labels.ts";
import { CATEGORIES_L1, type CategoryL1, type Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type AlertFiltersProps = {
  units: readonly UnitChoice[];
  asked: { readonly closed: boolean; readonly category: CategoryL1 | null; readonly unitId: string | null };
  lang: Lang;
};

/** Category × place, in the address. */
export function AlertFilters({ units, asked, lang }: AlertFiltersProps) {
  const words = say(messages, lang);
  return (
    <form
      method="get"
      action="/alerts"
      className="no-print grid items-end gap-4 rounded-md border border-line bg-wash p-4 sm:grid-cols-2 lg:grid-cols-4"
    >
      <FormStateProvider lang={lang}>
        <Select
          name="category"
          label={words.category}
          placeholder={words.everyCategory}
          defaultValue={asked.category ?? ""}
          options={CATEGORIES_L1.map((value) => ({ value, label: label("categoryL1", value, lang) }))}
        />
        <Select
          name="unit"
          label={words.where}
          placeholder={words.everywhere}
          defaultValue={asked.unitId ?? ""}
          options={unitOptions(units)}
        />
        <Checkbox name="all" label={words.closedToo} defaultChecked={asked.closed} />
        <div>
          <Button type="submit">{words.show}</Button>
        </div>
      </FormStateProvider>
    </form>
  );
}
