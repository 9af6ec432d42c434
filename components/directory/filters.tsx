import { Tick } from "#components/ledger/ticks.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/field.tsx";
import { FormStateProvider } from "#components/ui/formState.tsx";
import { PhoneFold } from "#components/ui/phoneFold.tsx";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { levelOptions, subjectOptions, type UnitChoice, unitChoices } from "./options.ts";

type Filter = {
  readonly category: string | null;
  readonly place: string | null;
  readonly level: string | null;
  readonly ended: boolean;
};
type FiltersProps = { filter: Filter; places: readonly UnitChoice[]; lang: Lang };

/** Plain GET, so that every view of the directory has an address. */
export function Filters({ filter, places, lang }: FiltersProps) {
  const words = say(messages, lang);
  return (
    <PhoneFold key={JSON.stringify(filter)} summary={words.filters}>
      <form
        action="/directory"
        aria-label={words.filters}
        className="no-print grid items-end gap-4 rounded-md border border-line bg-wash p-4 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto_auto]"
      >
        <FormStateProvider lang={lang} prefix="field-filter-">
          <Select
            name="category"
            label={words.category}
            placeholder={words.anyCategory}
            defaultValue={filter.category ?? ""}
            options={subjectOptions(lang)}
          />
          <Select
            name="place"
            label={words.place}
            placeholder={words.anyPlace}
            defaultValue={filter.place ?? ""}
            options={unitChoices(places)}
          />
          <Select
            name="level"
            label={words.level}
            placeholder={words.anyLevel}
            defaultValue={filter.level ?? ""}
            options={levelOptions(lang)}
          />
          <Tick name="ended" value="1" label={words.withEnded} checked={filter.ended} />
          <Button type="submit">{words.show}</Button>
        </FormStateProvider>
      </form>
    </PhoneFold>
  );
}
