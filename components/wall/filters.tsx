import { Button } from "#components/ui/button.tsx";
import { Checkbox, Select } from "#components/ui/field.tsx";
import { FormStateProvider } from "#components/ui/formState.tsx";
import { label, say } from "#lib/domain/labels.ts";
import type { WallFilter } from "#lib/domain/open/wall.ts";
import { CATEGORIES_L1, type Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type FiltersProps = {
  filter: WallFilter;
  counties: readonly { readonly id: string; readonly name: string }[];
  lang: Lang;
};

/** Plain GET, so that what somebody reads has an address. */
export function WallFilters({ filter, counties, lang }: FiltersProps) {
  const words = say(messages, lang);
  return (
    <form
      key={JSON.stringify(filter)}
      action="/wall"
      aria-label={words.filters}
      className="no-print grid items-end gap-4 rounded-md border border-line bg-wash p-4 sm:grid-cols-2"
    >
      <FormStateProvider lang={lang} prefix="field-filter-">
        <Select
          name="category"
          label={words.category}
          placeholder={words.anyCategory}
          defaultValue={filter.category ?? ""}
          options={CATEGORIES_L1.map((l1) => ({ value: l1, label: label("categoryL1", l1, lang) }))}
        />
        <Select
          name="county"
          label={words.county}
          placeholder={words.anyCounty}
          defaultValue={filter.countyId ?? ""}
          options={counties.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Checkbox name="results" label={words.results} defaultChecked={filter.results} />
        <Button type="submit">{words.show}</Button>
      </FormStateProvider>
    </form>
  );
}
