import { barDrawing, COLOURS } from "#components/chart/options.ts";
import { type HeadlineId, ranks } from "#lib/domain/figures/metrics.ts";
import { figureName } from "#lib/domain/labels/figures.ts";
import { label, percent, say, showNumber } from "#lib/domain/labels.ts";
import { NO_CATEGORY } from "#lib/domain/ledger/ledgerFilter.ts";
import type { CategoryL1, Lang, Level, Tier } from "#lib/domain/vocabulary.ts";
import { messages } from "../messages.ts";
import { column, mark, numbers, type Picture } from "../picture.ts";
import { BAR, rateText, shareOf, type Values } from "../rate.tsx";

type Month = {
  readonly month: string;
  readonly from: string;
  readonly to: string;
  readonly intake: number;
  readonly ended: number;
};
type UnitRow = {
  readonly unitId: string;
  readonly name: string;
  readonly here: boolean;
  readonly values: Values;
};
type Counted = {
  readonly total: Values;
  readonly byUnit: readonly UnitRow[];
  readonly byMonth: readonly Month[];
  readonly byCategory: readonly { readonly category: string; readonly values: Values }[];
  readonly byTier: readonly { readonly tier: Tier; readonly values: Values }[];
  readonly byLevel: readonly { readonly level: Level; readonly values: Values }[];
};

/** The pictures of the first page: what stands open, and where there was anything, what came of it. */
export function overviewPictures(figures: Counted, lang: Lang): Picture[] {
  const { total } = figures;
  const any = total.intake.n > 0;
  return [
    stock(figures, lang),
    ...(any ? [funnel(figures, lang)] : []),
    ...(any || total.ended.n > 0 ? [trend(figures, lang)] : []),
    ...(any ? [category(figures, lang), tier(figures, lang), units(figures, lang)] : []),
  ];
}

function stock({ byLevel }: Counted, lang: Lang): Picture {
  const words = say(messages, lang);
  const rows = byLevel.map(({ level, values: { overdueOpen, backlogOpen } }) => ({
    level,
    open: mark("backlogOpen", "numerator", backlogOpen.n, { level }),
    fine: mark("overdueOpen", "missing", overdueOpen.n - overdueOpen.counted, { level }),
    late: mark("overdueOpen", "numerator", overdueOpen.counted, { level }),
  }));
  return {
    id: "stock",
    title: words.stockByLevel,
    drawing: barDrawing(
      {
        names: rows.map(({ level }) => label("level", level, lang)),
        series: [
          {
            name: words.notOverdue,
            colour: COLOURS.all,
            values: rows.map(({ fine }) => fine.count),
            marks: rows.map(({ fine }) => fine),
          },
          {
            name: words.overdue,
            colour: COLOURS.overdue,
            values: rows.map(({ late }) => late.count),
            marks: rows.map(({ late }) => late),
          },
        ],
        lying: true,
        stacked: true,
      },
      BAR * rows.length + 64,
    ),
    head: [
      column(words.level),
      numbers(words.open),
      numbers(words.notOverdue),
      numbers(words.overdue),
      numbers(words.share),
    ],
    rows: rows.map(({ level, open, fine, late }, at) => ({
      key: level,
      cells: [
        label("level", level, lang),
        open,
        fine,
        late,
        rateText("overdueOpen", (byLevel[at] as { values: Values }).values, lang),
      ],
    })),
  };
}

function funnel({ total }: Counted, lang: Lang): Picture {
  const words = say(messages, lang);
  const steps = [
    { name: words.collected, step: mark("intake", "numerator", total.intake.n) },
    { name: words.answered, step: mark("feedbackRate", "numerator", total.feedbackRate.counted) },
    { name: words.resolved, step: mark("resolvedRate", "numerator", total.resolvedRate.counted) },
    { name: words.satisfied, step: mark("contentRate", "numerator", total.contentRate.counted) },
  ];
  return {
    id: "funnel",
    title: words.funnel,
    lead: words.funnelLead,
    drawing: barDrawing(
      {
        names: steps.map(({ name }) => name),
        series: [
          {
            name: words.count,
            colour: COLOURS.done,
            values: steps.map(({ step }) => step.count),
            marks: steps.map(({ step }) => step),
          },
        ],
        lying: true,
        label: (count) => `${showNumber(count, lang)} · ${percent(count, total.intake.n, lang)}`,
      },
      BAR * steps.length + 16,
    ),
    head: [column(words.step), numbers(words.count), numbers(words.ofCollected)],
    rows: steps.map(({ name, step }) => ({
      key: step.figure,
      cells: [name, step, percent(step.count, total.intake.n, lang)],
    })),
  };
}

function trend({ byMonth }: Counted, lang: Lang): Picture {
  const words = say(messages, lang);
  const rows = byMonth.map(({ month, from, to, intake, ended }) => ({
    month,
    in: mark("intake", "numerator", intake, { from, to }),
    out: mark("ended", "numerator", ended, { from, to }),
  }));
  const [came, went] = [figureName("intake", lang), figureName("ended", lang)];
  return {
    id: "trend",
    title: words.trend,
    lead: words.trendLead,
    drawing: barDrawing(
      {
        names: rows.map(({ month }) => month.slice(2)),
        series: [
          {
            name: came,
            colour: COLOURS.all,
            values: rows.map((row) => row.in.count),
            marks: rows.map((row) => row.in),
          },
          {
            name: went,
            colour: COLOURS.done,
            values: rows.map((row) => row.out.count),
            marks: rows.map((row) => row.out),
          },
        ],
      },
      240,
    ),
    head: [column(words.monthHead), numbers(came), numbers(went)],
    rows: rows.map((row) => ({ key: row.month, cells: [row.month, row.in, row.out] })),
  };
}

