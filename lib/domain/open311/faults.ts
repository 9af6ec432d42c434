import type { Tree } from "../files/xml.ts";
import { sentence } from "../labels.ts";
import { isProblem, type Problem } from "../problems.ts";
import type { Lang } from "../vocabulary.ts";
import { FAULTS } from "./messages.ts";

type FaultCode = keyof typeof FAULTS;
/** A refusal of the interface itself, or of what a use case refuses with; several may come together. */
export type Fault = {
  readonly fault: FaultCode;
  readonly details?: Readonly<Record<string, string | number>>;
};
export type Refusal = Fault | Problem;

export const fault = (code: FaultCode, details?: Fault["details"]): Fault =>
  details ? { fault: code, details } : { fault: code };
export const isFault = (value: unknown): value is Fault =>
  typeof value === "object" && value !== null && "fault" in value;
export const isRefusal = (value: unknown): value is Refusal => isFault(value) || isProblem(value);

/** The HTTP status of an answer that refuses; the first error decides. */
export const statusOfRefusal = ([first]: readonly Refusal[]): number =>
  first && isFault(first) ? FAULTS[first.fault][0] : 400;

/** The list of errors as GeoReport v2 has it: code and a sentence for the user. */
export const errorList = (refusals: readonly Refusal[], lang: Lang): Tree =>
  refusals.map((refusal) => ({
    code: statusOfRefusal([refusal]),
    description: isFault(refusal) ? faultSentence(refusal, lang) : sentence(refusal, lang),
  }));

/** What was sent is told back, but not at any length. */
const MOST_TOLD = 200;
const faultSentence = ({ fault: code, details }: Fault, lang: Lang): string =>
  FAULTS[code][lang === "zh" ? 1 : 2].replace(/\{(\w+)\}/g, (whole, key) =>
    String(details?.[key] ?? whole).slice(0, MOST_TOLD),
  );
