import { SHEET_COLUMNS, type SheetKey, type SheetLine } from "../ledger/ledgerSheet.ts";
import type { Lang } from "../vocabulary.ts";
import { sheetHeading, type WORD_COLUMNS, wordsIn } from "./ledger.ts";

type Sheet = {
  readonly name: string;
  readonly widths: readonly number[];
  readonly headRows: number;
  readonly foot: string;
  readonly rows: readonly { readonly style?: "HEAD"; readonly cells: readonly string[] }[];
};

/** One line as it might be filled in; places and people of the demonstration city. */
const EXAMPLE = {
  seq: ["1", "1"],
  number: ["2025-001", "2025-001"],
  registeredOn: ["2025-03-03", "2025-03-03"],
  channel: ["上门走访", "Home visit"],
  spokenOn: ["2025-03-02", "2025-03-02"],
  visitor: ["熊主任", "Director Xiong"],
  county: ["锦溪区", "锦溪区"],
  town: ["枫树街道", "枫树街道"],
  community: ["梧桐里社区", "梧桐里社区"],
  grid: ["", ""],
  resident: ["王阿姨", "Ms Wang"],
  phone: ["13800005678", "13800005678"],
  categoryL1: ["市政公用", "Public utilities"],
  categoryL2: ["路灯照明", "Street lights"],
  tier: ["急", "Urgent"],
  statement: ["路灯坏了半个月，晚上老人不敢出门", "The street light has been out for two weeks"],
  unit: ["", ""],
  handler: ["小刘", "Liu"],
  dispatchedOn: ["2025-03-03", "2025-03-03"],
  dueOn: ["2025-03-07", "2025-03-07"],
  repliedOn: ["2025-03-05", "2025-03-05"],
  reply: ["已经派人去修，三天内修好", "Somebody has been sent; it will be mended in three days"],
  onTime: ["是", "Yes"],
  measures: ["换了两盏灯", "Two lights were replaced"],
  resolvedOn: ["2025-03-08", "2025-03-08"],
  outcome: ["已解决", "Solved"],
  escalated: ["否", "No"],
  rating: ["满意", "Satisfied"],
  remark: ["这是示例，请删去这一行", "This is an example; please take this row out"],
} as const satisfies Record<SheetKey, readonly [zh: string, en: string]>;

/**
 * Whether a line is the example of the template, left in: its words with its number or its remark. Whoever writes a matter
 * of their own over it changes the words.
 */
export const isExample = ({ statement, number, remark }: SheetLine): boolean =>
  [0, 1].some(
    (at) =>
      statement === EXAMPLE.statement[at] && (number === EXAMPLE.number[at] || remark === EXAMPLE.remark[at]),
  );

const NEEDED: readonly SheetKey[] = ["registeredOn", "channel", "statement"];

/** The ledger to be filled in, and what may stand in each column. */
export function templateSheets(lang: Lang): Sheet[] {
  const at = lang === "zh" ? 0 : 1;
  const inLang = (zh: string, en: string): string => (lang === "zh" ? zh : en);
  const explained = SHEET_COLUMNS.map(({ key, kind }) => [
    sheetHeading(key, lang),
    NEEDED.includes(key) ? inLang("必填", "needed") : "",
    kind === "DATE"
      ? inLang("2025-03-09、2025.3.9、2025年3月9日或3/9", "2025-03-09, 2025.3.9, 2025年3月9日 or 3/9")
      : kind === "WORD"
        ? wordsIn(key as keyof typeof WORD_COLUMNS, lang).join(inLang("、", ", "))
        : "",
  ]);
  return [
    {
      name: inLang("台账", "Ledger"),
      widths: SHEET_COLUMNS.map(({ width }) => width),
      headRows: 1,
      foot: "",
      rows: [
        { style: "HEAD", cells: SHEET_COLUMNS.map(({ key }) => sheetHeading(key, lang)) },
        { cells: SHEET_COLUMNS.map(({ key }) => EXAMPLE[key][at]) },
      ],
    },
    {
      name: inLang("怎样填写", "How to fill it in"),
      widths: [24, 10, 110],
      headRows: 1,
      foot: "",
      rows: [
        {
          style: "HEAD",
          cells: [inLang("栏目", "Column"), inLang("必填", "Needed"), inLang("怎样写", "What to write")],
        },
        ...explained.map((cells) => ({ cells })),
      ],
    },
  ];
}
