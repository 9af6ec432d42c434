import { DueChip } from "#components/ui/chip.tsx";
import { Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import type { Clock, CoTaskRecord } from "#lib/domain/casework/issue.ts";
import type { JointAnswer } from "#lib/domain/casework/jointRating.ts";
import { label, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { besideMessages } from "./messages-beside.ts";

type Task = CoTaskRecord & { readonly doneAt: Date | null; readonly doneWords: string | null };
type JointHandlingProps = {
  tasks: readonly Task[];
  /** what both sides of a whistle said of the work */
  answers: readonly JointAnswer[];
  clocks: readonly Clock[];
  units: Readonly<Record<string, string>>;
  now: Date;
  lang: Lang;
};

/** 会办: who was asked for what, by when, and what they report. */
export function JointHandling({ tasks, answers, clocks, units, now, lang }: JointHandlingProps) {
  const words = say(besideMessages, lang);
  if (tasks.length === 0) return null;
  return (
    <Section title={words.joint}>
      <Table
        caption={words.joint}
        captionHidden
        head={[words.unit, words.task, words.dueOn, words.done]}
        rows={tasks.map((task) => ({
          key: task.id,
          cells: [
            <span key="unit" className="grid min-w-24">
              {units[task.unitId] ?? ""}
              <span className="text-sm text-ink-soft">{label("coTaskKind", task.kind, lang)}</span>
            </span>,
            <span key="task" className="block min-w-36 whitespace-pre-line">
              {task.task}
            </span>,
            <Due
              key="due"
              task={task}
              clock={clocks.find(({ id }) => id === task.id)}
              now={now}
              lang={lang}
            />,
            task.doneAt ? (
              <span key="done" className="grid min-w-36">
                <span className="whitespace-pre-line">{task.doneWords}</span>
                <span className="text-sm text-ink-soft">{showDateTime(task.doneAt, lang)}</span>
              </span>
            ) : (
              "—"
            ),
          ],
        }))}
      />
      {answers.length > 0 && (
        <ul className="grid gap-2" aria-label={words.bothSides}>
          {answers.map((answer) => (
            <Answer
              key={`${answer.taskId} ${answer.side}`}
              answer={answer}
              task={tasks.find(({ id }) => id === answer.taskId)}
              units={units}
              lang={lang}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

type AnswerProps = Pick<JointHandlingProps, "units" | "lang"> & {
  answer: JointAnswer;
  task: Task | undefined;
};
/** 互评: what one side said of the other's work; before one's own answer only that it was said. */
function Answer({ answer: { side, answers, said, at }, task, units, lang }: AnswerProps) {
  const words = say(besideMessages, lang);
  const town = units[task?.askedByUnitId ?? ""] ?? "";
  const department = units[task?.unitId ?? ""] ?? "";
  const [by, about] = side === "TOWN" ? ([town, department] as const) : ([department, town] as const);
  return (
    <li className="rounded-md border border-line px-3 py-2">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{words.ratedBy(by, about)}</span>
        <time dateTime={at.toISOString()} className="text-sm text-ink-soft">
          {showDateTime(at, lang)}
        </time>
      </p>
      {answers === null ? (
        <p className="text-ink-soft">{words.afterYours}</p>
      ) : (
        <p>{answers.map(({ question, yes }) => words[question](yes)).join(lang === "zh" ? "，" : ", ")}</p>
      )}
      {said && <p className="whitespace-pre-line">{said}</p>}
    </li>
  );
}

type DueProps = { task: Task; clock: Clock | undefined; now: Date; lang: Lang };
/** A task that is not asked for any more, because the issue was given away, says so. */
function Due({ task: { dueOn, doneAt }, clock, now, lang }: DueProps) {
  const words = say(besideMessages, lang);
  return (
    <span className="grid justify-items-start gap-1">
      <span className="whitespace-nowrap">{showDate(dueOn, lang)}</span>
      {clock?.breachedAt && <span className="font-medium text-vermilion">{words.late}</span>}
      {!doneAt && clock?.stop && <span className="text-ink-soft">{words.notAsked}</span>}
      {!doneAt && clock && !clock.stop && <DueChip dueAt={clock.dueAt} now={now} lang={lang} />}
    </span>
  );
}
