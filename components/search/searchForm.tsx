import { categoryOptions } from "#components/ledger/ledgerFilters.tsx";
import { messages as ledger } from "#components/ledger/messages.ts";
import { Ticks } from "#components/ledger/ticks.tsx";
import { type UnitChoice, unitOptions } from "#components/ledger/unitOptions.ts";
import { Button } from "#components/ui/button.tsx";
import { Select, TextField } from "#components/ui/field.tsx";
import { FormStateProvider } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { label, say } from "#lib/domain/labels.ts";
import type { LedgerFilter } from "#lib/domain/ledger/ledgerFilter.ts";
import { LONGEST_QUERY, searchHref } from "#lib/domain/search/searchQuery.ts";
import { type Lang, LEVELS, STATES, TIERS } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type SearchFormProps = {
  text: string;
  filter: LedgerFilter;
  units: readonly UnitChoice[];
  /** whether names and phones are looked for, for whoever reads this */
  byContact: boolean;
  lang: Lang;
};

/** What was looked for, to be changed, and the filters: plain GET, so that every answer has an address. */
export function SearchForm({ text, filter, units, byContact, lang }: SearchFormProps) {
  const words = say(messages, lang);
  const narrowed = searchHref(text, filter) !== searchHref(text);
  return (
    // A new address fills the fields anew.
    <form
      key={searchHref(text, filter)}
      method="get"
      action="/search"
      aria-label={words.title}
      className="no-print grid gap-4 rounded-md border border-line bg-wash p-4"
    >
      <FormStateProvider lang={lang}>
        <div className="grid items-end gap-4 sm:grid-cols-[1fr_auto]">
          <TextField
            name="q"
            type="search"
            label={words.what}
            hint={byContact ? words.hintContact : words.hint}
            maxLength={LONGEST_QUERY}
            autoComplete="off"
            defaultValue={text}
          />
          <Button type="submit">{words.go}</Button>
        </div>
        <details className="-my-2" open={narrowed}>
          <summary className="flex min-h-(--target) items-center text-celadon">{words.filters}</summary>
          <Filters filter={filter} units={units} lang={lang} />
          {narrowed && (
            <Link href={searchHref(text)} className="inline-flex min-h-(--target) items-center underline">
              {words.reset}
            </Link>
          )}
        </details>
      </FormStateProvider>
    </form>
  );
}

/** Filters of the ledger, under its names: what they mean there they mean here. */
function Filters({ filter, units, lang }: Pick<SearchFormProps, "filter" | "units" | "lang">) {
  const words = say(ledger, lang);
  const options = <const W extends string>(list: readonly W[], name: (word: W) => string) =>
    list.map((value) => ({ value, label: name(value) }));
  const any = { placeholder: words.any } as const;
  return (
    <div className="grid gap-4 pt-2">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Select
          name="unit"
          label={words.unit}
          {...any}
          defaultValue={filter.unit}
          options={unitOptions(units)}
        />
        <Select
          name="category"
          label={words.category}
          {...any}
          defaultValue={filter.category}
          options={categoryOptions(lang)}
        />
        <Select
          name="tier"
          label={words.tier}
          {...any}
          defaultValue={filter.tier}
          options={options(TIERS, (tier) => label("tier", tier, lang))}
        />
        <Select
          name="level"
          label={words.level}
          {...any}
          defaultValue={filter.level}
          options={options(LEVELS, (level) => label("level", level, lang))}
        />
        <TextField name="from" type="date" label={words.from} defaultValue={filter.from} />
        <TextField name="to" type="date" label={words.to} defaultValue={filter.to} />
      </div>
      <Ticks
        name="state"
        legend={words.state}
        chosen={filter.state}
        options={options(STATES, (state) => label("state", state, lang))}
      />
    </div>
  );
}
