/** One thing measured: its name, and the figures in the order of the head. */
export type Line = readonly (string | number)[];

/** A table as plain Markdown, columns lined up, so that what the terminal shows can go into docs/benchmarks.md as it is. */
export function table(head: readonly string[], lines: readonly Line[]): string {
  const rows = [head, ...lines].map((line) => line.map(String));
  const widths = head.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? "").length)));
  const written = rows.map(
    (row) => `| ${widths.map((width, at) => pad(row[at] ?? "", width, at)).join(" | ")} |`,
  );
  written.splice(1, 0, `|${widths.map((width, at) => rule(width, at)).join("|")}|`);
  return written.join("\n");
}

const pad = (text: string, width: number, at: number) =>
  at === 0 ? text.padEnd(width) : text.padStart(width);
const rule = (width: number, at: number) => (at === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`);

/** The value below which `share` of the values lie (0.5 = median). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** 1234.5 → "1,235", 12.34 → "12.3", 1.234 → "1.23". */
export const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
