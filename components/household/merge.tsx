import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Hidden, RadioGroup, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import { type FormAction, FormStateProvider } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Notice } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { label, say, showDate, showNumber } from "#lib/domain/labels.ts";
import { type Address, spoken } from "#lib/domain/rounds/addressKey.ts";
import { PART_DAYS } from "#lib/domain/rounds/merging.ts";
import type { HouseholdState, Lang } from "#lib/domain/vocabulary.ts";
import { type Change, History } from "./history.tsx";
import { mergeMessages } from "./messages-merge.ts";

type Facts = {
  readonly id: string;
  readonly version: number;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
  readonly state: HouseholdState;
  readonly since: Date;
  readonly safetyWords: string | null;
  readonly safetyUntil: CivilDate | null;
  readonly visits: number;
  readonly last: Date | null;
  readonly openIssues: number;
};
type Side = Facts & { readonly changes: readonly Change[] };

const visitsOf = ({ visits, last }: Facts, lang: Lang): string =>
  say(mergeMessages, lang).visitsOf(showNumber(visits, lang), last ? showDate(shanghaiDate(last), lang) : "");

/** Addresses that may be one, two by two. */
export function Doubles({
  pairs,
  total,
  lang,
}: {
  pairs: readonly { readonly one: Facts; readonly other: Facts }[];
  total: number;
  lang: Lang;
}) {
  const words = say(mergeMessages, lang);
  if (pairs.length === 0) return <EmptyState title={words.none}>{words.noneText}</EmptyState>;
  const short = (one: Facts) => (
    <>
      {spoken(one)}
      <span className="block text-sm text-ink-soft">
        {label("householdState", one.state, lang)} · {words.visits} {visitsOf(one, lang)}
      </span>
    </>
  );
  return (
    <>
      <Table
        caption={words.doubles}
        captionHidden
        head={[words.one, words.other, words.compare]}
        rows={pairs.map(({ one, other }) => ({
          key: other.id,
          cells: [
            <span key="one">{short(one)}</span>,
            <span key="other">{short(other)}</span>,
            <Link
              key="compare"
              href={`/households/merge?one=${one.id}&other=${other.id}`}
              className="underline"
            >
              {words.compare}
              <span className="sr-only"> {spoken(other)}</span>
            </Link>,
          ],
        }))}
      />
      {pairs.length < total && <p className="text-ink-soft">{words.first(showNumber(pairs.length, lang))}</p>}
    </>
  );
}

/** Both addresses side by side; which of them stays is chosen by a person, and nothing is chosen beforehand. */
export function Merge({
  mergeId,
  one,
  other,
  action,
  lang,
}: {
  mergeId: string;
  one: Side;
  other: Side;
  action: FormAction;
  lang: Lang;
}) {
  const words = say(mergeMessages, lang);
  const facts: readonly (readonly [string, (side: Side) => ReactNode])[] = [
    [words.state, ({ state }) => label("householdState", state, lang)],
    [words.since, ({ since }) => showDate(shanghaiDate(since), lang)],
    [words.visits, (side) => visitsOf(side, lang)],
    [words.issues, ({ openIssues }) => (openIssues === 0 ? words.nothing : showNumber(openIssues, lang))],
    [
      words.safety,
      ({ safetyWords, safetyUntil }) =>
        safetyWords && safetyUntil ? words.safetyOf(safetyWords, showDate(safetyUntil, lang)) : words.nothing,
    ],
    [
      words.history,
      ({ changes }) =>
        changes.length === 0 ? words.nothing : <History key="history" changes={changes} lang={lang} />,
    ],
  ];
  return (
    <div className="grid gap-6">
      <Table
        caption={words.title}
        captionHidden
        head={[words.fact, spoken(one), spoken(other)]}
        rows={facts.map(([name, tell]) => ({
          key: name,
          cells: [
            <span key="name" className="text-ink-soft">
              {name}
            </span>,
            tell(one),
            tell(other),
          ],
        }))}
      />
      <ActionForm
        action={action}
        lang={lang}
        submit={words.submit}
        confirm={words.sure}
        className="max-w-2xl"
      >
        <Hidden name="mergeId" value={mergeId} />
        <Hidden name="oneId" value={one.id} />
        <Hidden name="oneVersion" value={String(one.version)} />
        <Hidden name="otherId" value={other.id} />
        <Hidden name="otherVersion" value={String(other.version)} />
        <RadioGroup
          name="intoId"
          label={words.stays}
          required
          options={[one, other].map((side) => ({ value: side.id, label: spoken(side) }))}
        />
        <p className="text-ink-soft">{words.what(String(PART_DAYS))}</p>
      </ActionForm>
    </div>
  );
}

/** The other one by how it is written in the register: what the list of doubles does not see. */
export function FindOther({
  oneId,
  near,
  spelt,
  lang,
}: {
  oneId: string;
  near: string;
  spelt: Address;
  lang: Lang;
}) {
  const words = say(mergeMessages, lang);
  return (
    <form className="grid max-w-2xl gap-4">
      <FormStateProvider lang={lang}>
        {spelt.building && <Notice tone="warn">{words.notFound}</Notice>}
        <p className="text-ink-soft">{words.chooseOther}</p>
        <Hidden name="one" value={oneId} />
        <div className="grid gap-3 sm:grid-cols-3">
          <TextField
            name="building"
            label={words.building}
            required
            defaultValue={spelt.building || near}
            autoComplete="off"
          />
          <TextField name="unit" label={words.unit} defaultValue={spelt.unit} autoComplete="off" />
          <TextField name="room" label={words.room} defaultValue={spelt.room} autoComplete="off" />
        </div>
        <div>
          <Button type="submit">{words.find}</Button>
        </div>
      </FormStateProvider>
    </form>
  );
}

/** It went into another: where to, and how long the two can still be parted. */
export function Merged({
  merged: { id, address, mergeId, until },
  action,
  lang,
}: {
  merged: {
    readonly id: string;
    readonly address: string;
    readonly mergeId: string | null;
    readonly until: Date;
  };
  action: FormAction;
  lang: Lang;
}) {
  const words = say(mergeMessages, lang);
  return (
    <div className="grid max-w-2xl gap-4">
      <Notice tone="info" title={words.merged(address)}>
        <p>
          <Link href={`/households/edit?household=${id}`} className="underline">
            {words.toOther}
          </Link>
        </p>
        <p>{mergeId ? words.partHint(showDate(shanghaiDate(until), lang)) : words.over}</p>
      </Notice>
      {mergeId && (
        <ActionForm
          action={action}
          lang={lang}
          name="part"
          submit={words.part}
          submitTone="quiet"
          confirm={words.partSure}
        >
          <Hidden name="mergeId" value={mergeId} />
        </ActionForm>
      )}
    </div>
  );
}
