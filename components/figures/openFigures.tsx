import { Link } from "#components/ui/link.tsx";
import { EmptyState, Notice, Page, Section } from "#components/ui/page.tsx";
import { PERIODS, type Period, type PeriodChoice } from "#lib/domain/calendar/period.ts";
import { type FigureValue, type HeadlineId, metricOf } from "#lib/domain/figures/metrics.ts";
import { figureFormula, figureName } from "#lib/domain/labels/figures.ts";
import type { OpenValue } from "#lib/domain/labels/shown.ts";
import { perHundred, say, showDate, showDateTime, showNumber } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { ByCounty, ByKind, ByMonth } from "./breakdowns.tsx";
import { messages } from "./messages.ts";
import { OpenCard } from "./openCard.tsx";

type Values = Readonly<Record<HeadlineId, OpenValue>>;
type OpenFiguresProps = {
  choice: PeriodChoice;
  /** a period was asked for that is not offered here */
  wrong: boolean;
  figures: {
    readonly period: Period;
    readonly asOf: Date;
    readonly county: { readonly id: string; readonly name: string } | null;
    readonly counties: readonly { readonly id: string; readonly name: string }[];
    readonly unknown: boolean;
    readonly total: Values;
    readonly byCounty: readonly { unitId: string; name: string; here: boolean; values: Values }[];
    readonly byMonth: readonly { month: string; intake: number | null; ended: number | null }[];
    readonly byCategory: readonly {
      category: string;
      values: { intake: OpenValue; resolvedRate: OpenValue };
    }[];
  };
  lang: Lang;
};

export const OPEN_FIGURES = {
  rates: ["feedbackRate", "resolvedRate", "onTimeReplyRate"],
  ratings: ["responseRate", "resolutionRate", "satisfactionRate"],
  stock: ["intake", "ended", "backlogOpen", "overdueOpen"],
} as const satisfies Record<string, readonly HeadlineId[]>;
/** What stands in a table only, and is explained all the same. */
const ALSO_EXPLAINED: readonly HeadlineId[] = ["ratingCoverage"];

export const figuresHref = (choice: PeriodChoice, county: string | undefined, path = "/figures"): string =>
  `${path}?${new URLSearchParams({ period: choice, ...(county && { county }) })}`;

/** The figures for everybody: the office's own formulas, with n beside every rate and nothing that points at anybody. */
export function OpenFigures({ figures, choice, wrong, lang }: OpenFiguresProps) {
  const words = say(messages, lang);
  const { period, county, total } = figures;
  const anything = total.intake === null || total.intake.n > 0;
  const { ratingCoverage } = total;
  const download = `${figuresHref(choice, county?.id, "/figures/csv")}&lang=${lang}`;
  const cards = (ids: readonly HeadlineId[]) => (
    <div className="grid gap-4 sm:grid-cols-2">
      {ids.map((id) => (
        <OpenCard key={id} id={id} value={total[id]} lang={lang} />
      ))}
    </div>
  );
  return (
    <Page
      title={words.title}
      lead={
        <>
          {words.lead(county?.name ?? words.city, showDate(period.from, lang), showDate(period.to, lang))}
          <span className="block">{words.asOf(showDateTime(figures.asOf, lang))}</span>
        </>
      }
    >
      {figures.unknown && <Notice tone="warn">{words.unknown}</Notice>}
      {wrong && <Notice tone="warn">{words.wrongPeriod}</Notice>}
      <div className="no-print grid gap-2">
        <Choices
          label={words.period}
          choices={PERIODS.filter((one) => one !== "custom").map((one) => ({
            key: one,
            name: words[one],
            href: figuresHref(one, county?.id),
            chosen: one === choice,
          }))}
        />
        <Choices
          label={words.whole}
          choices={[{ id: "", name: words.city }, ...figures.counties].map(({ id, name }) => ({
            key: id,
            name,
            href: figuresHref(choice, id),
            chosen: id === (county?.id ?? ""),
          }))}
        />
      </div>
      {total.resolvedRate && total.feedbackRate && total.feedbackRate.n > 0 && (
        <p className="max-w-prose text-lg">{inWords(total.feedbackRate, total.resolvedRate, lang)}</p>
      )}
      {!anything && <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>}
      <Section title={words.rates}>{cards(OPEN_FIGURES.rates)}</Section>
      <Section title={words.ratings}>
        {ratingCoverage && (
          <p className="text-ink-soft">
            {words.ratingsLead(showNumber(ratingCoverage.counted, lang), showNumber(ratingCoverage.n, lang))}
          </p>
        )}
        {cards(OPEN_FIGURES.ratings)}
      </Section>
      <Section title={words.stock}>{cards(OPEN_FIGURES.stock)}</Section>
      {figures.byCounty.length > 0 && <ByCounty byCounty={figures.byCounty} lang={lang} />}
      {anything && <ByMonth byMonth={figures.byMonth} lang={lang} />}
      {figures.byCategory.length > 0 && <ByKind byCategory={figures.byCategory} lang={lang} />}
      <p className="no-print flex flex-wrap gap-x-6">
        <Link href="/hot" className="inline-flex min-h-(--target) items-center underline">
          {words.hot}
        </Link>
        <a href={download} download className="inline-flex min-h-(--target) items-center underline">
          {words.download}
        </a>
        <Link href="/figures/reports" className="ml-4 inline-flex min-h-(--target) items-center underline">
          {words.yearly}
        </Link>
      </p>
      <Section title={words.notesTitle}>
        <ul className="list-disc pl-6">
          <li>{words.smallText}</li>
          <li>{words.hiddenText}</li>
          <li>{words.sameText}</li>
        </ul>
        <dl className="grid gap-2">
          {ALSO_EXPLAINED.map((id) => (
            <div key={id}>
              <dt className="font-medium">{figureName(id, lang)}</dt>
              <dd>
                {figureFormula(id, lang)} {words.version(metricOf(id).version)}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    </Page>
  );
}

/** The two rates as somebody would say them: of every hundred, or by number where there are fewer. */
function inWords(answered: FigureValue, ended: FigureValue, lang: Lang): string {
  const words = say(messages, lang);
  const of = answered.n;
  const came = showNumber(of, lang);
  return of < 100
    ? words.saidFew(came, showNumber(answered.counted, lang), showNumber(ended.counted, lang))
    : words.said(came, perHundred(answered.counted, of), perHundred(ended.counted, of));
}

type Choice = {
  readonly key: string;
  readonly name: string;
  readonly href: string;
  readonly chosen: boolean;
};

/** Links instead of a form: each view of the figures has its address, and none needs a script. */
function Choices({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap items-center gap-2">
        <li className="text-ink-soft">{label}</li>
        {choices.map(({ key, name, href, chosen }) => (
          <li key={key}>
            <Link
              href={href}
              aria-current={chosen ? "true" : undefined}
              className={`inline-flex min-h-(--target) items-center rounded-md border px-3 no-underline ${
                chosen
                  ? "border-celadon bg-celadon font-bold text-on-celadon"
                  : "border-line-strong bg-paper-strong text-ink hover:bg-wash"
              }`}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
