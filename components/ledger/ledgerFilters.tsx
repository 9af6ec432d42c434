import { Button } from "#components/ui/button.tsx";
import { Hidden, Select, TextField } from "#components/ui/field.tsx";
import { FormStateProvider } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { PhoneFold } from "#components/ui/phoneFold.tsx";
import { LEDGER_HEADINGS, pick } from "#lib/domain/labels/figures.ts";
import { DUE_WORDS, SORT_WORDS } from "#lib/domain/labels/filter.ts";
import { label, say } from "#lib/domain/labels.ts";
import {
  DUES,
  LEDGER_COLUMNS,
  type LedgerFilter,
  LONGEST_SEARCH,
  ledgerHref,
  NO_CATEGORY,
  PIECE_FIELDS,
  SORTS,
} from "#lib/domain/ledger/ledgerFilter.ts";
import {
  CATEGORIES_L1,
  CHANNELS,
  type Lang,
  LEVELS,
  STATES,
  TAXONOMY,
  TIERS,
} from "#lib/domain/vocabulary.ts";
import { DIRECTION_WORDS, messages } from "./messages.ts";
import { Tick, Ticks } from "./ticks.tsx";
import { type UnitChoice, unitOptions } from "./unitOptions.ts";

type LedgerFiltersProps = {
  filter: LedgerFilter;
  /** words that were typed and are too many to look for */
  tooLong: string | undefined;
  units: readonly UnitChoice[];
  lang: Lang;
};

/** The search form of the ledger: plain GET, so that every answer has an address that can be kept and sent on. */
export function LedgerFilters({ filter, tooLong, units, lang }: LedgerFiltersProps) {
  const words = say(messages, lang);
  const options = <const W extends string>(list: readonly W[], name: (word: W) => string) =>
    list.map((value) => ({ value, label: name(value) }));
  const rare = [
    filter.channel,
    filter.tier,
    filter.level,
    filter.hazard,
    filter.here,
    filter.from,
    filter.to,
  ];
  const chosen = [filter.text, filter.unit, filter.category, filter.due, ...filter.state, ...rare].filter(
    Boolean,
  );
  return (
    // A new address fills the fields anew.
    <PhoneFold key={ledgerHref(filter)} summary={words.filtersFold(chosen.length)}>
      <form
        method="get"
        action="/ledger"
        aria-label={words.filters}
        className="no-print grid gap-4 rounded-md border border-line bg-wash p-4"
      >
        <FormStateProvider lang={lang}>
          {filter.board && <Hidden name="board" value={filter.board} />}
          {filter.figure && <Hidden name="figure" value={filter.figure} />}
          {filter.part && <Hidden name="part" value={filter.part} />}
          {PIECE_FIELDS.map((field) => {
            const value = filter[field];
            return value && <Hidden key={field} name={field} value={value} />;
          })}
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
            <TextField
              name="text"
              type="search"
              label={words.text}
              defaultValue={tooLong ?? filter.text}
              maxLength={LONGEST_SEARCH}
            />
            <Select
              name="unit"
              label={words.unit}
              placeholder={words.any}
              defaultValue={filter.unit}
              options={unitOptions(units)}
            />
            <Select
              name="category"
              label={words.category}
              placeholder={words.any}
              defaultValue={filter.category}
              options={categoryOptions(lang)}
            />
            <Select
              name="due"
              label={words.due}
              placeholder={words.any}
              defaultValue={filter.due}
              options={options(DUES, (due) => pick(DUE_WORDS[due], lang))}
            />
          </div>
          <Ticks
            name="state"
            legend={words.state}
            chosen={filter.state}
            options={options(STATES, (state) => label("state", state, lang))}
          />
          <details className="-my-2" open={rare.some(Boolean)}>
            <summary className="flex min-h-(--target) items-center text-celadon">{words.moreFilters}</summary>
            <div className="grid gap-4 pt-2 sm:grid-cols-2 lg:grid-cols-5">
              <TextField
                name="from"
                type="date"
                label={filter.figure ? words.figureFrom : words.from}
                defaultValue={filter.from}
              />
              <TextField name="to" type="date" label={words.to} defaultValue={filter.to} />
              <Select
                name="level"
                label={words.level}
                placeholder={words.any}
                defaultValue={filter.level}
                options={options(LEVELS, (level) => label("level", level, lang))}
              />
              <Select
                name="tier"
                label={words.tier}
                placeholder={words.any}
                defaultValue={filter.tier}
                options={options(TIERS, (tier) => label("tier", tier, lang))}
              />
              <Select
                name="channel"
                label={words.channel}
                placeholder={words.any}
                defaultValue={filter.channel}
                options={options(CHANNELS, (channel) => label("channel", channel, lang))}
              />
            </div>
            <div className="flex flex-wrap gap-x-6 pt-2">
              <Tick name="hazard" value="1" label={words.hazard} checked={filter.hazard ?? false} />
              {filter.unit && (
                <Tick name="here" value="1" label={words.here} checked={filter.here ?? false} />
              )}
            </div>
          </details>
          <details className="-my-2">
            <summary className="flex min-h-(--target) items-center text-celadon">{words.columns}</summary>
            <Ticks
              name="col"
              legend={words.columns}
              chosen={filter.col}
              options={LEDGER_COLUMNS.slice(1).map((value) => ({
                value,
                label: pick(LEDGER_HEADINGS[value], lang),
              }))}
            />
          </details>
          <div className="flex flex-wrap items-end gap-4">
            <Select
              name="sort"
              label={words.sort}
              placeholder={false}
              defaultValue={filter.sort}
              options={options(
                SORTS,
                (sort) =>
                  `${pick(SORT_WORDS[sort], lang)}${lang === "zh" ? "，" : ", "}${pick(DIRECTION_WORDS[sort][sort === "due" ? "asc" : "desc"], lang)}`,
              )}
            />
            <Button type="submit">{words.show}</Button>
            <Link href="/ledger" className="inline-flex min-h-(--target) items-center underline">
              {words.reset}
            </Link>
          </div>
        </FormStateProvider>
      </form>
    </PhoneFold>
  );
}

/** Whole subjects and single leaves in one list, and what has no category yet. */
export const categoryOptions = (lang: Lang) => [
  { value: NO_CATEGORY, label: say(messages, lang).noCategory },
  ...CATEGORIES_L1.map((l1) => {
    const name = label("categoryL1", l1, lang);
    return {
      label: name,
      options: [
        { value: l1, label: say(messages, lang).wholeGroup(name) },
        ...TAXONOMY[l1].map((leaf) => ({
          value: `${l1}.${leaf}`,
          label: label("category", `${l1}.${leaf}`, lang),
        })),
      ],
    };
  }),
];
