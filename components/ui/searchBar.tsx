import { Button } from "./button.tsx";

type SearchBarProps = { action: string; name: string; label: string; submit: string; value: string };

/** One field and its button, sent with GET and without script. */
export function SearchBar({ action, name, label, submit, value }: SearchBarProps) {
  return (
    <search className="no-print">
      <form method="get" action={action} className="flex flex-wrap items-end gap-3">
        <div className="grid min-w-0 flex-1 basis-56 gap-1">
          <label htmlFor={`search-${name}`} className="font-medium">
            {label}
          </label>
          <input
            id={`search-${name}`}
            name={name}
            type="search"
            autoComplete="off"
            maxLength={40}
            defaultValue={value}
            className="min-h-(--target) w-full rounded-md border border-line-strong bg-paper-strong px-3 py-2 text-ink"
          />
        </div>
        <Button type="submit">{submit}</Button>
      </form>
    </search>
  );
}
