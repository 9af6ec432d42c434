import { Checkbox, Hidden, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import { markName, neverStands } from "#lib/domain/points/minutes.ts";
import { pieces, type Span } from "#lib/domain/redaction/redaction.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { sessionMessages } from "./messages-session.ts";
import { ResultText } from "./resultText.tsx";

type ResultProps = {
  sessionId: string;
  result: {
    readonly version: number;
    readonly draft: string;
    readonly more: readonly string[];
    readonly stand: readonly string[];
    readonly marks: readonly Span[];
    readonly struck: readonly Span[];
    readonly preview: string;
    readonly publishedAt: Date | null;
  };
  save: FormAction;
  publish: FormAction;
  lang: Lang;
};
const MOST_MARKS = 50;

/** What came of a session: written, looked at with what is struck out, then public and never changed (domain.md Z26). */
export function Result({ sessionId, result, save, publish, lang }: ResultProps) {
  const words = say(sessionMessages, lang);
  const { version, draft, more, stand, marks, struck, preview, publishedAt } = result;
  if (publishedAt)
    return (
      <Section title={words.openResult} id="result">
        <ResultText text={preview} lang={lang} />
        <p className="text-ink-soft">{words.resultOn(showDateTime(publishedAt, lang))}</p>
      </Section>
    );
  const open = marks.filter((mark) => !neverStands(mark)).slice(0, MOST_MARKS);
  return (
    <Section title={words.results} id="result">
      <p className="max-w-prose text-ink-soft">{words.resultsLead}</p>
      <div className="grid max-w-2xl gap-4">
        <ActionForm
          key={version}
          action={save}
          lang={lang}
          name="result"
          submit={words.saveDraft}
          submitTone={version === 0 ? "main" : "quiet"}
        >
          <Hidden name="sessionId" value={sessionId} />
          <Hidden name="version" value={version} />
          <TextArea name="draft" label={words.draft} required rows={10} defaultValue={draft} />
          {version > 0 && open.length > 0 && (
            <fieldset className="grid gap-2">
              <legend className="mb-1 font-medium">{words.stand}</legend>
              {open.map((mark, at) => (
                <div key={markName(mark)}>
                  <Hidden name={`stand.${at}.mark`} value={markName(mark)} />
                  <Checkbox
                    name={`stand.${at}.on`}
                    label={words.standOne(
                      label("redactionKind", mark.kind, lang),
                      draft.slice(mark.from, mark.to),
                    )}
                    defaultChecked={stand.includes(markName(mark))}
                  />
                </div>
              ))}
            </fieldset>
          )}
          <TextArea
            name="more"
            label={words.more}
            hint={words.moreHint}
            rows={2}
            defaultValue={more.join("\n")}
          />
        </ActionForm>
        {version > 0 && (
          <>
            <h3 className="text-lg font-bold">{words.struck}</h3>
            <p className="whitespace-pre-line" lang="zh-CN">
              {pieces(draft, struck).map(({ text, span }, at) =>
                span ? (
                  <del
                    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text that never moves
                    key={at}
                    className="rounded-sm border border-vermilion bg-vermilion-wash px-1"
                    title={label("redactionKind", span.kind, lang)}
                  >
                    {text}
                  </del>
                ) : (
                  text
                ),
              )}
            </p>
            <h3 className="text-lg font-bold">{words.preview}</h3>
            <div className="rounded-md border border-line bg-paper-strong p-4">
              <ResultText text={preview} lang={lang} />
            </div>
            <ActionForm
              action={publish}
              lang={lang}
              name="publish"
              submit={words.publish}
              confirm={words.publishConfirm}
            >
              <Hidden name="sessionId" value={sessionId} />
              <Hidden name="version" value={version} />
            </ActionForm>
          </>
        )}
      </div>
    </Section>
  );
}
