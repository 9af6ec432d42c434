import { type CivilDate, shanghaiDate } from "../calendar/calendar.ts";
import { label } from "../labels.ts";
import type { LetterBlock, LetterBody } from "../letters/blocks.ts";
import { paperDate } from "../letters/facts.ts";
import { HEADING_1, HEADING_3, PAPER } from "../letters/messages.ts";
import { DIGEST_SECTIONS, type DigestKind, type EntrySection } from "../vocabulary.ts";
import { DIGEST_FIGURES, type DigestFigures, type DigestText, type EntryFacts } from "./digests.ts";
import { DIGEST_PAPER, entryText } from "./messages.ts";

type DigestOnPaper = {
  readonly unit: string;
  readonly kind: DigestKind;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
  readonly figures: DigestFigures;
  readonly asOf: Date;
  readonly text: DigestText;
  readonly entries: readonly { readonly section: EntrySection; readonly facts: EntryFacts }[];
};

/**
 * The digest as an office paper, made of the same blocks as a letter (domain.md F5), for the screen, the printer and .docx. A
 * section of which there is nothing to say is left out: nobody signs a heading with "nothing" below it.
 */
export function digestBody(digest: DigestOnPaper): LetterBody {
  const paragraphs = (text: string): LetterBlock[] =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => ({ kind: "PARAGRAPH", text: line }));
  const told = (section: (typeof DIGEST_SECTIONS)[number]): LetterBlock[] => {
    if (section === "FIGURES")
      return [
        ...DIGEST_FIGURES.map(
          (id): LetterBlock => ({ kind: "PARAGRAPH", text: DIGEST_PAPER.figure(id, digest.figures) }),
        ),
        { kind: "PARAGRAPH", text: DIGEST_PAPER.asOf(paperDate(shanghaiDate(digest.asOf))) },
      ];
    const entries = digest.entries
      .filter((entry) => entry.section === section)
      .map(
        ({ section: of, facts }, no): LetterBlock => ({
          kind: "HEADING_3",
          text: HEADING_3(no, entryText(of, facts, "zh")),
        }),
      );
    return [...paragraphs(digest.text[section]), ...entries];
  };
  const blocks = DIGEST_SECTIONS.map((section) => ({ section, content: told(section) }))
    .filter(({ content }) => content.length > 0)
    .flatMap(({ section, content }, at): LetterBlock[] => [
      { kind: "HEADING_1", text: HEADING_1(at, label("digestSection", section, "zh")) },
      ...content,
    ]);
  return { title: DIGEST_PAPER.title(digest.unit, digest.kind), blocks, unit: PAPER.council(digest.unit) };
}
