import type { LetterBlock, LetterBody } from "#lib/domain/letters/blocks.ts";
import { paperDate } from "#lib/domain/letters/facts.ts";
import { PAPER } from "#lib/domain/letters/messages.ts";
import css from "./paper.module.css";

type PaperProps = {
  body: LetterBody;
  addressee: string | null;
  number: string | null;
  on: string | null;
  voided: boolean;
  /** shown on the screen where the seal goes; the paper leaves the room */
  seal: string;
};

/** The letter as it is printed, from the same blocks as the .docx (domain.md F5). Always Chinese, always black on white. */
export function LetterPaper({ body, addressee, number, on, voided, seal }: PaperProps) {
  return (
    <article lang="zh-CN" className={css.paper} aria-label={body.title}>
      {voided && (
        <p className={css.number}>
          <span className={css.void}>{PAPER.voided}</span>
        </p>
      )}
      <h2 className={css.title}>{body.title}</h2>
      <p className={css.number}>{number}</p>
      <p>{PAPER.addressee(addressee ?? PAPER.nobody)}</p>
      {numbered(body.blocks).map(({ key, block }) => (
        <p key={key} className={`${css.paragraph} ${LOOKS[block.kind]}`}>
          {block.text}
        </p>
      ))}
      <div className={css.below}>
        <p>
          {body.unit} <span className={css.seal}>{seal}</span>
        </p>
        {on && <p>{paperDate(on)}</p>}
      </div>
    </article>
  );
}

const LOOKS: Record<LetterBlock["kind"], string | undefined> = {
  PARAGRAPH: "",
  HEADING_1: css.heading1,
  HEADING_2: css.heading2,
  HEADING_3: "",
};
/** Paragraphs never move, so their place names them. */
const numbered = (blocks: readonly LetterBlock[]) => blocks.map((block, at) => ({ key: String(at), block }));
