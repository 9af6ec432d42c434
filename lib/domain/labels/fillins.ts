type Pair = readonly [zh: string, en: string];

/** What can stand in braces in a template: its name in both languages, and what it becomes. Both names work in either language. */
export const FILL_INS = {
  salutation: { name: ["称呼", "salutation"], means: ["怎样称呼这位居民", "how to address the resident"] },
  receiptNo: { name: ["编号", "receipt number"], means: ["回执编号", "the receipt number"] },
  category: { name: ["类别", "category"], means: ["问题类别", "the category"] },
  today: { name: ["日期", "date"], means: ["今天的日期", "today’s date"] },
  spokenOn: { name: ["反映日期", "day raised"], means: ["居民反映的那一天", "the day the resident spoke"] },
  place: { name: ["地点", "place"], means: ["发生在哪里", "where it happened"] },
  unit: { name: ["单位", "unit"], means: ["您的单位名称", "the name of your unit"] },
  due: { name: ["期限", "due date"], means: ["答复或办结的期限", "the date promised to the resident"] },
  contact: { name: ["联系人", "contact"], means: ["可以找谁", "whom to ask for"] },
  phone: { name: ["电话", "phone"], means: ["单位电话", "the phone of your unit"] },
} as const satisfies Record<string, { name: Pair; means: Pair }>;
export type FillIn = keyof typeof FILL_INS;

/** Stands where a value is not known, so that nobody sends it unseen. */
export const BLANK: Pair = ["〔请填：{name}〕", "〔to fill in: {name}〕"];

/** How somebody is addressed of whom only the family name may be shown; and nobody in particular. */
export const SALUTATION = {
  named: ["{first}先生/女士", "Mr/Ms {first}"],
  nobody: ["居民朋友", "Resident"],
} as const satisfies Record<string, Pair>;
