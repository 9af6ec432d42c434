import type { Tree } from "../files/xml.ts";
import { label } from "../labels.ts";
import { say } from "../texts.ts";
import { CATEGORIES, type CategoryL1, HAZARDS, type Lang } from "../vocabulary.ts";
import { messages } from "./messages.ts";

/** Raised whenever services or questions change: clients fetch them again then (Service Discovery, `changeset`). */
export const CHANGESET = "2026-11-27T00:00:00+08:00";

/** How the name and phone of a request are kept; what only staff may decide (SENSITIVE) is not offered. */
const OFFERED_CONFIDENTIALITY = ["NORMAL", "CONFIDENTIAL", "ANONYMOUS"] as const;

type Datatype = "string" | "singlevaluelist" | "multivaluelist";
type Attribute = { readonly code: string; readonly datatype: Datatype; readonly keys: readonly string[] };
/** What every service asks besides the place and the words. None is required. */
export const ATTRIBUTES = [
  { code: "WHERE", datatype: "string", keys: [] },
  { code: "CONFIDENTIALITY", datatype: "singlevaluelist", keys: OFFERED_CONFIDENTIALITY },
  { code: "DANGER", datatype: "multivaluelist", keys: HAZARDS },
] as const satisfies readonly Attribute[];
export type AttributeCode = (typeof ATTRIBUTES)[number]["code"];

const subjectOf = (code: string): CategoryL1 => code.split(".", 1)[0] as CategoryL1;

/** A service is a leaf of the subject taxonomy, in groups of its twelve subjects (domain.md B). */
export const serviceList = (lang: Lang): Tree =>
  CATEGORIES.map((code) => {
    const name = label("category", code, lang);
    const group = label("categoryL1", subjectOf(code), lang);
    return {
      service_code: code,
      service_name: name,
      description: say(messages, lang).service(name, group),
      metadata: true,
      type: "realtime",
      keywords: (["zh", "en"] as const)
        .flatMap((one) => [label("category", code, one), label("categoryL1", subjectOf(code), one)])
        .map((word) => word.replaceAll(",", ""))
        .join(", "),
      group,
    };
  });

export const isService = (code: string): boolean => CATEGORIES.includes(code);

/** The questions of a service. */
export function serviceDefinition(code: string, lang: Lang): Tree {
  const words = say(messages, lang);
  return {
    service_code: code,
    attributes: ATTRIBUTES.map((attribute, at) => ({
      variable: true,
      code: attribute.code,
      datatype: attribute.datatype,
      required: false,
      datatype_description: words[`${attribute.code}_HOW`],
      order: at + 1,
      description: words[attribute.code],
      values: attribute.keys.map((key) => ({ key, name: valueName(attribute.code, key, lang) })),
    })),
  };
}

function valueName(code: AttributeCode, key: string, lang: Lang): string {
  if (code === "DANGER") return label("hazard", key as (typeof HAZARDS)[number], lang);
  return say(messages, lang)[key as (typeof OFFERED_CONFIDENTIALITY)[number]];
}