function category({ byCategory }: Counted, lang: Lang): Picture {
  const words = say(messages, lang);
  const rows = byCategory.map(({ category, values }) => ({
    category,
    name: category === NO_CATEGORY ? words.uncategorised : label("categoryL1", category as CategoryL1, lang),
    rate: rateText("resolvedRate", values, lang),
    all: mark("intake", "numerator", values.intake.n, { category }),
    done: mark("resolvedRate", "numerator", values.resolvedRate.counted, { category }),
    rest: mark("resolvedRate", "missing", values.resolvedRate.n - values.resolvedRate.counted, { category }),
  }));
  return {
    id: "category",
    title: words.byCategory,
    drawing: barDrawing(
      {
        names: rows.map(({ name }) => name),
        series: [
          {
            name: words.resolved,
            colour: COLOURS.done,
            values: rows.map(({ done }) => done.count),
            marks: rows.map(({ done }) => done),
          },
          {
            name: words.notResolved,
            colour: COLOURS.third,
            values: rows.map(({ rest }) => rest.count),
            marks: rows.map(({ rest }) => rest),
          },
        ],
        lying: true,
        stacked: true,
      },
      BAR * rows.length + 64,
    ),
    head: [
      column(words.category),
      numbers(words.collected),
      numbers(words.resolved),
      numbers(words.notResolved),
      numbers(figureName("resolvedRate", lang)),
    ],
    rows: rows.map((row) => ({
      key: row.category,
      cells: [row.name, row.all, row.done, row.rest, row.rate],
    })),
  };
}

function tier({ byTier, total }: Counted, lang: Lang): Picture {
  const words = say(messages, lang);
  const rows = byTier.map(({ tier, values }) => ({
    tier,
    all: mark("intake", "numerator", values.intake.n, { tier }),
  }));
  return {
    id: "tier",
    title: words.byTier,
    drawing: barDrawing(
      {
        names: rows.map(({ tier }) => label("tierChar", tier, lang)),
        series: [
          {
            name: words.count,
            colour: COLOURS.all,
            values: rows.map(({ all }) => all.count),
            marks: rows.map(({ all }) => all),
          },
        ],
        lying: true,
        label: (count) => `${showNumber(count, lang)} · ${percent(count, total.intake.n, lang)}`,
      },
      BAR * rows.length + 16,
    ),
    head: [column(words.tier), numbers(words.count), numbers(words.share)],
    rows: rows.map(({ tier, all }) => ({
      key: tier,
      cells: [label("tier", tier, lang), all, percent(all.count, total.intake.n, lang)],
    })),
  };
}

const UNIT_RATES = ["feedbackRate", "resolvedRate", "onTimeReplyRate"] as const;
const COLOURED = [COLOURS.done, COLOURS.all, COLOURS.third] as const;

/** Rates of the places below, each with what it is counted over. Places are ranked by the first rate and only from thirty on. */
function units({ byUnit }: Counted, lang: Lang): Picture {
  const words = say(messages, lang);
  // What is placed no lower than the unit itself is no place beside the others.
  const rivals = byUnit.filter(({ here }) => !here);
  const places = ranks(rivals.map(({ values }) => values.feedbackRate));
  const nameOf = ({ name, here }: UnitRow) => (here ? words.here(name) : name);
  const more = ({ unitId, here }: UnitRow) => ({ unit: unitId, ...(here && { here: true as const }) });
  const numerator = (unit: UnitRow, id: HeadlineId) =>
    mark(id, "numerator", unit.values[id].counted, more(unit));
  return {
    id: "units",
    title: words.byUnit,
    lead: words.byUnitLead,
    phone: "cards",
    drawing: barDrawing(
      {
        names: byUnit.map(nameOf),
        series: UNIT_RATES.map((id, at) => ({
          name: figureName(id, lang),
          colour: COLOURED[at] as string,
          values: byUnit.map(({ values }) => shareOf(id, values)),
          marks: byUnit.map((unit) => numerator(unit, id)),
        })),
        lying: true,
        share: true,
      },
      Math.max(1, byUnit.length) * 54 + 64,
      true,
    ),
    head: [
      column(words.unitHead),
      ...[...UNIT_RATES, "satisfactionRate" as const].flatMap((id) => [
        numbers(figureName(id, lang)),
        numbers(words.outOf, `${id}-n`),
      ]),
      numbers(`${words.rank} (${words.rankBy})`),
    ],
    rows: byUnit.map((unit) => ({
      key: unit.unitId,
      cells: [
        nameOf(unit),
        ...[...UNIT_RATES, "satisfactionRate" as const].flatMap((id) => [
          { text: rateText(id, unit.values, lang), mark: numerator(unit, id) },
          mark(id, "denominator", unit.values[id].n, more(unit)),
        ]),
        String(places[rivals.indexOf(unit)] ?? words.noRank),
      ],
    })),
  };
}
