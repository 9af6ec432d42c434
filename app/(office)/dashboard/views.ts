import { figuresHref, type Shown } from "#components/dashboard/figureLink.tsx";
import { messages } from "#components/dashboard/messages.ts";
import type { Picture, ViewId } from "#components/dashboard/picture.ts";
import { comparePictures } from "#components/dashboard/pictures/compare.ts";
import { flowPictures } from "#components/dashboard/pictures/flow.ts";
import { overviewPictures } from "#components/dashboard/pictures/overview.ts";
import { MAP_FIGURES, type MapFigure, placePictures } from "#components/dashboard/pictures/places.ts";
import { timePictures } from "#components/dashboard/pictures/time.ts";
import { topicPictures } from "#components/dashboard/pictures/topics.ts";
import type { TabId } from "#components/dashboard/viewTabs.tsx";
import { AGAINST, type Against, comparedWith } from "#lib/domain/calendar/comparison.ts";
import type { FigureValues } from "#lib/domain/figures/counted.ts";
import { say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Params } from "#lib/domain/ledger/ledgerFilter.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { readPeers, readTwoPeriods } from "#lib/queries/figures/compare.ts";
import { countFigures, unitAsked } from "#lib/queries/figures/figures.ts";
import {
  type Of,
  readDays,
  readFlow,
  readPlaceMonths,
  readPlaces,
  readTopics,
} from "#lib/queries/figures/pictures.ts";
import { figuresAsked } from "./asked.ts";

/** What a view lets choose beside time and area; each is a parameter of its address. */
export type Choices = { readonly against: Against; readonly figure: MapFigure };
export type View = {
  readonly pictures: readonly Picture[];
  /** the rates of the first page */
  readonly total: FigureValues | null;
};
export type AskedView = ReturnType<typeof figuresAsked> &
  Choices & {
    readonly of: Of;
    readonly shown: Shown;
    readonly unknownUnit: boolean;
    readonly where: string;
  };

/** What the address asks, inside the actor's reach. */
export async function askView(actor: Actor, params: Params, at: Date, lang: Lang): Promise<AskedView> {
  const asked = figuresAsked(params, at);
  const { unit: found, unknownUnit } = await unitAsked(actor, asked.unitId);
  // A department spans places, so that nothing below it could be opened by place.
  const unit = found?.kind === "AREA" ? found : null;
  return {
    ...asked,
    against: AGAINST.find((one) => one === params.against) ?? "before",
    figure: MAP_FIGURES.find((one) => one === params.figure) ?? "intake",
    of: { actor, unit, period: asked.period, now: at },
    shown: { period: asked.period, unitId: unit?.id ?? null, lang },
    unknownUnit: unknownUnit || asked.badUnit || unit !== found,
    where: unit?.name ?? say(messages, lang).mine,
  };
}

const READERS = {
  overview: async ({ of }, lang) => {
    const figures = await countFigures(of);
    return { total: figures.total, pictures: overviewPictures(figures, lang) };
  },
  compare: async ({ of, against }, lang) => {
    const other = comparedWith(of.period, against);
    const [periods, peers] = await Promise.all([readTwoPeriods(of, other), readPeers(of)]);
    return { total: null, pictures: comparePictures({ ...periods, other, peers }, lang) };
  },
  flow: async ({ of }, lang) => ({ total: null, pictures: flowPictures(await readFlow(of), lang) }),
  places: async ({ of, figure }, lang) => {
    const [valued, monthly] = await Promise.all([readPlaces(of, figure), readPlaceMonths(of)]);
    return { total: null, pictures: placePictures({ valued, monthly }, figure, of.period, lang) };
  },
  time: async ({ of }, lang) => ({
    total: null,
    pictures: timePictures(await readDays(of), of.period, lang),
  }),
  topics: async ({ of }, lang) => ({ total: null, pictures: topicPictures(await readTopics(of), lang) }),
} as const satisfies Record<ViewId, (asked: AskedView, lang: Lang) => Promise<View>>;

/** The pictures of one view, counted for it alone. */
export const readView = (view: ViewId, asked: AskedView, lang: Lang): Promise<View> =>
  READERS[view](asked, lang);

/** Where, when and as of when, in one line: above the page and in every file. */
export const viewLead = ({ where, period }: AskedView, at: Date, lang: Lang) => {
  const words = say(messages, lang);
  return {
    what: words.lead(where, showDate(period.from, lang), showDate(period.to, lang)),
    asOf: words.asOf(showDateTime(at, lang)),
  };
};

export const tabPath = (tab: TabId): string => (tab === "overview" ? "/dashboard" : `/dashboard/${tab}`);

/** The address of a view as it is shown, with all that was chosen. */
export const viewHref = (path: string, { choice, shown, against, figure }: AskedView, more = {}): string => {
  const chosen = new URLSearchParams({
    ...(against !== "before" && { against }),
    ...(figure !== "intake" && { figure }),
    ...more,
  });
  const href = figuresHref(path, choice, shown);
  return chosen.size > 0 ? `${href}&${chosen}` : href;
};
