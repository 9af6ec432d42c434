import { Hidden, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { type FigureValue, type MetricId, NOTHING, RANK_MINIMUM } from "#lib/domain/figures/metrics.ts";
import { figureFormula, figureName } from "#lib/domain/labels/figures.ts";
import { aboveText, shownValue } from "#lib/domain/labels/shown.ts";
import { say, showDateTime, showNumber } from "#lib/domain/labels.ts";
import { withoutExcluded } from "#lib/domain/review/exclusions.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Measure = {
  readonly id: MetricId;
  readonly version: number;
  readonly ranked: boolean;
  readonly value: FigureValue;
  readonly excluded: FigureValue;
  readonly place: number | null;
  readonly among: number;
};
const parts = (id: MetricId, value: FigureValue, lang: Lang) =>
  `${aboveText(id, value, lang)} / ${showNumber(value.n, lang)}`;

/** The figures of the unit, each with n, its place where there is one, and the formula it was counted by. */
export function Measures({ measures, lang }: { measures: readonly Measure[]; lang: Lang }) {
  const words = say(messages, lang);
  const placed = ({ place, among, ranked, value }: Measure) => {
    if (!ranked) return words.unranked;
    if (value.n < RANK_MINIMUM) return words.few;
    return place === null ? "—" : words.placeOf(place, among);
  };
  return (
    <Section title={words.result}>
      <p className="text-ink-soft">{words.scope}</p>
      <Table
        caption={words.result}
        captionHidden
        head={[
          words.measure,
          { label: words.value, numeric: true },
          { label: words.parts, numeric: true },
          { label: words.assessed, numeric: true },
          { label: words.excluded, numeric: true },
          words.place,
        ]}
        rows={measures.map((measure) => ({
          key: measure.id,
          cells: [
            figureName(measure.id, lang),
            shownValue(measure.id, measure.value, "", lang),
            parts(measure.id, measure.value, lang),
            shownValue(measure.id, withoutExcluded(measure.value, measure.excluded), "", lang),
            showNumber(measure.excluded.n, lang),
            placed(measure),
          ],
        }))}
      />
      <details className="print-open rounded-md border border-line bg-paper-strong">
        <summary className="flex min-h-(--target) items-center px-4 py-2 font-medium">
          {words.formula}
        </summary>
        <dl className="grid gap-2 border-t border-line px-4 py-3">
          {measures.map(({ id, version }) => (
            <div key={id}>
              <dt className="font-medium">
                {figureName(id, lang)} · {words.version(version)}
              </dt>
              <dd className="text-ink-soft">{figureFormula(id, lang)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Section>
  );
}

type Unit = {
  readonly unitId: string;
  readonly name: string;
  readonly values: Readonly<Record<string, FigureValue>>;
};
export function Peers({
  units,
  measures,
  lang,
}: {
  units: readonly Unit[];
  measures: readonly Measure[];
  lang: Lang;
}) {
  const words = say(messages, lang);
  return (
    <Section title={words.peers}>
      {units.length < 2 ? (
        <p className="text-ink-soft">{words.noPeers}</p>
      ) : (
        <>
          <p className="text-ink-soft">{words.peersLead}</p>
          <Table
            caption={words.peers}
            captionHidden
            phone="table"
            head={[
              words.unit,
              ...measures.map(({ id }) => ({ label: figureName(id, lang), numeric: true, id })),
            ]}
            rows={units.map(({ unitId, name, values }, at) => ({
              key: unitId,
              cells: [
                <span key="name" className={at === 0 ? "whitespace-nowrap font-bold" : "whitespace-nowrap"}>
                  {name}
                </span>,
                ...measures.map(({ id }) => {
                  const value = values[id] ?? NOTHING;
                  return (
                    <span key={id}>
                      {value.n >= RANK_MINIMUM && (
                        <span className="block">{shownValue(id, value, "", lang)}</span>
                      )}
                      <span className="block text-sm text-ink-soft">{parts(id, value, lang)}</span>
                    </span>
                  );
                }),
              ],
            }))}
          />
        </>
      )}
    </Section>
  );
}

type WordProps = {
  scorecardId: string;
  replyId: string;
  reply: string | null;
  repliedAt: Date | null;
  mayAnswer: boolean;
  action: FormAction;
  lang: Lang;
};
/** The word of the unit, beside its figures. */
export function UnitWord({ scorecardId, replyId, reply, repliedAt, mayAnswer, action, lang }: WordProps) {
  const words = say(messages, lang);
  return (
    <Section title={words.reply}>
      {reply && repliedAt ? (
        <p className="border-l-4 border-celadon pl-3 whitespace-pre-line">
          {reply}
          <span className="block text-sm text-ink-soft">{showDateTime(repliedAt, lang)}</span>
        </p>
      ) : (
        !mayAnswer && <p className="text-ink-soft">{words.noReply}</p>
      )}
      {mayAnswer && (
        <ActionForm action={action} lang={lang} name="answer" submit={words.answer} className="max-w-2xl">
          <Hidden name="replyId" value={replyId} />
          <Hidden name="scorecardId" value={scorecardId} />
          <TextArea name="words" label={words.words} hint={words.once} required rows={3} />
        </ActionForm>
      )}
    </Section>
  );
}
