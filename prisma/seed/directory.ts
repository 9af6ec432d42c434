import type { NewRule } from "#lib/db/routing/routing.ts";
import { CATEGORIES_L1, type CategoryL1, type Level } from "#lib/domain/vocabulary.ts";
import { DEPARTMENTS, type Department, type OfficeUnit } from "./city.ts";

/** Who takes what at county and city; null = the office itself. */
const BY_SUBJECT: Readonly<Record<CategoryL1, Department | null>> = {
  HOUSING_PROPERTY: "HOUSING",
  UTILITIES: "HOUSING",
  ENVIRONMENT: "CITY_MANAGEMENT",
  URBAN_MANAGEMENT: "CITY_MANAGEMENT",
  LAND_RELOCATION: "HOUSING",
  SOCIAL_ASSISTANCE: "CIVIL_AFFAIRS",
  CARE_SERVICE: "CIVIL_AFFAIRS",
  HEALTH: "HEALTH",
  EDUCATION_EMPLOYMENT: "EDUCATION",
  NEIGHBOR_DISPUTE: null,
  TRANSPORT_SAFETY: "CITY_MANAGEMENT",
  GOVERNANCE_SERVICE: null,
};
const LABOUR = ["JOB_ASSISTANCE", "WAGE_ARREARS", "SOCIAL_INSURANCE", "SKILL_TRAINING"];

/** The two digits of the department for a leaf of the taxonomy. */
export function departmentFor(category: string): string | null {
  const [subject, leaf = ""] = category.split(".") as [CategoryL1, string];
  const department = LABOUR.includes(leaf) ? "LABOUR" : BY_SUBJECT[subject];
  return department && DEPARTMENTS[department][0];
}

/** The directory of the demonstration: what `departmentFor` says, as rules of every county and of the city. */
export function directoryRules(units: readonly OfficeUnit[], since: string, newId: () => string): NewRule[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const offices = units.filter(
    ({ kind, level }) => kind === "AREA" && (level === "COUNTY" || level === "CITY"),
  );
  const categories = [
    ...CATEGORIES_L1.filter((subject) => BY_SUBJECT[subject] !== null),
    ...LABOUR.map((leaf) => `EDUCATION_EMPLOYMENT.${leaf}`),
  ];
  return offices.flatMap((office) =>
    categories.flatMap((category) => {
      const unit = byCode.get(
        `${office.code}-${departmentFor(category.includes(".") ? category : `${category}.`)}`,
      );
      if (!unit) return [];
      const rule = { category, placeUnitId: office.id, level: office.level as Level, unitId: unit.id };
      return [{ ...rule, id: newId(), validFrom: since, validTo: null, reason: "按部门职责" }];
    }),
  );
}
