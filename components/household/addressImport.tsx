import { Checkbox, Hidden } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Section } from "#components/ui/page.tsx";
import { DefinitionList, Table } from "#components/ui/table.tsx";
import { addressHeading, addressSentence } from "#lib/domain/labels/addresses.ts";
import { say, showDateTime, showNumber } from "#lib/domain/labels.ts";
import { spoken } from "#lib/domain/rounds/addressKey.ts";
import type { AddressProblem } from "#lib/domain/rounds/addressSheet.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { importMessages } from "./messages-import.ts";

type Told = {
  readonly row: number;
  readonly community: string;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
  readonly likeId: string | null;
  readonly likeRow: number | null;
  readonly like: string;
  readonly problems: readonly AddressProblem[];
};
type FoundProps = {
  found: {
    readonly id: string;
    readonly unread: readonly string[];
    readonly fresh: number;
    readonly there: number;
    readonly doubtful: number;
    readonly wrong: number;
    readonly over: boolean;
    readonly made: number | null;
    readonly freshRows: readonly Told[];
    readonly wrongRows: readonly Told[];
    readonly doubtfulRows: readonly Told[];
  };
  confirm: FormAction;
  lang: Lang;
};

/** What the dry run of a list of addresses found, and the one button that brings it in. */
export function FoundAddresses({ found, confirm, lang }: FoundProps) {
  const words = say(importMessages, lang);
  const number = (n: number) => showNumber(n, lang);
  const line = (n: number, hint: string) =>
    n > 0 ? `${words.count(number(n))} · ${hint}` : words.count("0");
  return (
    <div className="grid gap-6">
      {found.made !== null && <Notice tone="good">{words.made(number(found.made))}</Notice>}
      <DefinitionList
        items={[
          [words.fresh, words.count(number(found.fresh))],
          [words.there, line(found.there, words.thereHint)],
          [words.doubtful, line(found.doubtful, words.doubtfulHint)],
          [words.wrong, line(found.wrong, words.wrongHint)],
        ]}
      />
      {found.unread.length > 0 && <Notice tone="info">{words.unread(found.unread.join("、"))}</Notice>}
      {found.fresh > 0 && found.made === null && (
        <Section title={words.fresh}>
          <Fresh rows={found.freshRows} lang={lang} />
          <Listed rows={found.freshRows} of={found.fresh} lang={lang} />
        </Section>
      )}
      {found.made === null && <Confirm found={found} confirm={confirm} lang={lang} />}
      {found.wrong > 0 && (
        <Section title={words.wrong}>
          <Wrong rows={found.wrongRows} lang={lang} />
          <Listed rows={found.wrongRows} of={found.wrong} lang={lang} />
        </Section>
      )}
      {found.doubtful > 0 && (
        <Section title={words.doubtful}>
          <Doubtful rows={found.doubtfulRows} lang={lang} />
          <Listed rows={found.doubtfulRows} of={found.doubtful} lang={lang} />
        </Section>
      )}
    </div>
  );
}

/** Dry runs that were looked at and not confirmed yet: nobody uploads twice to see the same. */
export function WaitingImports({
  waiting,
  lang,
}: {
  waiting: readonly {
    readonly id: string;
    readonly fileName: string;
    readonly createdAt: Date;
    readonly fresh: number;
    readonly doubtful: number;
    readonly wrong: number;
  }[];
  lang: Lang;
}) {
  const words = say(importMessages, lang);
  const number = (n: number) => words.count(showNumber(n, lang));
  return (
    <Table
      caption={words.waiting}
      captionHidden
      head={[words.fileName, words.when, words.fresh, words.doubtful, words.wrong]}
      rows={waiting.map(({ id, fileName, createdAt, fresh, doubtful, wrong }) => ({
        key: id,
        cells: [
          <Link key="file" href={`/households/import/${id}`} className="break-all underline">
            {fileName}
          </Link>,
          showDateTime(createdAt, lang),
          number(fresh),
          number(doubtful),
          number(wrong),
        ],
      }))}
    />
  );
}

function Confirm({ found, confirm, lang }: FoundProps) {
  const words = say(importMessages, lang);
  if (found.over) return <Notice tone="warn">{words.over}</Notice>;
  if (found.fresh + found.doubtful === 0) return <p>{words.nothing}</p>;
  return (
    <ActionForm
      action={confirm}
      lang={lang}
      submit={words.confirm(showNumber(found.fresh, lang))}
      className="max-w-2xl"
    >
      <Hidden name="importId" value={found.id} />
      <p>{words.forGood}</p>
      {found.doubtful > 0 && (
        <Checkbox
          name="withDoubtful"
          label={words.withDoubtful(showNumber(found.doubtful, lang))}
          hint={words.withDoubtfulHint}
        />
      )}
    </ActionForm>
  );
}

const Listed = ({ rows, of, lang }: { rows: readonly Told[]; of: number; lang: Lang }) =>
  rows.length < of && (
    <p className="text-ink-soft">{say(importMessages, lang).first(showNumber(rows.length, lang))}</p>
  );

function Wrong({ rows, lang }: { rows: readonly Told[]; lang: Lang }) {
  const words = say(importMessages, lang);
  return (
    <Table
      caption={words.wrong}
      captionHidden
      head={[words.row, words.cell, words.typed, words.whatToDo]}
      rows={rows.flatMap(({ row, problems }) =>
        problems.map((problem) => ({
          key: `${row}-${problem.key}`,
          cells: [
            row,
            <span key="cell">
              {problem.letter && <span className="font-medium">{`${problem.letter}${row} `}</span>}
              {addressHeading(problem.key, lang)}
            </span>,
            <span key="typed" className="break-all">
              {[...problem.typed].slice(0, 60).join("") || "—"}
            </span>,
            addressSentence(problem, lang),
          ],
        })),
      )}
    />
  );
}

function Fresh({ rows, lang }: { rows: readonly Told[]; lang: Lang }) {
  const words = say(importMessages, lang);
  return (
    <Table
      caption={words.fresh}
      captionHidden
      head={[words.row, words.address]}
      rows={rows.map((told) => ({
        key: String(told.row),
        cells: [told.row, `${told.community} ${spoken(told)}`],
      }))}
    />
  );
}

function Doubtful({ rows, lang }: { rows: readonly Told[]; lang: Lang }) {
  const words = say(importMessages, lang);
  return (
    <Table
      caption={words.doubtful}
      captionHidden
      head={[words.row, words.address, words.like]}
      rows={rows.map((told) => ({
        key: String(told.row),
        cells: [
          told.row,
          `${told.community} ${spoken(told)}`,
          told.likeId ? (
            <Link key="like" href={`/households/edit?household=${told.likeId}`} className="underline">
              {told.like}
            </Link>
          ) : (
            `${words.likeRow(String(told.likeRow))} · ${told.like}`
          ),
        ],
      }))}
    />
  );
}
