import { Hidden, Select, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type Card = {
  readonly id: string;
  readonly unit: string;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
  readonly asOf: Date;
  readonly reply: string | null;
};
export const spanOf = ({ fromOn, toOn }: Pick<Card, "fromOn" | "toOn">, lang: Lang): string =>
  say(messages, lang).span(showDate(fromOn, lang), showDate(toOn, lang));

export function CardList({ cards, lang }: { cards: readonly Card[]; lang: Lang }) {
  const words = say(messages, lang);
  if (cards.length === 0) return <EmptyState title={words.none}>{words.noneText}</EmptyState>;
  return (
    <Table
      caption={words.title}
      captionHidden
      head={[words.unit, words.days, words.asOf, words.reply]}
      rows={cards.map((card) => ({
        key: card.id,
        cells: [
          <Link key="unit" href={`/scorecards/${card.id}`} className="underline">
            {card.unit}
          </Link>,
          spanOf(card, lang),
          showDateTime(card.asOf, lang),
          card.reply ? words.replied : words.notReplied,
        ],
      }))}
    />
  );
}

type PublishProps = {
  scorecardId: string;
  units: readonly { readonly id: string; readonly name: string }[];
  from: CivilDate;
  to: CivilDate;
  action: FormAction;
  lang: Lang;
};
export function PublishForm({ scorecardId, units, from, to, action, lang }: PublishProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name="publish"
      submit={words.send}
      confirm={words.sure}
      fold={{ summary: words.publish }}
      className="max-w-2xl"
    >
      <Hidden name="scorecardId" value={scorecardId} />
      <Select
        name="unitId"
        label={words.unit}
        required
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField name="fromOn" label={words.from} type="date" required defaultValue={from} />
        <TextField name="toOn" label={words.to} type="date" required defaultValue={to} />
      </div>
    </ActionForm>
  );
}
