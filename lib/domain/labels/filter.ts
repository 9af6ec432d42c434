import type { Standing } from "../figures/standings.ts";
import type { Wait } from "../figures/waits.ts";
import { categoryPath, label, showDate } from "../labels.ts";
import {
  type Due,
  type LedgerField,
  type LedgerFilter,
  ledgerPairs,
  NO_CATEGORY,
  type Sort,
} from "../ledger/ledgerFilter.ts";
import type { CategoryL1, Lang } from "../vocabulary.ts";
import { FIGURES, figureName, pick } from "./figures.ts";

type Pair = readonly [zh: string, en: string];
type Names = Readonly<Record<string, string>>;

/** How a field of the filter is called. */
export const FIELD_WORDS = {
  level: ["层级", "level"],
  unit: ["地区或单位", "area or unit"],
  here: ["只看本级", "only this unit"],
  state: ["状态", "state"],
  tier: ["急愁难盼", "tier"],
  category: ["问题类别", "category"],
  due: ["期限", "due"],
  channel: ["渠道", "channel"],
  text: ["查找的文字", "text"],
  from: ["开始日期", "first day"],
  to: ["结束日期", "last day"],
  hazard: ["危险", "danger"],
  board: ["协调、督办台", "board"],
  initialTier: ["最初的急愁难盼", "tier at first"],
  standing: ["现在怎样", "how it stands"],
  waited: ["登记到今天", "waiting since registration"],
  took: ["登记到办结", "days until resolved"],
  charged: ["责任算在", "charged to"],
  figure: ["指标", "figure"],
  part: ["指标的部分", "part of the figure"],
  sort: ["排序", "order"],
  dir: ["先后", "direction"],
  after: ["页码", "page"],
  before: ["页码", "page"],
  col: ["显示的栏", "columns"],
} as const satisfies Record<LedgerField, Pair>;

export const DUE_WORDS = {
  overdue: ["已超期", "Overdue"],
  today: ["今天到期", "Due today"],
  "3days": ["三天内到期", "Due within three days"],
  none: ["没有在走的期限", "No limit running"],
} as const satisfies Record<Due, Pair>;

export const STANDING_WORDS = {
  WAITING: ["还没有答复", "Not answered yet"],
  ANSWERED: ["答复了，还在办", "Answered, still open"],
  ENDED: ["已办结", "Resolved"],
  NOT_TAKEN: ["不予受理或撤回", "Not accepted or withdrawn"],
} as const satisfies Record<Standing, Pair>;

export const WAIT_WORDS = {
  D3: ["3天以内", "up to 3 days"],
  D7: ["4—7天", "4–7 days"],
  D15: ["8—15天", "8–15 days"],
  D30: ["16—30天", "16–30 days"],
  D60: ["31—60天", "31–60 days"],
  D90: ["61—90天", "61–90 days"],
  LONGER: ["90天以上", "over 90 days"],
} as const satisfies Record<Wait, Pair>;

export const SORT_WORDS = {
  registered: ["登记时间", "Registration"],
  due: ["期限", "Due date"],
  updated: ["最后更新", "Last change"],
} as const satisfies Record<Sort, Pair>;

const YES: Pair = ["是", "yes"];
const NOTHING: Pair = ["没有筛选，范围内全部", "none: everything you may see"];
/** Fields that do not narrow what a file holds. */
const NOT_TOLD: readonly LedgerField[] = ["col", "dir", "part", "sort"];

/** The filter of the ledger as people read it: "层级：区县；状态：办理中". `names` are those of its units. */
export function filterWords(filter: Partial<LedgerFilter>, names: Names, lang: Lang): string {
  const told = ledgerPairs(filter)
    .filter(([field]) => !NOT_TOLD.includes(field))
    .map(([field, value]) => {
      const read = filterWord(field, value, filter, names, lang);
      return lang === "zh"
        ? `${pick(FIELD_WORDS[field], lang)}：${read}`
        : `${pick(FIELD_WORDS[field], lang)}: ${read}`;
    });
  return told.length > 0 ? told.join(lang === "zh" ? "；" : "; ") : pick(NOTHING, lang);
}

function filterWord(
  field: LedgerField,
  value: string,
  filter: Partial<LedgerFilter>,
  names: Names,
  lang: Lang,
): string {
  switch (field) {
    case "unit":
    case "charged":
      return names[value] ?? "";
    case "board":
      return label("boardColumn", value as never, lang);
    case "level":
    case "state":
    case "channel":
      return label(field, value as never, lang);
    case "standing":
      return pick(STANDING_WORDS[value as Standing], lang);
    case "waited":
    case "took":
      return pick(WAIT_WORDS[value as Wait], lang);
    case "tier":
    case "initialTier":
      return label("tierChar", value as never, lang);
    case "category":
      if (value === NO_CATEGORY || value.includes(".")) return categoryPath(value, lang);
      return label("categoryL1", value as CategoryL1, lang);
    case "due":
      return pick(DUE_WORDS[value as Due], lang);
    case "from":
    case "to":
      return showDate(value, lang);
    case "figure":
      return filter.figure
        ? `${figureName(filter.figure, lang)}（${pick(FIGURES[filter.figure][filter.part ?? "denominator"], lang)}）`
        : value;
    case "here":
    case "hazard":
      return pick(YES, lang);
    default:
      return value;
  }
}
