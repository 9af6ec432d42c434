/** What is to be reckoned with in a workbook: 39,000, 6.5, a share of 0.923 that reads 92.3%, or 3 that reads 3天 or 3 days. */
export type SheetNumber = { readonly value: number; readonly as: keyof typeof NUMBER_LOOKS };
export type SheetCell = string | SheetNumber;

/** Tables say their numbers as people read them, and were published so: 39,000, 6.5, 92.3%. In a workbook they are reckoned with. */
const SAID = /^(-?\d{1,3}(?:,\d{3})*(?:\.\d)?)(%|天| days)?$/;
const DAYS = { 天: "DAYS_ZH", " days": "DAYS_EN" } as const;
/** How each reads, as a workbook says it; the signs of days are those of {@link DAYS}. */
const [zh, en] = Object.keys(DAYS);
export const NUMBER_LOOKS = {
  COUNT: "#,##0",
  DECIMAL: "#,##0.0",
  SHARE: "0.0%",
  DAYS_ZH: `#,##0"${zh}"`,
  DAYS_EN: `#,##0"${en}"`,
} as const;

/** A number as a table says it; null for a dash or a word. */
export function numberIn(text: string): SheetNumber | null {
  const [, digits, sign] = SAID.exec(text) ?? [];
  if (digits === undefined) return null;
  const plain = digits.replaceAll(",", "");
  // The point is moved in the digits: 92.3 ÷ 100 is not 0.923 to a machine.
  if (sign === "%") return { value: Number(`${plain}e-2`), as: "SHARE" };
  if (sign) return { value: Number(plain), as: DAYS[sign as keyof typeof DAYS] };
  return { value: Number(plain), as: plain.includes(".") ? "DECIMAL" : "COUNT" };
}

/** The cells of a row; the first names it, and so may others. */
export const withNumbers = (
  cells: readonly string[],
  names: (at: number) => boolean = () => false,
): readonly SheetCell[] => cells.map((text, at) => (at === 0 || names(at) ? text : (numberIn(text) ?? text)));
