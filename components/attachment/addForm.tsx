import { Button } from "#components/ui/button.tsx";
import { Hidden, Select } from "#components/ui/field.tsx";
import { FormStateProvider } from "#components/ui/formState.tsx";
import { Notice } from "#components/ui/page.tsx";
import { say, sentence, showDateTime } from "#lib/domain/labels.ts";
import { PROBLEM_CODES, problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { FilePicker } from "./filePicker.tsx";
import { messages } from "./messages.ts";
import { PlainPicker } from "./plainPicker.tsx";

export type AddTo = {
  /** the entry as one word */
  readonly to: string;
  /** the day of the answer, for answers */
  readonly repliedAt?: Date;
};
type AddFormProps = { lang: Lang; as: "staff" | "resident"; entries: readonly AddTo[]; submit?: string };

/**
 * Adds files to what is there already. A plain form to a door of its own: without script it carries the files, with
 * script only the ids of those that were sent while it was open.
 */
export function AddForm({ lang, as, entries, submit }: AddFormProps) {
  const words = say(messages, lang);
  const [only] = entries;
  if (!only) return null;
  return (
    <form
      id="add-files"
      action="/api/upload/form"
      method="post"
      encType="multipart/form-data"
      className="no-print grid gap-4"
    >
      <FormStateProvider lang={lang} prefix="field-files-">
        <Hidden name="as" value={as} />
        {entries.length === 1 ? (
          <Hidden name="entry" value={only.to} />
        ) : (
          <Select
            name="entry"
            label={words.belongs}
            required
            placeholder={false}
            options={entries.map(({ to, repliedAt }) => ({
              value: to,
              label: repliedAt ? words.toReply(showDateTime(repliedAt, lang)) : words.toIssue,
            }))}
          />
        )}
        {as === "resident" ? (
          <PlainPicker lang={lang} />
        ) : (
          <FilePicker lang={lang} as={as} nativeName="files" />
        )}
        <div>
          <Button type="submit">{submit ?? words.add}</Button>
        </div>
      </FormStateProvider>
    </form>
  );
}

/** What came of adding files, as the address of the page tells it; nothing for any other word. */
export function AddedNotice({ came, lang, done }: { came: unknown; lang: Lang; done?: string }) {
  if (came === "DONE") return <Notice tone="good">{done ?? say(messages, lang).added}</Notice>;
  const code = PROBLEM_CODES.find((one) => one === came);
  if (!code) return null;
  return (
    <Notice tone="danger">
      {sentence(problem(code), lang)} {say(messages, lang).noneKept}
    </Notice>
  );
}
