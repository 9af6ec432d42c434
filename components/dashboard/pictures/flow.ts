import { flowDrawing, type Station, type Stream } from "#components/chart/flow.ts";
import { barDrawing, COLOURS } from "#components/chart/options.ts";
import { STANDINGS, type Standing } from "#lib/domain/figures/standings.ts";
import type { Wait } from "#lib/domain/figures/waits.ts";
import { pick } from "#lib/domain/labels/figures.ts";
import { STANDING_WORDS, WAIT_WORDS } from "#lib/domain/labels/filter.ts";
import { label, percent, say, showNumber } from "#lib/domain/labels.ts";
import { type Lang, LEVELS, type Level, TIERS, type Tier } from "#lib/domain/vocabulary.ts";
import { pictureMessages } from "../messages-pictures.ts";
import { column, mark, numbers, type Picture } from "../picture.ts";
import { BAR } from "../rate.tsx";

type Step = {
  readonly tier: Tier;
  readonly level: Level;
  readonly standing: Standing;
  readonly count: number;
};
type Bins = readonly { readonly wait: Wait; readonly count: number }[];
type Flow = { readonly steps: readonly Step[]; readonly waited: Bins; readonly took: Bins };

export const flowPictures = ({ steps, waited, took }: Flow, lang: Lang): Picture[] => [
  flow(steps, lang),
  waits("waited", waited, lang),
  waits("took", took, lang),
];

const LEVELS_UP = [...LEVELS].reverse();
const STANDING_COLOUR = {
  WAITING: "var(--amber)",
  ANSWERED: COLOURS.all,
  ENDED: COLOURS.done,
  NOT_TAKEN: COLOURS.third,
} as const satisfies Record<Standing, string>;

function flow(steps: readonly Step[], lang: Lang): Picture {
  const words = say(pictureMessages, lang);
  const where = (more: Partial<Step>) => {
    const count = steps
      .filter((step) => Object.entries(more).every(([field, value]) => step[field as keyof Step] === value))
      .reduce((sum, step) => sum + step.count, 0);
    const { tier, level, standing } = more;
    return mark("intake", "numerator", count, {
      ...(tier && { initialTier: tier }),
      ...(level && { level }),
      ...(standing && { standing }),
    });
  };
  const standingName = (standing: Standing) => pick(STANDING_WORDS[standing], lang);
  const stations: Station[] = [
    ...TIERS.map((tier) => ({
      id: tier,
      name: label("tierChar", tier, lang),
      colour: COLOURS.all,
      mark: where({ tier }),
    })),
    ...LEVELS_UP.map((level) => ({
      id: level,
      name: label("level", level, lang),
      colour: COLOURS.all,
      mark: where({ level }),
    })),
    ...STANDINGS.map((standing) => ({
      id: standing,
      name: standingName(standing),
      colour: STANDING_COLOUR[standing],
      mark: where({ standing }),
    })),
  ];
  const streams: Stream[] = [
    ...TIERS.flatMap((tier) =>
      LEVELS_UP.map((level) => ({ from: tier, to: level, mark: where({ tier, level }) })),
    ),
    ...LEVELS_UP.flatMap((level) =>
      STANDINGS.map((standing) => ({ from: level, to: standing, mark: where({ level, standing }) })),
    ),
  ];
  const row = (key: string, name: string, more: Partial<Step>, levelName: string) => ({
    key,
    cells: [name, levelName, ...STANDINGS.map((standing) => where({ ...more, standing })), where(more)],
  });
  return {
    id: "flow",
    title: words.flowTitle,
    lead: words.flowLead,
    drawing: { ...flowDrawing(stations, streams), full: true },
    head: [
      column(words.tierAtFirst),
      column(words.levelNow),
      ...STANDINGS.map((standing) => numbers(standingName(standing))),
      numbers(words.sum),
    ],
    rows: [
      ...TIERS.flatMap((tier) =>
        LEVELS_UP.filter((level) => where({ tier, level }).count > 0).map((level) =>
          row(
            `${tier}-${level}`,
            label("tierChar", tier, lang),
            { tier, level },
            label("level", level, lang),
          ),
        ),
      ),
      ...LEVELS_UP.filter((level) => where({ level }).count > 0).map((level) =>
        row(level, words.sum, { level }, label("level", level, lang)),
      ),
      row("sum", words.sum, {}, ""),
    ],
  };
}

function waits(id: "waited" | "took", bins: Bins, lang: Lang): Picture {
  const words = say(pictureMessages, lang);
  const figure = id === "waited" ? "backlogOpen" : "ended";
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const rows = bins.map(({ wait, count }) => ({
    wait,
    name: pick(WAIT_WORDS[wait], lang),
    all: mark(figure, "numerator", count, id === "waited" ? { waited: wait } : { took: wait }),
  }));
  return {
    id,
    title: id === "waited" ? words.waitedTitle : words.tookTitle,
    lead: id === "waited" ? words.waitedLead : words.tookLead,
    drawing: barDrawing(
      {
        names: rows.map(({ name }) => name),
        series: [
          {
            name: words.count,
            colour: id === "waited" ? COLOURS.all : COLOURS.done,
            values: rows.map(({ all }) => all.count),
            marks: rows.map(({ all }) => all),
          },
        ],
        lying: true,
        label: (count) => `${showNumber(count, lang)} · ${percent(count, total, lang)}`,
      },
      BAR * rows.length + 16,
    ),
    head: [column(words.days), numbers(words.count), numbers(words.share)],
    rows: rows.map(({ wait, name, all }) => ({
      key: wait,
      cells: [name, all, percent(all.count, total, lang)],
    })),
  };
}
