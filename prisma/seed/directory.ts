import type { CategoryL1 } from "#lib/domain/vocabulary.ts";
import { DEPARTMENTS, type Department } from "./city.ts";

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
