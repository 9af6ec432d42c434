import { Hidden, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { dueDayOf, type PeopleStep } from "#lib/domain/direct/instructions.ts";
import { label, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Lang, TaskVerb } from "#lib/domain/vocabulary.ts";
import { TaskHead, type TaskLine } from "./list.tsx";
import { messages } from "./messages.ts";

type Step = {
  readonly id: string;
  readonly verb: TaskVerb;
  readonly words: string;
  readonly dueAt: Date;
  readonly dutyTitle: string;
  readonly unit: string | null;
  readonly at: Date;
};
type Task = TaskLine & { readonly steps: readonly PeopleStep[]; readonly trail: readonly Step[] };
export type WordStep = Exclude<PeopleStep, "open">;
type TasksProps = {
  tasks: readonly Task[];
  /** new ids, one for each step of each task */
  ids: readonly (readonly string[])[];
  actions: Readonly<Record<WordStep, FormAction>>;
  today: CivilDate;
  dueOn: CivilDate;
  now: Date;
  lang: Lang;
};

/** Each unit with its receipt, what it reported, and the next steps of whoever reads. */
export function Tasks({ tasks, ids, actions, now, lang, ...days }: TasksProps) {
  const words = say(messages, lang);
  return (
    <Section title={words.tasks}>
      <ul className="grid gap-4">
        {tasks.map((task, at) => (
          <li key={task.id} className="grid gap-3 rounded-md border border-line bg-paper-strong p-4">
            <TaskHead task={task} now={now} lang={lang} />
            <Trail steps={task.trail} lang={lang} />
            <div className="no-print grid gap-2">
              {task.steps.map((verb, no) =>
                verb === "open" ? null : (
                  <StepForm
                    key={verb}
                    verb={verb}
                    task={task}
                    stepId={ids[at]?.[no] ?? ""}
                    action={actions[verb]}
                    {...days}
                    lang={lang}
                  />
                ),
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Trail({ steps, lang }: { steps: readonly Step[]; lang: Lang }) {
  const words = say(messages, lang);
  if (steps.length === 0) return null;
  return (
    <ol className="grid gap-3">
      {steps.map(({ id, verb, words: said, dueAt, dutyTitle, unit, at }) => (
        <li
          key={id}
          className={`border-l-2 pl-3 ${verb === "overdue" ? "border-vermilion" : "border-line-strong"}`}
        >
          <p className={verb === "overdue" ? "font-medium text-vermilion" : "font-medium"}>
            {label("taskVerb", verb, lang)}
            <span className="ml-2 text-sm font-normal text-ink-soft">
              {words.step(words.by(unit ?? words.system, dutyTitle), showDateTime(at, lang))}
              {verb === "sendBack" && ` · ${words.newDue(showDate(dueDayOf(dueAt), lang))}`}
            </span>
          </p>
          {said && <p className="max-w-prose whitespace-pre-line">{said}</p>}
        </li>
      ))}
    </ol>
  );
}

type StepProps = {
  verb: WordStep;
  task: Task;
  stepId: string;
  action: FormAction;
  today: CivilDate;
  dueOn: CivilDate;
  lang: Lang;
};
function StepForm({ verb, task, stepId, action, today, dueOn, lang }: StepProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name={`${verb}-${task.id.slice(-8)}`}
      submit={words[verb]}
      fold={{ summary: words[verb] }}
      className="max-w-2xl"
    >
      <Hidden name="stepId" value={stepId} />
      <Hidden name="taskId" value={task.id} />
      <Hidden name="version" value={task.version} />
      <TextArea
        name="words"
        label={words[`${verb}Words`]}
        {...(verb === "end" && { hint: words.endHint })}
        required
        rows={3}
        maxLength={TEXT_LIMITS.words}
      />
      {verb === "sendBack" && (
        <TextField
          name="dueOn"
          label={words.sendBackDue}
          hint={words.dueHint}
          type="date"
          required
          min={today}
          defaultValue={dueOn}
        />
      )}
    </ActionForm>
  );
}
