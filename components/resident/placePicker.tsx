import { CONTROL } from "#components/ui/control.ts";
import { type OptionGroup, Select } from "#components/ui/field.tsx";

type PlacePickerProps = {
  name: string;
  label: string;
  hint: string;
  filter: string;
  groups: readonly OptionGroup[];
};

/** One list of all places, as every browser has it; where scripts run, a few letters make it shorter. */
export function PlacePicker({ name, label, hint, filter, groups }: PlacePickerProps) {
  const id = `filter-${name}`;
  return (
    <div data-enhance="filter" className="grid gap-3">
      <Select name={name} label={label} hint={hint} required options={groups} />
      <div className="with-script flex flex-wrap items-center gap-x-3 gap-y-1">
        <label htmlFor={id} className="text-sm text-ink-soft">
          {filter}
        </label>
        <input id={id} type="search" autoComplete="off" className={`${CONTROL} min-w-0 flex-1 basis-40`} />
      </div>
    </div>
  );
}
