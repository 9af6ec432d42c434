import { DueChip } from "#components/ui/chip.tsx";
import { Hidden, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import { dueAtEndOf } from "#lib/domain/rounds/promises.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { promiseMessages } from "./messages-promises.ts";

export type Promised = {
  readonly id: string;
  readonly visitId: string;
  readonly householdId: string | null;
  readonly placeText: string;
  readonly unit: string;
  readonly words: string;
  readonly dueOn: CivilDate;
  readonly doneAt: Date | null;
  readonly doneWords: string | null;
};
type PromisesProps = {
  open: readonly Promised[];
  done: readonly Promised[];
  keep: FormAction;
  now: Date;
  lang: Lang;
};

/** What was promised at visits: first what is due first, each done with words. A task of the unit, and counted for nobody. */
export function Promises({ open, done, keep, now, lang }: PromisesProps) {
  const words = say(promiseMessages, lang);
  return (
    <div className="grid gap-6">
      {open.length === 0 ? (
        <EmptyState title={words.none}>{words.noneText}</EmptyState>
      ) : (
        <ul className="grid gap-3">
          {open.map((one) => (
            <li
              key={one.id}
              className="grid max-w-3xl gap-2 rounded-md border border-line bg-paper-strong p-4"
            >
              <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
                <span className="font-medium">{one.words}</span>
                <DueChip dueAt={dueAtEndOf(one.dueOn)} now={now} lang={lang} />
              </p>
              <p className="flex flex-wrap gap-x-4 text-ink-soft">
                <Place one={one} />
                <span>{showDate(one.dueOn, lang)}</span>
                <Link href={`/visits/${one.visitId}`} className="underline">
                  {words.visit}
                </Link>
              </p>
              <ActionForm
                action={keep}
                lang={lang}
                name={one.id}
                submit={words.act}
                submitTone="quiet"
                fold={{ summary: words.markDone }}
              >
                <Hidden name="promiseId" value={one.id} />
                <TextField
                  name="words"
                  label={words.doneWords}
                  hint={words.doneHint}
                  required
                  autoComplete="off"
                />
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <Section title={words.done}>
          <Table
            caption={words.done}
            captionHidden
            head={[words.what, words.where, words.doneWords]}
            rows={done.map((one) => ({
              key: one.id,
              cells: [one.words, <Place key="place" one={one} />, doneOf(one, lang)],
            }))}
          />
        </Section>
      )}
    </div>
  );
}

function Place({ one: { householdId, unit, placeText } }: { one: Promised }) {
  const text = [unit, placeText].filter(Boolean).join(" · ");
  return householdId ? (
    <Link href={`/households/edit?household=${householdId}`} className="underline">
      {text}
    </Link>
  ) : (
    <span>{text}</span>
  );
}

/** What became of it, in one line. */
export const doneOf = ({ doneAt, doneWords }: Promised, lang: Lang): string =>
  doneAt ? say(promiseMessages, lang).doneOn(showDate(shanghaiDate(doneAt), lang), doneWords ?? "") : "";

/** In one line each, on the page of a visit, of an address, and on paper. */
export function PromiseLines({
  promises,
  now,
  lang,
}: {
  promises: readonly Promised[];
  now: Date;
  lang: Lang;
}) {
  return (
    <ul className="list-disc pl-6">
      {promises.map((one) => (
        <li key={one.id}>
          {one.placeText && <span className="font-medium">{one.placeText} </span>}
          {one.words} · {showDate(one.dueOn, lang)}{" "}
          {one.doneAt ? (
            <span className="text-ink-soft">{doneOf(one, lang)}</span>
          ) : (
            <DueChip dueAt={dueAtEndOf(one.dueOn)} now={now} lang={lang} />
          )}
        </li>
      ))}
    </ul>
  );
}
