import { Hidden, RadioGroup, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { RANK_MINIMUM } from "#lib/domain/figures/metrics.ts";
import { label, percent, say, showDateTime } from "#lib/domain/labels.ts";
import { isTold, type Standing, type Tally } from "#lib/domain/review/rechecks.ts";
import { type Lang, RECHECK_FINDINGS, type RecheckFinding, type State } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** What was found, whole; a rate only from thirty on, as everywhere in the house (domain.md C6). */
export function Found({ tally, lang }: { tally: Tally; lang: Lang }) {
  const words = say(messages, lang);
  const told = tally.SOLVED + tally.NOT_SOLVED;
  return (
    <Section title={words.result}>
      <p>{words.resultOf(tally.looked, tally.SOLVED, tally.NOT_SOLVED, tally.UNCLEAR)}</p>
      {tally.looked > 0 && (
        <p className="text-ink-soft">
          {told < RANK_MINIMUM ? words.few : words.share(percent(tally.NOT_SOLVED, told, lang), told)}
        </p>
      )}
    </Section>
  );
}

type StrataProps = {
  strata: readonly {
    readonly unitId: string;
    readonly name: string;
    readonly ended: number;
    readonly tally: Tally;
  }[];
  lang: Lang;
};
export function Strata({ strata, lang }: StrataProps) {
  const words = say(messages, lang);
  return (
    <Section title={words.byPlace}>
      <p className="max-w-prose text-ink-soft">{words.byPlaceLead}</p>
      <Table
        caption={words.byPlace}
        captionHidden
        head={[
          words.place,
          { label: words.ended, numeric: true },
          { label: words.drawn, numeric: true },
          { label: words.looked, numeric: true },
          { label: words.notSolved, numeric: true },
        ]}
        rows={strata.map(({ unitId, name, ended, tally }) => ({
          key: unitId,
          cells: [name, ended, tally.drawn, tally.looked, tally.NOT_SOLVED],
        }))}
      />
    </Section>
  );
}

type Item = {
  readonly no: number;
  readonly issueId: string;
  readonly receiptNo: string;
  readonly statement: string;
  readonly state: State | null;
  readonly place: string;
  readonly lead: string | null;
  readonly opens: boolean;
  readonly own: boolean;
  readonly standing: Standing;
  readonly elsewhere: RecheckFinding | null;
  readonly finding: RecheckFinding | null;
  readonly words: string | null;
  readonly reopened: boolean | null;
  readonly at: Date | null;
  readonly unclear: readonly { readonly words: string; readonly at: string }[];
};
type ItemsProps = {
  recheckId: string;
  items: readonly Item[];
  /** ids for the findings, one an item */
  ids: readonly string[];
  finds: boolean;
  action: FormAction;
  lang: Lang;
};
/** Each that was drawn: what it is, how it stands now, and what was found or is to be. */
export function Items({ recheckId, items, ids, finds, action, lang }: ItemsProps) {
  const words = say(messages, lang);
  return (
    <Section title={words.items}>
      <ol className="grid gap-4">
        {items.map((item, at) => (
          <li
            key={item.no}
            id={`item-${item.no}`}
            className="grid scroll-mt-6 gap-3 rounded-md border border-line bg-paper-strong p-4"
          >
            <h3 className="flex flex-wrap items-center gap-x-3 font-bold">
              {words.noOf(item.no)}
              <span className="font-medium text-ink-soft">
                {[item.place, item.lead, item.state && label("state", item.state, lang)]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </h3>
            {item.opens ? (
              <p className="grid gap-1">
                <span className="line-clamp-3">{item.statement}</span>
                <Link
                  href={`/issues/${item.issueId}`}
                  className="inline-flex min-h-(--target) items-center underline"
                >
                  {words.open} {item.receiptNo}
                </Link>
              </p>
            ) : (
              <p className="text-ink-soft">{words.hidden}</p>
            )}
            {!item.finding && item.standing !== "OPENABLE" && (
              <p className="text-amber">{item.standing === "OVER" ? words.over : words.movedOn}</p>
            )}
            {item.elsewhere && (
              <p className="text-ink-soft">
                {words.elsewhere(label("recheckFinding", item.elsewhere, lang))}
              </p>
            )}
            {!isTold(item.finding) && finds && item.own && <p className="text-ink-soft">{words.own}</p>}
            {item.unclear.map((before) => (
              <p key={before.at} className="whitespace-pre-line text-ink-soft">
                {words.unclearBefore(showDateTime(new Date(before.at), lang), before.words)}
              </p>
            ))}
            {item.finding && item.at && (
              <FindingWords item={item} at={item.at} finding={item.finding} lang={lang} />
            )}
            {!isTold(item.finding) && finds && item.opens && !item.own && (
              <ActionForm
                key={item.at?.getTime() ?? 0} // a new form after each finding
                action={action}
                lang={lang}
                name={`find-${item.no}`}
                submit={words.save}
                fold={{ summary: item.finding ? words.findAgain : words.find }}
              >
                <Hidden name="findingId" value={ids[at] ?? ""} />
                <Hidden name="recheckId" value={recheckId} />
                <Hidden name="no" value={item.no} />
                <RadioGroup
                  name="finding"
                  label={words.finding}
                  required
                  options={RECHECK_FINDINGS.map((value) => ({
                    value,
                    label: label("recheckFinding", value, lang),
                  }))}
                />
                <TextArea name="words" label={words.words} hint={words.wordsHint} required rows={2} />
              </ActionForm>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

type FindingProps = { item: Item; finding: RecheckFinding; at: Date; lang: Lang };
function FindingWords({ item, finding, at, lang }: FindingProps) {
  const words = say(messages, lang);
  const bad = finding === "NOT_SOLVED";
  return (
    <div className={`grid gap-1 border-l-4 pl-3 ${bad ? "border-vermilion" : "border-celadon"}`}>
      <p className="flex flex-wrap items-center gap-x-3">
        <b className={bad ? "text-vermilion" : "text-celadon"}>{label("recheckFinding", finding, lang)}</b>
        {bad && <span>{item.reopened ? words.reopened : words.notReopened}</span>}
      </p>
      <p className="whitespace-pre-line">{item.words}</p>
      <p className="text-sm text-ink-soft">{showDateTime(at, lang)}</p>
    </div>
  );
}
