import { Hidden, RadioGroup, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { JOINT_QUESTIONS } from "#lib/domain/casework/jointRating.ts";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import type { CoTaskKind, Lang } from "#lib/domain/vocabulary.ts";
import type { FormFacts, OwnTask } from "./facts.ts";
import { jointMessages } from "./messages-joint.ts";
import { type Fields, mustSay } from "./parts.tsx";

/** Several units on one issue: 会办 · 吹哨 · 报到 · 完成分工. */
export const JOINT_FIELDS = {
  addCoHandler: ({ today, helpers, lang }) => {
    const words = say(jointMessages, lang);
    return (
      <>
        {helper("unitId", words.helper, helpers, lang, true)}
        {mustSay("task", words.task, { rows: 2, hint: words.taskHint })}
        <TextField name="dueOn" label={words.dueOn} hint={words.dueOnHint} type="date" required min={today} />
      </>
    );
  },
  whistle: ({ helpers, lang }) => {
    const words = say(jointMessages, lang);
    return (
      <>
        <TextField name="where" label={words.where} required />
        {mustSay("lacking", words.lacking, { rows: 2 })}
        {helper("unitId", words.whistleTo, helpers, lang, true)}
        {helper("otherUnitId", words.whistleAlso, helpers, lang)}
        {helper("thirdUnitId", words.whistleAlso, helpers, lang)}
      </>
    );
  },
  reportIn: ({ ownTasks = [], lang }) => (
    <>
      {taskChoice(of("WHISTLE", ownTasks), lang)}
      {mustSay("words", say(jointMessages, lang).reportWords, { rows: 2 })}
    </>
  ),
  finishTask: ({ ownTasks = [], lang }) => (
    <>
      {taskChoice(of("CO_HANDLER", ownTasks), lang)}
      {mustSay("words", say(jointMessages, lang).doneWords)}
    </>
  ),
  meet: ({ today, lang }) => {
    const words = say(jointMessages, lang);
    return (
      <>
        <TextField name="on" label={words.metOn} type="date" required max={today} defaultValue={today} />
        <TextField name="present" label={words.present} hint={words.presentHint} required />
        {mustSay("words", words.agreed, { rows: 5, hint: words.agreedHint })}
      </>
    );
  },
  rateJoint: ({ toRate = [], lang }) => {
    const words = say(jointMessages, lang);
    const side = toRate[0]?.side ?? "TOWN";
    const same = toRate.filter((whistle) => whistle.side === side);
    const [only] = same;
    return (
      <>
        {same.length === 1 && only ? (
          <Hidden name="taskId" value={only.id} />
        ) : (
          <RadioGroup
            name="taskId"
            label={words.whichUnit}
            required
            options={same.map(({ id, other }) => ({ value: id, label: other }))}
          />
        )}
        {JOINT_QUESTIONS[side].map((question) => (
          <RadioGroup
            key={question}
            name={question}
            label={words[question]}
            required
            inline
            options={[
              { value: "yes", label: words.yes },
              { value: "no", label: words.no },
            ]}
          />
        ))}
        <TextArea
          name="said"
          label={words.said}
          hint={words.saidHint}
          rows={2}
          maxLength={TEXT_LIMITS.words}
        />
      </>
    );
  },
} as const satisfies Record<string, Fields>;

function helper(
  name: string,
  text: string,
  helpers: FormFacts["helpers"] = [],
  lang: Lang,
  required = false,
) {
  return (
    <Select
      name={name}
      label={text}
      required={required}
      {...(!required && { placeholder: say(jointMessages, lang).nobodyElse })}
      options={helpers.map((level) => ({
        label: level.name,
        options: level.units.map(({ id, name: unit }) => ({ value: id, label: unit })),
      }))}
    />
  );
}

const of = (kind: CoTaskKind, tasks: readonly OwnTask[]) => tasks.filter((task) => task.kind === kind);

/** Which task: only asked where there is more than one. */
function taskChoice(tasks: readonly OwnTask[], lang: Lang) {
  const words = say(jointMessages, lang);
  const told = ({ task, dueOn }: OwnTask) => words.taskDue(task, showDate(dueOn, lang));
  const [only] = tasks;
  if (tasks.length === 1 && only)
    return (
      <>
        <Hidden name="taskId" value={only.id} />
        <p className="font-medium">{told(only)}</p>
      </>
    );
  return (
    <RadioGroup
      name="taskId"
      label={words.whichTask}
      required
      options={tasks.map((task) => ({ value: task.id, label: told(task) }))}
    />
  );
}
