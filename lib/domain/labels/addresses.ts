import { ADDRESS_COLUMNS, type AddressColumn } from "../rounds/addressColumns.ts";
import type { AddressProblem } from "../rounds/addressSheet.ts";
import type { HouseholdState, Lang } from "../vocabulary.ts";

/** What the columns of a list of addresses are called; the first of each is what we write. */
export const ADDRESS_HEADINGS = {
  community: [
    "社区",
    "社区(村)",
    "社区（村）",
    "社区村",
    "村",
    "社区名称",
    "社区代码",
    "Community",
    "Village",
  ],
  building: ["楼栋", "楼", "栋", "幢", "楼号", "栋号", "幢号", "楼栋号", "组", "Building"],
  unit: ["单元", "单元号", "Entrance", "Unit"],
  room: ["门牌", "门牌号", "房号", "房间号", "室", "室号", "户号", "Door", "Room"],
  state: ["现状", "状态", "居住情况", "State"],
} as const satisfies Record<AddressColumn, readonly [string, ...string[]]>;

/** How people write that a door stands empty. The first is our own word. */
export const STATE_WORDS = {
  OCCUPIED: ["有人住", "有人", "住人", "自住", "出租", "入住", "Lived in", "OCCUPIED"],
  EMPTY: ["空着", "空置", "空房", "空", "没人住", "无人", "无人居住", "Empty"],
  MOVED: ["搬走了", "搬走", "已搬走", "搬离", "Moved away", "MOVED"],
  CLOSED: ["不再住人", "拆除", "已拆", "已拆除", "拆迁", "No longer a home", "CLOSED"],
} as const satisfies Record<HouseholdState, readonly [string, ...string[]]>;

const COLUMN_EN = {
  community: "Community",
  building: "Building",
  unit: "Entrance",
  room: "Door",
  state: "State",
} as const satisfies Record<AddressColumn, string>;
export const addressHeading = (key: AddressColumn, lang: Lang): string =>
  lang === "zh" ? ADDRESS_HEADINGS[key][0] : COLUMN_EN[key];

type Sentence = readonly [zh: (p: Told) => string, en: (p: Told) => string];
type Told = { readonly typed: string; readonly most: number; readonly list: string };
const SENTENCES = {
  REQUIRED: [() => "这一格不能空。", () => "This cell must not be empty."],
  TOO_LONG: [
    ({ most }) => `太长了，最多${most}个字。`,
    ({ most }) => `Too long: ${most} characters at most.`,
  ],
  UNKNOWN_COMMUNITY: [
    ({ list }) => `您负责的范围里没有这个社区。${list && `可以写：${list}。`}`,
    ({ list }) => `There is no such community in your area.${list && ` Perhaps: ${list}.`}`,
  ],
  SEVERAL_COMMUNITIES: [
    ({ list }) => `叫这个名字的不止一个，请写代码：${list}。`,
    ({ list }) => `More than one has this name. Please write the code: ${list}.`,
  ],
  UNKNOWN_STATE: [
    ({ list }) => `看不懂这个现状。可以写：${list}；不填就算“有人住”。`,
    ({ list }) => `This state is not known. Possible: ${list}; an empty cell means lived in.`,
  ],
  OTHERWISE: [
    ({ list }) => `第${list}行是同一处，写的现状不一样。留下对的那一行，另一行删掉，再传一次。`,
    ({ list }) =>
      `Row ${list} is the same address with another state. Keep the row that is right, delete the other, and send it again.`,
  ],
  NO_ADDRESS: [
    ({ typed }) =>
      `“${typed}”不像楼栋、单元或门牌，可能是表格软件自己改的（例如把3-1改成了日期）。请把这一列设成“文本”，改对再导入。`,
    ({ typed }) =>
      `“${typed}” is no building, entrance or door; perhaps the spreadsheet altered it (3-1 becomes a date). Please set the column to text and correct it.`,
  ],
  PERSON_IN_CELL: [
    () => "这里像是电话或身份证号。门牌表只登记地址，不登记人，请删掉。",
    () =>
      "This looks like a phone or identity number. The list holds addresses, never persons. Please remove it.",
  ],
  QUOTE_IN_CELL: [
    () => "这一行里有一个多余的英文引号，读不准。",
    () => "There is a stray quotation mark in this row.",
  ],
  TEXT_AFTER_QUOTE: [
    () => "这一行的英文引号后面还有字，读不准。",
    () => "There is text behind a closing quotation mark in this row.",
  ],
  QUOTE_NOT_CLOSED: [
    () => "这一行的英文引号没有收尾，读不准。",
    () => "A quotation mark in this row is never closed.",
  ],
} as const satisfies Record<AddressProblem["code"], Sentence>;

/** What to do about a cell that could not be read. */
export function addressSentence(problem: AddressProblem, lang: Lang): string {
  const told = {
    typed: problem.typed,
    most: problem.most ?? 0,
    list: (problem.suggestions ?? []).join(lang === "zh" ? "、" : ", "),
  };
  return SENTENCES[problem.code][lang === "zh" ? 0 : 1](told);
}

/** The table to fill in, with an example of a block and of a village group. */
export const addressTemplate = (lang: Lang): string[][] => [
  ADDRESS_COLUMNS.map((key) => addressHeading(key, lang)),
  ...(lang === "zh"
    ? [["梧桐里社区", "12栋", "1单元", "301", "有人住"]]
    : [["Wutongli", "12", "1", "301", "Lived in"]]),
];
