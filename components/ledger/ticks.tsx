type TicksProps = {
  name: string;
  legend: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
};

/** Several of a list, sent as one parameter per tick. Native, so that it works before any script. */
export function Ticks({ name, legend, options, chosen }: TicksProps) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {options.map(({ value, label }) => (
          <Tick key={value} name={name} value={value} label={label} checked={chosen.includes(value)} />
        ))}
      </div>
    </fieldset>
  );
}

type TickProps = { name: string; value: string; label: string; checked: boolean };

export function Tick({ name, value, label, checked }: TickProps) {
  return (
    <label className="inline-flex min-h-(--target) cursor-pointer items-center gap-2">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={checked}
        className="size-5 shrink-0 accent-(--celadon)"
      />
      {label}
    </label>
  );
}
