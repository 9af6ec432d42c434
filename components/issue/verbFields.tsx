import { ENDING_FIELDS } from "./fields/ending.tsx";
import { HANDLING_FIELDS } from "./fields/handling.tsx";
import { INTAKE_FIELDS } from "./fields/intake.tsx";
import { JOINT_FIELDS } from "./fields/joint.tsx";
import { MOVING_FIELDS } from "./fields/moving.tsx";
import { WAITING_FIELDS } from "./fields/waiting.tsx";

export type { FormFacts } from "./fields/facts.ts";

/** The fields of every step that a person takes on the page of an issue. */
export const VERB_FIELDS = {
  ...INTAKE_FIELDS,
  ...HANDLING_FIELDS,
  ...JOINT_FIELDS,
  ...WAITING_FIELDS,
  ...MOVING_FIELDS,
  ...ENDING_FIELDS,
};
export type FormVerb = keyof typeof VERB_FIELDS;
