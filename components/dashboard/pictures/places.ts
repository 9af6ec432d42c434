import { multiplesDrawing } from "#components/chart/multiples.ts";
import { COLOURS } from "#components/chart/options.ts";
import { type Tile, tileDrawing } from "#components/chart/tiles.ts";
import { monthsOf, type Period } from "#lib/domain/calendar/period.ts";
import { type FigureValue, fractionOf, type HeadlineId, RANK_MINIMUM } from "#lib/domain/figures/metrics.ts";
import { SMALLEST_SHOWN } from "#lib/domain/figures/smallCells.ts";
import { figureName } from "#lib/domain/labels/figures.ts";
import { percent, say, showNumber } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "../messages.ts";
import { pictureMessages } from "../messages-pictures.ts";
import { column, mark, numbers, type Picture } from "../picture.ts";

type Place = { readonly unitId: string; readonly name: string; readonly here: boolean };
type Valued = Place & { readonly value: FigureValue };
type Monthly = Place & { readonly months: ReadonlyMap<string, number> };

/** The figures a map can be coloured by: how many came, and the rates. */
export const MAP_FIGURES = [
  "intake",
  "feedbackRate",
  "resolvedRate",
  "onTimeReplyRate",
  "overdueOpen",
  "satisfactionRate",
] as const satisfies readonly HeadlineId[];
export type MapFigure = (typeof MAP_FIGURES)[number];

/** So many small charts can still be taken in. */
const MOST_DRAWN = 30;

export const placePictures = (
  places: { readonly valued: readonly Valued[]; readonly monthly: readonly Monthly[] },
  figure: MapFigure,
  period: Period,
  lang: Lang,
): Picture[] => [
  map(places.valued, figure, lang),
  // Where nothing came in there is nothing to draw by month; the map says so already.
  ...(places.monthly.length > 0 ? [months(places.monthly, period, lang)] : []),
];

const nameOf = ({ name, here }: Place, lang: Lang) => (here ? say(messages, lang).here(name) : name);
const more = ({ unitId, here }: Place) => ({ unit: unitId, ...(here && { here: true as const }) });

/** From how many on a tile is coloured: a count from five, a rate from thirty, as whoever compares colours ranks. */
const leastOf = (figure: MapFigure) => (figure === "intake" ? SMALLEST_SHOWN : RANK_MINIMUM);

/** The tiles of a map: also of one that hangs on a wall, where there are no marks. */
export function tilesOf(places: readonly Valued[], figure: MapFigure, lang: Lang): Tile[] {
  const words = say(pictureMessages, lang);
  const shareOf = ({ value }: Valued) => {
    const [top, bottom] = fractionOf(figure, value);
    return figure === "intake" ? value.n : top / Math.max(1, bottom);
  };
  const coloured = places.filter(({ value }) => value.n >= leastOf(figure)).map(shareOf);
  const [lowest, highest] = [Math.min(...coloured), Math.max(...coloured)];
  return places.map((place) => {
    const { value } = place;
    const [top, bottom] = fractionOf(figure, value);
    return {
      name: nameOf(place, lang),
      value: figure === "intake" ? showNumber(value.n, lang) : percent(top, bottom, lang),
      n: figure === "intake" ? "" : words.ofN(showNumber(value.n, lang)),
      strength:
        value.n < leastOf(figure)
          ? null
          : (shareOf(place) - lowest) / Math.max(highest - lowest, Number.EPSILON),
      mark: value.counted > 0 ? mark(figure, "numerator", value.counted, more(place)) : null,
    };
  });
}

function map(places: readonly Valued[], figure: MapFigure, lang: Lang): Picture {
  const words = say(pictureMessages, lang);
  const general = say(messages, lang);
  const name = figureName(figure, lang);
  return {
    id: "map",
    title: words.mapTitle(name),
    lead: `${words.mapLead}${lang === "zh" ? "" : " "}${words.mapFew(leastOf(figure))}`,
    drawing: tileDrawing(
      tilesOf(places, figure, lang),
      figure === "overdueOpen" ? COLOURS.overdue : COLOURS.done,
    ),
    head:
      figure === "intake"
        ? [column(general.unitHead), numbers(name)]
        : [column(general.unitHead), numbers(name), numbers(words.numerator), numbers(general.outOf)],
    rows: places.map((place) => {
      const { value } = place;
      const numerator = mark(figure, "numerator", value.counted, more(place));
      return {
        key: place.unitId,
        cells:
          figure === "intake"
            ? [nameOf(place, lang), numerator]
            : [
                nameOf(place, lang),
                percent(...fractionOf(figure, value), lang),
                numerator,
                mark(figure, "denominator", value.n, more(place)),
              ],
      };
    }),
  };
}

function months(places: readonly Monthly[], period: Period, lang: Lang): Picture {
  const words = say(pictureMessages, lang);
  const each = monthsOf(period);
  const rows = places.map((place) => ({
    place,
    marks: each.map(({ month, from, to }) =>
      mark("intake", "numerator", place.months.get(month) ?? 0, { ...more(place), from, to }),
    ),
  }));
  const names = each.map(({ month }) => month.slice(2));
  const cut = rows.length > MOST_DRAWN ? words.monthsCut(MOST_DRAWN) : "";
  return {
    id: "months",
    title: words.monthsTitle,
    lead: [words.monthsLead, cut].filter(Boolean).join(lang === "zh" ? "" : " "),
    drawing: multiplesDrawing(
      rows.slice(0, MOST_DRAWN).map(({ place, marks }) => ({ name: nameOf(place, lang), marks })),
      names,
      COLOURS.done,
    ),
    head: [column(say(messages, lang).unitHead), ...names.map((name) => numbers(name))],
    rows: rows.map(({ place, marks }) => ({ key: place.unitId, cells: [nameOf(place, lang), ...marks] })),
  };
}
