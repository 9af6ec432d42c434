import { Hidden, Select, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { say, showDate, showDateTime } from "#lib/domain/labels.ts";
import { DRAW_SIZES, USUAL_DRAW } from "#lib/domain/review/rechecks.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Recheck = {
  readonly id: string;
  readonly unit: string;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
  readonly lot: string;
  readonly madeAt: Date;
  readonly drawn: number;
  readonly looked: number;
  readonly notSolved: number;
};
export const daysOf = ({ fromOn, toOn }: Pick<Recheck, "fromOn" | "toOn">, lang: Lang): string =>
  say(messages, lang).span(showDate(fromOn, lang), showDate(toOn, lang));

type RecheckListProps = { rechecks: readonly Recheck[]; draws: boolean; lang: Lang };
export function RecheckList({ rechecks, draws, lang }: RecheckListProps) {
  const words = say(messages, lang);
  if (rechecks.length === 0)
    return (
      <EmptyState title={words.none}>
        <p>{draws ? words.noneText : words.noneYet}</p>
      </EmptyState>
    );
  return (
    <Table
      caption={words.title}
      captionHidden
      head={[
        words.place,
        words.days,
        words.lot,
        words.drawnOn,
        words.progress,
        { label: words.notSolved, numeric: true },
      ]}
      rows={rechecks.map((recheck) => ({
        key: recheck.id,
        cells: [
          <Link key="place" href={`/rechecks/${recheck.id}`} className="underline">
            {recheck.unit}
          </Link>,
          daysOf(recheck, lang),
          recheck.lot,
          showDateTime(recheck.madeAt, lang),
          words.progressOf(recheck.looked, recheck.drawn),
          recheck.notSolved,
        ],
      }))}
    />
  );
}

type DrawProps = {
  recheckId: string;
  places: readonly { readonly id: string; readonly name: string }[];
  from: CivilDate;
  to: CivilDate;
  action: FormAction;
  lang: Lang;
};
export function DrawForm({ recheckId, places, from, to, action, lang }: DrawProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name="draw"
      submit={words.draw}
      fold={{ summary: words.draw }}
      className="max-w-2xl"
    >
      <Hidden name="recheckId" value={recheckId} />
      <Select
        name="unitId"
        label={words.place}
        required
        placeholder={false}
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name="fromOn"
          label={words.from}
          hint={words.fromHint}
          type="date"
          required
          defaultValue={from}
          max={to}
        />
        <TextField name="toOn" label={words.to} type="date" required defaultValue={to} max={to} />
      </div>
      <Select
        name="size"
        label={words.size}
        required
        placeholder={false}
        defaultValue={String(USUAL_DRAW)}
        options={DRAW_SIZES.map((size) => ({ value: String(size), label: words.sizeOf(size) }))}
      />
      <TextField name="lot" label={words.lot} hint={words.lotHint} required autoComplete="off" />
    </ActionForm>
  );
}
