import { Checkbox, Hidden, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { label, say } from "#lib/domain/labels.ts";
import {
  markName,
  neverStands,
  WALL_PARTS,
  type WallMarks,
  type WallPart,
  type WallTexts,
} from "#lib/domain/open/wall.ts";
import { marksIn, pieces, redacted } from "#lib/domain/redaction/redaction.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

const heading = (part: WallPart, lang: Lang): string => {
  const words = say(messages, lang);
  return { statement: words.said, done: words.done, state: words.state, next: words.next }[part];
};

/** The texts as they are, with what is struck out marked by line, frame and kind, never by colour alone. */
export function Original({ texts, struck, lang }: { texts: WallTexts; struck: WallMarks; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <DefinitionList
      items={WALL_PARTS.map((part) => [
        heading(part, lang),
        <span key={part} lang="zh-CN">
          {pieces(texts[part], struck[part]).map(({ text, span }, at) =>
            span ? (
              <del
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text that never moves
                key={at}
                className="rounded-sm border border-vermilion bg-vermilion-wash px-1"
                title={`${words.struckWord}: ${label("redactionKind", span.kind, lang)}`}
              >
                {text}
              </del>
            ) : (
              text
            ),
          )}
        </span>,
      ])}
    />
  );
}

/** The same as everybody will read it. */
export function Preview({ texts, struck, lang }: { texts: WallTexts; struck: WallMarks; lang: Lang }) {
  return (
    <DefinitionList
      items={WALL_PARTS.map((part) => [
        heading(part, lang),
        <span key={part} lang="zh-CN">
          {marksIn(redacted(texts[part], struck[part]), lang)}
        </span>,
      ])}
    />
  );
}

type StrikeFormProps = {
  issueId: string;
  replyId: string;
  texts: WallTexts;
  /** what the rules found */
  marks: WallMarks;
  stand: readonly string[];
  more: readonly string[];
  action: FormAction;
  lang: Lang;
};
const MOST_MARKS = 50;

/** What was marked by mistake may stand, but never a phone, an identity or a card number; more can be struck out in words. */
export function StrikeForm({ issueId, replyId, texts, marks, stand, more, action, lang }: StrikeFormProps) {
  const words = say(messages, lang);
  const open = WALL_PARTS.flatMap((part) =>
    marks[part]
      .filter((span) => !neverStands(span))
      .map((span) => ({ span, name: markName(part, span), words: texts[part].slice(span.from, span.to) })),
  ).slice(0, MOST_MARKS);
  return (
    <ActionForm action={action} lang={lang} name="strike" submit={words.save} submitTone="quiet">
      <Hidden name="issueId" value={issueId} />
      <Hidden name="replyId" value={replyId} />
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium">{words.standTitle}</legend>
        {open.length === 0 && <p className="text-ink-soft">{words.standNone}</p>}
        {open.map((mark, at) => (
          <div key={mark.name}>
            <Hidden name={`stand.${at}.mark`} value={mark.name} />
            <Checkbox
              name={`stand.${at}.on`}
              label={words.standOne(label("redactionKind", mark.span.kind, lang), mark.words)}
              defaultChecked={stand.includes(mark.name)}
            />
          </div>
        ))}
      </fieldset>
      <TextArea
        name="more"
        label={words.moreWords}
        hint={words.moreHint}
        rows={4}
        defaultValue={more.join("\n")}
      />
    </ActionForm>
  );
}
