"use client";
import { Button } from "#components/ui/button.tsx";
import { CONTROL } from "#components/ui/control.ts";
import { Hidden, type OptionGroup, RadioGroup, Select } from "#components/ui/field.tsx";
import { useFormState } from "#components/ui/formState.tsx";
import { say } from "#lib/domain/texts.ts";
import { messages } from "./messages.ts";
import { sayMessages } from "./messages-say.ts";

type PlaceSearchProps = {
  name: string;
  /** counties with their towns */
  groups: readonly OptionGroup[];
  /** what was found without script, to choose from instead of the list; null when nothing was searched */
  found: readonly { readonly value: string; readonly label: string }[] | null;
};

/**
 * In a city with too many communities for one list: towns in a list, communities by a few letters. With script what is found
 * goes into the list; without, a small form of its own (`SEARCH_FORM`) brings it, and the town is enough.
 */
export function PlaceSearch({ name, groups, found }: PlaceSearchProps) {
  const { state, lang } = useFormState();
  const words = say(messages, lang);
  const own = say(sayMessages, lang);
  if (found && found.length > 0)
    return (
      <div className="grid gap-3">
        <RadioGroup name={name} label={words.place} hint={own.foundHint} required options={found} />
        <p>
          <a
            className="inline-flex min-h-(--target) items-center underline underline-offset-4"
            href="/submit"
          >
            {own.searchAgain}
          </a>
        </p>
      </div>
    );
  // What was chosen from what was found: the list as the server writes it does not hold it.
  const [typed, shown] = [state.values?.[name], state.values?.placeShown];
  const known = groups.some(({ options }) => options.some(({ value }) => value === typed));
  const chosen = typed && shown && !known ? [{ value: typed, label: shown }] : [];
  return (
    <div data-enhance="places" className="grid gap-3">
      <div className="with-script grid gap-1">
        <label htmlFor="find-place" className="font-medium">
          {own.findPlace}
        </label>
        <p id="find-place-hint" className="text-sm text-ink-soft">
          {own.findPlaceHint}
        </p>
        <input
          id="find-place"
          type="search"
          autoComplete="off"
          aria-describedby="find-place-hint"
          className={CONTROL}
        />
        <p role="status" data-none hidden className="font-medium">
          {own.noneFound}
        </p>
      </div>
      <Select
        name={name}
        label={words.place}
        hint={own.townsHint}
        required
        options={[...chosen, { label: own.foundPlaces, options: [] }, ...groups]}
      />
      <Hidden name="placeShown" value={shown ?? ""} />
    </div>
  );
}

/** Without script, before anything is written: it leaves this page. */
export function PlaceSearchForm({ typed, none, lang }: { typed: string; none: boolean; lang: "zh" | "en" }) {
  const own = say(sayMessages, lang);
  return (
    <form action="/submit" method="get" className="without-script mb-6 grid gap-1">
      <label htmlFor="find-place-first" className="font-medium">
        {own.findPlace}
      </label>
      <p className="text-sm text-ink-soft">{own.findPlaceFirst}</p>
      <div className="flex flex-wrap gap-3">
        <input
          id="find-place-first"
          type="search"
          name="place"
          defaultValue={typed}
          className={`${CONTROL} min-w-0 flex-1 basis-48`}
        />
        <Button type="submit" tone="quiet">
          {own.find}
        </Button>
      </div>
      {none && <p className="font-medium">{own.noneFound}</p>}
    </form>
  );
}
