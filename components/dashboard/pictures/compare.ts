import { barDrawing, COLOURS } from "#components/chart/options.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import { changeInTenths } from "#lib/domain/figures/change.ts";
import {
  type FigureValue,
  fractionOf,
  type HeadlineId,
  NOTHING,
  ranks,
} from "#lib/domain/figures/metrics.ts";
import { figureName } from "#lib/domain/labels/figures.ts";
import { percent, say, showDate, showNumber } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "../messages.ts";
import { pictureMessages } from "../messages-pictures.ts";
import { type Cell, column, mark, numbers, type Picture } from "../picture.ts";

type Id = HeadlineId;
type Compared = Readonly<Partial<Record<Id, FigureValue>>>;
type Peer = {
  readonly unitId: string;
  readonly name: string;
  readonly self: boolean;
  readonly open: boolean;
  readonly values: Readonly<Partial<Record<Id, FigureValue | null>>>;
};
type Comparison = {
  readonly current: Compared;
  readonly earlier: Compared;
  readonly other: Period;
  readonly peers: readonly Peer[];
};

const RATES = [
  "feedbackRate",
  "resolvedRate",
  "onTimeReplyRate",
  "responseRate",
  "resolutionRate",
  "satisfactionRate",
] as const;
const PEER_RATES = ["feedbackRate", "resolvedRate", "onTimeReplyRate", "satisfactionRate"] as const;
const BAR_GROUP = 54;

export const comparePictures = (comparison: Comparison, lang: Lang): Picture[] => [
  periods(comparison, lang),
  ...(comparison.peers.length > 1 ? [peers(comparison.peers, lang)] : []),
];

const at = (values: Compared, id: Id): FigureValue => values[id] ?? NOTHING;
const share = (id: Id, value: FigureValue | null): number | null => {
  const [top, bottom] = fractionOf(id, value ?? NOTHING);
  return bottom === 0 ? null : top / bottom;
};

function periods({ current, earlier, other }: Comparison, lang: Lang): Picture {
  const words = say(pictureMessages, lang);
  const range = { from: other.from, to: other.to };
  const rate = (id: Id, value: FigureValue, more = {}): Cell => ({
    text: percent(...fractionOf(id, value), lang),
    mark: mark(id, "numerator", value.counted, more),
  });
  return {
    id: "periods",
    title: words.periodsTitle,
    lead: words.periodsLead(showDate(other.from, lang), showDate(other.to, lang)),
    phone: "cards",
    drawing: barDrawing(
      {
        names: RATES.map((id) => figureName(id, lang)),
        series: [
          {
            name: words.now,
            colour: COLOURS.done,
            values: RATES.map((id) => share(id, at(current, id))),
            marks: RATES.map((id) => mark(id, "numerator", at(current, id).counted)),
          },
          {
            name: words.earlier,
            colour: COLOURS.third,
            values: RATES.map((id) => share(id, at(earlier, id))),
            marks: RATES.map((id) => mark(id, "numerator", at(earlier, id).counted, range)),
          },
        ],
        lying: true,
        share: true,
      },
      RATES.length * BAR_GROUP + 64,
      true,
    ),
    head: [
      column(words.figure),
      numbers(words.now),
      numbers(say(messages, lang).outOf, "now-n"),
      numbers(words.earlier),
      numbers(say(messages, lang).outOf, "earlier-n"),
      numbers(words.change),
    ],
    rows: [
      {
        key: "intake",
        cells: [
          figureName("intake", lang),
          mark("intake", "numerator", at(current, "intake").n),
          "",
          mark("intake", "numerator", at(earlier, "intake").n, range),
          "",
          signed(at(current, "intake").n - at(earlier, "intake").n, (n) => showNumber(n, lang)),
        ],
      },
      ...RATES.map((id) => ({
        key: id,
        cells: [
          figureName(id, lang),
          rate(id, at(current, id)),
          mark(id, "denominator", at(current, id).n),
          rate(id, at(earlier, id), range),
          mark(id, "denominator", at(earlier, id).n, range),
          changeText(changeInTenths(id, at(current, id), at(earlier, id)), lang),
        ],
      })),
    ],
  };
}

const MINUS = "−";
const signed = (n: number, show: (size: number) => string): string =>
  n === 0 ? "0" : `${n > 0 ? "+" : MINUS}${show(Math.abs(n))}`;

/** +1.2 percentage points; the dash where there is nothing to divide. */
function changeText(tenths: number | null, lang: Lang): string {
  const words = say(pictureMessages, lang);
  if (tenths === null) return "—";
  if (tenths === 0) return words.same;
  return words.points(signed(tenths, (size) => `${showNumber(Math.floor(size / 10), lang)}.${size % 10}`));
}

function peers(list: readonly Peer[], lang: Lang): Picture {
  const words = say(pictureMessages, lang);
  const general = say(messages, lang);
  const places = ranks(list.map(({ values }) => values.feedbackRate ?? NOTHING));
  const nameOf = ({ name, self }: Peer) => (self ? words.thisUnit(name) : name);
  const shown = PEER_RATES.slice(0, 3);
  const colours = [COLOURS.done, COLOURS.all, COLOURS.third];
  const numerator = ({ unitId, open, values }: Peer, id: Id) =>
    open && values[id] ? mark(id, "numerator", values[id].counted, { unit: unitId }) : null;
  const cells = (peer: Peer, id: Id): Cell[] => {
    const value = peer.values[id];
    if (!value) return [words.small, words.small];
    const text = percent(...fractionOf(id, value), lang);
    const top = numerator(peer, id);
    if (!top) return [text, showNumber(value.n, lang)];
    return [{ text, mark: top }, mark(id, "denominator", value.n, { unit: peer.unitId })];
  };
  const beyond = list.some(({ open }) => !open);
  return {
    id: "peers",
    title: words.peersTitle,
    lead: beyond ? `${words.peersLead}${lang === "zh" ? "" : " "}${words.peersOpen}` : words.peersLead,
    phone: "cards",
    drawing: barDrawing(
      {
        names: list.map(nameOf),
        series: shown.map((id, index) => ({
          name: figureName(id, lang),
          colour: colours[index] as string,
          values: list.map(({ values }) => share(id, values[id] ?? null)),
          marks: list.map((peer) => numerator(peer, id)),
        })),
        lying: true,
        share: true,
      },
      list.length * BAR_GROUP + 64,
      true,
    ),
    head: [
      column(general.unitHead),
      ...PEER_RATES.flatMap((id) => [numbers(figureName(id, lang)), numbers(general.outOf, `${id}-n`)]),
      numbers(`${general.rank} (${general.rankBy})`),
    ],
    rows: list.map((peer, index) => ({
      key: peer.unitId,
      cells: [
        nameOf(peer),
        ...PEER_RATES.flatMap((id) => cells(peer, id)),
        String(places[index] ?? general.noRank),
      ],
    })),
  };
}
