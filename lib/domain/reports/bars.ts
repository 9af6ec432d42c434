/** Bars of text, for papers and workbooks: a pattern of its own for each series, told apart without colours, also in print. */
export const PATTERNS = ["█", "▓", "▒", "░"] as const;
const LENGTH = 20;

export const barText = (value: number | null, longest: number, series: number): string =>
  value === null
    ? ""
    : (PATTERNS[series % PATTERNS.length] as string).repeat(Math.round((value / longest) * LENGTH));
