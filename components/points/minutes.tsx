import { categoryOptions } from "#components/issue/categoryOptions.ts";
import { Checkbox, Hidden, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import { CONFIDENTIALITIES, type Lang, type RaisedEnd } from "#lib/domain/vocabulary.ts";
import { sessionMessages } from "./messages-session.ts";

export type Item = {
  readonly id: string;
  readonly words: string;
  readonly by: string;
  readonly at: Date;
  readonly corrections: readonly { readonly words: string; readonly by: string; readonly at: string }[];
  readonly end: RaisedEnd | null;
  readonly endWords: string;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly issueId: string | null;
  /** words of a confidential matter that is for others to read */
  readonly withheld: boolean;
  /** the reader may open the matter it became */
  readonly opens: boolean;
};
export type MinuteDoors = Readonly<Record<"note" | "correct" | "file" | "answer" | "leave", FormAction>>;

type MinutesProps = {
  sessionId: string;
  items: readonly Item[];
  /** ids for the next item and for a correction of each */
  itemId: string;
  correctionIds: readonly string[];
  /** the session is not over: more can be noted, and items can end */
  open: boolean;
  /** may register what was raised, and print its receipt */
  files: boolean;
  doors: MinuteDoors;
  lang: Lang;
};

/** What was raised, in the order it was noted: the words as they were said, corrections beside, and how each ended. */
export function Minutes({ sessionId, items, itemId, correctionIds, open, files, doors, lang }: MinutesProps) {
  const words = say(sessionMessages, lang);
  return (
    <>
      {open && (
        <p className="max-w-prose text-ink-soft">
          {words.minutesLead}
          {!files && words.askRecorder}
        </p>
      )}
      <ol className="grid gap-4">
        {items.map((item, at) => (
          <li
            key={item.id}
            id={`item-${item.id.slice(-6)}`}
            className="grid scroll-mt-6 gap-3 rounded-md border border-line bg-paper-strong p-4"
          >
            <ItemWords item={item} no={at + 1} files={files} lang={lang} />
            <Steps
              item={item}
              sessionId={sessionId}
              correctionId={correctionIds[at] ?? ""}
              open={open && !item.end}
              files={files}
              doors={doors}
              lang={lang}
            />
          </li>
        ))}
      </ol>
      {open && (
        <ActionForm
          key={items.length}
          action={doors.note}
          lang={lang}
          name="note"
          submit={words.note}
          className="max-w-2xl"
        >
          <Hidden name="itemId" value={itemId} />
          <Hidden name="sessionId" value={sessionId} />
          <TextArea
            name="words"
            label={words.noteWords}
            hint={words.noteHint}
            required
            rows={3}
            maxLength={TEXT_LIMITS.statement}
          />
        </ActionForm>
      )}
    </>
  );
}

const Of = ({ item, sessionId }: { item: Item; sessionId: string }) => (
  <>
    <Hidden name="itemId" value={item.id} />
    <Hidden name="sessionId" value={sessionId} />
  </>
);

type WordsProps = { item: Item; no: number; files: boolean; lang: Lang };
function ItemWords({ item, no, files, lang }: WordsProps) {
  const words = say(sessionMessages, lang);
  return (
    <div className="grid gap-1">
      <h3 className="flex flex-wrap items-center gap-x-3 font-bold">
        {words.itemNo(no)}
        {item.end ? (
          <span className="font-medium text-celadon">{label("raisedEnd", item.end, lang)}</span>
        ) : (
          <span className="font-medium text-amber">{words.openItem}</span>
        )}
      </h3>
      {item.withheld ? (
        <p className="text-ink-soft">{words.withheld}</p>
      ) : (
        <p className="whitespace-pre-line">{item.words}</p>
      )}
      {item.corrections.map(({ words: said, by, at }) => (
        <p key={at} className="border-l-4 border-line-strong pl-3">
          {words.correctedBy(said, by, showDateTime(new Date(at), lang))}
        </p>
      ))}
      {item.endWords && <p className="border-l-4 border-celadon pl-3 whitespace-pre-line">{item.endWords}</p>}
      <p className="flex flex-wrap items-center gap-x-4 text-sm text-ink-soft">
        <span>{words.notedBy(item.by, showDateTime(item.at, lang))}</span>
        {item.endedAt && item.endedBy && (
          <span>{words.endedBy(item.endedBy, showDateTime(item.endedAt, lang))}</span>
        )}
        {item.opens && (
          <>
            {files && (
              <Link
                href={`/issues/${item.issueId}/slip`}
                className="inline-flex min-h-(--target) items-center text-base font-medium underline"
              >
                {words.receipt}
              </Link>
            )}
            <Link
              href={`/issues/${item.issueId}`}
              className="inline-flex min-h-(--target) items-center text-base underline"
            >
              {words.toIssue}
            </Link>
          </>
        )}
      </p>
    </div>
  );
}

type StepsProps = {
  item: Item;
  sessionId: string;
  correctionId: string;
  /** it can still end */
  open: boolean;
  files: boolean;
  doors: MinuteDoors;
  lang: Lang;
};
/** Side by side until one is opened. An item ends in one of three ways (domain.md N19): a matter with its receipt, an answer on the spot, a reason. */
function Steps({ item, sessionId, correctionId, open, files, doors, lang }: StepsProps) {
  const words = say(sessionMessages, lang);
  const name = (of: string) => `${of}-${item.id.slice(-6)}`;
  return (
    <div className="grid items-start gap-2 sm:grid-cols-2 lg:grid-cols-4 [&>:has(details[open])]:col-span-full">
      {open && files && (
        <ActionForm
          action={doors.file}
          lang={lang}
          name={name("file")}
          submit={words.fileDo}
          fold={{ summary: words.file }}
        >
          <Of item={item} sessionId={sessionId} />
          <TextField name="placeText" label={words.where} hint={words.whereHint} autoComplete="off" />
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField name="residentName" label={words.name} autoComplete="off" />
            <TextField
              name="residentPhone"
              label={words.phone}
              type="tel"
              inputMode="tel"
              autoComplete="off"
            />
            <Select
              name="category"
              label={words.category}
              placeholder={words.noCategory}
              options={categoryOptions(lang)}
            />
            <Select
              name="confidentiality"
              label={words.secrecy}
              required
              placeholder={false}
              defaultValue="NORMAL"
              options={CONFIDENTIALITIES.map((value) => ({
                value,
                label: label("confidentiality", value, lang),
              }))}
            />
          </div>
          <Checkbox name="hazard" label={words.hazard} hint={words.hazardHint} />
          <TextField name="lateReason" label={words.lateEntry} hint={words.lateEntryHint} />
        </ActionForm>
      )}
      {open && (
        <ActionForm
          action={doors.answer}
          lang={lang}
          name={name("answer")}
          submit={words.answerDo}
          fold={{ summary: words.answer }}
        >
          <Of item={item} sessionId={sessionId} />
          <TextArea name="answer" label={words.answerWords} hint={words.answerHint} required rows={3} />
        </ActionForm>
      )}
      {open && (
        <ActionForm
          action={doors.leave}
          lang={lang}
          name={name("leave")}
          submit={words.leaveDo}
          submitTone="quiet"
          fold={{ summary: words.leave }}
        >
          <Of item={item} sessionId={sessionId} />
          <TextArea name="reason" label={words.leaveReason} required rows={2} />
        </ActionForm>
      )}
      {!item.withheld && (
        <ActionForm
          key={item.corrections.length}
          action={doors.correct}
          lang={lang}
          name={name("correct")}
          submit={words.correctDo}
          submitTone="quiet"
          fold={{ summary: words.correction }}
        >
          <Of item={item} sessionId={sessionId} />
          <Hidden name="correctionId" value={correctionId} />
          <TextArea name="words" label={words.correction} required rows={2} />
        </ActionForm>
      )}
    </div>
  );
}
