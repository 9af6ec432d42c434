"use client";
import { useId, useState } from "react";
import { CONTROL, type OptionGroup, Select } from "#components/ui/field.tsx";

type PlacePickerProps = {
  name: string;
  label: string;
  hint: string;
  filter: string;
  groups: readonly OptionGroup[];
};

const matches = (text: string, typed: string): boolean => text.toLowerCase().includes(typed.toLowerCase());

/** One list of all places, as every browser has it; where scripts run, a few letters make it shorter. */
export function PlacePicker({ name, label, hint, filter, groups }: PlacePickerProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState("");
  const wanted = typed.trim();
  const left = groups.flatMap((group) => {
    const options = group.options.filter(
      ({ value, label: place }) => value === chosen || matches(`${group.label} ${place}`, wanted),
    );
    return options.length > 0 ? [{ ...group, options }] : [];
  });
  return (
    <div className="grid gap-3">
      <Select
        name={name}
        label={label}
        hint={hint}
        required
        options={left}
        onChange={(event) => setChosen(event.target.value)}
      />
      <div className="with-script flex flex-wrap items-center gap-x-3 gap-y-1">
        <label htmlFor={id} className="text-sm text-ink-soft">
          {filter}
        </label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className={`${CONTROL} min-w-0 flex-1 basis-40`}
        />
      </div>
    </div>
  );
}
