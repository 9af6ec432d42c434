import { Hidden } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState } from "#components/ui/page.tsx";
import { dueDayOf, isOpenTask } from "#lib/domain/direct/instructions.ts";
import { label, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Lang, TaskState } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { type InstructionOn, subjectText } from "./subject.ts";

export type TaskLine = {
  readonly id: string;
  readonly unit: string;
  readonly state: TaskState;
  readonly dueAt: Date;
  readonly overdueAt: Date | null;
  readonly late: boolean;
  readonly own: boolean;
  readonly version: number;
  readonly openedAt: Date | null;
  readonly openedTitle: string | null;
};
export type InstructionLine = InstructionOn & {
  readonly id: string;
  readonly office: string;
  readonly dutyTitle: string;
  readonly madeAt: Date;
  readonly words: string;
  readonly sealed: boolean;
  readonly tasks: readonly TaskLine[];
};
type ListProps = {
  instructions: readonly InstructionLine[];
  none: string;
  noneText?: string;
  /** the number of new ids in this list is that of its instructions */
  ids: readonly string[];
  open: FormAction;
  now: Date;
  lang: Lang;
};

/** Instructions as cards: what on, the words once they are opened, and how each unit stands. */
export function InstructionList({ instructions, none, noneText, ids, open, now, lang }: ListProps) {
  const words = say(messages, lang);
  if (instructions.length === 0) return <EmptyState title={none}>{noneText && <p>{noneText}</p>}</EmptyState>;
  return (
    <ul className="grid gap-3">
      {instructions.map((one, at) => (
        <li key={one.id} className="grid gap-2 rounded-md border border-line bg-paper-strong p-4">
          <h3 className="font-bold text-ink-strong">{subjectText(one, lang)}</h3>
          <p className="text-sm text-ink-soft">
            {words.by(one.office, one.dutyTitle)} · {showDateTime(one.madeAt, lang)}
          </p>
          {!one.sealed && <p className="line-clamp-3 max-w-prose whitespace-pre-line">{one.words}</p>}
          <ul className="grid gap-1">
            {one.tasks.map((task) => (
              <li key={task.id}>
                <TaskHead task={task} now={now} lang={lang} />
              </li>
            ))}
          </ul>
          {one.sealed ? (
            <OpenTask instruction={one} stepId={ids[at] ?? ""} action={open} lang={lang} />
          ) : (
            <Link
              href={`/instructions/${one.id}`}
              className="inline-flex min-h-(--target) items-center justify-self-start underline"
            >
              {words.toPage}
              <span className="sr-only"> {subjectText(one, lang)}</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A unit, how it stands, by when, and whether it was too late; in one line. */
export function TaskHead({ task, now, lang }: { task: TaskLine; now: Date; lang: Lang }) {
  const words = say(messages, lang);
  const lateNow = isOpenTask(task.state) && task.dueAt <= now;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <b>{task.unit}</b>
      <span>{label("taskState", task.state, lang)}</span>
      <span className="text-ink-soft">{words.due(showDate(dueDayOf(task.dueAt), lang))}</span>
      {task.late && (
        <span className="font-medium text-vermilion">{lateNow ? words.late : words.lateOnce}</span>
      )}
      <span className="text-sm text-ink-soft">
        {task.openedAt
          ? words.openedBy(task.openedTitle ?? "", showDateTime(task.openedAt, lang))
          : words.unread}
      </span>
    </span>
  );
}

type OpenProps = {
  instruction: { readonly tasks: readonly TaskLine[] };
  stepId: string;
  action: FormAction;
  lang: Lang;
};
/** The receipt is given by a press and not by looking: a page that is fetched ahead would give it for somebody who never read. */
export function OpenTask({ instruction, stepId, action, lang }: OpenProps) {
  const words = say(messages, lang);
  const task = instruction.tasks.find(({ own, state }) => own && state === "GIVEN");
  if (!task) return null;
  return (
    <ActionForm action={action} lang={lang} name={`open-${task.id.slice(-8)}`} submit={words.open}>
      <Hidden name="stepId" value={stepId} />
      <Hidden name="taskId" value={task.id} />
      <Hidden name="version" value={task.version} />
      <p className="text-sm text-ink-soft">{words.sealed}</p>
    </ActionForm>
  );
}
