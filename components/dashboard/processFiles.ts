import type { DaysValue } from "#lib/domain/figures/days.ts";
import { type FigureValue, fractionOf, PROCESS_IDS, type ProcessId } from "#lib/domain/figures/metrics.ts";
import { figureName, pick } from "#lib/domain/labels/figures.ts";
import { DAYS_WORDS } from "#lib/domain/labels/processFigures.ts";
import { label, percent, say, showNumber } from "#lib/domain/labels.ts";
import type { Lang, Tier } from "#lib/domain/vocabulary.ts";
import { daysText } from "./days.tsx";
import { messages } from "./messages.ts";
import { processMessages } from "./messages-process.ts";
import { type Heading, ratesSheet, type Sheet, sheet } from "./pictureFiles.ts";

type ProcessTable = {
  readonly total: Readonly<Record<ProcessId, FigureValue>>;
  readonly days: DaysValue;
  readonly daysByTier: readonly { readonly tier: Tier; readonly days: DaysValue }[];
  readonly byUnit: readonly {
    readonly name: string;
    readonly here: boolean;
    readonly values: Readonly<Record<ProcessId, FigureValue>>;
    readonly days: DaysValue;
  }[];
};

/** The page of the process as sheets: its rates, the days by tier, and the places below. */
export function processSheets(
  { total, days, daysByTier, byUnit }: ProcessTable,
  { lead }: Pick<Heading, "lead">,
  lang: Lang,
): Sheet[] {
  const [words, general] = [say(processMessages, lang), say(messages, lang)];
  const lasted = (value: DaysValue) => [
    showNumber(value.n, lang),
    daysText(value.median, lang),
    daysText(value.most, lang),
  ];
  const lastedHead = [words.ended, pick(DAYS_WORDS.median, lang), pick(DAYS_WORDS.most, lang)];
  const byTier = [
    ...daysByTier.map(({ tier, days: ofTier }) => [label("tier", tier, lang), ...lasted(ofTier)]),
    [words.all, ...lasted(days)],
  ];
  const below = byUnit.map(({ name, here, values, days: there }) => [
    here ? general.here(name) : name,
    ...lasted(there),
    ...PROCESS_IDS.flatMap((id) => [
      percent(...fractionOf(id, values[id]), lang),
      showNumber(values[id].n, lang),
    ]),
  ]);
  const belowHead = [
    general.unitHead,
    ...lastedHead,
    ...PROCESS_IDS.flatMap((id) => [figureName(id, lang), words.countedOver(figureName(id, lang))]),
  ];
  return [
    ratesSheet(words.title, PROCESS_IDS, total, { lead }, lang),
    sheet(pick(DAYS_WORDS.name, lang), lead, [general.tier, ...lastedHead], byTier),
    ...(below.length > 0 ? [sheet(words.byUnit, lead, belowHead, below)] : []),
  ];
}

/** Whose delay it was, as a sheet. */
export function chargesSheet(
  {
    charges,
  }: { readonly charges: readonly { readonly name: string; readonly n: number; readonly late: number }[] },
  { lead }: Pick<Heading, "lead">,
  lang: Lang,
): Sheet {
  const words = say(processMessages, lang);
  const rows = charges.map(({ name, n, late }) => [name, showNumber(n, lang), showNumber(late, lang)]);
  return sheet(words.charges, lead, [words.chargesUnit, words.chargesDue, words.chargesLate], rows);
}
