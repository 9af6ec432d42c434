"use client";
import { useId, useState } from "react";
import { CONTROL, type OptionGroup, Select } from "#components/ui/field.tsx";

type PlacePickerProps = {
  name: string;
  label: string;
  hint: string;
  filter: string;
  filterHint: string;
  groups: readonly OptionGroup[];
};

const matches = (text: string, typed: string): boolean => text.toLowerCase().includes(typed.toLowerCase());

/** One list of all places, as every browser has it; where scripts run, a few letters make it shorter. */
export function PlacePicker({ name, label, hint, filter, filterHint, groups }: PlacePickerProps) {
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
      <div className="with-script grid gap-1">
        <label htmlFor={id} className="font-medium">
          {filter}
        </label>
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {filterHint}
        </p>
        <input
          id={id}
          type="search"
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className={CONTROL}
        />
      </div>
      <Select
        name={name}
        label={label}
        hint={hint}
        required
        options={left}
        onChange={(event) => setChosen(event.target.value)}
      />
    </div>
  );
}
