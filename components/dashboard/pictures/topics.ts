import { barDrawing, COLOURS } from "#components/chart/options.ts";
import { treemapDrawing } from "#components/chart/treemap.ts";
import { categoryPath, label, percent, say, showNumber } from "#lib/domain/labels.ts";
import { NO_CATEGORY } from "#lib/domain/ledger/ledgerFilter.ts";
import type { CategoryL1, Channel, Lang } from "#lib/domain/vocabulary.ts";
import { pictureMessages } from "../messages-pictures.ts";
import { column, mark, numbers, type Picture } from "../picture.ts";
import { BAR } from "../rate.tsx";

type Counted = { readonly category: string; readonly count: number };
type Topics = {
  readonly categories: readonly Counted[];
  readonly channels: readonly { readonly channel: Channel; readonly count: number }[];
};

export const topicPictures = ({ categories, channels }: Topics, lang: Lang): Picture[] => [
  topics(categories, lang),
  ways(channels, lang),
];

const sumOf = (list: readonly { readonly count: number }[]) =>
  list.reduce((sum, { count }) => sum + count, 0);
const byCount = (a: { count: number }, b: { count: number }) => b.count - a.count;

function topics(categories: readonly Counted[], lang: Lang): Picture {
  const words = say(pictureMessages, lang);
  const total = sumOf(categories);
  const nameOf = (l1: string) =>
    l1 === NO_CATEGORY ? categoryPath(null, lang) : label("categoryL1", l1 as CategoryL1, lang);
  const all = ({ category, count }: Counted) => mark("intake", "numerator", count, { category });
  const groups = [...new Set(categories.map(({ category }) => category.split(".", 1)[0] as string))]
    .map((l1) => {
      const within = categories.filter(({ category }) => category.split(".", 1)[0] === l1).sort(byCount);
      return { category: l1, within: within.filter(({ category }) => category !== l1), count: sumOf(within) };
    })
    .sort(byCount);
  const leaf = (category: string) => label("category", category as never, lang);
  return {
    id: "topics",
    title: words.topicsTitle,
    lead: words.topicsLead,
    long: true,
    drawing: treemapDrawing(
      groups.map((group) => ({
        name: nameOf(group.category),
        mark: all(group),
        within: group.within.map((one) => ({ name: leaf(one.category), mark: all(one) })),
      })),
    ),
    head: [column(words.l1), column(words.l2), numbers(words.count), numbers(words.share)],
    rows: groups.flatMap((group) => [
      {
        key: group.category,
        cells: [nameOf(group.category), words.sum, all(group), percent(group.count, total, lang)],
      },
      ...group.within.map((one) => ({
        key: one.category,
        cells: [nameOf(group.category), leaf(one.category), all(one), percent(one.count, total, lang)],
      })),
    ]),
  };
}

function ways(channels: Topics["channels"], lang: Lang): Picture {
  const words = say(pictureMessages, lang);
  const total = sumOf(channels);
  const rows = channels.map(({ channel, count }) => ({
    channel,
    name: label("channel", channel, lang),
    all: mark("intake", "numerator", count, { channel }),
  }));
  return {
    id: "channels",
    title: words.channelsTitle,
    drawing: barDrawing(
      {
        names: rows.map(({ name }) => name),
        series: [
          {
            name: words.count,
            colour: COLOURS.all,
            values: rows.map(({ all }) => all.count),
            marks: rows.map(({ all }) => all),
          },
        ],
        lying: true,
        label: (count) => `${showNumber(count, lang)} · ${percent(count, total, lang)}`,
      },
      BAR * rows.length + 16,
    ),
    head: [column(words.channel), numbers(words.count), numbers(words.share)],
    rows: rows.map(({ channel, name, all }) => ({
      key: channel,
      cells: [name, all, percent(all.count, total, lang)],
    })),
  };
}
