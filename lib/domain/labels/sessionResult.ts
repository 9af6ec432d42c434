import type { RaisedEnd } from "../vocabulary.ts";

type Told = { readonly words: string; readonly corrections: readonly { readonly words: string }[] };
/** What somebody said, with what was corrected beside it: whoever handles it reads both. */
export const asTold = ({ words, corrections }: Told): string =>
  [words, ...corrections.map((one) => `补正：${one.words}`)].join("\n");

type Item = Told & {
  readonly end: RaisedEnd | null;
  readonly endWords: string;
  /** nothing of it may be told to everybody */
  readonly secret: boolean;
};
const ENDED = {
  ISSUE: () => "已登记立案，按期限办理答复。",
  ANSWERED: (said: string) => `当场答复：${said}`,
  NOT_FILED: (said: string) => `没有立案：${said}`,
} as const satisfies Record<RaisedEnd, (said: string) => string>;

/**
 * What came of a session, as the first draft of what everybody may read (domain.md N19, Z26): how many, and of each what it
 * was about and how it ended. Residents' pages speak Chinese, so does the draft; what is confidential is only counted.
 */
export function draftOfResult(items: readonly Item[]): string {
  const count = (end: RaisedEnd) => items.filter((item) => item.end === end).length;
  const told = items.filter(({ secret }) => !secret);
  const hidden = items.length - told.length;
  const sum = `这次接访听到${items.length}件事：登记立案${count("ISSUE")}件，当场答复${count("ANSWERED")}件，没有立案${count("NOT_FILED")}件。`;
  const lines = told.map((item, at) => {
    const line = `${at + 1}. ${asTold(item)}`;
    return item.end ? `${line}\n   ${ENDED[item.end](item.endWords)}` : line;
  });
  const rest = hidden > 0 ? [`另有${hidden}件不便公开。`] : [];
  return [sum, ...lines, ...rest].join("\n");
}

export type ResultItem = { readonly no: number; readonly said: string; readonly ended: string };
/**
 * The published text in its parts, read by the lines it was drafted in: a number begins what somebody said, the end of it stands
 * indented below. What was written otherwise stays a paragraph as it is.
 */
export function resultParts(text: string): { before: string; items: ResultItem[]; after: string } {
  const items: ResultItem[] = [];
  const [before, after]: [string[], string[]] = [[], []];
  for (const line of text.split("\n")) {
    const begins = /^(\d{1,3})\. ?(.*)$/.exec(line);
    const last = items.at(-1);
    if (begins) items.push({ no: Number(begins[1]), said: begins[2] ?? "", ended: "" });
    else if (!last) before.push(line);
    else if (after.length > 0 || /^另有\d+件不便公开/.test(line)) after.push(line);
    else if (last.ended || ENDS.some((end) => line.trimStart().startsWith(end)))
      items[items.length - 1] = { ...last, ended: join(last.ended, line.trimStart()) };
    else items[items.length - 1] = { ...last, said: join(last.said, line) };
  }
  return { before: before.join("\n"), items, after: after.join("\n") };
}
/** How the line of an end begins, whatever was answered. */
const ENDS = Object.values(ENDED).map((line) => line(""));
const join = (text: string, line: string): string => (text ? `${text}\n${line}` : line);

/** What a notice of a session says at first, for whoever announces it to change (domain.md N17). */
export const draftOfNotice = (told: { point: string; host: string; venue: string }) => ({
  // The day stands beside it wherever it is read.
  title: `${told.host.slice(0, 30)}到${told.point.slice(0, 20)}听您说`,
  text: `${told.host}在${told.venue}听大家说。有什么难事、烦心事，都可以当面讲，每一件都有说法。来不了的，打电话或者网上说也一样。`,
});

/** What is set right beside a published notice when somebody else will sit there. */
export const correctionOfHost = ({ from, to }: { from: string; to: string }): string =>
  `接访的人有变动：原定${from}，现在由${to}来听大家说。时间和地点不变。`;

/** A notice as one text, for feeds and calendars: what was set right comes first, as on its page. */
export const withCorrections = (told: {
  readonly text: string;
  readonly corrections: readonly { readonly words: string }[];
}): string => [...told.corrections.map(({ words }) => `更正：${words}`), told.text].join("\n");
