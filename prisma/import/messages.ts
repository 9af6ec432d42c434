import type { UnitLevel } from "#lib/domain/vocabulary.ts";

/** What the import says, in both languages: a command line does not know who reads it. */
const line = (zh: string, en: string) => `${zh} · ${en}`;

export const ROW_ERRORS = {
  BAD_HEADER: line("第一行应为 code,name,level,parent", "the first line must be code,name,level,parent"),
  NO_ROWS: line("文件里没有数据行", "the file has no rows"),
  BROKEN_QUOTES: line("引号不配对", "the quotes do not match"),
  COLUMN_COUNT: line("应有 4 列", "there must be 4 columns"),
  NAME_EMPTY: line("名称为空", "the name is empty"),
  NAME_TOO_LONG: line("名称超过 60 个字", "the name is longer than 60 characters"),
  UNKNOWN_LEVEL: line(
    "层级应为 city、district/county、street/town、community/village、grid 之一",
    "the level must be city, district/county, street/town, community/village or grid",
  ),
  BAD_CODE: line("代码不合规则", "the code does not follow the rules"),
  DUPLICATE_CODE: line("代码重复", "the code is there twice"),
  PARENT_MISSING: line("没有写上级代码", "the parent's code is missing"),
  CITY_WITH_PARENT: line("市没有上级，这一格应为空", "a city has no parent, this cell must be empty"),
  UNKNOWN_PARENT: line(
    "上级代码在文件和名册里都没有",
    "the parent is neither in the file nor in the register",
  ),
  WRONG_PARENT: line(
    "代码不属于这个上级：应以上级代码开头，并紧挨在它下面",
    "the code does not belong to this parent: it must begin with the parent's and lie right below it",
  ),
  TAKEN_BY_OTHER: line("名册里这个代码是别的单位", "in the register this code is another kind of unit"),
} as const;
export type RowErrorCode = keyof typeof ROW_ERRORS;

/** What each level's code looks like (GB/T 2260, GB/T 10114, domain.md F3). */
export const CODE_RULES = {
  CITY: line("市 4 位或 6 位（末两位 00）", "city: 4 digits, or 6 ending in 00"),
  COUNTY: line("区县 6 位（末两位 01–99）", "county: 6 digits, the last two 01–99"),
  TOWN: line("街道乡镇 9 位（末三位 001–599）", "town: 9 digits, the last three 001–599"),
  COMMUNITY: line("社区村 12 位（末三位 001–599）", "community: 12 digits, the last three 001–599"),
  GRID: line("网格 15 位（末三位 001–999）", "grid: 15 digits, the last three 001–999"),
} as const satisfies Record<UnitLevel, string>;

export const messages = {
  usage: line(
    "用法：npm run import:divisions -- 文件.csv [--dry-run]",
    "Usage: npm run import:divisions -- FILE.csv [--dry-run]",
  ),
  unreadable: (file: string) => line(`无法读取 ${file}`, `Cannot read ${file}`),
  notUtf8: line(
    "文件不是 UTF-8 编码，请另存为“CSV UTF-8”",
    "The file is not UTF-8, please save it as “CSV UTF-8”",
  ),
  rowError: (at: number, sentence: string, value: string) =>
    `${line(`第 ${at} 行`, `line ${at}`)}: ${sentence}${value && ` (${value})`}`,
  nothingWritten: (count: number) =>
    line(`发现 ${count} 处错误，什么也没有写入`, `${count} errors found, nothing was written`),
  unchanged: (count: number) =>
    line(
      `${count} 个单位都已在名册里，没有变化`,
      `All ${count} units are in the register already, no change`,
    ),
  done: (added: number, renamed: number, unchanged: number) =>
    line(
      `新增 ${added} 个，改名 ${renamed} 个，不变 ${unchanged} 个`,
      `${added} added, ${renamed} renamed, ${unchanged} unchanged`,
    ),
  dryRun: line("试运行，没有写入", "Dry run, nothing was written"),
} as const;
