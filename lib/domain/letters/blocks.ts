import { formatReceiptNo } from "../casework/receipt.ts";
import { LETTER_LABELS } from "../labels/letters.ts";
import { label } from "../labels.ts";
import type { LetterKind } from "../vocabulary.ts";
import { type LetterFacts, paperDate } from "./facts.ts";
import { isStand, MOST_MATTERS } from "./kinds.ts";
import { HEADING_1, HEADING_2, HEADING_3, HEADINGS, SENTENCES } from "./messages.ts";

/** A letter as data, built once and rendered twice: as .docx and as a page to print. */
export type LetterBlock = {
  readonly kind: "PARAGRAPH" | "HEADING_1" | "HEADING_2" | "HEADING_3";
  readonly text: string;
};
export type LetterBody = {
  readonly title: string;
  readonly blocks: readonly LetterBlock[];
  readonly unit: string;
};
export type LetterParts = Readonly<Record<string, string>>;

const paragraph = (text: string): LetterBlock => ({ kind: "PARAGRAPH", text });
/** What was typed in several lines becomes several paragraphs: paper has no blank lines. */
const paragraphs = (text: string): LetterBlock[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(paragraph);

/** Numbers its headings 一、二、三 as they come. */
function numbered(
  ...sections: (readonly [heading: string, ...blocks: LetterBlock[]] | null)[]
): LetterBlock[] {
  return sections
    .filter((section) => section !== null)
    .flatMap(([heading, ...blocks], at) => [
      { kind: "HEADING_1" as const, text: HEADING_1(at, heading) },
      ...blocks,
    ]);
}

const raised = ({ spokenOn, channel, receiptNo }: LetterFacts): LetterBlock =>
  paragraph(
    SENTENCES.raised(paperDate(spokenOn), label("channel", channel, "zh"), formatReceiptNo(receiptNo)),
  );
const summary = (parts: LetterParts): LetterBlock => paragraph(SENTENCES.raisedMatter(parts.summary ?? ""));
const contact = (parts: LetterParts): LetterBlock => paragraph(SENTENCES.contact(parts.contact ?? ""));
const day = (date: string | undefined): string => (date ? paperDate(date) : "");

type Builder = (facts: LetterFacts, parts: LetterParts) => LetterBlock[];

/** What each kind says, in the order of its paper (domain.md F5). */
const BUILDERS: Readonly<Record<LetterKind, Builder>> = {
  ACCEPTED: (facts, parts) => [
    raised(facts),
    summary(parts),
    paragraph(SENTENCES.accepted(paperDate(facts.step.on))),
    ...(facts.isPetitionItem ? [paragraph(SENTENCES.petitionTime)] : []),
    ...(facts.replyDue ? [paragraph(SENTENCES.replyBy(paperDate(facts.replyDue)))] : []),
    ...paragraphs(parts.next ?? ""),
    paragraph(SENTENCES.track(formatReceiptNo(facts.receiptNo))),
    contact(parts),
  ],
  REFUSED: (facts, parts) => [
    raised(facts),
    summary(parts),
    paragraph(SENTENCES.refused(paperDate(facts.step.on))),
    ...numbered(
      [HEADINGS.reason, ...paragraphs(parts.reason ?? "")],
      [HEADINGS.whereToGo, ...paragraphs(parts.whereToGo ?? "")],
      [HEADINGS.remedy, paragraph(SENTENCES.review(facts.superiorName))],
      [HEADINGS.contact, contact(parts)],
    ),
  ],
  INFO_ASKED: (facts, parts) => [
    raised(facts),
    summary(parts),
    paragraph(SENTENCES.infoNeeded),
    ...items(parts.list ?? ""),
    paragraph(SENTENCES.infoUntil(day(parts.until))),
    paragraph(SENTENCES.infoPause),
    contact(parts),
  ],
  EXTENDED: (facts, parts) => [
    raised(facts),
    summary(parts),
    paragraph(SENTENCES.extended(day(parts.until))),
    ...numbered(
      [HEADINGS.reason, ...paragraphs(parts.reason ?? "")],
      [
        HEADINGS.next,
        ...(facts.isPetitionItem ? [paragraph(SENTENCES.extendedPetition)] : []),
        paragraph(SENTENCES.extendedReply),
      ],
      [HEADINGS.contact, contact(parts)],
    ),
  ],
  PROGRESS: (facts, parts) => [
    raised(facts),
    summary(parts),
    ...numbered(
      [HEADINGS.done, ...paragraphs(parts.done ?? "")],
      [HEADINGS.state, ...paragraphs(parts.state ?? "")],
      [HEADINGS.next, ...paragraphs(parts.next ?? "")],
      [HEADINGS.contact, contact(parts)],
    ),
  ],
  OPINION: opinion,
  REPORTED: (facts, parts) => [
    raised(facts),
    summary(parts),
    paragraph(SENTENCES.escalated(paperDate(facts.step.on))),
    ...numbered(
      [HEADINGS.done, ...paragraphs(parts.done ?? "")],
      [HEADINGS.reason, ...paragraphs(parts.reason ?? "")],
      [HEADINGS.asked, ...paragraphs(parts.asked ?? "")],
      [
        HEADINGS.next,
        ...(facts.replyDue ? [paragraph(SENTENCES.escalatedReply(paperDate(facts.replyDue)))] : []),
        paragraph(SENTENCES.escalatedNoMore),
        contact(parts),
      ],
    ),
  ],
};

/** A list, one line an item, numbered 1．2．3． */
const items = (text: string): LetterBlock[] =>
  paragraphs(text).map((line, at) => ({ kind: "HEADING_3", text: HEADING_3(at, bare(line.text)) }));
/** A line that was numbered by hand is not numbered twice. */
const bare = (line: string): string => line.replace(/^\s*[(（]?\d{1,2}[)）.．、]\s*/u, "");

/**
 * 答复意见书: ① how and when it was received, matter by matter ② facts, basis and opinion per matter (§32)
 * ③ contact; the remedy of a review within 30 日 only for true petition items (§31(6), §35). ④ is below the text.
 */
function opinion(facts: LetterFacts, parts: LetterParts): LetterBlock[] {
  const matters = Array.from({ length: MOST_MATTERS }, (_, at) => ({
    matter: parts[`matter${at + 1}`] ?? "",
    facts: parts[`facts${at + 1}`] ?? "",
    basis: parts[`basis${at + 1}`] ?? "",
    stand: parts[`stand${at + 1}`] ?? "",
    opinion: parts[`opinion${at + 1}`] ?? "",
  })).filter(({ matter }) => matter !== "");
  return [
    paragraph(
      SENTENCES.opinionIntro(
        paperDate(facts.spokenOn),
        label("channel", facts.channel, "zh"),
        formatReceiptNo(facts.receiptNo),
      ),
    ),
    ...numbered(
      [
        HEADINGS.received,
        ...paragraphs(parts.summary ?? ""),
        ...(matters.length > 1
          ? matters.map(({ matter }, at) => ({ kind: "HEADING_3" as const, text: HEADING_3(at, matter) }))
          : []),
      ],
      [
        HEADINGS.opinions,
        ...matters.flatMap(({ matter, facts: found, basis, stand, opinion: words }, at): LetterBlock[] => [
          { kind: "HEADING_2", text: HEADING_2(at, matter) },
          ...paragraphs(SENTENCES.facts(found)),
          ...(basis ? paragraphs(SENTENCES.basis(basis)) : []),
          ...paragraphs(SENTENCES.stand(isStand(stand) ? LETTER_LABELS.stand[stand][0] : "", words)),
        ]),
      ],
      [
        HEADINGS.contact,
        contact(parts),
        ...(facts.isPetitionItem ? [] : [paragraph(SENTENCES.noRemedyButAsk)]),
      ],
      facts.isPetitionItem ? [HEADINGS.remedy, paragraph(SENTENCES.remedy(facts.superiorName))] : null,
    ),
  ];
}

/** The whole text of a letter but for what signing adds: number, date and seal. */
export const letterBody = (kind: LetterKind, facts: LetterFacts, parts: LetterParts): LetterBody => ({
  title: LETTER_LABELS.letterKind[kind][0],
  blocks: BUILDERS[kind](facts, parts),
  unit: facts.unitName,
});
