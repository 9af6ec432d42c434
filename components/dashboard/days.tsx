import { Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { DAYS, type DaysValue } from "#lib/domain/figures/days.ts";
import { pick } from "#lib/domain/labels/figures.ts";
import { DAYS_WORDS } from "#lib/domain/labels/processFigures.ts";
import { label, say, showNumber } from "#lib/domain/labels.ts";
import type { LedgerFilter } from "#lib/domain/ledger/ledgerFilter.ts";
import type { Lang, Tier } from "#lib/domain/vocabulary.ts";
import { FigureLink, type Shown } from "./figureLink.tsx";
import { messages } from "./messages.ts";
import { processMessages } from "./messages-process.ts";
import { numeric } from "./rate.tsx";

/** A number of days, or the dash where nothing ended. */
export const daysText = (days: number | null, lang: Lang): string =>
  days === null ? "—" : say(processMessages, lang).days(showNumber(days, lang));

/** How many ended, as the ledger opens them. */
export const EndedLink = ({
  days,
  shown,
  more,
}: {
  days: DaysValue;
  shown: Shown;
  more?: Partial<LedgerFilter>;
}) => <FigureLink shown={shown} figure={DAYS.of} part="denominator" count={days.n} {...(more && { more })} />;

type DaysProps = {
  days: DaysValue;
  daysByTier: readonly { readonly tier: Tier; readonly days: DaysValue }[];
  shown: Shown;
};

/** 办理天数 by tier, with the whole below. */
export function Days({ days, daysByTier, shown }: DaysProps) {
  const { lang } = shown;
  const words = say(processMessages, lang);
  const cells = (key: string, name: string, value: DaysValue, more?: Partial<LedgerFilter>) => ({
    key,
    cells: [
      name,
      <EndedLink key="n" days={value} shown={shown} {...(more && { more })} />,
      daysText(value.median, lang),
      daysText(value.most, lang),
    ],
  });
  return (
    <Section title={pick(DAYS_WORDS.name, lang)}>
      <p className="max-w-prose text-ink-soft">
        {pick(DAYS_WORDS.formula, lang)} {say(messages, lang).version(DAYS.version)}
      </p>
      <Table
        caption={pick(DAYS_WORDS.name, lang)}
        captionHidden
        phone="table"
        head={[
          say(messages, lang).tier,
          numeric(words.ended),
          numeric(pick(DAYS_WORDS.median, lang)),
          numeric(pick(DAYS_WORDS.most, lang)),
        ]}
        rows={[
          ...daysByTier.map(({ tier, days: ofTier }) =>
            cells(tier, label("tier", tier, lang), ofTier, { tier }),
          ),
          cells("all", words.all, days),
        ]}
      />
    </Section>
  );
}
