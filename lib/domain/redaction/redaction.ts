import { label } from "../labels.ts";
import { type Lang, REDACTION_KINDS, type RedactionKind } from "../vocabulary.ts";
import { runs } from "./figures.ts";
import { fold } from "./folded.ts";
import { namesIn } from "./names.ts";
import { type Found, numbersIn } from "./numbers.ts";
import { shapesIn } from "./patterns.ts";

/** A stretch of a text, in UTF-16 units from 0, that must not become public. */
export type Span = { readonly from: number; readonly to: number; readonly kind: RedactionKind };

/**
 * Finds what tells of a person in Chinese or English prose: phones, identity and card numbers, doors, plates, mail addresses,
 * accounts, names; also where they are hidden from a simple search (full-width, spelled, spaced, circled …). `known` are names
 * that are certainly personal, such as that of the resident. A person looks at the result, so that more is marked rather
 * than less (PIPL §25, domain.md Z26). Spans are in order, do not overlap, never cut a character, and the text is not
 * changed. Never throws; linear in the length of the text.
 */
export function findPersonal(text: string, known: readonly string[] = []): Span[] {
  const folded = fold(text);
  const found = [
    ...runs(folded).flatMap((run) => numbersIn(folded, run)),
    ...shapesIn(folded),
    ...namesIn(folded, known),
  ];
  return joined(found.map((one) => inOriginal(one, folded)));
}

const inOriginal = ({ from, to, kind }: Found, folded: ReturnType<typeof fold>): Span => ({
  kind,
  from: folded.from[from] ?? 0,
  to: folded.to[to - 1] ?? 0,
});

/** Spans in order; those that overlap become one, named after the gravest of them. */
export function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (span.to <= span.from) continue;
    const last = whole.at(-1);
    if (!last || span.from >= last.to) whole.push(span);
    else
      whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, span.to), kind: graver(last, span) };
  }
  return whole;
}
const graver = (a: Span, b: Span): RedactionKind =>
  REDACTION_KINDS.indexOf(a.kind) <= REDACTION_KINDS.indexOf(b.kind) ? a.kind : b.kind;

/** Every place where a colleague's own words stand, as spans of kind OTHER. */
export function alsoStruck(text: string, phrases: readonly string[]): Span[] {
  return phrases.flatMap((phrase) => {
    const found: Span[] = [];
    if (phrase === "") return found;
    for (let from = text.indexOf(phrase); from >= 0; from = text.indexOf(phrase, from + phrase.length))
      found.push({ from, to: from + phrase.length, kind: "OTHER" });
    return found;
  });
}

/** What nobody may let stand: it leads to the person whatever the sentence around it says. */
export const ALWAYS_STRUCK: readonly RedactionKind[] = ["ID_NUMBER", "BANK_CARD", "PHONE"];

/** A text in pieces, those to be struck out with their kind; put together again they are the text. */
export type Piece = { readonly text: string; readonly span: Span | null };
export function pieces(text: string, spans: readonly Span[]): Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.from > at) cut.push({ text: text.slice(at, span.from), span: null });
    cut.push({ text: text.slice(span.from, span.to), span });
    at = span.to;
  }
  if (at < text.length) cut.push({ text: text.slice(at), span: null });
  return cut;
}

/** As it is kept: nobody writes this by chance, so that it can be said in the words of each reader. */
const markOf = (kind: RedactionKind): string => `‹${label("redactionKind", kind, "zh")}›`;
const MARKS = new Map(REDACTION_KINDS.map((kind) => [markOf(kind), kind]));
/** A published text for a reader: the words stay, what was struck out is said as people say it (某某, 某处) or in their language. */
export const marksIn = (text: string, lang: Lang): string =>
  text.replace(/‹[^‹›]{1,8}›/g, (mark) => {
    const kind = MARKS.get(mark);
    return kind ? label("redactionMark", kind, lang) : mark;
  });

/** The text as it is kept once published: every span replaced by what stood there, ‹电话›. {@link marksIn} is what people read. */
export const redacted = (text: string, spans: readonly Span[]): string =>
  pieces(text, spans)
    .map((piece) => (piece.span ? markOf(piece.span.kind) : piece.text))
    .join("");
