import { label } from "../labels.ts";
import { lengthOf } from "../text.ts";
import { ESCALATE_REASONS, type LetterKind, REFUSAL_REASONS } from "../vocabulary.ts";
import type { LetterParts } from "./blocks.ts";
import type { LetterFacts } from "./facts.ts";
import { DEFAULTS } from "./messages.ts";

const SUMMARY_LETTERS = 200;
const inOneLine = (text: string): string => {
  const line = text.replace(/\s*\n\s*/g, " ");
  return lengthOf(line) <= SUMMARY_LETTERS ? line : `${[...line].slice(0, SUMMARY_LETTERS).join("")}…`;
};
/** A word of the step's own record, or nothing. */
const told = (facts: LetterFacts, key: string): string => {
  const value = facts.step.data[key];
  return typeof value === "string" ? value : "";
};
const lines = (...parts: string[]): string => parts.filter((part) => part !== "").join("\n");

const PROPOSALS: Readonly<Record<LetterKind, (facts: LetterFacts) => LetterParts>> = {
  ACCEPTED: () => ({ next: DEFAULTS.acceptedNext }),
  REFUSED: (facts) => ({
    reason: lines(
      ...REFUSAL_REASONS.filter((reason) => reason === told(facts, "reason")).map((reason) =>
        label("refusalReason", reason, "zh"),
      ),
      told(facts, "words"),
    ),
    whereToGo: told(facts, "whereToGo"),
  }),
  INFO_ASKED: (facts) => ({ list: told(facts, "words") }),
  EXTENDED: (facts) => ({ reason: told(facts, "words"), until: facts.resolveDue ?? "" }),
  PROGRESS: ({ reply }) => ({ done: reply?.done ?? "", state: reply?.state ?? "", next: reply?.next ?? "" }),
  OPINION: (facts) => ({
    matter1: inOneLine(facts.statement),
    facts1: lines(facts.reply?.done ?? "", facts.reply?.state ?? ""),
    opinion1: facts.reply?.next ?? "",
  }),
  REPORTED: (facts) => ({
    done: told(facts, "done"),
    reason: lines(
      ...ESCALATE_REASONS.filter((reason) => reason === told(facts, "reason")).map((reason) =>
        label("escalateReason", reason, "zh"),
      ),
      told(facts, "whyNot"),
    ),
    asked: told(facts, "asked"),
  }),
};

/** What the record already says, so that nobody types it a second time; the drafter looks it over. */
export function proposedParts(kind: LetterKind, facts: LetterFacts): LetterParts {
  const { reply, unitName, unitPhone } = facts;
  return {
    summary: inOneLine(facts.statement),
    contact: reply
      ? DEFAULTS.contact(reply.contactName, reply.contactPhone)
      : DEFAULTS.contact(unitName, unitPhone),
    ...PROPOSALS[kind](facts),
  };
}
