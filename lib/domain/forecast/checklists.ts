/**
 * 预防工作走在调解前 (domain.md Z13): what is looked at before a month brings it. Drivers of the seasons: domain.md D "Jan wages,
 * pipes; Mar–Apr wall damp; May–Jul flooding; Jul–Aug power, water, night noise; May–Sep school places; Dec aid review".
 * The number of an entry is its place in this list and stands in instructions and finds its words (lib/domain/labels/checklists): new ones go to the end.
 */
type Checklist = {
  /** kinds of problems it prevents */
  readonly categories: readonly string[];
  /** months before or in which it is looked at, 1 = January */
  readonly months: readonly number[];
};

export const CHECKLISTS: readonly Checklist[] = [
  {
    categories: ["EDUCATION_EMPLOYMENT.WAGE_ARREARS"],
    months: [12, 1],
  },
  {
    categories: ["UTILITIES.WATER_SUPPLY", "UTILITIES.HEATING_HOT_WATER"],
    months: [11, 12, 1],
  },
  {
    categories: ["NEIGHBOR_DISPUTE.WATER_DAMAGE", "HOUSING_PROPERTY.LEAK_QUALITY"],
    months: [2, 3, 4],
  },
  {
    categories: ["UTILITIES.DRAINAGE", "UTILITIES.ROAD_MANHOLE"],
    months: [4, 5, 6, 7],
  },
  {
    categories: ["TRANSPORT_SAFETY.DROWNING_PREVENTION"],
    months: [5, 6, 7],
  },
  {
    categories: ["UTILITIES.POWER_SUPPLY"],
    months: [6, 7],
  },
  {
    categories: ["ENVIRONMENT.NOISE", "NEIGHBOR_DISPUTE.NEIGHBOR_NOISE"],
    months: [6, 7],
  },
  {
    categories: ["EDUCATION_EMPLOYMENT.SCHOOL_ADMISSION"],
    months: [4, 5, 6, 7],
  },
  {
    categories: ["SOCIAL_ASSISTANCE.MINIMUM_LIVING", "SOCIAL_ASSISTANCE.TEMPORARY_AID"],
    months: [11, 12],
  },
  {
    categories: [
      "TRANSPORT_SAFETY.FIRE_HAZARD",
      "URBAN_MANAGEMENT.UNSAFE_CHARGING",
      "URBAN_MANAGEMENT.CORRIDOR_CLUTTER",
    ],
    months: [11, 12, 1, 2],
  },
  {
    categories: ["TRANSPORT_SAFETY.TRAFFIC_FACILITY", "EDUCATION_EMPLOYMENT.AFTER_SCHOOL_CARE"],
    months: [8, 9],
  },
  {
    categories: ["URBAN_MANAGEMENT.SIGNAGE", "ENVIRONMENT.GREENING"],
    months: [7, 8, 9],
  },
  {
    categories: ["UTILITIES.HEATING_HOT_WATER", "UTILITIES.GAS_SUPPLY"],
    months: [9, 10],
  },
];

export type NumberedChecklist = Checklist & { readonly no: number };
/** What is to be looked at for this month, by its first day. */
export const checklistsFor = (month: string): NumberedChecklist[] =>
  CHECKLISTS.map((one, no) => ({ ...one, no })).filter(({ months }) =>
    months.includes(Number(month.slice(5, 7))),
  );
/** One of them, where it is to be looked at for this month. */
export const checklistOf = (month: string, no: number): NumberedChecklist | undefined =>
  checklistsFor(month).find((one) => one.no === no);
